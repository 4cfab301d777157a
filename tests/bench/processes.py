"""Runs whole processes for the benchmarks, and puts each beside its floor in the same run."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

ROUNDS = 7
# Said at the end of a process: every module that it imported, in that order.
TELL_IMPORTS = """
import atexit, sys
def tell():
    print(*(name for name, each in sys.modules.items() if getattr(each, "__spec__", None)), file=sys.stderr)
atexit.register(tell)
"""


@dataclass(frozen=True, slots=True)
class Beside:
    """Two commands timed in turn: medians in seconds of wall clock."""

    ours: float
    floor: float

    @property
    def ratio(self) -> float:
        """How many times the floor ours takes."""
        return self.ours / self.floor


def seconds(command: Sequence[str], environment: dict[str, str]) -> float:
    """How long a process takes from start to end; it must succeed."""
    began = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return time.perf_counter() - began


def beside(ours: Sequence[str], floor: Sequence[str], rounds: int = ROUNDS) -> Beside:
    """Time two commands in turn, so that both meet the same machine; once before, to warm the caches."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
    for command in (ours, floor):
        seconds(command, environment)
    pairs = [(seconds(ours, environment), seconds(floor, environment)) for _ in range(rounds)]
    return Beside(median(pair[0] for pair in pairs), median(pair[1] for pair in pairs))


def peak(command: Sequence[str]) -> float:
    """Megabytes at most in use by a process; a small one runs it, for what runs it counts on Linux."""
    code = (
        "import resource, subprocess, sys; "
        "subprocess.run(sys.argv[1:], check=True, capture_output=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([*python(code), *command], check=True, capture_output=True, text=True)
    return float(done.stdout) / (1024 if sys.platform.startswith("linux") else 1024 * 1024)


def python(code: str) -> list[str]:
    """The command that runs a piece of Python in this environment."""
    return [sys.executable, "-c", code]


def parley(*arguments: str) -> list[str]:
    """The command that runs parley in this environment, as the installed script does."""
    return [
        sys.executable,
        "-c",
        "import sys; from desktop.__main__ import main; sys.exit(main())",
        *arguments,
    ]


def imports_of(command: Sequence[str]) -> list[str]:
    """The command that imports what a command of `parley` has imported when it is done, and nothing more.

    The command is run once for it.
    """
    python, option, code, *arguments = command
    asked = [python, option, f"{TELL_IMPORTS}{code}", *arguments]
    done = subprocess.run(asked, check=True, capture_output=True, text=True)
    names = done.stderr.splitlines()[-1].split()
    lines = (f"for name in {names!r}:", "  try: __import__(name)", "  except ImportError: pass")
    return [python, option, "\n".join(lines)]
