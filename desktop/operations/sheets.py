"""Imports of spreadsheets: a sheet mapped, planned and taken in as one step, its mapping remembered."""

from dataclasses import dataclass, replace
from pathlib import Path

from db import exchange
from db.changes import Change
from db.exchange import Plan
from db.exchange.sheets import (
    Composed,
    Guess,
    Guesser,
    Library,
    Mapping,
    Sheet,
    compose,
    layout_digest,
)
from db.exchange.sheets.remembered import from_json, to_json
from db.exchange.sheets.targets import Shape
from db.exchange.table_in import has_own_headings
from db.kept import keep, kept
from db.reader import Reader
from db.records import DOSSIER_ID, Dossier
from db.store import Store

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
    reader: Reader,
    sheet: Sheet,
    library: Library,
    *,
    shape: Shape | None = None,
    kind: str = "",
    header: int | None = None,
) -> Guess:
    """How a sheet seems to be meant; what is given is kept to."""
    return Guesser(sheet, library.names, order=date_order_of(reader)).guess(shape, kind, header)


def remembered(reader: Reader, sheet: Sheet, header: int) -> Mapping | None:
    """How a sheet with these headings was read before, None when it never was."""
    found = from_json(kept(reader, KEPT + layout_digest(sheet, header)))
    if found is None or len(found.columns) != sheet.width:
        return None
    return replace(found, header=header)


def remember(store: Store, sheet: Sheet, mapping: Mapping) -> None:
    """Remember how a sheet was read, for the next one with the same headings. Raises ReadOnly, NotWritten."""
    keep(store, KEPT + layout_digest(sheet, mapping.header), to_json(mapping))


def plan_sheet(sheet: Sheet, mapping: Mapping, library: Library, most: int = 0) -> SheetPlan:
    """What importing a sheet would do; nothing is written. `most`: of its first rows only, 0 for all."""
    composed = compose(sheet, mapping, library, most)
    return SheetPlan(exchange.plan([composed.reading], library.current), composed)


def import_sheet(planned: SheetPlan, path: Path, *, valid_only: bool = False) -> Change:
    """Take in what a plan says, as one step; with `valid_only` all that is not refused.

    Raises ImportRefused when something is refused and `valid_only` is not asked for.
    """
    return planned.plan.change(f"Import {path.name}", valid_only)
