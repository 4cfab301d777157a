"""A small tracker of talks for tests, and what a tracker's file holds, row by row."""

import hashlib
import subprocess
import sys
from pathlib import Path

from db.changes import Change, ChangeKind, Edit
from db.driver import Connection
from db.records import (
    DOSSIER_ID,
    KINDS,
    Actor,
    Condition,
    Dossier,
    Evidence,
    Issue,
    Marking,
    Option,
    Position,
    PositionOption,
    Record,
    Source,
    link_id,
    references,
)
from db.schema import columns, date_fields, quoted
from db.store import Store
from tests.project.tree import ROOT

UKRAINE = Actor(id="ukr", name="Ukraine", aliases="Україна")
RUSSIA = Actor(id="rus", name="Russia")
TERRITORY = Issue(id="territory", title="Territory")
LINE = Option(id="line", issue="territory", label="The line of contact", value=50.0)
WITHDRAWAL = Option(id="withdrawal", issue="territory", label="Withdrawal", value=0.0)
CLAIM = Position(
    id="p1",
    actor="ukr",
    issue="territory",
    channel="official",
    stated="2026-02",
    statement="No land is given up.",
)
STANCE = PositionOption(
    id=link_id("position_option", "p1", "withdrawal"), position="p1", option="withdrawal", stance="preferred"
)
ARTICLE = Source(id="article", title="An article")
CITED = Evidence(id="ev1", source="article", record="p1", locator="Bullet 3")
TALKS: tuple[Record, ...] = (UKRAINE, RUSSIA, TERRITORY, LINE, WITHDRAWAL, CLAIM, STANCE, ARTICLE, CITED)
LEVELS = ("GREEN", "AMBER", "RED")


def inserts(*records: Record, label: str = "Add", kind: ChangeKind = "edit") -> Change:
    """The change that adds records."""
    return Change(label, tuple(map(Edit.insert, records)), kind=kind)


def update(record: Record, label: str = "Edit", **values: str | float | None) -> Change:
    """The change that sets fields of one record."""
    return Change(label, (Edit.update(record, **values),))


def markings(default: str = "") -> list[Record]:
    """A dossier whose marking set has three levels, the lowest first."""
    dossier = Dossier(id=DOSSIER_ID, title="Talks", marking_set="house", handling_default=default)
    levels = (
        Marking(id=f"m{rank}", set="house", level=level, rank=rank) for rank, level in enumerate(LEVELS)
    )
    return [dossier, *levels]


def condition(id: str, text: str) -> Condition:
    """A condition of the stance of the claim."""
    return Condition(id=id, position_option=STANCE.id, text=text)


def all_rows(db: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of a file, the index among them: nothing was written when it is the same."""
    tables = [
        row[0]
        for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'search'")
    ]
    return {name: sorted(db.execute(f"SELECT * FROM {quoted(name)}").fetchall(), key=repr) for name in tables}


def record_rows(db: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every kind with its date bounds, without its number: what undo must bring back.

    A kind that an older file does not know yet has none, a field that it does not know yet is empty.
    """
    known = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    found: dict[str, list[tuple[object, ...]]] = {kind: [] for kind in KINDS.keys() - known}
    for kind, cls in KINDS.items():
        if kind not in known:
            continue
        dated = [name + end for name in date_fields(cls) for end in ("_from", "_to")]
        there = {row[1] for row in db.execute(f"PRAGMA table_info({quoted(kind)})")}
        nothing = {*dated, *references(cls)}
        names = ", ".join(
            quoted(name) if name in there else "NULL" if name in nothing else "''"
            for name in (*columns(cls), *dated)
        )
        found[kind] = db.execute(f"SELECT {names} FROM {quoted(kind)} ORDER BY id").fetchall()
    found["record"] = db.execute("SELECT id, kind FROM record ORDER BY id").fetchall()
    return found


def sha256(path: Path) -> str:
    """The fingerprint of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def beside(path: Path) -> list[str]:
    """What lies in a tracker's folder besides the tracker."""
    return sorted(each.name for each in path.parent.iterdir() if each != path)


def new_tracker(path: Path, *records: Record) -> Path:
    """A closed tracker with records in it."""
    with Store.create(path, desk="desk") as store:
        if records:
            store.apply(inserts(*records))
    return path


def python(code: str, *arguments: object) -> "subprocess.Popen[str]":
    """Another process of this Python that runs `code` in the project, with pipes to talk to it."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def said(process: "subprocess.Popen[str]") -> str:
    """The next line that another process says; it fails with what it complained of."""
    assert process.stdout is not None
    assert process.stderr is not None
    line = process.stdout.readline()
    assert line, process.stderr.read()
    return line.rstrip("\n")
