"""Several records rewritten together: each is put as it shall be, and the edits are what differs then."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from db.changes import Edit, row_of
from db.errors import InvalidField
from db.queries.deletion import goes_with, referring
from db.reader import Reader
from db.records import Record
from db.records.values import problems
from desktop.operations.edits import followers, sound, with_values

R = TypeVar("R", bound=Record)


class Rewriting:
    """Records on their way to another state; what is put twice counts as it was put last."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._before: dict[str, Record | None] = {}
        self._after: dict[str, Record | None] = {}

    def now(self, id: str) -> Record | None:
        """The record as it will be, None when it is not there or goes."""
        if id not in self._after:
            self._before[id] = self._after[id] = self.reader.get(id)
        return self._after[id]

    def know(self, record: Record) -> None:
        """Take a record as it is stored, so that it need not be looked up."""
        self._before.setdefault(record.id, record)
        self._after.setdefault(record.id, record)

    def put(self, record: Record) -> None:
        """Let a record be as it is given."""
        self.now(record.id)
        self._after[record.id] = record

    def drop(self, id: str) -> None:
        """Let a record go."""
        self.now(id)
        self._after[id] = None

    def drop_with_all(self, ids: Iterable[str]) -> tuple[Record, ...]:
        """Let records go with all that can't stand without them; what went along with them."""
        found = goes_with(self.reader.db, ids)
        for record in (*found.asked, *found.with_them):
            self.know(record)
            self.drop(record.id)
        for edit in found.blanked:
            if (kept := self.now(edit.id)) is not None:
                was = edit.before or {}
                self.put(with_values(kept, {name: None for name in was if getattr(kept, name) == was[name]}))
        return found.with_them

    def edits(self) -> tuple[Edit, ...]:
        """What leads from the state that is stored to this one. Raises InvalidField."""
        made: list[Edit] = []
        changed: list[Edit] = []
        gone: list[Edit] = []
        for id, after in self._after.items():
            before = self._before[id]
            if before is None and after is not None:
                made.append(Edit.insert(sound(after)))
            elif before is not None and after is None:
                gone.append(Edit.delete(before))
            elif before is not None and after is not None and before != after:
                changed.append(_changed(before, after))
        return (*made, *changed, *reversed(gone))


def _changed(before: Record, after: Record) -> Edit:
    edit = Edit.update(before, **row_of(after))
    if wrong := _new_problem(before, after):
        raise wrong
    return edit


def _new_problem(before: Record, after: Record) -> InvalidField | None:
    """What is wrong with a record now and was not before: what it held already is not this step's fault."""
    known = {str(each) for each in problems(type(before), {"id": before.id, **row_of(before)})}
    found = problems(type(after), {"id": after.id, **row_of(after)})
    return next((each for each in found if str(each) not in known), None)


def reached(reader: Reader, targets: Iterable[Record]) -> list[Record]:
    """The records that refer to any of `targets`, or to a link whose id follows from such a reference.

    The targets themselves are left out.
    """
    asked = {record.id: record for record in targets}
    found: dict[str, Record] = {}
    wave: Mapping[str, Record] = asked
    known = set(asked)
    while wave:
        again: dict[str, Record] = {}
        for record, field, _ in referring(reader.db, wave):
            found[record.id] = record
            if field in record.META.joins and record.id not in known:
                again[record.id] = record
        known |= again.keys()
        wave = again
    return [record for id, record in found.items() if id not in asked]


def redirected(ids: Mapping[str, str], records: Iterable[Record]) -> list[tuple[Record, Record]]:
    """Each record as it is and as it will be once `ids` are replaced in its references.

    A link whose joins differ then has another id, which what refers to it follows; two may come to be one.
    """
    return followers(dict(ids), records)
