"""Reads a block of cells as programs put it on the clipboard: text with tabs, or a table in HTML."""

import csv
import io
import re
from collections.abc import Callable, Sequence
from html.parser import HTMLParser

from db.exchange.sniff import delimiter

Cells = list[list[str]]
LONGEST_CELL = 2**31 - 1
WIDEST = 1000  # columns or rows that one cell may span
_LINE_END = re.compile(r"\r\n|\r|\n")
_BREAKS = frozenset(("br", "p", "div", "li"))


def read_block(text: str, html: str = "", known: Callable[[str], bool] = lambda _: False) -> Cells:
    """The cells of a block, each row as wide as the widest; empty rows at its end are left out.

    `text` is taken as long as it is a table; `html` is when the text has one column or rows of unlike widths
    and it holds a table. `known`: whether a heading is one; text without tabs is then read as CSV too.
    """
    cells = _from_text(text, known)
    if html and not _is_table(cells):
        parsed = _from_html(html)
        if _is_table(parsed) or (parsed and not cells):
            cells = parsed
    return _squared(cells)


def _from_text(text: str, known: Callable[[str], bool]) -> Cells:
    body = text.removeprefix("\ufeff")
    separator = "\t"
    if "\t" not in body:
        sniffed = delimiter(body, known)
        first = next(csv.reader([_LINE_END.split(body, maxsplit=1)[0]], delimiter=sniffed), [])
        if sum(map(known, first)) < 2:
            return [[line] for line in _lines(body)]
        separator = sniffed
    try:
        csv.field_size_limit(LONGEST_CELL)
        return list(csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True))
    except csv.Error:  # quotation marks that are part of the text, not around a cell
        return [line.split(separator) for line in _LINE_END.split(body)]


def _lines(body: str) -> list[str]:
    """One column: a cell with line breaks stands in quotation marks there too."""
    try:
        return [
            "".join(row) for row in csv.reader(io.StringIO(body, newline=""), delimiter="\t", strict=True)
        ]
    except csv.Error:
        return _LINE_END.split(body)


def _is_table(cells: Cells) -> bool:
    widths = {len(row) for row in cells if any(cell.strip() for cell in row)}
    return len(widths) == 1 and widths != {1}


def _squared(cells: Cells) -> Cells:
    while cells and not any(cell.strip() for cell in cells[-1]):
        cells = cells[:-1]
    width = max(map(len, cells), default=0)
    return [[*row, *[""] * (width - len(row))] for row in cells]


def _from_html(html: str) -> Cells:
    parser = _TableParser()
    parser.feed(html)
    parser.close()
    return parser.rows


class _TableParser(HTMLParser):
    """Takes the cells of the first table; a cell over several columns stands in the first of them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Cells = []
        self._depth = 0
        self._tables = 0
        self._cell: list[str] | None = None
        self._span = 1
        self._below: dict[int, int] = {}  # columns that a cell of a row above still fills

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            self._tables += self._depth == 1
        if self._tables != 1 or self._depth != 1:
            return
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
            self._skip_filled()
        elif tag in ("td", "th") and self.rows:
            self._end_cell()
            self._begin_cell({name: value or "" for name, value in attrs})
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._tables == 1 and self._depth == 1 and tag in ("td", "th", "tr", "table"):
            self._end_cell()
        if tag == "table":
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(re.sub(r"[ \t\r\n\f]+", " ", data).replace("\xa0", " "))

    def _begin_cell(self, given: dict[str, str]) -> None:
        self._skip_filled()
        self._cell = []
        self._span = _span(given.get("colspan", ""))
        rows = _span(given.get("rowspan", ""))
        place = len(self.rows[-1])
        if rows > 1:
            self._below |= dict.fromkeys(range(place, place + self._span), rows)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        text = "".join(self._cell)
        self._cell = None
        lines = (line.strip() for line in text.split("\n"))
        self.rows[-1] += ["\n".join(lines).strip("\n"), *[""] * (self._span - 1)]

    def _skip_filled(self) -> None:
        row = self.rows[-1]
        while self._below.get(len(row), 0) > 1 and self._cell is None:
            self._below[len(row)] -= 1
            row.append("")


def _span(text: str) -> int:
    return min(max(int(text), 1), WIDEST) if text.isdigit() else 1
