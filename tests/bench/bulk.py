"""Trackers far larger than anyone keeps, written straight into the tables: making them is not measured."""

from collections.abc import Iterator
from pathlib import Path

from db.changes import Change, Edit, Value
from db.records import Actor, Issue, Option, Position
from db.schema import columns, date_fields, quoted
from db.store import Store

ACTORS, ISSUES = 40, 16


def filled_tracker(path: Path, positions: int) -> Path:
    """A tracker with that many positions of 40 actors on 16 issues; without journal and index for them."""
    with Store.create(path, desk="bench") as store:
        records = [Actor(id=f"a{n}", name=f"Actor {n}") for n in range(ACTORS)]
        issues = [Issue(id=f"i{n}", title=f"Issue {n}", rank=n) for n in range(ISSUES)]
        options = [
            Option(id=f"o{n}", issue=f"i{n % ISSUES}", label=f"Option {n}", value=n) for n in range(64)
        ]
        inserts = (Edit.insert(record) for record in (*records, *issues, *options))
        store.apply(Change("Actors and issues", tuple(inserts)))
        first = 1 + int(store.db.execute("SELECT max(n) FROM record").fetchone()[0])
        store.db.execute("PRAGMA synchronous=OFF")
        store.db.execute("PRAGMA foreign_keys=OFF")
        store.db.execute("BEGIN IMMEDIATE")
        registry = ((first + n, f"p{n}", "position") for n in range(positions))
        store.db.executemany("INSERT INTO record(n, id, kind) VALUES (?, ?, ?)", registry)
        store.db.executemany(_insert(), _rows(first, positions))
        store.db.execute("COMMIT")
    return path


def _insert() -> str:
    names = [
        "n",
        *columns(Position),
        *(f"{d}_{end}" for d in date_fields(Position) for end in ("from", "to")),
    ]
    marks = ", ".join("?" * len(names))
    return f"INSERT INTO position ({', '.join(quoted(name) for name in names)}) VALUES ({marks})"


def _rows(first: int, positions: int) -> Iterator[list[Value]]:
    for n in range(positions):
        position = Position(
            id=f"p{n}",
            actor=f"a{n % ACTORS}",
            issue=f"i{n % ISSUES}",
            channel="official",
            stated=f"20{10 + n % 16}-{1 + n % 12:02}",
            statement=f"Statement {n} on what is asked and what is offered in return for it.",
            firmness="firm",
        )
        month = f"{position.stated}-01"
        yield [first + n, *(getattr(position, name) for name in columns(Position)), month, month, None, None]
