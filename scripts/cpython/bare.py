"""Bare JVMs: one a worker, which does its share of a batch with nothing around it.

They have the options of the pool's workers and, like those, a jar with our classes alone. What they
take is what the JVM takes for the work; what a pool takes more is the pool's.
"""

import re
import subprocess
import zipfile

PROGRAM = "speedup.benchmark.BareWorker"

# From here on an archive of loaded classes is an AOT cache; before, it is a dynamic CDS archive.
AOT = 25


def cut(jar, small):
    """Writes a jar of our classes alone, and of the flags' digests: they are what is checked."""
    with zipfile.ZipFile(jar) as whole, zipfile.ZipFile(small, "w") as part:
        for name in whole.namelist():
            if name.startswith("speedup/") and name.endswith((".class", "/index.csv")):
                part.writestr(zipfile.ZipInfo(name), whole.read(name))


def options(template):
    """The options of the workers of a run, and the heap that is a share of their fork's."""
    settings, cell = template.forks[0]["settings"], template.forks[0]["cell"]
    return template.environment["worker_options"] + heap(
        settings["jvm_args"], int(cell["params"]["workers"])
    )


def heap(arguments, workers):
    """What each of the workers has of a heap in megabytes."""
    sizes = (re.fullmatch(r"(-Xm[sx])(\d+)m", argument) for argument in arguments)
    return [f"{size[1]}{int(size[2]) * 1024 // workers}k" for size in sizes if size]


def words(cell, site):
    """What the program is told of a batch."""
    name, params = cell["benchmark"].rsplit(".", 1)[1], cell["params"]
    if name == "flags":
        return [name, f"{site}/delay/{params['delay']}/flags"]
    return [name, params["scale"]]


class Programs:
    """The commands of programs that are started at once, and what each is to print."""

    def __init__(self, commands, answers):
        self.commands = commands
        self.answers = answers

    @property
    def tasks(self):
        """How many are done."""
        return sum(len(lines) for lines in self.answers)

    def execute(self):
        """Starts all, waits for their ends, and returns the lines of each."""
        started = [
            subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            for command in self.commands
        ]
        printed = [program.communicate()[0].splitlines() for program in started]
        for program, command in zip(started, self.commands):
            if program.returncode != 0:
                raise ValueError(f"exit code {program.returncode} of {' '.join(command)}")
        return printed

    def check(self, printed):
        """Raises an error if any printed something else."""
        for command, lines, answer in zip(self.commands, printed, self.answers, strict=True):
            if lines != answer:
                raise ValueError(f"{' '.join(command)} printed {lines} and should print {answer}")


class Batch:
    """The program for one batch, trained on it: it has done the whole of it."""

    def __init__(self, java, version, jar, archive, arguments, words):
        self.command = [java, *arguments, "-cp", str(jar)]
        self.words = words
        self.answer = self._run([])
        aot = int(version.split(".")[0]) >= AOT
        self._run([f"-XX:{'AOTCacheOutput' if aot else 'ArchiveClassesAtExit'}={archive}"])
        # With what a worker has beside its archive.
        self.archive = [
            f"-XX:{'AOTCache' if aot else 'SharedArchiveFile'}={archive}",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0",
        ]

    def _run(self, more):
        command = [*self.command, *more, PROGRAM, *self.words, "0", "1"]
        # The JVM that makes an archive says so among the errors.
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        if ended.returncode != 0:
            why = ended.stderr.strip().splitlines() or [f"exit code {ended.returncode}"]
            raise ValueError(f"{PROGRAM} {' '.join(self.words)}: {why[-1]}")
        return ended.stdout.splitlines()

    def programs(self, workers, started, archived):
        """The first of the workers, each with its share."""
        more = self.archive if archived else []
        return Programs(
            [
                [*self.command, *more, PROGRAM, *self.words, str(worker), str(workers)]
                for worker in range(started)
            ],
            [self.answer[worker::workers] for worker in range(started)],
        )
