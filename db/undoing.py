"""What undoing a change would meet: fields that a later change touched, records that others use since."""

from collections.abc import Sequence
from dataclasses import replace

from db import journal, rows
from db.changes import Change, Edit
from db.driver import Connection
from db.indexing import referring
from db.records import references


def overlaps(db: Connection, change: Change) -> dict[str, tuple[str, Change | None]]:
    """Where undoing a recorded `change` meets a later one: by "id field", the field and the later change."""
    met: dict[str, tuple[str, Change | None]] = {}
    for edit in journal.with_edits(db, change).inverse("undo", "").edits:
        for field in stale(db, edit):
            later = journal.later(db, edit.id, change.seq, "" if field == "id" else field)
            met[f"{edit.id} {field}"] = (field, later)
    return met


def stale(db: Connection, edit: Edit) -> list[str]:
    """The fields that no longer hold what `edit` begins from; "id" when the record is gone, or back."""
    now = rows.one(db, edit.id)
    if edit.before is None:
        return [] if now is None else ["id"]
    if now is None:
        return ["id"]
    return [name for name, value in edit.before.items() if getattr(now, name) != value]


def untouched(db: Connection, change: Change) -> Change:
    """What of an inverse `change` can still be done: no field a later change touched, no record in use."""
    left = [part for edit in change.edits if (part := _left(edit, stale(db, edit)))]
    used = in_use(db, left)
    return replace(change, edits=tuple(e for e in left if e.after is not None or e.id not in used))


def _left(edit: Edit, touched: list[str]) -> Edit | None:
    if not touched:
        return edit
    if edit.before is None or edit.after is None or "id" in touched:
        return None
    before = {name: value for name, value in edit.before.items() if name not in touched}
    left = Edit(edit.table, edit.id, before, {name: edit.after[name] for name in before})
    return None if left.empty else left


def in_use(db: Connection, edits: Sequence[Edit]) -> set[str]:
    """The ids of records that `edits` delete but that others refer to, which stay."""
    deleted = {edit.id for edit in edits if edit.after is None}
    freed = {(edit.id, name) for edit in edits if edit.after for name in edit.after}
    used: set[str] = set()
    pairs = [
        (str(row["id"]), str(row[name]))
        for cls, _, row in referring(db, deleted)
        for name in references(cls)
        if row[name] in deleted and (row["id"], name) not in freed
    ]
    while more := {target for by, target in pairs if by not in deleted or by in used} - used:
        used |= more
    return used
