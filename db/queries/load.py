"""All records of a tracker in memory, now or as the journal says they were at an earlier moment."""

from db import journal, rows
from db.changes import Edit, Value, row_of
from db.driver import Connection
from db.records import KINDS, Record, defaults

Fields = dict[str, Value]


def load(db: Connection, recorded: str = "") -> dict[str, Record]:
    """Every record by id, in the order of kinds and of writing; as held at `recorded` if it is given.

    `recorded`: an ISO day (its end) or moment, UTC. Raises BadMoment.
    """
    at = journal.moment(recorded) if recorded else ""
    with rows.one_view(db):
        records = _present(db)
        return rewound(records, list(journal.since(db, at))) if at else records


def load_after(db: Connection, seq: int) -> dict[str, Record]:
    """Every record by id as held after the change at a place of the journal; 0: before the first."""
    with rows.one_view(db):
        return rewound(_present(db), list(journal.after(db, seq)))


def _present(db: Connection) -> dict[str, Record]:
    return {record.id: record for cls in KINDS.values() for record in rows.every(db, cls)}


def rewound(records: dict[str, Record], edits: list[Edit]) -> dict[str, Record]:
    """`records` with `edits` (newest first) taken back."""
    touched: dict[str, tuple[str, Fields | None]] = {}
    for edit in edits:
        if edit.id in touched:
            values = touched[edit.id][1]
        else:
            now = records.get(edit.id)
            values = row_of(now) if now else None
        touched[edit.id] = (edit.table, _before(edit, values))
    earlier = dict(records)
    for id, (kind, values) in touched.items():
        if values is None:
            earlier.pop(id, None)
        else:
            cls = KINDS[kind]
            earlier[id] = cls(**{**defaults(cls), **values, "id": id})  # type: ignore[arg-type]  # fields of cls
    return earlier


def _before(edit: Edit, values: Fields | None) -> Fields | None:
    if edit.before is None:
        return None
    if edit.after is None:
        return dict(edit.before)
    return {**(values or {}), **edit.before}


def record_after(db: Connection, id: str, seq: int) -> Record | None:
    """One record as it was held after the change at a place of the journal; None when it was not there."""
    now = rows.one(db, id)
    return rewound({id: now} if now else {}, journal.edits_after(db, id, seq)).get(id)
