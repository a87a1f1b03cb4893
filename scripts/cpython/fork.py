"""Measures one cell in this interpreter, as a JMH fork does in a fresh JVM, and prints JSON.

Like the Java ones, a batch is executed unmeasured for WARM_UP seconds, at least once, and then
measured twice. A batch of more than LONG seconds is measured once: without a compiler there is
little to warm up.
"""

import argparse
import json
import resource
import time

import strategies
import workloads

WARM_UP = 0.75
LONG = 5


def cpu_seconds():
    """CPU time of this process and of its children that have ended."""
    own, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def batch(workload, strategy, workers):
    """Seconds and CPU seconds of one batch, whose answer is right."""
    cpu = cpu_seconds()
    start = time.perf_counter()
    results = strategies.execute(workload, strategy, workers)
    workload.check(results)
    return time.perf_counter() - start, cpu_seconds() - cpu


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cell", help="a cell of the journal, in JSON")
    parser.add_argument("--site", help="the root of the flag site")
    parser.add_argument("--jar", help="Speedup's jar, which knows the flags")
    options = parser.parse_args()
    cell = json.loads(options.cell)
    params = cell["params"]
    name = cell["benchmark"].rsplit(".", 1)[1]
    workload = workloads.named(name, params, options.site, options.jar)
    arguments = workload, params["strategy"], int(params["workers"])
    warmup = [batch(*arguments)]
    if warmup[0][0] > LONG:
        warmup, measured = [], warmup
    else:
        while sum(seconds for seconds, _ in warmup) < WARM_UP:
            warmup.append(batch(*arguments))
        measured = [batch(*arguments) for _ in range(2)]
    print(
        json.dumps(
            {
                "warmup_seconds": [seconds for seconds, _ in warmup],
                "iteration_seconds": [seconds for seconds, _ in measured],
                "cpu_seconds": [cpu for _, cpu in measured],
                "tasks": len(workload.arguments),
            }
        )
    )


if __name__ == "__main__":
    main()
