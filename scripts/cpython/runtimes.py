"""What Speedup is measured beside: CPython's strategies, and JVMs without a pool."""

import json
import pathlib
import platform

import bare
import figures
import strategies


class CPython:
    """The strategies of Speedup in the interpreter that runs this."""

    name = "cpython"
    label = f"CPython {platform.python_version()}"

    def __init__(self, site, jar):
        self._site = site
        self._jar = jar

    def title(self, workers):
        """What a pool of this many workers is called."""
        return "CPython's pool"

    def objection(self, cell):
        """Why a cell has no counterpart here, or None."""
        return strategies.objection(
            cell["params"]["strategy"], cell["benchmark"].rsplit(".", 1)[1]
        )

    def words(self, cell, template):
        """What a fork is told beside the cell."""
        return ["--site", self._site, "--jar", str(self._jar)]

    def settings(self, template):
        """Those of a run, and another virtual machine."""
        return {
            "jvm": "python3",
            "jvm_args": [],
            "jdk_version": platform.python_version(),
            "vm_name": platform.python_implementation(),
            "vm_version": platform.python_version(),
        }

    def environment(self, template):
        """The same machine, and another runtime."""
        libraries = {}
        if strategies.httpx is not None:
            libraries["httpx"] = strategies.httpx.__version__
        return {
            "jvm": {
                "vendor": "Python Software Foundation",
                "version": platform.python_version(),
                "build": " ".join(platform.python_build()),
                "virtual_machine": platform.python_implementation(),
                "arguments": [],
                "collector": "reference counting",
                "max_heap_bytes": 0,
            },
            "software": dict(template.environment["software"], libraries=libraries),
        }


class BareJvms:
    """The shares of a batch, each in a JVM with nothing around it."""

    def __init__(self, batches, alone, archived):
        self.name = "bare" + ("-alone" if alone else "") + ("-archive" if archived else "")
        self.label = "JVMs without a pool" + (", one alone" if alone else "") + (
            ", with an archive" if archived else ""
        )
        self._batches = batches
        self._alone = alone
        self._archived = archived

    def title(self, workers):
        """What stands for a pool of this many workers."""
        which = f"1 of {workers} bare JVMs, alone" if self._alone else f"{workers} bare JVMs"
        return which + (", with an archive" if self._archived else "")

    def objection(self, cell):
        """None: only process pools are measured beside bare JVMs."""
        return None

    def words(self, cell, template):
        """What a fork is told beside the cell."""
        workers = int(cell["params"]["workers"])
        programs = self._batches.of(cell, template).programs(
            workers, 1 if self._alone else workers, self._archived
        )
        return ["--programs", json.dumps(vars(programs))]

    def settings(self, template):
        """Those of a run, and the options of its workers."""
        return {"jvm_args": bare.options(template)}

    def environment(self, template):
        """The same machine and JDK, and the options of the workers."""
        return {"jvm": dict(template.environment["jvm"], arguments=bare.options(template))}


class Batches:
    """The batches that are done by bare JVMs: each is trained once."""

    def __init__(self, site, jar, scratch):
        self._site = site
        self._jar = pathlib.Path(scratch) / "classes.jar"
        self._batches = {}
        bare.cut(jar, self._jar)

    def of(self, cell, template):
        """The batch of a cell, trained with the options of the workers of a run."""
        key = figures.key(cell)
        if key not in self._batches:
            self._batches[key] = bare.Batch(
                template.forks[0]["settings"]["jvm"],
                template.environment["jvm"]["version"],
                self._jar,
                self._jar.with_name(f"archive-{len(self._batches)}"),
                bare.options(template),
                bare.words(cell, self._site),
            )
        return self._batches[key]


def beside(options, scratch):
    """What is measured: CPython, and beside cold pools bare JVMs too."""
    runtimes = [CPython(options.site, options.jar)]
    if options.cold:
        batches = Batches(options.site, options.jar, scratch)
        runtimes += [
            BareJvms(batches, alone, archived)
            for alone in (False, True)
            for archived in (False, True)
        ]
    return runtimes
