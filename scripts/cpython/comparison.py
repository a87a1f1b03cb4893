"""Runs rounds of Speedup and rounds of its Python counterparts in turn, and prints both tables.

Called by scripts/compare-with-cpython, which says what the options are.
"""

import argparse
import datetime
import json
import math
import os
import pathlib
import platform
import random
import subprocess
import sys
import tempfile
import time

import figures
import runs
import strategies

HERE = pathlib.Path(__file__).parent
RUNTIME = f"CPython {platform.python_version()}"

# A small scale for RC4: pure Python takes seconds where the JVM's compiler takes milliseconds.
SELECTIONS = [
    ["[.]primes$", "strategy=sequential,fixed,process", "workers=1,2"],
    ["[.]rc4$", "strategy=sequential,fixed,process", "workers=1,2", "scale=0.25"],
    ["[.]sha256$", "strategy=sequential,fixed,process", "workers=1,2", "scale=16"],
    ["[.]flags$", "strategy=sequential,fixed,async", "workers=1,5,20", "delay=50"],
    # Not 20 processes: their start alone would take most of the time.
    ["[.]flags$", "strategy=process", "workers=1,5", "delay=50"],
]

# What process pools take that are opened and closed within the time.
COLD = [
    ["[.]flags$", "strategy=process", "workers=5", "delay=50"],
    ["[.]rc4$", "strategy=process", "workers=2", "scale=0.25,1"],
    ["[.]sha256$", "strategy=process", "workers=2", "scale=1,16"],
]


def now():
    return datetime.datetime.now(datetime.timezone.utc)


def stamp(moment):
    return moment.isoformat().replace("+00:00", "Z")


def java_round(options, selection, seed, scratch):
    """One round of Speedup."""
    words = [selection[0]]
    for parameter in selection[1:]:
        words += ["-p", parameter]
    results = pathlib.Path(tempfile.mkdtemp(dir=scratch))
    subprocess.run(
        [
            options.java,
            f"-Dspeedup.site={options.site}/flags",
            "-jar",
            options.jar,
            "run",
            "--rounds",
            "1",
            "--seed",
            str(seed),
            "--results",
            str(results),
            *words,
        ],
        check=False,
        stdout=subprocess.DEVNULL,
    )
    folder = next(results.iterdir(), None)
    run = runs.Run.read(folder) if folder else None
    if run is None or not run.forks:
        sys.exit(f"compare-with-cpython: Speedup measured nothing of {selection[0]}")
    return run


def python_round(options, template, seed):
    """One round of the Python counterparts of the cells of a run of Speedup."""
    begun = time.monotonic()
    cells, skipped = [], list(template.planned["plan"]["skipped"])
    for cell in template.planned["plan"]["cells"]:
        name = cell["benchmark"].rsplit(".", 1)[1]
        reason = strategies.objection(cell["params"]["strategy"], name)
        if reason is None:
            cells.append(cell)
        else:
            skipped.append({"cell": cell, "reason": reason})
    planned = dict(template.planned, version=RUNTIME, options=[])
    planned["plan"] = dict(template.planned["plan"], cells=cells, skipped=skipped)
    forks, failures = [], []
    for position, cell in enumerate(random.Random(seed).sample(cells, len(cells)), start=1):
        begin, load, started = time.monotonic(), os.getloadavg()[0], stamp(now())
        command = [sys.executable, str(HERE / "fork.py"), json.dumps(cell)]
        command += ["--site", options.site, "--jar", options.jar]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        elapsed = time.monotonic() - begin
        entry = {
            "round": 1,
            "position": position,
            "cell": cell,
            "started": started,
            "elapsed_seconds": elapsed,
        }
        if ended.returncode != 0:
            reason = (ended.stderr.strip().splitlines() or ["it said nothing"])[-1]
            failures.append({"type": "failure", **entry, "reason": reason})
            print(f"failed: {cell['params']}: {reason}", file=sys.stderr)
        else:
            noise = {"elapsed_seconds": elapsed, "load_before": load}
            settings = template.forks[0]["settings"]
            forks.append(fork(entry, json.loads(ended.stdout), settings, noise))
    # How a cell ends that was measured to the end: in the words of the template.
    measured = template.forks[-1]["cell"]
    end = next(entry for entry in template.ended if entry["cell"] == measured)
    ended = [dict(end, cell=entry["cell"]) for entry in forks]
    finished = {"type": "finished", "at": stamp(now()), "wall_seconds": time.monotonic() - begun}
    return runs.Run(planned, forks, failures, ended, finished, environment(template.environment))


def fork(entry, measured, settings, noise):
    """An entry of the journal, from what a fork printed."""
    warmup, seconds = measured["warmup_seconds"], measured["iteration_seconds"]
    return {
        "type": "fork",
        **entry,
        "warmup_scores": warmup,
        "scores": seconds,
        "unit": "s/op",
        "metrics": {
            "tasks": {"unit": "#", "scores": [measured["tasks"]] * len(seconds)},
            "cost.cpu": {"unit": "s", "scores": measured["cpu_seconds"]},
        },
        "settings": dict(
            settings,
            jmh_version="none",
            jvm="python3",
            jvm_args=[],
            jdk_version=platform.python_version(),
            vm_name=platform.python_implementation(),
            vm_version=platform.python_version(),
            warmup=dict(settings["warmup"], count=len(warmup)),
            measurement=dict(settings["measurement"], count=len(seconds)),
        ),
        "noise": noise,
        "aside": [],
    }


def environment(template):
    """The same machine, and another runtime."""
    libraries = {}
    if strategies.httpx is not None:
        libraries["httpx"] = strategies.httpx.__version__
    return dict(
        template,
        date=stamp(now()),
        jvm={
            "vendor": "Python Software Foundation",
            "version": platform.python_version(),
            "build": " ".join(platform.python_build()),
            "virtual_machine": platform.python_implementation(),
            "arguments": [],
            "collector": "reference counting",
            "max_heap_bytes": 0,
        },
        software=dict(template["software"], libraries=libraries),
    )


def print_tables(java, python, ratios):
    """A line a cell: time and speedup of both, and how many times faster Java is."""
    by_cell = {identity(row): row for row in python}
    measured = [row for row in java if row["status"] != "skipped"]
    for work in dict.fromkeys((row["workload"], row["params"]) for row in measured):
        of_java = [row for row in measured if (row["workload"], row["params"]) == work]
        print("\n" + " ".join(work).rstrip() + "\n")
        names = java[0]["runtime"], python[0]["runtime"]
        print(f"{'':18}  {names[0]:^27}  {names[1]:^27}  {'ratio':>22}")
        print(f"{'strategy':11}{'workers':>7}" + f"  {'time':>9}{'factor':>18}" * 2)
        print("-" * 100)
        for row in of_java:
            other = by_cell.get(identity(row))
            line = f"{row['strategy']:11}{row['workers']:>7}"
            if row["time_s"] == "":
                print(f"{line}  failed: {row['reason']}")
                continue
            line += pair(row)
            if other is None or other["time_s"] == "":
                reason = "not measured" if other is None else other["reason"]
                print(f"{line}  {reason}")
            else:
                print(f"{line}{pair(other)}  {interval(ratios[identity(row)]):>22}")


def identity(row):
    return tuple(row[c] for c in ("workload", "strategy", "workers", "lifecycle", "params"))


def interval(ratio):
    """A ratio with its interval, if more than one round tells of it."""
    value, low, high = ratio
    return f"{value:.2f}x" + (f" [{low:.2f} to {high:.2f}]" if low is not None else "")


def ratios_by_cell(java, python):
    """CPython's time over the JDK's, paired by round: the mean of the logarithms, at 95 %."""
    logarithms = {}
    for of_java, of_python in zip(java, python):
        for one, other in zip(of_java, of_python):
            mine, theirs = (
                {
                    figures.key(fork["cell"]): fork["scores"]
                    for fork in run.forks
                    if not fork["aside"]
                }
                for run in (one, other)
            )
            for cell in one.planned["plan"]["cells"]:
                key = figures.key(cell)
                if key in mine and key in theirs:
                    times = [sum(seconds) / len(seconds) for seconds in (theirs[key], mine[key])]
                    row = figures.start(cell, "", "")
                    logarithms.setdefault(identity(row), []).append(math.log(times[0] / times[1]))
    return {cell: figures.estimate(values) for cell, values in logarithms.items()}


def pair(row):
    speedup = f"{row['speedup']:.2f}x" if row["speedup"] != "" else ""
    if row["strategy"] != "sequential" and row["speedup_high"] != "":
        half = (row["speedup_high"] - row["speedup_low"]) / 2
        speedup += f" ± {half:.2f}"
    return f"  {row['time_s']:>8.3f}s{speedup:>18}"


def main():
    parser = argparse.ArgumentParser()
    for option in ("--java", "--jar", "--site", "--results"):
        parser.add_argument(option, required=True)
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--cold", action="store_true")
    options = parser.parse_args()
    time_stamp = now().strftime("%Y%m%d-%H%M%S")
    java, python = [], []
    with tempfile.TemporaryDirectory() as scratch:
        for number in range(options.rounds):
            seed = options.seed + number
            print(f"Round {number + 1} of {options.rounds}", file=sys.stderr)
            java.append([])
            python.append([])
            for selection in COLD if options.cold else SELECTIONS:
                java[-1].append(java_round(options, selection, seed, scratch))
                python[-1].append(python_round(options, java[-1][-1], seed))
    results = pathlib.Path(options.results)
    rows = {}
    for name, rounds in (("jdk", java), ("cpython", python)):
        run = runs.merged(rounds, name)
        version = run.environment["jvm"]["version"]
        runtime = RUNTIME if name == "cpython" else f"JDK {version}"
        rows[name] = run.write(results / f"{time_stamp}-{name}", runtime)
    print_tables(rows["jdk"], rows["cpython"], ratios_by_cell(java, python))
    print(
        "\nTime: geometric mean over"
        f" {options.rounds} {'round' if options.rounds == 1 else 'rounds'}, taken in turns. Factor: sequential time / time, paired by"
        " round;\n±: half the 95 % interval. Ratio: CPython's time / the JDK's, with its 95 % interval."
        f" Pools are opened\nand closed inside the time. The runs are kept in {results}/{time_stamp}-jdk and"
        f" {time_stamp}-cpython."
    )


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
