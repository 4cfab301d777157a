"""Does the journal tell how every record came to be what it is? Replayed from the first change on."""

from collections.abc import Iterator, Mapping

from db import journal, rows
from db.changes import Edit, Value, row_of
from db.driver import Connection
from db.records import KINDS

Held = dict[str, tuple[str, dict[str, Value]]]


def journal_problems(db: Connection) -> Iterator[str]:
    """Gaps in the journal, edits that don't follow from the one before, rows that no edit made."""
    yield from _gaps(db)
    held: Held = {}
    for edit in reversed(list(journal.since(db, ""))):
        if wrong := _replay(edit, held):
            yield f"The journal does not add up: an edit of {edit.table.replace('_', ' ')} {edit.id} {wrong}."
    yield from _differences(db, held)


def _gaps(db: Connection) -> Iterator[str]:
    last = 0
    for (seq,) in db.execute("SELECT seq FROM change ORDER BY seq"):
        if seq != last + 1:
            yield f"The journal has a gap between changes {last} and {seq}."
        last = seq
    # An undo may come to nothing: where later changes touched all that it would have taken back.
    empty = (
        "SELECT c.seq FROM change c WHERE c.kind NOT IN ('undo', 'redo') "
        "AND NOT EXISTS (SELECT 1 FROM edit e WHERE e.seq = c.seq)"
    )
    for (seq,) in db.execute(empty):
        yield f"Change {seq} of the journal has lost its edits."


def _replay(edit: Edit, held: Held) -> str:
    """Do one edit; what is wrong with it, or ''."""
    if edit.before is None:
        wrong = "adds what is there already" if edit.id in held else ""
        held[edit.id] = (edit.table, dict(edit.after or {}))
        return wrong
    if edit.id not in held:
        return "changes what is not there"
    values = held[edit.id][1]
    wrong = "" if _fits(edit.before, values) else "begins from other values than those before it"
    if edit.after is None:
        del held[edit.id]
    else:
        values |= edit.after
    return wrong


def _fits(before: Mapping[str, Value], values: Mapping[str, Value]) -> bool:
    return all(values.get(name) == value for name, value in before.items())


def _differences(db: Connection, held: Held) -> Iterator[str]:
    for cls in KINDS.values():
        for record in rows.every(db, cls):
            kind, values = held.pop(record.id, ("", {}))
            if kind != cls.META.kind:
                yield f"{cls.META.label} {record.id} is in no change of the journal."
            elif wrong := [
                name for name, value in row_of(record).items() if values.get(name, value) != value
            ]:
                fields = ", ".join(wrong)
                yield f"{cls.META.label} {record.id} is not as the journal left it ({fields})."
    for id, (kind, _) in held.items():
        yield f"{kind.replace('_', ' ').capitalize()} {id} is in the journal, but not in the tracker."
