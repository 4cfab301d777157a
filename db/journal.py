"""The journal: every change that was written, and what undo and redo may take from it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import cast

from db import migrations
from db.changes import Change, ChangeKind, Edit, Row
from db.driver import Connection
from db.errors import BadMoment
from db.progress import Progress

COLUMNS = "c.seq, c.id, c.label, c.author, c.desk, c.at, c.kind, c.undoes, c.schema"
CHANGE_SQL = (
    "INSERT INTO change(id, label, author, desk, at, kind, undoes, schema) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
EDIT_SQL = 'INSERT INTO edit(seq, place, "table", id, before, after) VALUES (?, ?, ?, ?, ?, ?)'
BASE = "c.kind NOT IN ('undo', 'redo')"
# A change stands undone while the last change that took it back was not taken back itself, and so on.
UNDONE = (
    "(EXISTS (SELECT 1 FROM change u WHERE u.undoes = c.id AND u.undoes <> '') AND "
    "(WITH RECURSIVE taken(id, seq, depth) AS (SELECT c.id, c.seq, 0 UNION ALL "
    "SELECT x.id, x.seq, depth + 1 FROM taken JOIN change x ON x.seq = (SELECT max(y.seq) FROM change y "
    "WHERE y.undoes = taken.id AND y.undoes <> '' AND y.seq > taken.seq)) "
    "SELECT max(depth) % 2 FROM taken))"
)
UNDOABLE = (
    f"SELECT {COLUMNS} FROM change c WHERE c.desk = ? AND {BASE} AND c.kind <> 'issue' AND NOT {UNDONE} "
    "ORDER BY c.seq DESC LIMIT 1"
)
REDOABLE = (
    f"SELECT {COLUMNS} FROM change c WHERE c.desk = ?1 AND c.kind = 'undo' "
    "AND NOT EXISTS (SELECT 1 FROM change r WHERE r.undoes = c.id AND r.undoes <> '') "
    f"AND c.seq > coalesce((SELECT max(c.seq) FROM change c WHERE c.desk = ?1 AND {BASE}), 0) "
    "ORDER BY c.seq DESC LIMIT 1"
)


def write(db: Connection, change: Change, edits: Sequence[Edit], progress: Progress | None = None) -> int:
    """Write a change with its edits as they were written; its place in the journal."""
    values = (
        change.id, change.label, change.author, change.desk, change.at, change.kind, change.undoes,
        change.schema,
    )  # fmt: skip
    seq = db.execute(CHANGE_SQL, values).lastrowid
    place = 0
    for some in (progress or Progress()).in_chunks(edits):
        rows = [(seq, i, e.table, e.id, _json(e.before), _json(e.after)) for i, e in enumerate(some, place)]
        db.executemany(EDIT_SQL, rows)
        place += len(rows)
    return int(seq)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _json(row: Row | None) -> str | None:
    return None if row is None else _encode(row if isinstance(row, dict) else dict(row))


def undoable(db: Connection, desk: str) -> Change | None:
    """The newest change of this desk that is no undo, not undone and no issue; without its edits."""
    return _one(db, UNDOABLE, desk)


def redoable(db: Connection, desk: str) -> Change | None:
    """The newest undo of this desk that was not redone, when nothing was edited since; without its edits."""
    return _one(db, REDOABLE, desk)


def with_edits(db: Connection, change: Change) -> Change:
    """A recorded change with its edits, as they read in this version."""
    return replace(change, edits=tuple(some_edits(db, change, -1)))


def read(db: Connection, *, limit: int, before_seq: int | None = None) -> list[Change]:
    """Changes without their edits, newest first."""
    below = before_seq if before_seq is not None else 1 << 62
    sql = f"SELECT {COLUMNS} FROM change c WHERE c.seq < ? ORDER BY c.seq DESC LIMIT ?"
    return [of_row(row) for row in db.execute(sql, (below, limit)).fetchall()]


def change(db: Connection, id: str) -> Change | None:
    """One change with its edits."""
    found = bare(db, id)
    return with_edits(db, found) if found else None


def bare(db: Connection, id: str) -> Change | None:
    """One change without its edits."""
    return _one(db, f"SELECT {COLUMNS} FROM change c WHERE c.id = ?", id)


def history(db: Connection, id: str) -> list[Change]:
    """The changes of one record, newest first, each with its edits of that record alone."""
    sql = (
        f'SELECT {COLUMNS}, e."table", e.id, e.before, e.after FROM edit e JOIN change c ON c.seq = e.seq '
        "WHERE e.id = ? ORDER BY e.seq DESC, e.place DESC"
    )
    return [of_row(row, (_edit(row[9:], row[8]),)) for row in db.execute(sql, (id,)).fetchall()]


def moment(text: str) -> str:
    """A moment as the journal writes it (UTC, milliseconds): a day counts to its end. Raises BadMoment.

    `text`: an ISO day, or an ISO day and time; a time without a zone is UTC.
    """
    try:
        read = datetime.fromisoformat(text)
        if len(text) <= len("2026-11-21"):
            read += timedelta(days=1, milliseconds=-1)
        return stamped(read if read.tzinfo else read.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        raise BadMoment(text) from None


def stamped(at: datetime) -> str:
    """A moment as text that sorts by time: UTC with milliseconds."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def since(db: Connection, at: str) -> Iterable[Edit]:
    """The edits of all changes after the last one written by `at` (as `moment` gives it), newest first.

    The order is that of writing: where a clock was set back, what was written before still counts as before.
    """
    return after(db, db.execute("SELECT max(seq) FROM change WHERE at <= ?", (at,)).fetchone()[0] or 0)


def after(db: Connection, seq: int) -> Iterable[Edit]:
    """The edits of all changes after the one at a place of the journal, newest first."""
    sql = (
        'SELECT c.schema, e."table", e.id, e.before, e.after FROM edit e JOIN change c ON c.seq = e.seq '
        "WHERE e.seq > ? ORDER BY e.seq DESC, e.place DESC"
    )
    for row in db.execute(sql, (seq,)):
        yield _edit(row[1:], row[0])


def last(db: Connection) -> int:
    """The place of the newest change, 0 without one."""
    return int(db.execute("SELECT max(seq) FROM change").fetchone()[0] or 0)


def written_after(db: Connection, seq: int, most: int) -> list[str]:
    """The ids of the records that were written after a place of the journal, of at most so many edits."""
    sql = "SELECT id FROM edit WHERE seq > ? LIMIT ?"
    return [row[0] for row in db.execute(sql, (seq, most)).fetchall()]


def edits_after(db: Connection, id: str, seq: int) -> list[Edit]:
    """The edits of one record in changes after a place of the journal, newest first."""
    sql = (
        'SELECT c.schema, e."table", e.id, e.before, e.after FROM edit e JOIN change c ON c.seq = e.seq '
        "WHERE e.id = ? AND e.seq > ? ORDER BY e.seq DESC, e.place DESC"
    )
    return [_edit(row[1:], row[0]) for row in db.execute(sql, (id, seq)).fetchall()]


def later(db: Connection, id: str, seq: int, field: str = "") -> Change | None:
    """The newest change of a record written after `seq` that touched a field (any if none), or None."""
    touched = (
        "AND (e.before IS NULL OR e.after IS NULL OR json_type(e.after, ?) IS NOT NULL)" if field else ""
    )
    sql = (
        f"SELECT {COLUMNS} FROM change c JOIN edit e ON e.seq = c.seq WHERE e.id = ? AND c.seq > ? {touched} "
        "ORDER BY c.seq DESC LIMIT 1"
    )
    row = db.execute(sql, (id, seq, *([f"$.{field}"] if field else []))).fetchone()
    return of_row(row) if row else None


def _one(db: Connection, sql: str, value: str) -> Change | None:
    row = db.execute(sql, (value,)).fetchone()
    return of_row(row) if row else None


def last_undoing(db: Connection, id: str) -> Change | None:
    """The newest change that takes back the one with this id, or None."""
    sql = f"SELECT {COLUMNS} FROM change c WHERE c.undoes = ? AND c.undoes <> '' ORDER BY c.seq DESC LIMIT 1"
    return _one(db, sql, id)


def extent(db: Connection, seq: int) -> int:
    """How many edits a change has."""
    found = db.execute("SELECT max(place) + 1 FROM edit WHERE seq = ?", (seq,)).fetchone()[0]
    return int(found or 0)


def extents(db: Connection, seq: int) -> dict[str, int]:
    """How many edits of each table a change has, in the order they were written."""
    sql = 'SELECT "table", count(*) FROM edit WHERE seq = ? GROUP BY "table" ORDER BY min(place)'
    return dict(db.execute(sql, (seq,)).fetchall())


def some_edits(db: Connection, change: Change, most: int, *, last: bool = False) -> list[Edit]:
    """At most `most` edits of a change, those written first, or from the `last` one back."""
    way = "DESC" if last else "ASC"
    sql = f'SELECT "table", id, before, after FROM edit WHERE seq = ? ORDER BY place {way} LIMIT ?'
    return [_edit(row, change.schema) for row in db.execute(sql, (change.seq, most)).fetchall()]


def edits_on(db: Connection, seq: int, schema: int, id: str) -> list[Edit]:
    """The edits of a change on one record."""
    sql = 'SELECT "table", id, before, after FROM edit WHERE id = ? AND seq = ? ORDER BY place'
    return [_edit(row, schema) for row in db.execute(sql, (id, seq)).fetchall()]


def _edit(row: tuple[str, str, str | None, str | None], schema: int) -> Edit:
    table, id, before, after = row
    edit = Edit(table, id, json.loads(before) if before else None, json.loads(after) if after else None)
    return migrations.converted(edit, schema)


def of_row(row: tuple[object, ...], edits: tuple[Edit, ...] = ()) -> Change:
    """A change from a row that begins with `COLUMNS`."""
    seq, id, label, author, desk, at, kind, undoes, schema = row[:9]
    return Change(
        str(label), edits, kind=cast(ChangeKind, kind), undoes=str(undoes), id=str(id), seq=int(str(seq)),
        author=str(author), desk=str(desk), at=str(at), schema=int(str(schema)),
    )  # fmt: skip
