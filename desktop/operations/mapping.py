"""The work on one spreadsheet while its mapping is settled: what a dialog shows of it, without a window."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from db import wording
from db.changes import Value
from db.exchange import Refusal
from db.exchange.sheets import Book, Library, Mapping, Reason, Sheet, open_book
from db.exchange.sheets.dates_in import DateOrder
from db.exchange.sheets.targets import Shape
from db.kept import Json
from db.reader import Reader
from db.records import KINDS, specs
from desktop.operations import sheets
from desktop.operations.sheets import SheetPlan

Report = Callable[[int, int], None]
SAMPLE = 30  # rows that are read while a mapping is being settled
BEFORE = "So it was read before."
LEADING = ("position", "actor", "issue", "source")  # what a button counts first
UNSURE, LOOK = 0.7, " Look at it."


@dataclass(frozen=True, slots=True)
class Start:
    """A sheet with the mapping to begin with. `reasons` by column; `order`: what dates told of theirs.

    `remembered`: the mapping is that of a sheet with the same headings, taken before.
    """

    book: Book
    sheet: Sheet
    mapping: Mapping
    reasons: dict[int, str]
    order: DateOrder
    remembered: bool = False


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record that a sheet would give: at `line`, what it is, and what becomes of it, in words."""

    line: int
    kind: str
    title: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Work:
    """What must be known to map a file, read once: of the tracker nothing more is asked."""

    path: Path
    library: Library
    order: str
    kept: dict[str, Json] = field(repr=False)

    @classmethod
    def of(cls, reader: Reader, path: Path) -> "Work":
        """Begin the work on a file."""
        order, kept = sheets.date_order_of(reader), sheets.all_remembered(reader)
        return cls(path, sheets.library_of(reader), order, kept)

    def open(self, *, encoding: str = "", delimiter: str = "") -> Start:
        """Read the file, and its first sheet that holds something. Raises NoSuchFile, BadBundle."""
        book = open_book(self.path, encoding=encoding, delimiter=delimiter)
        return self.begin(book, book.first())

    def begin(
        self,
        book: Book,
        sheet: Sheet,
        *,
        shape: Shape | None = None,
        kind: str = "",
        header: int | None = None,
        guess: bool = False,
    ) -> Start:
        """The mapping to begin with: that of before, else a guess, which keeps to what is given.

        `guess`: guess in any case.
        """
        found = sheets.guessed(sheet, self.library, self.order, shape=shape, kind=kind, header=header)
        before = sheets.remembered(self.kept, sheet, found.mapping.header)
        if before and shape is None and not guess:
            reasons = {place: BEFORE for place, target in enumerate(before.columns) if target}
            return Start(book, sheet, before, reasons, found.order, True)
        return Start(book, sheet, found.mapping, by_column(found.reasons), found.order)

    def plan(self, sheet: Sheet, mapping: Mapping, most: int = 0, report: Report | None = None) -> SheetPlan:
        """What the sheet would do to the tracker; `most`: its first rows only."""
        return sheets.plan_sheet(sheet, mapping, self.library, most, report)

    def title(self, kind: str, id: str) -> str:
        """What a record of the tracker is called, '' when it is not there."""
        found = self.library.current.get(id)
        return str(getattr(found, KINDS[kind].META.title[0])) if found else ""

    def names(self, kind: str) -> list[tuple[str, str]]:
        """The records of a kind that the tracker has: id and name, by name."""
        title = KINDS[kind].META.title[0]
        found = [(each.id, str(getattr(each, title))) for each in self.library.current.all(KINDS[kind])]
        return sorted(found, key=lambda each: each[1].casefold())


def by_column(reasons: Sequence[Reason]) -> dict[int, str]:
    """Reasons by their column, in words that say when they are unsure."""
    return {each.column: each.words + ("" if each.confidence >= UNSURE else LOOK) for each in reasons}


def record_lines(planned: SheetPlan, library: Library) -> list[RecordLine]:
    """The records a plan gives, row by row, refused ones in their place."""
    return list(_lines(planned, library))


def _lines(planned: SheetPlan, library: Library) -> Iterator[RecordLine]:
    edits = {edit.id: edit for edit in planned.plan.edits}
    titles = {name.id: name.title for name in planned.composed.names if name.id}
    why = {(each.line, each.kind): _why(each) for each in reversed(planned.plan.refusals)}
    for row in planned.composed.reading.rows:
        title = titles.get(row.id) or _title(row.kind, row.values, titles, library)
        edit = edits.get(row.id)
        if row.wrong or (edit is None and library.current.get(row.id) is None):
            reason = why.get((row.line, row.kind), "")
            yield RecordLine(row.line, row.kind, title, f"Not taken. {reason}".rstrip())
        elif edit is None:
            yield RecordLine(row.line, row.kind, title, "There already")
        elif edit.before is None:
            yield RecordLine(row.line, row.kind, title, "New")
        else:
            labels = [specs(KINDS[row.kind])[name].label for name in edit.after or {}]
            yield RecordLine(row.line, row.kind, title, f"Changes: {', '.join(labels)}")


def _why(refusal: Refusal) -> str:
    """A reason with the field it is about."""
    declared = specs(KINDS[refusal.kind]) if refusal.kind in KINDS else {}
    field = declared.get(refusal.field)
    return f"{field.label}: {refusal.reason}" if field else refusal.reason


def _title(kind: str, values: dict[str, Value], titles: dict[str, str], library: Library) -> str:
    """What a record is called that has no name: what it refers to, and what it says."""
    declared = specs(KINDS[kind])
    parts = [
        titles.get(str(values[name])) or _name(str(values[name]), library)
        if declared[name].kind == "ref"
        else str(values[name])
        for name in KINDS[kind].META.title
        if values.get(name)
    ]
    named = " · ".join(part for part in parts if part)
    said = str(values.get("statement") or values.get("text") or values.get("locator") or "")
    return f"{named}: {said}" if named and said and said != named else named or said


def _name(id: str, library: Library) -> str:
    found = library.current.get(id)
    if found is None:
        return ""
    return str(getattr(found, found.META.title[0]))


def counted(planned: SheetPlan, most: int = 3) -> str:
    """What a plan would take, in words for a button: "212 positions, 14 actors and 9 more records"."""
    numbers = [(c.new + c.changed, kind) for kind, c in planned.plan.counts.items() if c.new + c.changed]
    numbers.sort(key=lambda each: (LEADING.index(each[1]) if each[1] in LEADING else len(LEADING), -each[0]))
    said = [KINDS[kind].META.counted(number) for number, kind in numbers[:most]]
    more = sum(number for number, _ in numbers[most:])
    if more:
        said.append(wording.counted(more, "more record"))
    return wording.joined(said)
