"""What one cell of a sheet holds, what it is called, and its text as a person reads it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

MIDNIGHT = time()


@dataclass(frozen=True, slots=True)
class Fault:
    """An error that a formula of the sheet ended in; `code` as the sheet shows it: "#N/A"."""

    code: str


# An empty cell is ''. A workbook's day without a time is a date, with one a datetime.
Cell: TypeAlias = str | bool | int | float | date | datetime | time | timedelta | Fault


def column_name(place: int) -> str:
    """The letters of a column, counted from 0: "A", "Z", "AA"."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_place(letters: str) -> int:
    """The column that letters name, counted from 0; the reverse of `column_name`."""
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - 64
    return place - 1


def address(row: int, column: int) -> str:
    """What a sheet calls a cell, both counted from 0: "C17"."""
    return f"{column_name(column)}{row + 1}"


def is_empty(cell: Cell) -> bool:
    """True when nothing but spaces stands in a cell."""
    return isinstance(cell, str) and not cell.strip()


def text_of(cell: Cell) -> str:
    """The text of a cell: numbers without needless decimals, days as ISO, "yes" and "no", '' for an error."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        return f"{cell:.15g}"
    if isinstance(cell, datetime):
        day = cell.date().isoformat()
        return day if cell.time() == MIDNIGHT else f"{day} {cell.time().isoformat('minutes')}"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    return "" if isinstance(cell, Fault) else str(cell)
