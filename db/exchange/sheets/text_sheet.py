"""Reads a text file (CSV, TSV) as a sheet: its encoding, separator and line ends found out, or as told."""

import csv
import io
import re
from collections import Counter
from pathlib import Path

from db.errors import BadBundle
from db.exchange.cells import uncell
from db.exchange.sheets.cells import Cell
from db.exchange.sheets.limits import check_cells
from db.exchange.sheets.sheet import Sheet
from db.exchange.sniff import DELIMITERS, decoded

LONGEST_CELL = 2**31 - 1
SAMPLE = 64_000  # characters that the separator is told by
_MARKED = re.compile(r"sep=(.)(\r\n|\r|\n)", re.IGNORECASE)


def text_sheet(data: bytes, path: Path, *, encoding: str = "", delimiter: str = "") -> Sheet:
    """The sheet that a text file holds; raises BadBundle when it is no text, or broken."""
    text, note = decoded(data, str(path), encoding)
    marked = _MARKED.match(text)
    body = text[marked.end() :] if marked else text
    separator = delimiter or (marked[1] if marked else likely_delimiter(body))
    rows = _rows(body, separator, path, 1 if marked else 0)
    width = max(map(len, rows), default=0)
    check_cells(str(path), len(rows), width)
    filled = [row + [""] * (width - len(row)) for row in rows]
    return Sheet(path.name, "", filled, notes=(note,) if note else ())


def likely_delimiter(text: str) -> str:
    """What separates the columns: what parts most rows into the same number of cells, else a comma."""
    head = text[:SAMPLE]

    def evenness(candidate: str) -> tuple[float, int]:
        widths = Counter(len(row) for row in _sampled(head, candidate) if any(row))
        several = [(count, width) for width, count in widths.items() if width > 1]
        if not several:
            return 0.0, 0
        count, width = max(several)
        return count / widths.total(), width

    return max(DELIMITERS, key=evenness)


def _sampled(head: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    rows = list(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter))
    return rows[:-1] if len(rows) > 1 and len(head) == SAMPLE else rows  # the last one may be cut


def _rows(body: str, delimiter: str, path: Path, before: int) -> list[list[Cell]]:
    """The rows; `before` lines that stand over them are kept as empty ones, so that row numbers hold."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[Cell]] = [[] for _ in range(before)]
    try:
        rows.extend([uncell(text) for text in row] for row in reader)
    except csv.Error as error:
        reason = f"a cell in quotation marks is broken or never ends ({error})."
        raise BadBundle(path, reason, before + reader.line_num) from None
    while rows and not any(isinstance(cell, str) and cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows
