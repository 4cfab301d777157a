"""`make fuzz`: each reader for ten minutes, in a process of its own: one that dies must not take the rest.

    python -m tests.fuzz [--seconds 600] [txt md html docx odt pdf eml]

What failed is written to tests/files/documents/, as small as it could be made; each file there is a test.
"""

import argparse
import hashlib
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from tests.fuzz.changes import SEEDS, files
from tests.fuzz.claims import holds

KEPT = Path(__file__).parents[1] / "files" / "documents"
CURRENT = Path(tempfile.gettempdir())
MINUTES = 10
AT_ONCE = 300
LONGEST = 20.0  # seconds of work for one file; what takes longer is a failure too
MEMORY = 3 << 30


def main() -> int:
    """Fuzz the readers that are named, all without a name; 1 when any failed."""
    parser = argparse.ArgumentParser(prog="fuzz", description="Read files changed at random.")
    parser.add_argument(
        "readers", nargs="*", choices=[*SEEDS, []], metavar="READER", help=f"of {', '.join(SEEDS)}"
    )
    parser.add_argument("--seconds", type=float, default=60.0 * MINUTES, help="for each reader")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.alone:
        return fuzz(asked.readers[0], asked.seconds)
    failed = [name for name in asked.readers or SEEDS if not _in_a_process(name, asked.seconds)]
    sys.stdout.write(f"failed: {', '.join(failed)}\n" if failed else "no reader failed\n")
    return 1 if failed else 0


def _in_a_process(name: str, seconds: float) -> bool:
    words = [sys.executable, "-m", "tests.fuzz", name, "--seconds", str(seconds), "--alone"]
    status = subprocess.run(words).returncode
    current = CURRENT / f"parley-fuzz.{name}"
    if status < 0 and current.exists():
        _keep(name, current.read_bytes(), f"the process died of signal {-status}")
    current.unlink(missing_ok=True)
    return status == 0


def fuzz(name: str, seconds: float) -> int:
    """Read spoiled files of one format until the time is over, or one fails."""
    _limit_memory()
    end, number, latest, slowest = time.monotonic() + seconds, 0, b"", 0.0
    current = CURRENT / f"parley-fuzz.{name}"
    KEPT.mkdir(exist_ok=True)

    @settings(
        max_examples=AT_ONCE, deadline=None, database=None, suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )  # fmt: skip
    @given(files(name))
    def batch(data: bytes) -> None:
        nonlocal number, latest, slowest
        latest, number = data, number + 1
        if name == "pdf":  # its reader is not Python: it could end the process
            current.write_bytes(data)
        begun = time.process_time()
        holds(f"spoiled.{name}", data)
        took = time.process_time() - begun
        slowest = max(slowest, took)
        assert took < LONGEST, f"it took {took:.0f} seconds"

    while time.monotonic() < end:
        try:
            batch()
        except Exception as error:  # noqa: BLE001  whatever a reader lets through is what is looked for
            _keep(name, latest, f"{type(error).__name__}: {error}")
            return 1
    sys.stdout.write(f"{name}: {number:,} files, the slowest took {slowest:.1f} s\n")
    return 0


def _keep(name: str, data: bytes, why: str) -> None:
    path = KEPT / f"{hashlib.sha256(data).hexdigest()[:12]}.{name}"
    path.write_bytes(data)
    sys.stdout.write(f"{name}: {why}\n  kept as {path}\n")


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    sys.exit(main())
