"""The floor of a write: the rows that a change comes to, prepared before and written with bare statements."""

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from db import indexing, journal
from db.changes import Change, Edit
from db.driver import Connection
from db.records import KINDS, specs
from db.tables import table

REGISTER = "INSERT INTO record(n, id, kind) VALUES (?, ?, ?)"
Rows = list[tuple[object, ...]]


@dataclass(slots=True)
class Written:
    """What was written: each statement with its rows, in the order in which it can be written again."""

    statements: list[tuple[str, Rows]]

    def write(self, db: Connection) -> None:
        """Write it in one transaction; one row is executed, many go as a batch."""
        db.execute("BEGIN IMMEDIATE")
        for sql, rows in self.statements:
            if len(rows) == 1:
                db.execute(sql, rows[0])
            else:
                db.executemany(sql, rows)
        db.execute("COMMIT")


def rows_of(db: Connection, change: Change) -> Written:
    """The rows that a recorded change wrote, which added records of one kind, read from the file."""
    kind = change.edits[0].table
    stored = table(KINDS[kind])
    ids = [edit.id for edit in change.edits]
    chosen = stored.insert.split("(", 1)[1].split(")", 1)[0]
    return Written(
        [
            (REGISTER, _of(db, "SELECT n, id, kind FROM record", ids)),
            (stored.insert, _of(db, f'SELECT {chosen} FROM "{kind}"', ids)),
            (indexing.INSERT_SQL, _documents(db, kind, ids)),
            (journal.CHANGE_SQL, [_change_row(change)]),
            (journal.EDIT_SQL, _edit_rows(db, change.seq)),
        ]
    )


def _of(db: Connection, sql: str, ids: Sequence[str]) -> Rows:
    """The rows with these ids, in the order of their numbers."""
    marks = ", ".join("?" * len(ids))
    return [tuple(row) for row in db.execute(f"{sql} WHERE id IN ({marks}) ORDER BY n", ids).fetchall()]


def updated(db: Connection, change: Change, again: Change) -> Written:
    """The rows of an update of one record: of `change`, which was recorded, under the id of `again`."""
    (edit,) = change.edits
    stored = table(KINDS[edit.table])
    n = db.execute("SELECT n FROM record WHERE id = ?", (edit.id,)).fetchone()[0]
    sql, values = stored.update(edit.after or {})
    return Written(
        [
            (sql, [(*values, n)]),
            (indexing.DELETE_SQL, [(n,)]),
            (indexing.INSERT_SQL, _documents(db, edit.table, [edit.id])),
            (journal.CHANGE_SQL, [(again.id, *_change_row(change)[1:])]),
            (journal.EDIT_SQL, [(again.seq, *row[1:]) for row in _edit_rows(db, change.seq)]),
        ]
    )


def _documents(db: Connection, kind: str, ids: Sequence[str]) -> Rows:
    cls = KINDS[kind]
    names = ("n", *specs(cls))
    known: dict[str, str] = {}

    def name(id: str) -> str:
        if id not in known:
            known[id] = indexing.stored_name(db, id)
        return known[id]

    chosen = ", ".join(f'"{each}"' for each in names)
    found = _of(db, f'SELECT {chosen} FROM "{kind}"', ids)
    rows = (dict(zip(names, row, strict=True)) for row in found)
    return [(row["n"], *indexing.document(cls, row, name)) for row in rows]  # type: ignore[arg-type]  # values


def _change_row(change: Change) -> tuple[object, ...]:
    return (
        change.id, change.label, change.author, change.desk, change.at, change.kind, change.undoes,
        change.schema,
    )  # fmt: skip


def _edit_rows(db: Connection, seq: int) -> Rows:
    sql = 'SELECT seq, place, "table", id, before, after FROM edit WHERE seq = ? ORDER BY place'
    return [tuple(row) for row in db.execute(sql, (seq,)).fetchall()]


def seconds(work: Callable[[], object], *, clean: bool = True) -> float:
    """How long one call takes. `clean`: collect the rubbish of earlier ones first."""
    if clean:
        gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def percentile(taken: Sequence[float], share: float) -> float:
    """The value that `share` (0–1) of those measured stay below."""
    return sorted(taken)[min(len(taken) - 1, int(len(taken) * share))]


def inserting(records: Sequence[Edit], label: str = "Import") -> Change:
    """One change that adds many records."""
    return Change(label, tuple(records), kind="import")
