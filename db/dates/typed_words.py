"""Dates typed with words for the month or the part of the year, read as EDTF."""

import re
from calendar import monthrange
from collections.abc import Sequence

from db.dates.edtf_text import UNKNOWN
from db.dates.in_words import MONTHS, SEASONS

_SEASONS = {**{name: code for code, name in SEASONS.items()}, "fall": "23"}
_THIRDS = {"early": 0, "mid": 1, "late": 2}
_PARTS = {
    **{f"q{n}": str(32 + n) for n in range(1, 5)},
    **{f"{word} quarter": str(33 + n) for n, word in enumerate(("first", "second", "third", "fourth"))},
    **{f"{n}{end} quarter": str(32 + n) for n, end in ((1, "st"), (2, "nd"), (3, "rd"), (4, "th"))},
    **{"h1": "40", "first half": "40", "1st half": "40", "h2": "41", "second half": "41", "2nd half": "41"},
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_IDLE = frozenset({"of", "the", *_WEEKDAYS, *(day[:3] for day in _WEEKDAYS)})
_ORDINAL = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)")
_DECADE = re.compile(r"([0-9]{3})0s")
_WINTER = re.compile(r"winter ([0-9]{4})[-–/][0-9]{2}(?:[0-9]{2})?")
_HYPHEN = re.compile(r"(?<=[0-9])-(?=[a-z])|(?<=[a-z])-(?=[0-9a-z])")


def read_words(text: str) -> str | None:
    """`text` as EDTF without a mark of doubt, None when it is not such a date; its days are not checked."""
    lower = text.casefold()
    if found := _WINTER.fullmatch(lower):
        return f"{found[1]}-24"
    yearless = lower.endswith(", year unknown")
    tokens = re.split(r"[ .,]+", _HYPHEN.sub(" ", lower.removesuffix(", year unknown")).strip(" .,"))
    tokens = [token for token in tokens if token not in _IDLE]
    if yearless:
        tokens.append(UNKNOWN)
    if len(tokens) == 1 and (found := _DECADE.fullmatch(tokens[0])):
        return f"{found[1]}X"
    return _part_of_year(tokens) or _third_of_month(tokens) or _day_or_month(tokens)


def _year(token: str) -> bool:
    return token == UNKNOWN or (len(token) == 4 and token.isdecimal() and token.isascii())


def _part_of_year(tokens: Sequence[str]) -> str | None:
    if len(tokens) < 2 or not _year(tokens[-1]):
        return None
    name = " ".join(tokens[:-1])
    if name in _THIRDS:
        return f"{tokens[-1]}-{37 + _THIRDS[name]}"
    part = _SEASONS.get(name) or _PARTS.get(name)
    return f"{tokens[-1]}-{part}" if part else None


def _third_of_month(tokens: Sequence[str]) -> str | None:
    """ "early February 2026": its days 1 to 10, 11 to 20 and from 21, both ends approximate."""
    if len(tokens) != 3 or tokens[0] not in _THIRDS or not _year(tokens[2]) or tokens[2] in (UNKNOWN, "0000"):
        return None
    month, third = _month(tokens[1]), _THIRDS[tokens[0]]
    if month is None:
        return None
    first, last = ((1, 10), (11, 20), (21, monthrange(int(tokens[2]), int(month))[1]))[third]
    return f"{tokens[2]}-{month}-{first:02}~/{tokens[2]}-{month}-{last:02}~"


def _day_or_month(tokens: Sequence[str]) -> str | None:
    """Day, month and year in any order in which the month is a word and the year an end."""
    years = [token for token in tokens if _year(token)]
    months = [month for month in map(_month, tokens) if month]
    days = [found[1] for token in tokens if (found := _ORDINAL.fullmatch(token))]
    days += [token for token in tokens if token.isdecimal() and token.isascii() and len(token) <= 2]
    if len(years) != 1 or len(months) != 1 or len(days) > 1 or len(tokens) != 2 + len(days):
        return None
    return f"{years[0]}-{months[0]}" + (f"-{days[0]:0>2}" if days else "")


def _month(token: str) -> str | None:
    if len(token) < 3:
        return None
    for number, name in enumerate(MONTHS, 1):
        if name.casefold().startswith(token):
            return f"{number:02}"
    return None
