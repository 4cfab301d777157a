"""Dates said from today: "today", "yesterday", "last March", "Monday", "3 weeks ago", read as EDTF."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from db.dates.in_words import MONTHS

_DAYS = {
    **{"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1},
    **{"the day before yesterday": -2, "day before yesterday": -2},
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WHICH = re.compile(r"(last|this|next|on|past) (.+)")
_AGO = re.compile(r"(an?|one|two|three|four|five|six|[0-9]{1,4}) (day|week|month|year)s? ago")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_STEPS = {"last": -1, "past": -1, "this": 0, "next": 1}


def read_relative(text: str, today: date) -> str | None:
    """`text` as EDTF, seen from `today`; None when it is not said from today.

    "last" is the one before today, so that "last March" in May is this year's; weeks begin on Monday, and a
    weekday alone is the latest one, today included. What lies outside the years 1–9999 is None.
    """
    said = " ".join(text.casefold().split())
    try:
        if said in _DAYS:
            return (today + timedelta(days=_DAYS[said])).isoformat()
        if found := _AGO.fullmatch(said):
            return _ago(_NUMBERS.get(found[1]) or int(found[1]), found[2], today)
        found = _WHICH.fullmatch(said)
        return _which(found[1], found[2], today) if found else _which("on", said, today)
    except (OverflowError, ValueError):
        return None


def _ago(number: int, unit: str, today: date) -> str:
    if unit in ("day", "week"):
        return (today - timedelta(days=number * (7 if unit == "week" else 1))).isoformat()
    return _month(today, -number) if unit == "month" else f"{_year(today.year - number):04}"


def _which(which: str, what: str, today: date) -> str | None:
    if (day := _begun(_WEEKDAYS, what)) is not None:
        return _weekday(which, day, today).isoformat()
    if which == "on":
        return None
    step = _STEPS[which]
    if what == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if what == "month":
        return _month(today, step)
    if what == "year":
        return f"{_year(today.year + step):04}"
    month = _begun(MONTHS, what)
    return (
        None
        if month is None
        else f"{_year(today.year + _years(step, month + 1, today.month)):04}-{month + 1:02}"
    )


def _years(step: int, month: int, now: int) -> int:
    """How many years off the last, this or next such month is."""
    if step < 0:
        return 0 if month < now else -1
    return 0 if step == 0 or month > now else 1


def _weekday(which: str, day: int, today: date) -> date:
    back = (today.weekday() - day) % 7
    if which in ("last", "past"):
        return today - timedelta(days=back or 7)
    if which == "next":
        return today + timedelta(days=(day - today.weekday()) % 7 or 7)
    return today - timedelta(days=back if which == "on" else today.weekday() - day)


def _month(today: date, step: int) -> str:
    months = today.year * 12 + today.month - 1 + step
    return f"{_year(months // 12):04}-{months % 12 + 1:02}"


def _year(year: int) -> int:
    return date(year, 1, 1).year  # raises ValueError outside 1–9999


def _begun(names: Sequence[str], word: str) -> int | None:
    """The place of the name that begins with `word`, of three letters at least."""
    places = (place for place, name in enumerate(names) if len(word) > 2 and name.casefold().startswith(word))
    return next(places, None)
