#!/usr/bin/env python3
"""Make papers of every template and check them with the validators of others: PDF/UA, PDF/A, and Word files.

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
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(sys.executable).parent  # where the validators of this environment are
TEMPLATES = Path(__file__).resolve().parent.parent / "resources" / "templates"
SIZES = ("A4", "Letter")
WORD = ".docx"
# A dossier, and what more is asked of its papers.
ASKED: dict[str, tuple[str, ...]] = {"sample": (), "fictional": ("--attach-data",)}
# The issue and the actor that papers on one are about.
SUBJECTS = {
    "sample": {"issue": "territory", "actor": "ukr"},
    "fictional": {"issue": "strip", "actor": "kal"},
}
# What every paper has, as pdfinfo names it. A file without structure would be silent here.
MUST_HEAR = ("Document", "H1", "P", "L")
COMES_WITH = {
    "outloud": "the environment that `make check-paper` makes",
    "pdfua": "the environment that `make check-paper` makes",
    "pikepdf": "the environment that `make check-paper` makes",
    "openxml-audit": "the environment that `make check-paper` makes",
    "qpdf": "the package qpdf",
    "pdfinfo": "the package poppler-utils",
}


class Heard(NamedTuple):
    """What another reader hears in a paper.

    `heads`: the words in the caption and head of each table, once for every time they stand there; `notes`:
    each note as it is seen, its grade first.
    """

    heads: tuple[Counter[str], ...] = ()
    notes: tuple[str, ...] = ()

    def as_a_head(self, shown: Sequence[str]) -> bool:
        """True when lines are nothing but the caption and head of one table, or parts of them."""
        seen = Counter(_WORD.findall(" ".join(shown).replace("continued", "")))
        return bool(seen) and any(seen <= head for head in self.heads)

    def as_notes(self, shown: Sequence[str]) -> bool:
        """True when each line stands in a note."""
        return bool(shown) and all(any(line in note for note in self.notes) for line in shown)


_UNHEARD = Heard()


class Excuse(NamedTuple):
    """A finding that is none: its rule, what its words match, and why it does not hold here.

    `holds`: what must be true beside that of the lines that the finding shows, so many as it counts.
    """

    rule: str
    words: str
    why: str
    holds: Callable[[Heard, Sequence[str]], bool] | None = None


_WORD = re.compile(r"\w+")
_TAG = re.compile(r"\s*([A-Z][A-Za-z0-9]*)\b")
_LABEL = re.compile(r"^(\d+) (\S+ · \S+)")  # of a note: its number and grade, read in that order
_SPOKEN = re.compile(r'\s*"(.*)"$')
EXCUSES = (
    Excuse(
        "TAG-002", "", "the caption and head of a table that goes on are read where it begins, and once",
        Heard.as_a_head,
    ),
    Excuse(
        "PAG-001", "", "notes on one source begin alike, and some of them begin a page", Heard.as_notes
    ),
    Excuse("TBL-010", r"\b\d header cells against \d data cells", "a small matrix has more heads than cells"),
    Excuse(
        "6.6.2.3.1-1", r"\bpdfaExtension|\bpdfaSchema|\bpdfaProperty|pdfuaid:part",
        "it knows no names but the standard's own, and a file may explain others (ISO 19005-2, 6.6.2.3)",
    ),
    Excuse("6.6.4-3", r"conformance is 'A', expected 'B'", "it checks level B, which is A but for tags"),
)  # fmt: skip
# Said by pikepdf in its own process: for each finding its rule, where, and its words, with tabs between.
ASK_PIKEPDF = """
import sys
from pikepdf import pdfa
report = pdfa.validate_written(sys.argv[1], sys.argv[2])
for each in report.findings:
    print(each.rule, each.where, each.message, sep="\\t")
print("done", report.flavour, sep="\\t")
"""


class Finding(NamedTuple):
    """What a validator says of a paper; `excuse`: why it does not count, "" when it does."""

    tool: str
    words: str
    excuse: str = ""


def say(text: str) -> None:
    print(f"[parley] {text}", flush=True)


def program(name: str) -> str | None:
    """Where a validator is: in this environment, or on the system."""
    if name == "pikepdf":
        return sys.executable if all(map(find_spec, ("pikepdf", "jsonschema"))) else None
    return shutil.which(name, path=str(HERE)) or shutil.which(name)


def run(*command: str) -> None:
    subprocess.run(command, check=True)


def output(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace")


# -- the papers ----------------------------------------------------------------------------------


def make_papers(parley: str, folder: Path) -> Iterator[Path]:
    """A paper of each template from each dossier on each size, and its twin for Word.

    Raises CalledProcessError; Parley says why.
    """
    folder.mkdir(parents=True, exist_ok=True)
    templates = sorted(path.stem for path in TEMPLATES.iterdir() if path.suffix in (".json", ".toml"))
    for dossier, more in ASKED.items():
        tracker = folder / f"{dossier}.parley"
        run(parley, "new", str(tracker), f"--{dossier}", "--replace")
        for template, (size, suffix) in product(templates, product(SIZES, (".pdf", WORD))):
            paper = folder / f"{dossier}-{template}-{size}{suffix}"
            words = ("--out", str(paper), "--template", template, "--paper", size, "--issued", "2026-04-19")
            only_pdf = () if suffix == WORD else more
            run(parley, "brief", str(tracker), *words, *only_pdf, *about(dossier, template))
            yield paper


def about(dossier: str, template: str) -> tuple[str, ...]:
    """What a template asks for: the issue or actor a paper is about, since when it tells what changed."""
    if template in SUBJECTS[dossier]:
        return f"--{template}", SUBJECTS[dossier][template]
    return ("--since", "2026-01-01") if template == "changes" else ()


# -- the validators ------------------------------------------------------------------------------


def by_outloud(tool: str, paper: Path) -> Iterable[Finding]:
    """PDF/UA-1, and what others cannot see: shredded tables, prose that is ornament, order of reading."""
    ran = output(tool, "--quiet", "--json", "-", str(paper))
    start = ran.stdout.find("{")
    if start < 0:
        yield Finding("outloud", ran.stderr.strip() or "it said nothing")
        return
    told, _ = json.JSONDecoder().raw_decode(ran.stdout[start:])
    heard = hear(paper)
    for result in told["results"]:
        if result["error"]:
            yield Finding("outloud", str(result["error"]))
        for each in result["findings"]:
            if each["severity"] != "info":
                yield told_by_outloud(each, heard)


def told_by_outloud(told: dict[str, Any], heard: Heard) -> Finding:
    """One finding. The lines it shows are cut to a length, and only excuse it if they are all of them."""
    where = f"page {told['page']}" if told.get("page") else "the file"
    evidence = told.get("evidence") or ""
    lines = evidence.split("; ") if evidence else []
    shown = [line[:-1].rpartition(" ")[0] if line.endswith("…") else line for line in lines]
    whole = told.get("count", 1) <= len(shown)
    words = f"{told['message']} ({evidence})" if evidence else told["message"]
    return judged("outloud", told["rule"], where, words, heard, shown if whole else ())


def hear(paper: Path) -> Heard:
    """What pdfinfo reads out of a paper; nothing where it is missing."""
    tool = program("pdfinfo")
    if not tool:
        return _UNHEARD
    heads, notes, inside = [], [], [(-1, "")]
    for line in output(tool, "-struct-text", str(paper)).stdout.splitlines():
        depth = len(line) - len(line.lstrip())
        while inside[-1][0] >= depth:
            inside.pop()
        if tag := _TAG.match(line):
            inside.append((depth, tag[1]))
            heads += [Counter[str]()] if tag[1] == "Table" else []
            notes += [""] if tag[1] == "Note" else []
        elif text := _SPOKEN.match(line):
            names = {name for _, name in inside}
            if names & {"Caption", "THead"}:
                heads[-1].update(_WORD.findall(text[1]))
            elif "Note" in names:
                notes[-1] += text[1]
    return Heard(tuple(heads), tuple(_LABEL.sub(r"\2 \1", " ".join(note.split())) for note in notes))


def judged(
    tool: str, rule: str, where: str, told: str, heard: Heard = _UNHEARD, shown: Sequence[str] = ()
) -> Finding:
    """A finding, excused if it is one of those that do not hold here."""
    found = (each for each in EXCUSES if each.rule == rule and re.search(each.words, told))
    why = next((each.why for each in found if not each.holds or each.holds(heard, shown)), "")
    return Finding(tool, f"{where}, {rule}: {told}", why)


def by_pikepdf(tool: str, paper: Path) -> Iterable[Finding]:
    """PDF/A, by the rules of veraPDF as pikepdf keeps them; 3b where data are attached, else 2b."""
    flavour = "3b" if b"/AFRelationship" in paper.read_bytes() else "2b"
    ran = output(tool, "-c", ASK_PIKEPDF, str(paper), flavour)
    *lines, end = ran.stdout.splitlines() or [""]
    if not end.startswith("done"):
        yield Finding("pikepdf", ran.stderr.strip() or "it said nothing")
    for line in lines:
        rule, where, told = line.split("\t", 2)
        yield judged("pikepdf", rule.partition(":")[2], where, told)


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


def by_openxml_audit(tool: str, paper: Path) -> Iterable[Finding]:
    """Whether Word opens a file as it is: its schemas, what refers to what, and what Word mends unasked."""
    ran = output(tool, "--output", "json", "--ooxml-security", "--max-errors", "0", str(paper))
    start = ran.stdout.find("[")
    if start < 0:
        yield Finding("openxml-audit", ran.stderr.strip() or "it said nothing")
        return
    told, _ = json.JSONDecoder().raw_decode(ran.stdout[start:])
    for each in (each for file in told for each in file["errors"]):
        yield Finding("openxml-audit", f"{each['part_uri']}{each['path']}: {each['description']}")


VALIDATORS: dict[str, Callable[[str, Path], Iterable[Finding]]] = {
    "outloud": by_outloud,
    "pdfua": by_pdfua,
    "pikepdf": by_pikepdf,
    "qpdf": by_qpdf,
    "pdfinfo": by_pdfinfo,
    "openxml-audit": by_openxml_audit,
}
OF_WORD = ("openxml-audit",)  # the others read PDF


def check(paper: Path, tools: dict[str, str]) -> bool:
    """Run each validator of such files that is there and say what it finds; True when nothing counts."""
    word = paper.suffix == WORD
    tools = {name: tool for name, tool in tools.items() if (name in OF_WORD) == word}
    found = [finding for name, tool in tools.items() for finding in VALIDATORS[name](tool, paper)]
    counting = [each for each in found if not each.excuse]
    for each in counting:
        say(f"{paper.name}: {each.tool}: {each.words}")
    excused = [each for each in found if each.excuse]
    for (tool, why), number in Counter((each.tool, each.excuse) for each in excused).items():
        say(f"{paper.name}: {tool}: {number} left out, for {why}")
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
