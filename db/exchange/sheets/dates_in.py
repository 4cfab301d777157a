"""Dates as they stand in sheets: their order told by a sample, serial numbers, short years, times dropped."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from db import dates
from db.dates import BadDate
from db.exchange.sheets.cells import Cell, text_of

SERIAL_DAY_ZERO = date(1899, 12, 30)
EARLIEST, LATEST = 18264, 73051  # serial numbers of 1950-01-01 and 2100-01-01: others are no dates
YEARS = range(1000, 2101)
CENTURY_FROM = 70  # 26 is 2026, 91 is 1991
_THREE = re.compile(r"\s*([0-9]{1,2})\s?[-/. ]\s?([0-9]{1,2})\s?[-/. ]\s?([0-9]{2}|[0-9]{4})\b.*", re.S)
_TIME = re.compile(
    r"[T ,]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?[AaPp]\.?[Mm]\.?)?"
    r" ?(?:Z|UTC|[+-][0-9:]{4,6})?$"
)
_SHORT = re.compile(r"(.*[^0-9])'?([0-9]{2})$")
_DAY_AND_MONTH = re.compile(
    r"(?:[0-9]{1,2}[-/. ]+){2}'?[0-9]{2}|(?:[0-9]{1,2}[-/. ]+)?[A-Za-z]{3,9}\.?[-/. ,]+'?[0-9]{2}"
)
_COMPACT = re.compile(r"(19|20)([0-9]{2})(0[1-9]|1[0-2])([0-3][0-9])")


@dataclass(frozen=True, slots=True)
class DateOrder:
    """How a date like 12/11/2026 is read. `sure`: the sheet itself shows it, by `example`.

    `clash`: a date that shows the contrary, '' when there is none.
    """

    order: str
    sure: bool
    example: str = ""
    clash: str = ""


def date_order(cells: Iterable[Cell], otherwise: str = "DMY") -> DateOrder:
    """The order that dates written in digits show by a part over 12: 13/02 has the day first."""
    first = second = ambiguous = ""
    for cell in cells:
        found = _THREE.fullmatch(cell) if isinstance(cell, str) else None
        if found and int(found[1]) > 12 >= int(found[2]):
            first = first or found[0].strip()
        elif found and int(found[2]) > 12 >= int(found[1]):
            second = second or found[0].strip()
        elif found and found[1] != found[2]:
            ambiguous = ambiguous or found[0].strip()
    if first and second:
        return DateOrder("DMY", False, first, second)
    if first or second:
        return DateOrder("DMY" if first else "MDY", True, first or second)
    return DateOrder(otherwise, not ambiguous, ambiguous)


def read_date(cell: Cell, order: str) -> tuple[str, str]:
    """A cell as EDTF, and how it was understood where that is not plain, '' where it is. Raises BadDate."""
    if isinstance(cell, date):  # a datetime is one, too
        return (cell.date() if isinstance(cell, datetime) else cell).isoformat(), ""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_number(cell)
    typed = " ".join(text_of(cell).split())
    bare = _TIME.sub("", typed)
    if compact := _COMPACT.fullmatch(bare):
        return _told(f"{compact[1]}{compact[2]}-{compact[3]}-{compact[4]}")
    if bare.isdecimal() and len(bare) == 5:
        return _of_number(int(bare))
    try:
        return dates.read_typed(bare, order), ""
    except BadDate:
        long = _with_century(bare)
        if long is None:
            raise
        return _told(dates.read_typed(long, order))


def _of_number(number: float) -> tuple[str, str]:
    if number in YEARS:
        return f"{number:.0f}", ""
    if EARLIEST <= number <= LATEST:
        return _told((SERIAL_DAY_ZERO + timedelta(days=int(number))).isoformat())
    if compact := _COMPACT.fullmatch(f"{number:.15g}"):
        return _told(f"{compact[1]}{compact[2]}-{compact[3]}-{compact[4]}")
    raise BadDate(f"{number:.15g} is not a date. Write for example 2026, 2026-02 or 2026-02-14.")


def _told(found: str) -> tuple[str, str]:
    return found, dates.words(found)


def _with_century(typed: str) -> str | None:
    """A date whose year has two digits with four; None when it is not written like one."""
    found = _SHORT.fullmatch(typed)
    if not found or not _DAY_AND_MONTH.fullmatch(typed):
        return None
    century = "19" if int(found[2]) >= CENTURY_FROM else "20"
    return f"{found[1]}{century}{found[2]}"
