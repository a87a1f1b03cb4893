"""The figures of a run: Speedup's own formulas, worked out a second time, for runs of two runtimes.

The time of a cell is the geometric mean over its forks; its speedup is the baseline's time over its
own, paired by round; every interval is Student's, at 95 %, on logarithms.
"""

import math

# Quantiles of Student's t at 0.975, by degrees of freedom.
T_QUANTILES = [
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281,
    2.2010, 2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860,
    2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
]  # fmt: skip

COLUMNS = (
    "runtime label workload strategy workers lifecycle params forks time_s time_low_s time_high_s"
    " speedup speedup_low speedup_high efficiency serial_fraction cpu_s peak_rss_bytes tasks_per_s"
    " status reason"
).split()


def estimate(logarithms):
    """The mean of logarithms as a value with its interval; no interval from one alone."""
    n = len(logarithms)
    mean = sum(logarithms) / n
    if n < 2:
        return math.exp(mean), None, None
    deviation = math.sqrt(sum((x - mean) ** 2 for x in logarithms) / (n - 1))
    half = T_QUANTILES[min(n - 1, len(T_QUANTILES)) - 1] * deviation / math.sqrt(n)
    return math.exp(mean), math.exp(mean - half), math.exp(mean + half)


def key(cell):
    """What identifies a cell."""
    return cell["benchmark"], tuple(sorted(cell["params"].items()))


def baseline_key(cell):
    """The sequential cell of the same workload."""
    params = dict(cell["params"], strategy="sequential", workers="1")
    return cell["benchmark"], tuple(sorted(params.items()))


def rows(run, runtime):
    """The rows of speedup.csv, in the order of the plan."""
    means = {}
    forks = {}
    for fork in run.forks:
        if fork.get("aside"):
            continue
        seconds = fork["scores"]
        means.setdefault(key(fork["cell"]), {})[fork["round"]] = sum(seconds) / len(seconds)
        forks.setdefault(key(fork["cell"]), []).append(fork)
    failures = {key(failure["cell"]): failure["reason"] for failure in run.failures}
    # In Speedup's own words: rounds, precise, budget.
    ends = {key(end["cell"]): end["end"].lower() for end in run.ended}
    processors = run.environment.get("processors", {}).get("available_to_java")
    label = run.planned["label"]
    for cell in run.planned["plan"]["cells"]:
        row = start(cell, runtime, label)
        mine = means.get(key(cell))
        if key(cell) in failures or not mine:
            row.update(forks=0, status="failed", reason=failures.get(key(cell), "not measured"))
        else:
            base = means.get(baseline_key(cell), {})
            row.update(figures(cell, mine, base, forks[key(cell)], processors))
            row.update(status=ends.get(key(cell), "interrupted"))
        yield row
    for skipped in run.planned["plan"]["skipped"]:
        row = start(skipped["cell"], runtime, label)
        row.update(forks=0, status="skipped", reason=skipped["reason"])
        yield row


def start(cell, runtime, label):
    params = cell["params"]
    own = {k: v for k, v in sorted(params.items()) if k not in ("strategy", "workers", "lifecycle")}
    row = dict.fromkeys(COLUMNS, "")
    row.update(
        runtime=runtime,
        label=label,
        workload=cell["benchmark"].rsplit(".", 1)[1],
        strategy=params["strategy"],
        workers=params["workers"],
        lifecycle=params["lifecycle"],
        params=" ".join(f"{k}={v}" for k, v in own.items()),
    )
    return row


def figures(cell, mine, base, forks, processors):
    # More workers than processors cannot be at work at once, unless they wait.
    workers = int(cell["params"]["workers"])
    if processors and not cell["benchmark"].endswith(".flags"):
        workers = min(workers, processors)
    time, low, high = estimate([math.log(seconds) for seconds in mine.values()])
    result = {
        "forks": len(mine),
        "time_s": time,
        "time_low_s": blank(low),
        "time_high_s": blank(high),
    }
    both = [k for k in mine if k in base]
    if cell["params"]["strategy"] == "sequential":
        result.update(speedup=1.0, speedup_low=1.0, speedup_high=1.0, efficiency=1.0)
    elif both:
        speedup, low, high = estimate([math.log(base[k] / mine[k]) for k in both])
        result.update(
            speedup=speedup,
            speedup_low=blank(low),
            speedup_high=blank(high),
            efficiency=speedup / workers,
        )
        if workers > 1:
            result["serial_fraction"] = (1 / speedup - 1 / workers) / (1 - 1 / workers)
    cpu = [x for fork in forks for x in fork["metrics"].get("cost.cpu", {}).get("scores", [])]
    if cpu:
        result["cpu_s"] = sum(cpu) / len(cpu)
    tasks = forks[0]["metrics"].get("tasks", {}).get("scores")
    if tasks:
        result["tasks_per_s"] = tasks[0] / time
    return result


def blank(figure):
    return "" if figure is None else figure
