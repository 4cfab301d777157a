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
_DAY = rf"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th|{months.ORDINAL})?"
_YEAR = r"(?:1[89]|20)[0-9]{2}"
_NUMBERS = r"(?:3[01]|[12][0-9]|0?[1-9])[./](?:1[0-2]|0?[1-9])[./]" + _YEAR
_PARTS = "|".join((*months.EARLY, *months.MID, *months.LATE))
_PART = rf"(?:(?:early|mid|late|the end of|the beginning of)[ -]|(?<!\w)(?:{_PARTS}){months.PART_ENDS})"
_SEASON = r"(?:spring|summer|autumn|fall|winter|Q[1-4]|H[12]|(?:first|second|third|fourth) (?:quarter|half))"
_SINCE = ("since", "from", "after", *months.SINCE)
_UNTIL = ("until", "till", "by", "before", *months.UNTIL)
_AT = ("in", "on", "as of", "during", "around", "about", *months.AT)
_LEADS = "|".join((*_SINCE, *_UNTIL, *_AT))
_TO = rf"(?:\s*(?:–|-|\b(?:to|and|until|{'|'.join(months.TO)})\b)\s*(?:(?:{'|'.join(months.ARTICLES)})\s+)?)"
_DASH = r"\s?[–-]\s?"
_OF = r"(?: of| de)?"
_BEHIND = rf"(?P<behind>{months.SINCE_BEHIND}|{months.UNTIL_BEHIND}|{months.IN_BEHIND})"
_SINCE_BEHIND, _UNTIL_BEHIND = re.compile(months.SINCE_BEHIND), re.compile(months.UNTIL_BEHIND)


@lru_cache(maxsize=1)
def _patterns() -> "tuple[re.Pattern[str], ...]":
    """Dates and stretches of time; and months alone, behind a word that makes them one."""
    elsewhere = months.pattern()
    month = rf"(?:{_ENGLISH}|{elsewhere})"
    points = (
        rf"{_DAY}{_OF} {month}(?:,| de| del)? {_YEAR}",
        rf"{month} {_DAY}(?:{_DASH}{_DAY})?(?:,| de)? {_YEAR}",
        rf"{_PART}?{month}(?:,| de| del)? {_YEAR}",
        rf"(?:the )?{_SEASON}(?: of)? {_YEAR}",
        rf"{_YEAR}-[01][0-9](?:-[0-3][0-9])?",
        rf"{_NUMBERS}(?![\d./]\d)",
        rf"{_DAY}{_OF} {month}(?!\w)",
        rf"{month} {_DAY}(?:{_DASH}{_DAY})?(?![0-9])",
        rf"{_PART}?{_YEAR}(?![\w%])",
    )
    point = rf"(?:(?:{'|'.join(points)})(?:\s{months.YEAR_WORD}(?!\w))?)"
    before = rf"(?P<lead>\b(?:{_LEADS})\s+)?"
    found = (
        rf"{before}(?<!\w)(?P<date>(?P<one>{_DAY}(?=(?:{_TO}|/){_DAY}{_OF} {month})|{point})"
        rf"(?:(?:{_TO}|(?<=[\d.])/(?=\d\d?\.? \D))(?P<two>{point}))?){_BEHIND}?"
    )
    alone = rf"\b(?P<lead>(?:since|in|until|by|from)\s+)(?P<date>{_PART}?(?:{_ENGLISH}))(?!\s+[0-9])\b"
    said = "|".join((*months.SINCE, *months.UNTIL, *months.AT))
    others = rf"\b(?P<lead>(?:{said})\s+)?(?P<date>{_PART}?{elsewhere})(?!\w|\s+[0-9]){_BEHIND}?"
    return re.compile(found, re.I), re.compile(f"{alone}(?P<behind>(?!))?"), re.compile(others, re.I)


def make_ready() -> None:
    """Load the names of months in all languages, which takes longer than a window may stand still."""
    _patterns()


_HAS_YEAR = re.compile(_YEAR)
_NEEDS_MORE = re.compile(rf"\d+|(?:{_ENGLISH})")  # a number or a month alone may be anything
_DAYS_BEHIND = re.compile(rf"^({_ENGLISH}) ({_DAY}){_DASH}({_DAY}),?")  # March 3–5, 2026
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
    words, lead, role = hit["date"], (hit["lead"] or "").strip(), _role(hit)
    if not (lead or hit["behind"]) and _NEEDS_MORE.fullmatch(months.in_english(words)):
        return None
    edtf = _edtf(words, issued, order, to_come=role == "until")
    if not edtf:
        return None
    first = hit.start("lead") if hit["lead"] else hit.start("date")
    if "/" in edtf and not edtf.startswith("../"):
        role = ""  # "from 3 to 5 March" is a stretch of time
    return Dated(
        edtf, role, " ".join(hit.group()[first - hit.start() :].split()), first, hit.end(), hit.start("date")
    )


def _role(hit: "re.Match[str]") -> str:
    """What the words before a date, or the ending behind it, make of it."""
    lead, behind = (hit["lead"] or "").strip(), hit["behind"] or ""
    if _is_one_of(lead, _SINCE) or _SINCE_BEHIND.fullmatch(behind):
        return "since"
    return "until" if _is_one_of(lead, _UNTIL) or _UNTIL_BEHIND.fullmatch(behind) else ""


def _is_one_of(lead: str, leads: Sequence[str]) -> bool:
    return bool(lead) and re.fullmatch("|".join(leads), lead, re.I) is not None


def _edtf(words: str, issued: str, order: str, *, to_come: bool) -> str:
    typed = re.sub(r"(?<=[\w.]) del? (?=\w)", " ", months.in_english(" ".join(words.split())))
    typed = _DAYS_BEHIND.sub(r"\2 to \3 \1", typed)
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
