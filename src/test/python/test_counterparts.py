"""Tests of the Python counterparts and of the figures that are worked out a second time."""

import math
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "scripts" / "cpython"))

import comparison  # noqa: E402
import figures  # noqa: E402
import runs  # noqa: E402
import strategies  # noqa: E402
import workloads  # noqa: E402


def cell(strategy, workers, workload="primes"):
    params = {"strategy": strategy, "workers": str(workers), "lifecycle": "cold"}
    return {"benchmark": f"a.Benchmark.{workload}", "params": params}


def fork(of, round_, *seconds, aside=()):
    return {
        "type": "fork",
        "cell": of,
        "round": round_,
        "position": 1,
        "scores": list(seconds),
        "metrics": {
            "cost.cpu": {"scores": [2.0] * len(seconds)},
            "tasks": {"scores": [20] * len(seconds)},
        },
        "aside": list(aside),
    }


def run_of(cells, forks, failures=(), skipped=()):
    planned = {
        "type": "plan",
        "label": "x",
        "plan": {"cells": cells, "skipped": list(skipped), "rules": {}, "seed": 1},
    }
    ended = [{"type": "end", "round": 1, "cell": one, "end": "ROUNDS"} for one in cells]
    return runs.Run(planned, forks, list(failures), ended, None, {"jvm": {}})


class WorkloadsTest(unittest.TestCase):
    def test_the_known_numbers_are_judged_rightly(self):
        small = [number for number in workloads.PRIMES if number < 10**15]
        self.assertEqual(
            [workloads.is_prime(number) for number in small],
            [workloads.PRIMES[number] for number in small],
        )
        self.assertFalse(any(workloads.is_prime(number) for number in (-7, 0, 1, 9, 25)))

    def test_rc4_gives_the_published_vectors(self):
        for key, plain, cipher in (
            ("0123456789abcdef", "0000000000000000", "7494c2e7104b0879"),
            ("618a63d2fb", "dcee4cf92c", "f13829c9de"),
        ):
            enciphered = workloads.rc4(bytes.fromhex(key), bytes.fromhex(plain), 1)
            self.assertEqual(enciphered.hex(), cipher)

    def test_the_jobs_of_rc4_have_the_published_sizes(self):
        sizes = workloads.rc4_round_trips(1).answers
        self.assertEqual(len(sizes), 12)
        self.assertAlmostEqual(sizes[-1] / 1024, 149.3, delta=0.1)
        self.assertAlmostEqual(sizes[0] / 1024, 384.0, delta=0.1)

    def test_a_wrong_result_is_never_accepted(self):
        workload = workloads.primes()
        with self.assertRaisesRegex(ValueError, "and should give"):
            workload.check([not answer for answer in workload.answers])
        with self.assertRaises(ValueError):
            workload.check(workload.answers[:-1])

    def test_every_strategy_gives_the_results_in_order(self):
        workload = workloads.Workload(math.factorial, [(n,) for n in range(9)], None)
        expected = [math.factorial(n) for n in range(9)]
        for strategy in ("sequential", "fixed", "process"):
            self.assertEqual(strategies.execute(workload, strategy, 2), expected, strategy)

    def test_a_strategy_without_a_counterpart_is_objected_to(self):
        self.assertIsNone(strategies.objection("process", "rc4"))
        self.assertIn("no counterpart", strategies.objection("virtual", "rc4"))
        self.assertIn("downloads", strategies.objection("async", "rc4"))


class FiguresTest(unittest.TestCase):
    def test_an_interval_is_students_on_logarithms(self):
        # Mean 0 and deviation 1 of three: 4.3027 / sqrt(3) on either side.
        value, low, high = figures.estimate([-1.0, 0.0, 1.0])
        self.assertAlmostEqual(value, 1.0)
        self.assertAlmostEqual(math.log(high), 4.3027 / math.sqrt(3), places=4)
        self.assertAlmostEqual(math.log(low), -4.3027 / math.sqrt(3), places=4)

    def test_one_fork_has_no_interval(self):
        self.assertEqual(figures.estimate([0.0]), (1.0, None, None))

    def test_a_speedup_is_paired_by_round(self):
        base, other = cell("sequential", 1), cell("fixed", 2)
        # The machine is ten times slower in round 2, for both.
        forks = [fork(base, 1, 1.0), fork(other, 1, 0.5), fork(base, 2, 10.0), fork(other, 2, 5.0)]
        rows = list(figures.rows(run_of([base, other], forks), "CPython"))
        self.assertEqual([row["status"] for row in rows], ["rounds", "rounds"])
        self.assertAlmostEqual(rows[1]["speedup"], 2.0)
        self.assertAlmostEqual(rows[1]["speedup_low"], 2.0)
        self.assertAlmostEqual(rows[1]["efficiency"], 1.0)
        self.assertAlmostEqual(rows[1]["serial_fraction"], 0.0)
        self.assertAlmostEqual(rows[0]["tasks_per_s"], 20 / math.sqrt(10))

    def test_workers_beyond_the_processors_are_not_at_work(self):
        base, four = cell("sequential", 1), cell("fixed", 4)
        waiting, all_wait = cell("sequential", 1, "flags"), cell("fixed", 4, "flags")
        forks = [fork(base, 1, 4.0), fork(four, 1, 2.0)]
        forks += [fork(waiting, 1, 4.0), fork(all_wait, 1, 1.0)]
        run = run_of([base, four, waiting, all_wait], forks)
        run.environment = {"processors": {"available_to_java": 2}}
        rows = list(figures.rows(run, "CPython"))
        self.assertAlmostEqual(rows[1]["efficiency"], 1.0)
        self.assertAlmostEqual(rows[1]["serial_fraction"], 0.0)
        self.assertAlmostEqual(rows[3]["efficiency"], 1.0)

    def test_a_fork_that_was_set_aside_counts_for_nothing(self):
        base = cell("sequential", 1)
        forks = [fork(base, 1, 1.0), fork(base, 2, 9.0, aside=["steal"])]
        (row,) = figures.rows(run_of([base], forks), "CPython")
        self.assertEqual((row["forks"], row["time_s"]), (1, 1.0))

    def test_what_failed_or_was_skipped_has_its_reason_and_no_figures(self):
        failed, skipped = cell("fixed", 2), cell("virtual", 2)
        run = run_of(
            [failed],
            [],
            failures=[{"type": "failure", "cell": failed, "reason": "boom"}],
            skipped=[{"cell": skipped, "reason": "no counterpart"}],
        )
        rows = list(figures.rows(run, "CPython"))
        self.assertEqual(
            [(row["status"], row["reason"], row["time_s"]) for row in rows],
            [("failed", "boom", ""), ("skipped", "no counterpart", "")],
        )


class RunsTest(unittest.TestCase):
    def test_a_run_is_read_as_it_was_written(self):
        base = cell("sequential", 1)
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch) / "run"
            run_of([base], [fork(base, 1, 1.0)]).write(folder, "CPython")
            again = runs.Run.read(folder)
            header = (folder / "speedup.csv").read_text().splitlines()[0]
        self.assertEqual(again.forks, [fork(base, 1, 1.0)])
        self.assertEqual(header.split(","), figures.COLUMNS)

    def test_rounds_are_merged_under_their_numbers(self):
        base, other = cell("sequential", 1), cell("sequential", 1, "rc4")
        rounds = [
            [run_of([base], [fork(base, 1, 1.0)]), run_of([other], [fork(other, 1, 2.0)])]
            for _ in range(3)
        ]
        merged = runs.merged(rounds, "cpython")
        self.assertEqual(
            [(entry["round"], entry["position"]) for entry in merged.forks],
            [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (3, 2)],
        )
        self.assertEqual(merged.planned["plan"]["cells"], [base, other])
        self.assertEqual(merged.planned["plan"]["rules"]["maximum_rounds"], 3)

    def test_a_run_takes_as_long_as_all_its_rounds(self):
        base = cell("sequential", 1)
        rounds = []
        for seconds in (10.0, 20.0, 40.0):
            run = run_of([base], [fork(base, 1, 1.0)])
            run.finished = {"type": "finished", "at": "later", "wall_seconds": seconds}
            rounds.append([run])
        self.assertEqual(runs.merged(rounds, "cpython").finished["wall_seconds"], 70.0)

    def test_a_cell_without_a_counterpart_still_has_a_line(self):
        row = dict(figures.start(cell("fixed", 2), "JDK", "x"), speedup_high="")
        self.assertEqual(
            comparison.identity(row), ("primes", "fixed", "2", "cold", "")
        )
        self.assertEqual(comparison.pair(dict(row, time_s=1.5, speedup="")).strip(), "1.500s")

    def test_the_ratio_of_two_runtimes_is_paired_by_round(self):
        of = cell("process", 2)
        java = [[run_of([of], [fork(of, 1, 1.0, 3.0)])], [run_of([of], [fork(of, 1, 4.0)])]]
        python = [[run_of([of], [fork(of, 1, 4.0)])], [run_of([of], [fork(of, 1, 8.0, 8.0)])]]
        (ratio,) = comparison.ratios_by_cell(java, python).values()
        self.assertAlmostEqual(ratio[0], 2.0)
        self.assertAlmostEqual(ratio[1], 2.0)
        self.assertEqual(comparison.interval(ratio), "2.00x [2.00 to 2.00]")

    def test_one_round_has_a_ratio_without_an_interval(self):
        of = cell("process", 2)
        java, python = ([[run_of([of], [fork(of, 1, seconds)])]] for seconds in (1.0, 3.0))
        (ratio,) = comparison.ratios_by_cell(java, python).values()
        self.assertEqual(comparison.interval(ratio), "3.00x")


if __name__ == "__main__":
    unittest.main()
