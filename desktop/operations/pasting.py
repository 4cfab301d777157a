"""Pasting a block of cells: which column is which field, which row which record, and what is wrong where."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from db.changes import Change, Edit, Value
from db.errors import InvalidField
from db.exchange.block import Cells
from db.exchange.cells import uncell
from db.exchange.naming import Names, folded
from db.exchange.planning import plan
from db.exchange.reading import Reading, Refusal, Row
from db.exchange.table import columns
from db.exchange.table_in import fields_by_name, folded_head, read_cell
from db.queries.name_keys import name_fields
from db.queries.snapshot import Snapshot
from db.reader import Reader
from db.records import DOSSIER_ID, KINDS, Dossier, Position, Record, link_id, required, specs
from desktop.operations.edits import field_edits

Report = Callable[[int, int], None]
Targets = Literal["new", "selected", "matched"]
State = Literal["new", "changed", "same", "left out"]
FILE = "the pasted block"
PASSES = 4  # a cell that is left out can make another one wrong, but hardly one after the other


@dataclass(frozen=True, slots=True)
class Layout:
    """How a block is read. `fields`: the field of each column, '' for one that is not taken; `heading`: its
    first row names the columns. `targets`: rows are new records, the selected ones in their order, or those
    found by id or name. `clears`: an empty cell empties the field of a record that is there.
    """

    fields: tuple[str, ...]
    heading: bool
    targets: Targets = "new"
    clears: bool = False


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a row. `reason`: why it is left out; `id`: the record that it changes or makes."""

    state: State
    reason: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What pasting comes down to. `fates`: by row of the block, headings aside. `wrong`: why a cell is not
    taken, by row and column. `made`, `changed`: how many records. `edits`: what is pasted.
    """

    layout: Layout
    fates: Mapping[int, Fate]
    wrong: Mapping[tuple[int, int], str]
    made: int
    changed: int
    edits: tuple[Edit, ...]

    def count(self, state: State) -> int:
        """How many rows share a fate."""
        return sum(fate.state == state for fate in self.fates.values())

    @property
    def taken(self) -> int:
        """How many records are made or changed."""
        return self.made + self.changed


def fields_to_paste(cls: type[Record]) -> tuple[str, ...]:
    """The fields a column can be, in the order of the declarations."""
    return columns(cls)


def is_heading(cls: type[Record]) -> Callable[[str], bool]:
    """Whether a text is what a field of a kind is called."""
    known = fields_by_name(cls)
    return lambda text: folded_head(uncell(text)) in known


def first_layout(
    cls: type[Record], cells: Cells, shown: Sequence[str], *, selected: int, links: bool = False
) -> Layout:
    """How a block is read at first. `shown`: the fields of the list's columns from the current one on;
    `selected`: how many rows are selected.

    With two headings that are known, or all of them, the first row names the columns. Rows go onto the
    selected ones when there are as many, or a single row that fits all of them.
    """
    known = fields_by_name(cls)
    head = [known.get(folded_head(uncell(cell)), "") for cell in cells[0]] if cells else []
    found = [name for name in head if name]
    heading = len(cells) > 1 and len(found) >= min(2, len(head)) and len(set(found)) == len(found)
    if heading:
        named = "id" in head or any(name in name_fields(cls) for name in head)
        return Layout(tuple(head), True, "matched" if named else "new")
    width = len(cells[0]) if cells else 0
    fields = tuple(name for name in shown if name in columns(cls))
    fields = tuple(dict.fromkeys(fields))[:width]
    onto = selected > 1 and len(cells) in (1, selected)
    return Layout((*fields, *[""] * (width - len(fields))), False, "selected" if onto else "new")


def judge(
    reader: Reader,
    cls: type[Record],
    cells: Cells,
    layout: Layout,
    selected: Sequence[str] = (),
    report: Report | None = None,
) -> Judgement:
    """What pasting `cells` as `layout` says comes down to; nothing is written.

    `selected`: the ids of the selected records, in the order of the list. `report(done, total)` is called
    between its steps.
    """
    return _Judge(reader, cls, cells, layout, selected, report or (lambda _done, _total: None)).judgement()


def paste(cls: type[Record], judgement: Judgement) -> Change:
    """Write what is valid of a block as one step."""
    return Change(f"Paste {cls.META.counted(judgement.taken)}", judgement.edits)


class _Judge:
    def __init__(
        self,
        reader: Reader,
        cls: type[Record],
        cells: Cells,
        layout: Layout,
        selected: Sequence[str],
        report: Report,
    ) -> None:
        self._reader, self._cls, self._layout, self._selected = reader, cls, layout, selected
        self._report = report
        first = 1 if layout.heading else 0
        self._rows = {number: row for number, row in enumerate(cells) if number >= first and any(row)}
        self._wrong: dict[tuple[int, int], str] = {}
        self._out: dict[int, str] = {}
        self._places = {name: place for place, name in enumerate(layout.fields) if name}

    def judgement(self) -> Judgement:
        self._report(0, 3)
        snapshot = self._reader.snapshot()
        self._report(1, 3)
        rows = [row for row in self._read(snapshot) if row.line not in self._out]
        self._report(2, 3)
        edits, rows = self._plan(rows, snapshot)
        fates = {number: Fate("left out", reason) for number, reason in self._out.items()}
        fates |= self._fates(rows, edits)
        self._report(3, 3)
        made = sum(edit.before is None for edit in edits)
        return Judgement(
            self._layout, dict(sorted(fates.items())), self._wrong, made, len(edits) - made,
            self._followed(edits),
        )  # fmt: skip

    # -- reading -------------------------------------------------------------------------------------

    def _read(self, snapshot: Snapshot) -> list[Row]:
        """The rows as they would be taken, and for a single row that goes onto many one for each of them."""
        names = Names((), snapshot)
        read = []
        for place, (number, cells) in enumerate(self._rows.items()):
            values = self._values(number, cells)
            for id in self._targets(place, number, cells, names):
                id = id or self._link_there(values, names)
                read.append(Row(number, self._cls.META.kind, id, dict(values)))
        taken: dict[str, int] = {}
        for row in read:
            if row.id and taken.setdefault(row.id, row.line) != row.line:
                self._out[row.line] = f"Row {taken[row.id] + 1} is for the same record. Keep one of them."
        return [self._without_empty(row, snapshot) for row in read]

    def _values(self, number: int, cells: Sequence[str]) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for name, place in self._places.items():
            text = uncell(cells[place])
            if name == "id" or (name == "handling" and not text.strip()):
                continue  # an empty marking is not "without one", but as the tracker marks it
            try:
                found[name] = read_cell(self._cls, name, text, self._order)
            except InvalidField as error:
                if text.strip() or self._layout.clears or self._layout.targets == "new":
                    self._wrong[number, place] = error.reason
        return found

    @property
    def _order(self) -> str:
        found = self._reader.get(DOSSIER_ID)
        return found.date_order if isinstance(found, Dossier) else "DMY"

    def _targets(self, place: int, number: int, cells: Sequence[str], names: Names) -> list[str]:
        """The ids of the records a row is for; '' for a new one."""
        if self._layout.targets == "selected":
            if len(self._rows) == 1:
                return list(self._selected) or [""]
            return [self._selected[place] if place < len(self._selected) else ""]
        if "id" in self._places and (id := cells[self._places["id"]].strip()):
            return [id]
        return [self._found_by_name(number, cells, names) if self._layout.targets == "matched" else ""]

    def _found_by_name(self, number: int, cells: Sequence[str], names: Names) -> str:
        kind = self._cls.META.kind
        for field in name_fields(self._cls):
            text = uncell(cells[self._places[field]]) if field in self._places else ""
            found = sorted(names.find((kind,), text)) if folded(text) else []
            if len(found) > 1:
                reason = f"{len(found)} records are called this. Give the id, or paste onto selected rows."
                self._out[number] = self._wrong[number, self._places[field]] = reason
                return ""
            if found:
                return found[0]
        return ""

    def _link_there(self, values: Mapping[str, Value], names: Names) -> str:
        """The id of the link a row joins anew, when the tracker has it; '' for any other row."""
        joined = []
        for name in self._cls.META.joins:
            value, spec = str(values.get(name) or ""), specs(self._cls)[name]
            if spec.kind == "ref" and value and not names.is_id(spec.refs, value):
                found = sorted(names.find(spec.refs, value))
                value = found[0] if len(found) == 1 else ""
            joined.append(value)
        id = link_id(self._cls.META.kind, *joined) if joined and all(joined) else ""
        return id if id and names.is_id((self._cls.META.kind,), id) else ""

    def _without_empty(self, row: Row, snapshot: Snapshot) -> Row:
        """A row for a record that is there leaves its fields as they are where a cell is empty."""
        if self._layout.clears or not row.id or snapshot.get(row.id) is None:
            return row
        cells = self._rows[row.line]
        kept = {n: v for n, v in row.values.items() if cells[self._places[n]].strip()}
        return replace(row, values=kept)

    # -- planning ------------------------------------------------------------------------------------

    def _plan(self, rows: list[Row], snapshot: Snapshot) -> tuple[list[Edit], list[Row]]:
        """Plan until what is left has nothing wrong with it: a wrong cell is left out, or its whole row."""
        for row in rows:
            self._drop_wrong(row, snapshot)
        for _ in range(PASSES):
            rows = [row for row in rows if row.line not in self._out]
            planned = plan([Reading(FILE, "table", rows)], snapshot)
            found = [*planned.refusals, *planned.blanked]
            if not found:
                return list(planned.edits), rows
            by_line: dict[int, list[Row]] = {}
            for row in rows:
                by_line.setdefault(row.line, []).append(row)
            for refusal in found:
                self._leave_out(refusal, by_line.get(refusal.line, []), snapshot)
        self._out |= {row.line: "It can't be taken with the others." for row in rows}
        return [], []

    def _drop_wrong(self, row: Row, snapshot: Snapshot) -> None:
        """A cell that is wrong in a field that a new record needs takes its row along."""
        for name, place in self._places.items():
            reason = self._wrong.get((row.line, place), "")
            if reason and self._needs(row, name, snapshot):
                self._out.setdefault(row.line, f"{specs(self._cls)[name].label}: {reason}")

    def _needs(self, row: Row, name: str, snapshot: Snapshot) -> bool:
        return name in required(self._cls) and (not row.id or snapshot.get(row.id) is None)

    def _leave_out(self, refusal: Refusal, rows: Sequence[Row], snapshot: Snapshot) -> None:
        place = self._places.get(refusal.field)
        if place is not None:
            self._wrong.setdefault((refusal.line, place), refusal.reason)
        for row in rows:
            if refusal.field in row.values and not self._needs(row, refusal.field, snapshot):
                del row.values[refusal.field]
            else:
                label = specs(self._cls)[refusal.field].label if refusal.field in specs(self._cls) else ""
                self._out.setdefault(refusal.line, f"{label}: {refusal.reason}" if label else refusal.reason)

    def _fates(self, rows: Sequence[Row], edits: Sequence[Edit]) -> dict[int, Fate]:
        """New rows are planned in their order, as their edits are."""
        made = iter([edit.id for edit in edits if edit.before is None])
        changed = {edit.id for edit in edits if edit.before is not None}
        inserted = {edit.id for edit in edits if edit.before is None}
        found: dict[int, Fate] = {}
        for row in rows:
            if row.id in changed:
                found[row.line] = Fate("changed", id=row.id)
            elif not row.id or row.id in inserted:
                found[row.line] = Fate("new", id=next(made, ""))
            else:
                found.setdefault(row.line, Fate("same", id=row.id))
        return found

    def _followed(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """The edits with what follows where a position goes to another issue."""
        whole: list[Edit] = []
        for edit in edits:
            record = self._reader.get(edit.id) if edit.before and "issue" in (edit.after or {}) else None
            moved = isinstance(record, Position)
            whole += field_edits(self._reader, record, edit.after or {}) if record and moved else [edit]
        return tuple(whole)


def label_of(kind: str, field: str) -> str:
    """What a field is called over a column."""
    return specs(KINDS[kind])[field].label if field else ""
