"""What stands in a file, before anything is planned: rows with their lines, and what is wrong with them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol, TypeVar

from db.changes import Value
from db.errors import KnownError
from db.records import Record
from db.records.checks import quote

R = TypeVar("R", bound=Record)
SHOWN = 10
_PLAIN = re.compile(r"[A-Za-z0-9._-]{1,64}")


class Holding(Protocol):
    """What a tracker holds; a Snapshot of everything is one."""

    def get(self, id: str, /) -> Record | None:
        """The record with this id, or None."""

    def all(self, cls: type[R], /) -> Sequence[R]:
        """All records of a kind."""

    def mark(self, record: Record, /) -> str:
        """The effective mark of a record, empty when it has none."""


class Wrong(NamedTuple):
    """What is wrong with a row; `field` is empty when it is the row as a whole."""

    field: str
    reason: str


@dataclass(slots=True)
class Row:
    """One record as a file gives it: the fields it names, at the line where it begins.

    `id` is empty when the file leaves it out; a link row's is then derived from what it joins. `cells`: where
    in a sheet each field stands ("C17").
    """

    line: int
    kind: str
    id: str
    values: dict[str, Value]
    wrong: tuple[Wrong, ...] = ()
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing an import does not take, and where it stands; `line` is 0 where a file has none.

    `cell`: its place in a sheet ("C17").
    """

    file: str
    line: int
    kind: str
    id: str
    field: str
    reason: str
    cell: str = ""

    def __str__(self) -> str:
        kind, id, field = (_plain(part) if part else "" for part in (self.kind, self.id, self.field))
        parts = (
            self.file,
            f"cell {self.cell}" if self.cell else f"line {self.line}" if self.line else "",
            f"{kind.replace('_', ' ')} {id}".strip(),
            f"field {field}" if field else "",
        )
        return f"{', '.join(part for part in parts if part)}: {self.reason}"


def _plain(name: str) -> str:
    """A name from a file as it may stand in a sentence, whatever somebody put there."""
    return name if _PLAIN.fullmatch(name) else quote(name)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a file gives. `refusals`: what concerns no single row. `notes`: what a person should look at.

    A field that a row of a *bundle* does not name has its declared default; one that a row of a *table*
    does not name stays as it is, and a table may refer to records by name. `blobs`: bytes by SHA-256.
    `default_mark`: what the file gives to records it does not mark.
    """

    file: str
    form: Literal["bundle", "table"]
    rows: Sequence[Row]
    refusals: Sequence[Refusal] = ()
    notes: Sequence[str] = ()
    blobs: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    default_mark: str = ""


class ImportRefused(KnownError):
    """An import that can't be taken whole. `refusals`: all of them; the sentence names the first."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        self.refusals = tuple(refusals)
        listed = "\n".join(f"  {refusal}" for refusal in self.refusals[:SHOWN])
        more = len(self.refusals) - SHOWN
        rest = f"\n  … and {more} more" if more > 0 else ""
        super().__init__(f"Nothing was imported, for {_told(len(self.refusals))}:\n{listed}{rest}\n{ADVICE}")


ADVICE = "Correct them in the file and import it again, or import only what is valid."


def _told(count: int) -> str:
    return "one thing in it is wrong" if count == 1 else f"{count} things in it are wrong"
