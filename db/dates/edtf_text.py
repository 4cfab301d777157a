"""EDTF text (ISO 8601-2, levels 0 to 2) and the days it spans."""

import re
import warnings
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from time import struct_time
from typing import NamedTuple, Protocol

OPEN = ".."
UNKNOWN = "XXXX"
# Parts of a year that stand in the place of a month: its first month and how many months it has.
# Winter runs into the next year (meteorological seasons of the northern hemisphere).
PARTS = {
    **{"21": (3, 3), "22": (6, 3), "23": (9, 3), "24": (12, 3)},
    **{"33": (1, 3), "34": (4, 3), "35": (7, 3), "36": (10, 3)},
    **{"37": (1, 4), "38": (5, 4), "39": (9, 4)},
    **{"40": (1, 6), "41": (7, 6)},
}
_OTHER_SEASONS = frozenset(str(number) for number in range(25, 33))  # of a named hemisphere
_SHAPE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?([~?%]?)")
# What the rest of EDTF is written with; anything else is refused before the package is imported.
_REST = re.compile(r"[-0-9XYESTZ~?%,.:+\[\]{} ]{3,60}")
_YEARS = "Years run from 0001 to 9999."

Bounds = tuple[str | None, str | None]


class BadDate(ValueError):
    """Text that is no date; `str()` says so and how to write one."""


class Point(NamedTuple):
    """One date as written: its parts ('' where left out), the mark ~ ? % behind it, first and last day."""

    year: str
    month: str
    day: str
    mark: str
    first: str | None
    last: str | None


class Span(NamedTuple):
    """Two dates with a stroke between; a side is '' when unknown and '..' when open."""

    start: str
    end: str


def not_a_date(text: str) -> BadDate:
    """The error for text that can't be read at all."""
    shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in text[:40])
    shown += "…" if len(text) > 40 else ""
    return BadDate(f"“{shown}” is not a date. Write for example 2026, 2026-02 or 2026-02-14.")


@lru_cache(maxsize=16384)
def bounds(text: str) -> Bounds:
    """The first and last day (ISO) of EDTF `text`, None where it is open, unknown or empty.

    Marks of doubt (~ ? %) don't widen it. Raises BadDate, in words.
    """
    if not text:
        return None, None
    if "/" in text:
        return _span_bounds(span(text))
    found = point(text)
    return (found.first, found.last) if found else _rest_bounds(text)


def known_from(text: str) -> str | None:
    """The day (ISO) from which a date counts: its earliest day, of an open start its end, else None."""
    first, last = bounds(text)
    return first or last


def day_number(day_one: str, day: str) -> int:
    """Which day `day` is, counted from `day_one` as day 1; both EDTF, a part of a date by its first day.

    The day before day 1 is 0. Raises BadDate when either is undated.
    """
    first, then = known_from(day_one), known_from(day)
    if first is None or then is None:
        raise BadDate("Days are counted between two dates. Give both.")
    return (date.fromisoformat(then) - date.fromisoformat(first)).days + 1


def span(text: str) -> Span:
    """The two sides of `text`, which has a stroke. Raises BadDate when they are not two, or say nothing."""
    sides = text.split("/")
    if len(sides) != 2 or not {*sides} - {"", OPEN} or any(side[:1] in ("[", "{") for side in sides):
        raise not_a_date(text)
    return Span(*sides)


def _span_bounds(sides: Span) -> Bounds:
    first = None if sides.start == OPEN else bounds(sides.start)[0]
    last = None if sides.end == OPEN else bounds(sides.end)[1]
    if first and last and first > last:
        raise BadDate(f"{sides.start}/{sides.end} ends before it begins. Write the earlier date first.")
    return first, last


@lru_cache(maxsize=16384)
def point(text: str) -> Point | None:
    """`text` as a single date, None when it is not written like one. Raises BadDate: no such month, day."""
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        return None
    year, month, day, mark = shape.group(1), shape.group(2) or "", shape.group(3) or "", shape.group(4)
    if month in _OTHER_SEASONS and not day:
        return None
    if month in PARTS and not day:
        return Point(year, month, day, mark, *_part_bounds(year, month))
    first, last = _point_bounds(year, month or "XX", day or "XX")
    if year == UNKNOWN:
        first = last = None
    return Point(year, month, day, mark, first, last)


def _point_bounds(year: str, month: str, day: str) -> tuple[str | None, str | None]:
    years, months = _years(year), _fitting(month, range(1, 13))
    if not months:
        raise BadDate(f"There is no month {month}. Use 01 to 12.")
    first = next(_days(years, months, day), None)
    last = next(_days(years[::-1], months[::-1], day, backwards=True), None)
    if first is None or last is None:
        raise _no_such_day(year, month, day, years[0])
    return first, last


def _part_bounds(year: str, part: str) -> tuple[str | None, str | None]:
    if year == UNKNOWN:
        return None, None
    years = _years(year)
    month, length = PARTS[part]
    over, last_month = divmod(month + length - 2, 12)
    last_year = years[-1] + over
    if last_year > 9999:
        raise BadDate(_YEARS)
    last_day = monthrange(last_year, last_month + 1)[1]
    return f"{years[0]:04}-{month:02}-01", f"{last_year:04}-{last_month + 1:02}-{last_day}"


def _years(year: str) -> Sequence[int]:
    years = _fitting(year, range(1, 10000))
    if not years:
        raise BadDate(f"There is no year {year}. {_YEARS}")
    return years


def _fitting(pattern: str, numbers: range) -> Sequence[int]:
    """The numbers that `pattern` may stand for; X is any digit."""
    if "X" not in pattern:
        return [int(pattern)] if int(pattern) in numbers else []
    fits = re.compile(pattern.replace("X", "[0-9]")).fullmatch
    return [number for number in numbers if fits(f"{number:0{len(pattern)}}")]


def _days(years: Sequence[int], months: Sequence[int], day: str, *, backwards: bool = False) -> Iterator[str]:
    for year in years:
        for month in months:
            days = _fitting(day, range(1, monthrange(year, month)[1] + 1))
            for number in reversed(days) if backwards else days:
                yield f"{year:04}-{month:02}-{number:02}"


def _no_such_day(year: str, month: str, day: str, any_year: int) -> BadDate:
    if "X" in year + month + day:
        return BadDate(f"There is no day {day} in {year}-{month}.")
    length = monthrange(any_year, int(month))[1]
    if day == "00":
        return BadDate(f"There is no day 00. Use 01 to {length}.")
    return BadDate(f"{year}-{month} has {length} days.")


def _rest_bounds(text: str) -> Bounds:
    """What the package knows: doubt about one part, sets, other seasons, years of more digits, times."""
    if not _REST.fullmatch(text) or text != text.strip():
        raise not_a_date(text)
    from pyparsing import ParseException

    try:
        parsed = _package()(text)
        starts, ends = text[:3] in ("[..", "{.."), text[-3:] in ("..]", "..}")
        first = None if starts else _iso(parsed.lower_strict())
        last = None if ends else _iso(parsed.upper_strict())
    except BadDate:
        raise
    except (ParseException, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        # It parses more than it can reckon with; which of these it then raises differs from text to text.
        raise not_a_date(text) from error
    return first, last


@cache
def _package() -> Callable[[str], "_Parsed"]:
    """The parser of edtf: 0.1 s to import; its grammar warns of itself, and prints what it can't read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from edtf import parse_edtf
        from edtf.parser import parser_classes
    vars(parser_classes)["print"] = _print_nothing
    parse: Callable[[str], _Parsed] = parse_edtf
    return parse


def _print_nothing(*_values: object) -> None:
    """In the place of `print` in the package: no text of a tracker goes to a terminal or a log."""


class _Parsed(Protocol):
    """What is used of the objects that edtf returns."""

    def lower_strict(self) -> struct_time: ...

    def upper_strict(self) -> struct_time: ...


def _iso(day: struct_time) -> str:
    if not 1 <= day.tm_year <= 9999:
        raise BadDate(_YEARS)
    return f"{day.tm_year:04}-{day.tm_mon:02}-{day.tm_mday:02}"
