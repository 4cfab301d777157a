"""Finds the row of headings in a sheet, also below title rows."""

from collections.abc import Sequence

from db.exchange.sheets.cells import Cell, is_empty
from db.exchange.sheets.sheet import Sheet

LOOKED_AT = 40
LONGEST_HEADING = 80
MOSTLY = 0.6


def header_row(sheet: Sheet) -> int:
    """The row of the headings, counted from 0: the first that names most of the columns in use, else 0."""
    rows = sheet.rows[:LOOKED_AT]
    used = max((_filled(row) for row in sheet.rows[: 2 * LOOKED_AT]), default=0)
    for place, row in enumerate(rows):
        if _names(row) >= max(MOSTLY * used, 1) and _names(row) >= MOSTLY * _filled(row):
            return place
    best = max(range(len(rows)), key=lambda place: (_names(rows[place]), -place), default=0)
    return best


def first_row(sheet: Sheet, header: int) -> int:
    """The first row below the headings."""
    return min(header + 1, len(sheet.rows))


def _filled(row: Sequence[Cell]) -> int:
    """How many different things stand in a row; what merged cells repeat counts once."""
    return len({str(cell) for cell in row if not is_empty(cell)})


def _names(row: Sequence[Cell]) -> int:
    """How many cells of a row could be headings: short texts that differ."""
    texts = (cell for cell in row if isinstance(cell, str) and not is_empty(cell))
    return len({text.strip().casefold() for text in texts if len(text) <= LONGEST_HEADING})
