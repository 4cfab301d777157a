"""Imports of spreadsheets: a sheet mapped, planned and taken in as one step, its mapping remembered."""

from collections.abc import Callable
from collections.abc import Mapping as Named
from dataclasses import dataclass, replace
from pathlib import Path

from db import exchange
from db.changes import Change
from db.errors import KnownError
from db.exchange import Plan
from db.exchange.sheets import (
    NEW,
    Answer,
    Composed,
    Guess,
    Guesser,
    Library,
    Mapping,
    Sheet,
    Word,
    compose,
    headings,
    layout_digest,
)
from db.exchange.sheets.mapping import Known, column_called
from db.exchange.sheets.remembered import from_json, to_json
from db.exchange.sheets.targets import Shape, by_name, roles, target_called
from db.exchange.table_in import has_own_headings
from db.kept import Json, keep, kept, kept_names
from db.reader import Reader
from db.records import DOSSIER_ID, Dossier
from db.records.checks import quote
from db.store import Store

Report = Callable[[int, int], None]
KEPT = "sheet "  # what the names of remembered mappings begin with


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What a sheet would do to a tracker, and how its names, words and dates were understood."""

    plan: Plan
    composed: Composed


def is_sheet(path: Path) -> bool:
    """Whether a file is imported by mapping its columns: a workbook, or a table that is not Parley's own.

    Raises NoSuchFile, BadBundle.
    """
    suffix = path.suffix.lower()
    return suffix in exchange.sheets.WORKBOOKS or (
        suffix in exchange.sheets.TEXTS and not has_own_headings(path)
    )


def library_of(reader: Reader) -> Library:
    """What must be known of a tracker to read sheets into it; made once for one state of it."""
    return Library(reader.snapshot())


def date_order_of(reader: Reader) -> str:
    """The order in which the dossier writes dates."""
    found = reader.get(DOSSIER_ID)
    return found.date_order if isinstance(found, Dossier) else "DMY"


def guessed(
    sheet: Sheet,
    library: Library,
    order: str = "DMY",
    *,
    shape: Shape | None = None,
    kind: str = "",
    header: int | None = None,
) -> Guess:
    """How a sheet seems to be meant; what is given is kept to. `order`: of dates that tell none."""
    return Guesser(sheet, library.names, order=order).guess(shape, kind, header)


def all_remembered(reader: Reader) -> dict[str, Json]:
    """Every mapping that a tracker remembers, for `remembered` to choose from."""
    return {name: kept(reader, name) for name in kept_names(reader, KEPT)}


def remembered(found: Named[str, Json], sheet: Sheet, header: int) -> Mapping | None:
    """How a sheet with these headings was read before, None when it never was."""
    mapping = from_json(found.get(KEPT + layout_digest(sheet, header)))
    if mapping is None or len(mapping.columns) != sheet.width:
        return None
    return replace(mapping, header=header)


def remember(store: Store, sheet: Sheet, mapping: Mapping) -> None:
    """Remember how a sheet was read, for the next one with the same headings. Raises ReadOnly, NotWritten."""
    keep(store, KEPT + layout_digest(sheet, mapping.header), to_json(mapping))


def with_options(mapping: Mapping, order: str | None, known: Known | None) -> Mapping:
    """A mapping with another order of dates, another way with records that are there; None leaves each."""
    return replace(mapping, order=order or mapping.order, known=known or mapping.known)


def told_mapping(
    mapping: Mapping,
    sheet: Sheet,
    library: Library,
    *,
    columns: Named[str, str] | None = None,
    constants: Named[str, str] | None = None,
    words: Named[str, str] | None = None,
    names: Named[str, str] | None = None,
) -> Mapping:
    """A mapping with what a person told of it in words, each by its heading, field, word or name.

    Columns become fields ('' leaves one out), fields have a text in all rows, words of a choice mean one,
    names are those of records, by id or name, or "new". Raises NoSuchColumn, NoSuchTarget,
    NoSuchRecordCalled.
    """
    heads = headings(sheet, mapping.header)
    for heading, field in (columns or {}).items():
        target = target_called(field, mapping.shape, mapping.kind)
        mapping = mapping.with_column(column_called(heading, heads), target)
    for field, text in (constants or {}).items():
        mapping = mapping.with_constant(target_called(field, mapping.shape, mapping.kind), text)
    for word, meaning in (words or {}).items():
        for target in choices_in(mapping):
            mapping = mapping.with_word(Word(target, word, meaning))
    for name, record in (names or {}).items():
        for answer in _answers(name, record, mapping, library):
            mapping = mapping.with_answer(answer)
    return mapping


def choices_in(mapping: Mapping) -> list[str]:
    """The targets of a mapping's columns that take a word of a list."""
    known = by_name(mapping.shape, mapping.kind)
    return [name for name in dict.fromkeys(mapping.columns) if name in known and known[name].spec.choices]


def _answers(name: str, record: str, mapping: Mapping, library: Library) -> list[Answer]:
    kinds = dict.fromkeys(role.kind for role in roles(mapping.shape, mapping.kind))
    if record.casefold() == "new":
        return [Answer(kind, name, NEW) for kind in kinds]
    found = [(kind, id) for kind in kinds if (id := library.names.called(kind, record))]
    if not found:
        raise NoSuchRecordCalled(record)
    return [Answer(kind, name, id) for kind, id in found]


class NoSuchRecordCalled(KnownError):
    """Words that are neither the id nor the name of one record."""

    def __init__(self, words: str) -> None:
        super().__init__(
            f"There is no record {quote(words)} in the tracker that a row could mean. Nothing was imported. "
            "Give its name as it is there, or its id."
        )


def plan_sheet(
    sheet: Sheet, mapping: Mapping, library: Library, most: int = 0, report: Report | None = None
) -> SheetPlan:
    """What importing a sheet would do; nothing is written. `most`: of its first rows only, 0 for all.

    `report(done, total)` is called with the rows read.
    """
    composed = compose(sheet, mapping, library, most, report)
    return SheetPlan(exchange.plan([composed.reading], library.current), composed)


def import_sheet(planned: SheetPlan, path: Path, *, valid_only: bool = False) -> Change:
    """Take in what a plan says, as one step; with `valid_only` all that is not refused.

    Raises ImportRefused when something is refused and `valid_only` is not asked for.
    """
    return planned.plan.change(f"Import {path.name}", valid_only)
