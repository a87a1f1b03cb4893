"""Runs rounds of Speedup and of what it is measured beside in turn, and prints them side by side.

Called by scripts/compare-with-cpython, which says what the options are.
"""

import argparse
import datetime
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import runs
import runtimes
import tables

HERE = pathlib.Path(__file__).parent

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
    ["[.]rc4$", "strategy=process", "workers=2", "scale=0.25,1,16"],
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


def counterpart_round(runtime, template, seed):
    """One round of what another runtime does for the cells of a run of Speedup."""
    begun = time.monotonic()
    cells, skipped = [], list(template.planned["plan"]["skipped"])
    for cell in template.planned["plan"]["cells"]:
        reason = runtime.objection(cell)
        if reason is None:
            cells.append(cell)
        else:
            skipped.append({"cell": cell, "reason": reason})
    planned = dict(template.planned, version=runtime.label, options=[])
    planned["plan"] = dict(template.planned["plan"], cells=cells, skipped=skipped)
    forks, failures = [], []
    for position, cell in enumerate(random.Random(seed).sample(cells, len(cells)), start=1):
        words = runtime.words(cell, template)
        begin, load, started = time.monotonic(), os.getloadavg()[0], stamp(now())
        command = [sys.executable, str(HERE / "fork.py"), json.dumps(cell), *words]
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
            settings = template.forks[0]["settings"] | runtime.settings(template)
            forks.append(fork(entry, json.loads(ended.stdout), settings, noise))
    # How a cell ends that was measured to the end: in the words of the template.
    measured = template.forks[-1]["cell"]
    end = next(entry for entry in template.ended if entry["cell"] == measured)
    ended = [dict(end, cell=entry["cell"]) for entry in forks]
    finished = {"type": "finished", "at": stamp(now()), "wall_seconds": time.monotonic() - begun}
    machine = template.environment | {"date": stamp(now())} | runtime.environment(template)
    return runs.Run(planned, forks, failures, ended, finished, machine)


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
            warmup=dict(settings["warmup"], count=len(warmup)),
            measurement=dict(settings["measurement"], count=len(seconds)),
        ),
        "noise": noise,
        "aside": [],
    }


def selections(options):
    """What is measured: all, or one workload of it."""
    every = COLD if options.cold else SELECTIONS
    return [one for one in every if options.workload in ("all", one[0][len("[.]") : -1])]


def main():
    parser = argparse.ArgumentParser()
    for option in ("--java", "--jar", "--site", "--results"):
        parser.add_argument(option, required=True)
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--workload", required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        others = runtimes.beside(options, scratch)
        java, beside = [], [[] for _ in others]
        for number in range(options.rounds):
            seed = options.seed + number
            print(f"Round {number + 1} of {options.rounds}", file=sys.stderr)
            for rounds in (java, *beside):
                rounds.append([])
            for selection in selections(options):
                template = java_round(options, selection, seed, scratch)
                java[-1].append(template)
                for runtime, rounds in zip(others, beside):
                    rounds[-1].append(counterpart_round(runtime, template, seed))
    results = f"{options.results}/{now().strftime('%Y%m%d-%H%M%S')}"
    merged = runs.merged(java, "jdk")
    own = merged.write(pathlib.Path(f"{results}-jdk"), f"JDK {merged.environment['jvm']['version']}")
    rows = [
        runs.merged(rounds, runtime.name).write(
            pathlib.Path(f"{results}-{runtime.name}"), runtime.label
        )
        for runtime, rounds in zip(others, beside)
    ]
    taken = f"over {options.rounds} {'round' if options.rounds == 1 else 'rounds'}, taken in turns"
    if options.cold:
        tables.print_pools(
            own,
            [
                (runtime.title, of_runtime, tables.ratios_by_cell(rounds, java))
                for runtime, of_runtime, rounds in zip(others, rows, beside)
            ],
        )
        print(
            f"\nTime: geometric mean {taken}. Speedup takes: Speedup's time / that one's, paired by"
            "\nround, with its 95 % interval. Pools are opened and closed inside the time. A bare JVM"
            "\ndoes one worker's share; an archive has the classes, from JDK 25 on the profile too, of"
            "\nthe same program."
        )
    else:
        tables.print_strategies(own, rows[0], tables.ratios_by_cell(java, beside[0]))
        print(
            f"\nTime: geometric mean {taken}. Factor: sequential time / time, paired by"
            " round;\n±: half the 95 % interval. Ratio: CPython's time / the JDK's, with its 95 %"
            " interval. Pools are opened\nand closed inside the time."
        )
    names = ", ".join(runtime.name for runtime in others)
    print(f"The runs are kept in {results}-jdk, and beside it as {names}.")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
    except ValueError as wrong:
        sys.exit(f"compare-with-cpython: {wrong}")
