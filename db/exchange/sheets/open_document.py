"""Looks into a spreadsheet of OpenDocument (.ods) before it is read: its size, and what values do not say."""

from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from db.errors import BadBundle
from db.exchange.sheets.limits import MOST_CELLS, check_cells
from db.exchange.sheets.office_xml import DAMAGED, DECLARES
from db.exchange.sheets.sheet import Extras

_UNSEEN = ("collapse", "filter")


@dataclass(slots=True)
class _Table:
    """One sheet while it is gone through; a cell counts only when something stands in it."""

    name: str
    row: int = 0
    column: int = 0
    rows: int = 0
    columns: int = 0
    cell: dict[str, str] = field(default_factory=dict)
    repeated: int = 1  # the row
    hidden: set[int] = field(default_factory=set)
    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    coarse: dict[tuple[int, int], str] = field(default_factory=dict)


class Content:
    """What the content of an .ods says of its sheets; raises BadBundle when it can't be read."""

    def __init__(self, xml: bytes, file: str) -> None:
        self._file = file
        self._tables: list[_Table] = []
        self._text = ""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._declares
        try:
            parser.Parse(xml, True)
        except expat.ExpatError as error:
            raise BadBundle(file, DAMAGED) from error

    def extras(self, name: str) -> Extras:
        """What a sheet says beside its values."""
        for table in self._tables:
            if table.name == name:
                return Extras(frozenset(table.hidden), table.faults, table.coarse, tuple(table.merged))
        return Extras()

    def _declares(self, *_: object) -> NoReturn:
        raise BadBundle(self._file, DECLARES)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self._tables.append(_Table(attributes.get("table:name", "")))
        elif not self._tables:
            return
        elif name == "table:table-row":
            self._start_row(self._tables[-1], attributes)
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._tables[-1].cell, self._text = attributes, ""

    def _start_row(self, table: _Table, attributes: dict[str, str]) -> None:
        table.column, table.repeated = 0, _count(attributes, "table:number-rows-repeated")
        if attributes.get("table:visibility") in _UNSEEN and table.repeated < MOST_CELLS:
            table.hidden.update(range(table.row, table.row + min(table.repeated, 10_000)))

    def _characters(self, text: str) -> None:
        if len(self._text) < 40:
            self._text += text

    def _end(self, name: str) -> None:
        if not self._tables:
            return
        if name in ("table:table-cell", "table:covered-table-cell"):
            self._end_cell(self._tables[-1])
        elif name == "table:table-row":
            self._tables[-1].row += self._tables[-1].repeated

    def _end_cell(self, table: _Table) -> None:
        cell, place = table.cell, (table.row, table.column)
        repeated = _count(cell, "table:number-columns-repeated")
        table.column += repeated
        if "office:value-type" not in cell and not self._text:
            return
        table.rows = max(table.rows, table.row + table.repeated)
        table.columns = max(table.columns, table.column)
        check_cells(self._file, table.rows, table.columns)
        if cell.get("calcext:value-type") == "error":
            table.faults[place] = self._text
        if cell.get("office:value-type") == "percentage":
            table.coarse[place] = "percent"
        down = _count(cell, "table:number-rows-spanned") - 1
        right = _count(cell, "table:number-columns-spanned") - 1
        if down or right:
            table.merged.append((place, (place[0] + down, place[1] + right)))


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return int(text) if text.isdecimal() else 1
