"""Measures one cell in this interpreter, as a JMH fork does in a fresh JVM, and prints JSON.

Like the Java ones, a batch is executed unmeasured for WARM_UP seconds, at least once, and then
measured twice. A batch of more than LONG seconds is measured once: without a compiler there is
little to warm up. Programs that are started anew for each batch are measured twice at once.
"""

import argparse
import functools
import json
import resource
import time

import bare
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


def timed(execute, check):
    """Seconds and CPU seconds of one batch, whose answer is right."""
    cpu = cpu_seconds()
    start = time.perf_counter()
    check(execute())
    return time.perf_counter() - start, cpu_seconds() - cpu


def strategy_of(cell, options):
    """The number of tasks of a cell, and a function that times one batch of them."""
    params = cell["params"]
    name = cell["benchmark"].rsplit(".", 1)[1]
    workload = workloads.named(name, params, options.site, options.jar)
    execute = functools.partial(
        strategies.execute, workload, params["strategy"], int(params["workers"])
    )
    return len(workload.arguments), functools.partial(timed, execute, workload.check)


def measure(batch):
    """The batches that warm up, and those that count."""
    warmup = [batch()]
    if warmup[0][0] > LONG:
        return [], warmup
    while sum(seconds for seconds, _ in warmup) < WARM_UP:
        warmup.append(batch())
    return warmup, [batch() for _ in range(2)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cell", help="a cell of the journal, in JSON")
    parser.add_argument("--site", help="the root of the flag site")
    parser.add_argument("--jar", help="Speedup's jar, which knows the flags")
    parser.add_argument("--programs", help="what does the work instead, in JSON")
    options = parser.parse_args()
    warmup = []
    if options.programs:
        programs = bare.Programs(**json.loads(options.programs))
        tasks, batch = programs.tasks, functools.partial(timed, programs.execute, programs.check)
        measured = [batch() for _ in range(2)]
    else:
        tasks, batch = strategy_of(json.loads(options.cell), options)
        warmup, measured = measure(batch)
    print(
        json.dumps(
            {
                "warmup_seconds": [seconds for seconds, _ in warmup],
                "iteration_seconds": [seconds for seconds, _ in measured],
                "cpu_seconds": [cpu for _, cpu in measured],
                "tasks": tasks,
            }
        )
    )


if __name__ == "__main__":
    main()
