"""Tests of the Python counterparts and of the figures that are worked out a second time."""

import argparse
import contextlib
import io
import json
import math
import pathlib
import sys
import tempfile
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "scripts" / "cpython"))

import bare  # noqa: E402
import comparison  # noqa: E402
import figures  # noqa: E402
import runs  # noqa: E402
import runtimes  # noqa: E402
import strategies  # noqa: E402
import tables  # noqa: E402
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


class TablesTest(unittest.TestCase):
    def test_a_cell_without_a_counterpart_still_has_a_line(self):
        row = dict(figures.start(cell("fixed", 2), "JDK", "x"), speedup_high="")
        self.assertEqual(
            tables.identity(row), ("primes", "fixed", "2", "cold", "")
        )
        self.assertEqual(tables.pair(dict(row, time_s=1.5, speedup="")).strip(), "1.500s")

    def test_the_ratio_of_two_runtimes_is_paired_by_round(self):
        of = cell("process", 2)
        java = [[run_of([of], [fork(of, 1, 1.0, 3.0)])], [run_of([of], [fork(of, 1, 4.0)])]]
        python = [[run_of([of], [fork(of, 1, 4.0)])], [run_of([of], [fork(of, 1, 8.0, 8.0)])]]
        (ratio,) = tables.ratios_by_cell(java, python).values()
        self.assertAlmostEqual(ratio[0], 2.0)
        self.assertAlmostEqual(ratio[1], 2.0)
        self.assertEqual(tables.interval(ratio), "2.00x [2.00 to 2.00]")

    def test_one_round_has_a_ratio_without_an_interval(self):
        of = cell("process", 2)
        java, python = ([[run_of([of], [fork(of, 1, seconds)])]] for seconds in (1.0, 3.0))
        (ratio,) = tables.ratios_by_cell(java, python).values()
        self.assertEqual(tables.interval(ratio), "3.00x")

    def test_a_way_to_do_a_batch_is_told_by_how_many_times_that_the_pool_takes(self):
        of = cell("process", 2)
        java = [[run_of([of], [fork(of, 1, 3.0)])]]
        other = [[run_of([of], [fork(of, 1, 2.0)])]]
        rows = [list(figures.rows(rounds[0][0], "x")) for rounds in (java, other)]
        jvms = (lambda n: f"{n} JVMs", rows[1], tables.ratios_by_cell(other, java))
        lines = io.StringIO()
        with contextlib.redirect_stdout(lines):
            tables.print_pools(rows[0], [jvms, (lambda n: "none", [], {})])
        printed = [line.split() for line in lines.getvalue().splitlines()]
        self.assertEqual(printed[1][:3], ["primes,", "2", "workers"])
        self.assertEqual(printed[3], ["Speedup's", "pool", "3.000s"])
        self.assertEqual(printed[4], ["2", "JVMs", "2.000s", "1.50x"])
        self.assertEqual(printed[5], ["none", "not", "measured"])


class BareTest(unittest.TestCase):
    """A shell stands for the JVM: it prints its share, and makes the archive it is told of."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.java = self.folder / "java"
        self.java.write_text(
            "#!/bin/sh\n"
            'for word; do case $word in -XX:AOTCacheOutput=*) echo x >"${word#*=}" ;; esac; done\n'
            'while [ "$1" != speedup.benchmark.BareWorker ]; do shift; done\n'
            'i=$4; while [ "$i" -lt 5 ]; do echo "$2 $3 $i"; i=$((i + $5)); done\n'
        )
        self.java.chmod(0o755)

    def batch(self, version="25.0.3"):
        archive = self.folder / "archive"
        return bare.Batch(str(self.java), version, "a.jar", archive, ["-Xss1m"], ["rc4", "1"])

    def test_the_workers_do_the_whole_batch_together(self):
        programs = self.batch().programs(workers=2, started=2, archived=True)
        printed = programs.execute()
        programs.check(printed)
        self.assertEqual(printed, [["rc4 1 0", "rc4 1 2", "rc4 1 4"], ["rc4 1 1", "rc4 1 3"]])
        self.assertEqual(programs.tasks, 5)

    def test_one_alone_does_the_share_of_one(self):
        programs = self.batch().programs(workers=2, started=1, archived=False)
        self.assertEqual(programs.execute(), [["rc4 1 0", "rc4 1 2", "rc4 1 4"]])
        self.assertEqual(programs.tasks, 3)

    def test_a_wrong_result_or_end_is_never_accepted(self):
        programs = self.batch().programs(workers=2, started=2, archived=False)
        with self.assertRaisesRegex(ValueError, "should print"):
            programs.check([["rc4 1 0"], ["rc4 1 1", "rc4 1 3"]])
        programs.commands[1] = ["false"]
        with self.assertRaisesRegex(ValueError, "exit code 1 of false"):
            programs.execute()
        self.java.write_text("#!/bin/sh\necho no such class >&2\nexit 1\n")
        with self.assertRaisesRegex(ValueError, "BareWorker rc4 1: no such class"):
            self.batch()

    def test_the_archive_is_made_with_the_options_of_its_jdk(self):
        batch = self.batch()
        self.assertTrue((self.folder / "archive").exists())
        command = batch.programs(1, 1, archived=True).commands[0]
        option = f"-XX:AOTCache={self.folder}/archive"
        self.assertEqual(command[1:5], ["-Xss1m", "-cp", "a.jar", option])
        self.assertNotIn(option, batch.programs(1, 1, archived=False).commands[0])
        older = self.batch(version="21.0.5").programs(1, 1, archived=True).commands[0]
        self.assertEqual(older[4], f"-XX:SharedArchiveFile={self.folder}/archive")

    def test_a_heap_is_shared_as_among_workers(self):
        arguments = ["-Xms384m", "-Dx=-Xmx1m", "-Xmx384m"]
        self.assertEqual(bare.heap(arguments, 2), ["-Xms196608k", "-Xmx196608k"])
        self.assertEqual(bare.heap(["-Dx=1"], 5), [])

    def test_the_jar_has_our_classes_alone(self):
        whole, part = self.folder / "whole.jar", self.folder / "part.jar"
        ours = ["speedup/flags/A.class", "speedup/flags/pictures/index.csv"]
        with zipfile.ZipFile(whole, "w") as jar:
            for name in (*ours, "speedup/flags/pictures/br.gif", "org/other/B.class"):
                jar.writestr(name, name)
        bare.cut(whole, part)
        with zipfile.ZipFile(part) as jar:
            content = {name: jar.read(name).decode() for name in jar.namelist()}
        self.assertEqual(content, {name: name for name in ours})

    def test_a_batch_is_trained_once_with_the_options_of_the_workers(self):
        with zipfile.ZipFile(self.folder / "whole.jar", "w"):
            pass
        of = cell("process", 2, "rc4")
        of["params"]["scale"] = "1"
        settings = {"jvm": str(self.java), "jvm_args": ["-Xmx4m"]}
        template = run_of([of], [dict(fork(of, 1, 1.0), settings=settings)])
        template.environment = {"jvm": {"version": "25"}, "worker_options": ["-Xss1m"]}
        batches = runtimes.Batches("http://host", self.folder / "whole.jar", self.folder)
        jvms = runtimes.BareJvms(batches, alone=False, archived=True)
        words = jvms.words(of, template)
        programs = bare.Programs(**json.loads(words[1]))
        programs.check(programs.execute())
        self.assertEqual(programs.commands[0][1:3], ["-Xss1m", "-Xmx2048k"])
        self.java.unlink()
        self.assertEqual(jvms.words(of, template), words)


class SelectionsTest(unittest.TestCase):
    def test_one_workload_can_be_measured_alone(self):
        for cold, workload, count in ((False, "flags", 2), (True, "rc4", 1), (True, "all", 3)):
            options = argparse.Namespace(cold=cold, workload=workload)
            self.assertEqual(len(comparison.selections(options)), count, workload)


if __name__ == "__main__":
    unittest.main()
