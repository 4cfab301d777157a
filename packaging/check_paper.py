#!/usr/bin/env python3
"""Make papers of every template and check them with the validators of others: outloud, pdfua, qpdf, pdfinfo.

python packaging/check_paper.py PARLEY FOLDER    the command `parley`, and where the papers go

`make check-paper` runs this with the environment of the validators. Exit code 1 when one of them finds
something, or is missing.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(sys.executable).parent  # where the validators of this environment are
TEMPLATES = Path(__file__).resolve().parent.parent / "resources" / "templates"
# A dossier, the size of its papers, and what more is asked of them.
ASKED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("sample", "A4", ()),
    ("fictional", "Letter", ("--attach-data",)),
)
# What every paper has, as pdfinfo names it. A file without structure would be silent here.
MUST_HEAR = ("Document", "H1", "P", "L")
COMES_WITH = {
    "outloud": "the environment that `make check-paper` makes",
    "pdfua": "the environment that `make check-paper` makes",
    "qpdf": "the package qpdf",
    "pdfinfo": "the package poppler-utils",
}


class Excuse(NamedTuple):
    """A finding of outloud that is none: its rule, what its words match, and why it does not hold here."""

    rule: str
    words: str
    why: str


EXCUSES = (
    Excuse(
        "TAG-002", r", continued$", "the caption and head of a table that goes on were read where it begins"
    ),
    Excuse("TBL-010", r"\b\d header cells against \d data cells", "a small matrix has more heads than cells"),
)


class Finding(NamedTuple):
    """What a validator says of a paper; `excuse`: why it does not count, "" when it does."""

    tool: str
    words: str
    excuse: str = ""


def say(text: str) -> None:
    print(f"[parley] {text}", flush=True)


def program(name: str) -> str | None:
    """Where a validator is: in this environment, or on the system."""
    return shutil.which(name, path=str(HERE)) or shutil.which(name)


def run(*command: str) -> None:
    subprocess.run(command, check=True)


def output(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace")


# -- the papers ----------------------------------------------------------------------------------


def make_papers(parley: str, folder: Path) -> Iterator[Path]:
    """A paper of each template from each dossier. Raises CalledProcessError, after Parley's own words."""
    folder.mkdir(parents=True, exist_ok=True)
    templates = sorted(path.stem for path in TEMPLATES.iterdir() if path.suffix in (".json", ".toml"))
    for dossier, size, more in ASKED:
        tracker = folder / f"{dossier}.parley"
        run(parley, "new", str(tracker), f"--{dossier}", "--replace")
        for template in templates:
            paper = folder / f"{dossier}-{template}.pdf"
            words = ("--out", str(paper), "--template", template, "--paper", size, "--issued", "2026-04-19")
            run(parley, "brief", str(tracker), *words, *more)
            yield paper


# -- the validators ------------------------------------------------------------------------------


def by_outloud(tool: str, paper: Path) -> Iterable[Finding]:
    """PDF/UA-1, and what others cannot see: shredded tables, prose that is ornament, order of reading."""
    ran = output(tool, "--quiet", "--json", "-", str(paper))
    start = ran.stdout.find("{")
    if start < 0:
        yield Finding("outloud", ran.stderr.strip() or "it said nothing")
        return
    told, _ = json.JSONDecoder().raw_decode(ran.stdout[start:])
    for result in told["results"]:
        if result["error"]:
            yield Finding("outloud", str(result["error"]))
        for each in result["findings"]:
            if each["severity"] != "info":
                yield judged(each["rule"], each["message"], str(each.get("evidence") or ""), each.get("page"))


def judged(rule: str, message: str, evidence: str, page: int | None) -> Finding:
    """A finding of outloud, excused if it is one of those that do not hold here."""
    place = f"page {page}, " if page else ""
    words = f"{place}{rule}: {message}" + (f" ({evidence})" if evidence else "")
    found = (each for each in EXCUSES if each.rule == rule)
    why = next((each.why for each in found if re.search(each.words, f"{message}\n{evidence}", re.M)), "")
    return Finding("outloud", words, why)


def by_pdfua(tool: str, paper: Path) -> Iterable[Finding]:
    """The rules of PDF/UA-1 that a machine can check, by another hand."""
    ran = output(tool, "check", str(paper))
    if ran.returncode:
        yield Finding("pdfua", (ran.stdout + ran.stderr).strip())


def by_qpdf(tool: str, paper: Path) -> Iterable[Finding]:
    """Whether the file is well formed."""
    ran = output(tool, "--check", str(paper))
    if ran.returncode:
        yield Finding("qpdf", (ran.stdout + ran.stderr).strip())


def by_pdfinfo(tool: str, paper: Path) -> Iterable[Finding]:
    """Whether another reader finds the structure, with words in it."""
    ran = output(tool, "-struct-text", str(paper))
    if ran.stderr.strip():
        yield Finding("pdfinfo", ran.stderr.strip())
    heard = set(re.findall(r"^\s*([A-Z][A-Za-z0-9]*)", ran.stdout, re.M))
    if lacking := [tag for tag in MUST_HEAR if tag not in heard]:
        yield Finding("pdfinfo", f"it does not find {', '.join(lacking)}")


VALIDATORS: dict[str, Callable[[str, Path], Iterable[Finding]]] = {
    "outloud": by_outloud,
    "pdfua": by_pdfua,
    "qpdf": by_qpdf,
    "pdfinfo": by_pdfinfo,
}


def check(paper: Path, tools: dict[str, str]) -> bool:
    """Run each validator that is there on a paper and say what it finds; True when nothing counts."""
    found = [finding for name, tool in tools.items() for finding in VALIDATORS[name](tool, paper)]
    counting = [each for each in found if not each.excuse]
    for each in counting:
        say(f"{paper.name}: {each.tool}: {each.words}")
    excused = [each for each in found if each.excuse]
    for why in dict.fromkeys(each.excuse for each in excused):
        number = sum(each.excuse == why for each in excused)
        say(f"{paper.name}: {number} of outloud's findings left out, for {why}")
    if not counting:
        say(f"{paper.name}: {', '.join(tools)} find nothing")
    return not counting


def main(words: Sequence[str]) -> int:
    if len(words) != 2:
        print(__doc__)
        return 2
    found = {name: program(name) for name in VALIDATORS}
    tools = {name: tool for name, tool in found.items() if tool}
    missing = [name for name in found if name not in tools]
    for name in missing:
        say(f"{name} is missing, so nothing was checked with it. It comes with {COMES_WITH[name]}.")
    try:
        sound = [check(paper, tools) for paper in make_papers(words[0], Path(words[1]))]
    except (OSError, subprocess.CalledProcessError) as error:
        say(f"A paper could not be made: {error}. What follows was not checked.")
        return 1
    return int(bool(missing) or not all(sound))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
