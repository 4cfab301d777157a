"""Which record a change is about, for the window to show it after undo and redo."""

from db.changes import Change
from db.reader import Reader
from db.records import KINDS, Record

MOST = 100  # edits of one record and its parts; a change of more is about many


def concerned(reader: Reader, change: Change) -> str:
    """The id of the one record that a change is about and that is there; '' when there are many or none.

    Parts count for what they are part of: a stance and its condition for their position.
    """
    if len(change.edits) > MOST:
        return ""
    about = {_whole(reader, edit.id) for edit in change.edits}
    return about.pop() if len(about) == 1 else ""


def _whole(reader: Reader, id: str) -> str:
    record = reader.get(id)
    while record is not None and (owner := _owner(reader, record)) is not None:
        record = owner
    return record.id if record else ""


def _owner(reader: Reader, record: Record) -> Record | None:
    field = KINDS[record.META.kind].META.owner
    return reader.get(getattr(record, field)) if field and getattr(record, field) else None
