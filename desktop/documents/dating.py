"""Dates in running text: "on 3 March", "since 2022", "in early February 2026", as EDTF."""

import re
from dataclasses import dataclass

from db import dates
from db.dates import BadDate

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)[0-9]{2}"
_PART = r"(?:(?:early|mid|late|the end of|the beginning of)[ -])"
_SEASON = r"(?:spring|summer|autumn|fall|winter|Q[1-4]|H[12]|(?:first|second|third|fourth) (?:quarter|half))"
_POINTS = (
    rf"{_DAY}(?: of)? {_MONTH},? {_YEAR}",
    rf"{_MONTH} {_DAY},? {_YEAR}",
    rf"{_PART}?{_MONTH},? {_YEAR}",
    rf"(?:the )?{_SEASON}(?: of)? {_YEAR}",
    rf"{_YEAR}-[01][0-9](?:-[0-3][0-9])?",
    rf"{_DAY}(?: of)? {_MONTH}",
    rf"{_MONTH} {_DAY}(?![0-9])",
    rf"{_PART}?{_YEAR}(?![\w%])",
)
_POINT = rf"(?:{'|'.join(_POINTS)})"
_BEFORE = r"(?P<lead>\b(?:since|from|after|until|till|by|before|in|on|as of|during|around|about)\s+)?"
_FOUND = re.compile(
    rf"{_BEFORE}\b(?P<date>(?P<one>{_DAY}(?=\s*(?:–|-|to|and)\s*{_DAY} {_MONTH})|{_POINT})"
    rf"(?:\s*(?:–|-|\bto\b|\band\b|\buntil\b)\s*(?P<two>{_POINT}))?)",
    re.I,
)
_ALONE = re.compile(rf"\b(?P<lead>(?:since|in|until|by|from)\s+)(?P<date>{_PART}?{_MONTH})(?!\s+[0-9])\b")
_HAS_YEAR = re.compile(_YEAR)
_OPEN = "9999"
_SINCE, _UNTIL = ("since", "from", "after"), ("until", "till", "by", "before")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text. `edtf`: what it says; `role`: "since", "until" or "" (at); `words`: as printed."""

    edtf: str
    role: str
    words: str
    first: int
    last: int


def dates_in(text: str, issued: str = "", order: str = "DMY") -> list[Dated]:
    """The dates a text names, in its order.

    `issued`: EDTF of the day the text was published; where no year is said, its year is meant. What would
    then lie after that day is left out, for it may be the year before, unless it is said to be to come
    ("by the end of May"). A number alone is a year only behind "in", "since" and the like.
    """
    found = [_FOUND, _ALONE]
    hits = sorted((hit for pattern in found for hit in pattern.finditer(text)), key=re.Match.start)
    read: list[Dated] = []
    for hit in hits:
        if read and hit.start() < read[-1].last:
            continue
        if (dated := _read(hit, issued, order)) is not None:
            read.append(dated)
    return read


def _read(hit: "re.Match[str]", issued: str, order: str) -> Dated | None:
    words, lead = hit["date"], (hit["lead"] or "").strip().casefold()
    edtf = _edtf(words, issued, order, to_come=lead in _UNTIL)
    if not edtf or (not lead and words.isdecimal()):
        return None
    role = "since" if lead in _SINCE else "until" if lead in _UNTIL else ""
    first = hit.start("lead") if hit["lead"] else hit.start("date")
    if "/" in edtf and not edtf.startswith("../"):
        role = ""  # "from 3 to 5 March" is a stretch of time
    return Dated(edtf, role, " ".join(hit.group()[first - hit.start() :].split()), first, hit.end())


def _edtf(words: str, issued: str, order: str, *, to_come: bool) -> str:
    typed = " ".join(words.split())
    typed = re.sub(r"^the end of ", "late ", typed, flags=re.I)
    typed = re.sub(r"^the beginning of ", "early ", typed, flags=re.I)
    typed = re.sub(r"^the |(?<=[0-9]) of (?=[A-Z])", lambda m: " " if m.start() else "", typed)
    if _HAS_YEAR.search(typed):
        return _typed(typed, order)
    year = issued[:4]
    if not (len(year) == 4 and year.isdecimal()):
        return ""
    said = _typed(f"{typed} {year}", order)
    if said and not to_come and _day(said, first=True) > _day(issued, first=False):
        return ""
    return said


def _typed(words: str, order: str) -> str:
    try:
        return dates.read_typed(words, order)
    except BadDate:
        return ""


def _day(edtf: str, *, first: bool) -> str:
    """The first or last day of a date as ISO text, a far one where it is open or none."""
    try:
        low, high = dates.bounds(edtf)
    except BadDate:
        return _OPEN
    return (low if first else high) or _OPEN
