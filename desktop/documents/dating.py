"""Dates in running text: "on 3 March", "since 2022", "in early February 2026", as EDTF."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from db import dates
from db.dates import BadDate
from desktop.documents import months

_ENGLISH = (
    r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th|er|\.(?=\s))?"
_YEAR = r"(?:1[89]|20)[0-9]{2}"
_NUMBERS = r"(?:3[01]|[12][0-9]|0?[1-9])[./](?:1[0-2]|0?[1-9])[./]" + _YEAR
_PART = r"(?:(?:early|mid|late|the end of|the beginning of)[ -])"
_SEASON = r"(?:spring|summer|autumn|fall|winter|Q[1-4]|H[12]|(?:first|second|third|fourth) (?:quarter|half))"
_SINCE = ("since", "from", "after", *months.SINCE)
_UNTIL = ("until", "till", "by", "before", *months.UNTIL)
_AT = ("in", "on", "as of", "during", "around", "about", *months.AT)
_LEADS = "|".join((*_SINCE, *_UNTIL, *_AT))


@lru_cache(maxsize=1)
def _patterns() -> "tuple[re.Pattern[str], re.Pattern[str]]":
    """Dates and stretches of time; and months alone, behind a word that makes them one."""
    month = rf"(?:{_ENGLISH}|{months.pattern()})"
    points = (
        rf"{_DAY}(?: of| de)? {month}(?:,| de| del)? {_YEAR}",
        rf"{month} {_DAY},? {_YEAR}",
        rf"{_PART}?{month}(?:,| de| del)? {_YEAR}",
        rf"(?:the )?{_SEASON}(?: of)? {_YEAR}",
        rf"{_YEAR}-[01][0-9](?:-[0-3][0-9])?",
        rf"{_NUMBERS}(?![\d./]\d)",
        rf"{_DAY}(?: of| de)? {month}(?!\w)",
        rf"{month} {_DAY}(?![0-9])",
        rf"{_PART}?{_YEAR}(?![\w%])",
    )
    point = rf"(?:(?:{'|'.join(points)})(?:\s{months.YEAR_WORD}(?!\w))?)"
    before = rf"(?P<lead>\b(?:{_LEADS})\s+)?"
    found = (
        rf"{before}\b(?P<date>(?P<one>{_DAY}(?=\s*(?:–|-|to|and)\s*{_DAY} {month})|{point})"
        rf"(?:\s*(?:–|-|\bto\b|\band\b|\buntil\b)\s*(?P<two>{point}))?)"
    )
    alone = rf"\b(?P<lead>(?:since|in|until|by|from)\s+)(?P<date>{_PART}?(?:{_ENGLISH}))(?!\s+[0-9])\b"
    return re.compile(found, re.I), re.compile(alone)


def make_ready() -> None:
    """Load the names of months in all languages, which takes longer than a window may stand still."""
    _patterns()


_HAS_YEAR = re.compile(_YEAR)
_OPEN = "9999"
_DOTTED = re.compile(r"\d\.\d")  # 3.4.2026 is the third of April in every country that writes it so


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text. `edtf`: what it says; `role`: "since", "until" or "" (at); `words`: as printed.

    `bare`: where it begins without a word such as "since" or "in" before it.
    """

    edtf: str
    role: str
    words: str
    first: int
    last: int
    bare: int


def dates_in(text: str, issued: str = "", order: str = "DMY") -> list[Dated]:
    """The dates a text names, in its order.

    `issued`: EDTF of the day the text was published; where no year is said, its year is meant. What would
    then lie after that day is left out, for it may be the year before, unless it is said to be to come
    ("by the end of May"). A number alone is a year only behind "in", "since" and the like. Months are read
    in the languages of `months`, and 3.4.2026 is 3 April whatever `order` says.
    """
    hits = sorted((hit for pattern in _patterns() for hit in pattern.finditer(text)), key=re.Match.start)
    read: list[Dated] = []
    for hit in hits:
        if read and hit.start() < read[-1].last:
            continue
        if (dated := _read(hit, issued, order)) is not None:
            read.append(dated)
    return read


def _read(hit: "re.Match[str]", issued: str, order: str) -> Dated | None:
    words, lead = hit["date"], (hit["lead"] or "").strip().casefold()
    edtf = _edtf(words, issued, order, to_come=_is_one_of(lead, _UNTIL))
    if not edtf or (not lead and words.isdecimal()):
        return None
    role = "since" if _is_one_of(lead, _SINCE) else "until" if _is_one_of(lead, _UNTIL) else ""
    first = hit.start("lead") if hit["lead"] else hit.start("date")
    if "/" in edtf and not edtf.startswith("../"):
        role = ""  # "from 3 to 5 March" is a stretch of time
    return Dated(
        edtf, role, " ".join(hit.group()[first - hit.start() :].split()), first, hit.end(), hit.start("date")
    )


def _is_one_of(lead: str, leads: Sequence[str]) -> bool:
    return bool(lead) and re.fullmatch("|".join(leads), lead, re.I) is not None


def _edtf(words: str, issued: str, order: str, *, to_come: bool) -> str:
    typed = re.sub(r"(?<=[\w.]) del? (?=\w)", " ", months.in_english(" ".join(words.split())))
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
        return dates.read_typed(words, "DMY" if _DOTTED.search(words) else order)
    except BadDate:
        return ""


def _day(edtf: str, *, first: bool) -> str:
    """The first or last day of a date as ISO text, a far one where it is open or none."""
    try:
        low, high = dates.bounds(edtf)
    except BadDate:
        return _OPEN
    return (low if first else high) or _OPEN
