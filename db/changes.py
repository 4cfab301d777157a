"""The Change: the one noun for everything that is written, and the edits it is made of."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter
from typing import Literal

from db.records import Record, memo

Value = str | int | float | None
Row = Mapping[str, Value]
_table = attrgetter("table")
_id = attrgetter("id")
ChangeKind = Literal["edit", "undo", "redo", "import", "merge", "restore", "issue"]


def new_id() -> str:
    """A new record or change id: a UUIDv7, so that ids sort by the time they were made."""
    import uuid_utils

    return str(uuid_utils.uuid7())


@memo
def _names(cls: type[Record]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(cls) if each.name != "id")


@memo
def _getter(cls: type[Record]) -> "attrgetter[tuple[Value, ...]]":
    return attrgetter(*_names(cls))


def row_of(record: Record) -> dict[str, Value]:
    """The fields of a record but its id, by name."""
    cls = type(record)
    return dict(zip(_names(cls), _getter(cls)(record), strict=True))


@dataclass(frozen=True, slots=True)
class Edit:
    """One row that is inserted (no `before`), changed, or deleted (no `after`).

    A changed row carries the fields that differ; an inserted or deleted one all of them.
    """

    table: str
    id: str
    before: Row | None
    after: Row | None

    @classmethod
    def insert(cls, record: Record) -> "Edit":
        """The edit that adds `record`."""
        return cls(record.META.kind, record.id, None, row_of(record))

    @classmethod
    def update(cls, record: Record, /, **values: Value) -> "Edit":  # evidence has a field `record`
        """The edit that sets `values` on `record`; fields that stay as they are are left out."""
        changed = {name: value for name, value in values.items() if getattr(record, name) != value}
        before = {name: getattr(record, name) for name in changed}
        return cls(record.META.kind, record.id, before, changed)

    @classmethod
    def delete(cls, record: Record) -> "Edit":
        """The edit that removes `record`."""
        return cls(record.META.kind, record.id, row_of(record), None)

    @property
    def empty(self) -> bool:
        """True when it changes nothing."""
        return self.before == self.after

    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.table, self.id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """A named, indivisible step: what undo takes back and history shows.

    `id`, `seq`, `author`, `desk`, `at` (UTC, ISO with milliseconds) and `schema` (migrations applied) are
    filled in by the store. `undoes`: the id of the change that an undo or redo takes back.
    `blobs`: bytes by SHA-256 for the blob records in it; written once, kept out of the journal.
    """

    label: str
    edits: tuple[Edit, ...]
    kind: ChangeKind = "edit"
    undoes: str = ""
    id: str = ""
    seq: int = 0
    author: str = ""
    desk: str = ""
    at: str = ""
    schema: int = 0
    blobs: Mapping[str, bytes] = field(default_factory=dict, repr=False, compare=False)
    _counts: "Counter[str]" = field(default_factory=Counter, init=False, repr=False, compare=False)

    def inverse(self, kind: ChangeKind, label: str) -> "Change":
        """The change that takes this one back: its edits inverted, in reverse order."""
        edits = tuple(edit.inverse() for edit in reversed(self.edits))
        return Change(label, edits, kind=kind, undoes=self.id)

    def counts(self) -> "Counter[str]":
        """How many edits there are of each table; counted once, for many ask who hear of the change."""
        if not self._counts:
            self._counts.update(map(_table, self.edits))
        return self._counts

    def concerns(self, id: str) -> bool:
        """Whether some edit is of the record with this id; quickly, for many ask of changes of many edits."""
        return id in map(_id, self.edits)

    def without_empty(self) -> "Change":
        """The same change less the edits that change nothing."""
        return replace(self, edits=tuple(edit for edit in self.edits if not edit.empty))
