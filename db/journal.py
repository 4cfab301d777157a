"""The journal: every change that was written, and what undo and redo may take from it."""

import json
from collections.abc import Iterable

from db import migrations
from db.changes import Change, ChangeKind, Edit
from db.driver import Connection

COLUMNS = "c.seq, c.id, c.label, c.author, c.desk, c.at, c.kind, c.undoes, c.schema"
BASE = "c.kind NOT IN ('undo', 'redo')"
# A change stands undone while some undo of it was not itself taken back by a redo.
UNDONE = (
    "EXISTS (SELECT 1 FROM change u WHERE u.undoes = c.id AND u.undoes <> '' AND u.kind = 'undo' "
    "AND NOT EXISTS (SELECT 1 FROM change r WHERE r.undoes = u.id AND r.undoes <> ''))"
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


def undoable(db: Connection, desk: str) -> Change | None:
    """The newest change of this desk that is no undo, not undone and no issue of an edition."""
    return _one(db, UNDOABLE, (desk,))


def redoable(db: Connection, desk: str) -> Change | None:
    """The newest undo of this desk that was not redone, when nothing was edited since."""
    return _one(db, REDOABLE, (desk,))


def read(db: Connection, *, limit: int, before_seq: int | None = None) -> list[Change]:
    """Changes without their edits, newest first."""
    below = before_seq if before_seq is not None else 1 << 62
    sql = f"SELECT {COLUMNS} FROM change c WHERE c.seq < ? ORDER BY c.seq DESC LIMIT ?"
    return [_change(row, ()) for row in db.execute(sql, (below, limit)).fetchall()]


def change(db: Connection, id: str) -> Change | None:
    """One change with its edits."""
    return _one(db, f"SELECT {COLUMNS} FROM change c WHERE c.id = ?", (id,))


def history(db: Connection, id: str) -> list[Change]:
    """The changes of one record, newest first, each with its edits of that record alone."""
    sql = (
        f'SELECT {COLUMNS}, e."table", e.id, e.before, e.after FROM edit e JOIN change c ON c.seq = e.seq '
        "WHERE e.id = ? ORDER BY e.seq DESC, e.place DESC"
    )
    return [_change(row, (_edit(row[9:], row[8]),)) for row in db.execute(sql, (id,)).fetchall()]


def since(db: Connection, moment: str) -> Iterable[Edit]:
    """The edits of all changes written after `moment` (UTC, ISO), newest first."""
    sql = (
        'SELECT c.schema, e."table", e.id, e.before, e.after FROM edit e JOIN change c ON c.seq = e.seq '
        "WHERE c.at > ? ORDER BY e.seq DESC, e.place DESC"
    )
    for row in db.execute(sql, (moment,)):
        yield _edit(row[1:], row[0])


def later(db: Connection, id: str, seq: int) -> Change | None:
    """The newest change of a record written after `seq`, or None."""
    sql = (
        f"SELECT {COLUMNS} FROM change c JOIN edit e ON e.seq = c.seq WHERE e.id = ? AND c.seq > ? "
        "ORDER BY c.seq DESC LIMIT 1"
    )
    row = db.execute(sql, (id, seq)).fetchone()
    return _change(row, ()) if row else None


def _one(db: Connection, sql: str, values: tuple[str, ...]) -> Change | None:
    row = db.execute(sql, values).fetchone()
    return _change(row, _edits(db, row[0], row[8])) if row else None


def _edits(db: Connection, seq: int, schema: int) -> tuple[Edit, ...]:
    sql = 'SELECT "table", id, before, after FROM edit WHERE seq = ? ORDER BY place'
    return tuple(_edit(row, schema) for row in db.execute(sql, (seq,)).fetchall())


def _edit(row: tuple[str, str, str | None, str | None], schema: int) -> Edit:
    table, id, before, after = row
    edit = Edit(table, id, json.loads(before) if before else None, json.loads(after) if after else None)
    return migrations.converted(edit, schema)


def _change(row: tuple[object, ...], edits: tuple[Edit, ...]) -> Change:
    seq, id, label, author, desk, at, kind, undoes, schema = row[:9]
    return Change(
        str(label), edits, kind=_kind(str(kind)), undoes=str(undoes), id=str(id), seq=int(str(seq)),
        author=str(author), desk=str(desk), at=str(at), schema=int(str(schema)),
    )  # fmt: skip


def _kind(text: str) -> ChangeKind:
    kinds: dict[str, ChangeKind] = {
        "edit": "edit", "undo": "undo", "redo": "redo", "import": "import",
        "merge": "merge", "restore": "restore", "issue": "issue",
    }  # fmt: skip
    return kinds[text]
