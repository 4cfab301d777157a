#!/usr/bin/env python3
"""Set the same paper of a hundred pages with Parley, Typst, WeasyPrint and fpdf2, and say what each takes.

python packaging/bench_peers.py PYTHON FOLDER    the Python of Parley's environment, and where the papers go

`make bench-peers` runs this with the environment of the peers. All set the same words in the same faces, on
the same measure. Each has a process of its own, is warmed by a short paper, and then sets the long one three
times, no two of them alike; its best counts. Parley begins with records, the others with the words it found.
Exit code 1 when a peer is ahead of Parley, or when one of them could not be measured.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
OURS = "parley"
NAMES = {OURS: "Parley", "typst": "Typst", "weasyprint": "WeasyPrint", "fpdf2": "fpdf2"}
HEAD = f"{'':12}{'s':>8}{'ms a page':>11}{'pages':>7}{'KB a page':>11}{'MB':>6}  tagged"


class Measure(NamedTuple):
    """What a tool takes: seconds of the processor; its pages and bytes; the most memory, in megabytes."""

    seconds: float
    pages: int
    bytes: int
    megabytes: int
    tagged: bool

    @property
    def a_page(self) -> float:
        """Milliseconds of the processor that one page takes."""
        return 1000 * self.seconds / self.pages

    def line(self, name: str) -> str:
        """A row of the table that is printed."""
        kept = self.bytes / 1000 / self.pages
        figures = f"{self.seconds:8.2f}{self.a_page:11.1f}{self.pages:7}{kept:11.1f}{self.megabytes:6}"
        return f"{NAMES[name]:12}{figures}  {'yes' if self.tagged else 'no'}"


def say(text: str) -> None:
    print(f"[parley] {text}", flush=True)


def output(*command: str) -> str:
    """What a command prints. Raises CalledProcessError, and OSError when there is none."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (HERE, HERE.parent)))}
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, env=env)
    return ran.stdout


def measure(python: str, name: str, folder: str) -> Measure:
    """Run one tool and read what it made."""
    module = "ours" if name == OURS else f"by_{name}"
    told = json.loads(output(python, "-m", f"peers.{module}", folder).splitlines()[-1])
    about = output("pdfinfo", str(Path(folder) / f"{name}.pdf"))
    pages = re.search(r"^Pages:\s+(\d+)", about, re.M)
    tagged = re.search(r"^Tagged:\s+yes", about, re.M)
    count = int(pages[1]) if pages else 1
    return Measure(told["processor"], count, told["bytes"], told["megabytes"], bool(tagged))


def main(words: Sequence[str]) -> int:
    if len(words) != 2:
        print(__doc__)
        return 2
    python, folder = words
    found: dict[str, Measure] = {}
    for name in NAMES:
        try:
            found[name] = measure(python if name == OURS else sys.executable, name, folder)
        except (OSError, ValueError, subprocess.CalledProcessError) as error:
            why = getattr(error, "stderr", "") or error
            say(f"{NAMES[name]} could not be measured: {why}".strip())
    for line in (HEAD, *(each.line(name) for name, each in found.items())):
        say(line)
    return judged(found)


def judged(found: dict[str, Measure]) -> int:
    """Say who is ahead; the exit code."""
    if OURS not in found:
        return 1
    ahead = [NAMES[name] for name, each in found.items() if each.a_page < found[OURS].a_page]
    say(f"ahead of Parley: {', '.join(ahead) or 'none'}")
    return int(bool(ahead) or len(found) < len(NAMES))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
