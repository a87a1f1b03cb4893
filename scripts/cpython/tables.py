"""Prints what was measured side by side."""

import math

import figures


def print_strategies(java, python, ratios):
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


def print_pools(java, others):
    """A line a way to do a batch: its time, and how many times that Speedup's pool takes.

    Each of the others is its title, by the number of workers, its rows, and the ratios by cell.
    """
    own = (lambda workers: "Speedup's pool", java, {})
    for row in java:
        work = f"{row['workload']} {row['params']}".rstrip()
        heading = f"{work}, {row['workers']} workers"
        print(f"\n{heading:41}{'time':>9}  {'Speedup takes':>24}")
        print("-" * 76)
        for title, rows, ratios in [own, *others]:
            name = title(row["workers"])
            same = next((other for other in rows if identity(other) == identity(row)), None)
            if same is None or same["time_s"] == "":
                print(f"{name:41}  {same['reason'] if same else 'not measured'}")
            else:
                ratio = interval(ratios[identity(row)]) if identity(row) in ratios else ""
                print(f"{name:41}{same['time_s']:>8.3f}s  {ratio:>24}".rstrip())


def identity(row):
    return tuple(row[c] for c in ("workload", "strategy", "workers", "lifecycle", "params"))


def interval(ratio):
    """A ratio with its interval, if more than one round tells of it."""
    value, low, high = ratio
    return f"{value:.2f}x" + (f" [{low:.2f} to {high:.2f}]" if low is not None else "")


def ratios_by_cell(ones, others):
    """The others' time over that of the ones, paired by round: the mean of the logarithms, at 95 %."""
    logarithms = {}
    for of_ones, of_others in zip(ones, others):
        for one, other in zip(of_ones, of_others):
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
