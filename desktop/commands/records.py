"""The record a command names, and what its fields say in words."""

from db import dates
from db.errors import KnownError
from db.queries.snapshot import Snapshot
from db.records import Record, specs
from db.records.values import NOT_STATED
from desktop.commands.given import similar_id
from desktop.models.columns import field_text


class NotFound(KnownError):
    """No record has the id. `hint`: which one may be meant."""

    def __init__(self, id: str, hint: str) -> None:
        super().__init__(f"There is no record {id}.{hint or ' parley search finds ids by words.'}")


def record_named(snapshot: Snapshot, id: str) -> Record:
    """The record with this id; raises NotFound with the id that is most like it."""
    record = snapshot.get(id)
    if record is None:
        raise NotFound(id, similar_id(snapshot, id))
    return record


def value_text(snapshot: Snapshot, record: Record, name: str) -> str:
    """A field for a person: references with their ids, dates in words and as written, line breaks kept."""
    value = getattr(record, name)
    if value in (None, ""):
        return NOT_STATED
    kind = specs(type(record))[name].kind
    if kind == "ref":
        return f"{snapshot.title(value)} ({value})"
    if kind == "date":
        words = dates.words(value)
        return words if words == value else f"{words} ({value})"
    return str(value) if kind == "prose" else field_text(record, name, {})
