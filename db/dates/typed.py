"""What people type for a date, read as EDTF: "12/11/2026", "12 Nov 2026", "spring 2022"."""

import re
from datetime import date

from db.dates.edtf_text import PARTS, UNKNOWN, BadDate, bounds
from db.dates.relative import read_relative
from db.dates.typed_words import read_words

ORDERS = ("DMY", "MDY", "YMD")

_FIXED = {"": "", "undated": "", "date unknown": UNKNOWN}
_DIGITS = re.compile(r"[-0-9Xx~?%/.]+")
_ONE = re.compile(r"[0-9X]{4}(?:-[0-9X]{2}){0,2}")
_SIDE = rf"(?:{_ONE.pattern}[~?%]?|\.\.)?"
_EDTF = re.compile(rf"{_SIDE}(?:/{_SIDE})?")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?")
_YEAR_LAST = re.compile(r"([0-9]{1,2}) ?[-/. ] ?([0-9]{1,2}) ?[-/. ] ?([0-9]{4})")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}")
_YEARS = re.compile(r"([0-9]{4}) ?(?:–| - |-) ?([0-9]{4}|(?<=–)[0-9]{2})")
_ABOUT = re.compile(r"(?:(?:circa|about|around|approximately|approx|ca|c)\b\.? ?|c(?=[0-9])|~ ?)(?=.)", re.I)
_UNSURE = re.compile(r"(?:possibly|perhaps|probably) ", re.I)
_BEHIND = re.compile(r" ?(\(uncertain\)|[~?%])$", re.I)
_BEFORE = re.compile(r"(?:before|by|prior to) (.+)", re.I)
_UNTIL = re.compile(r"(?:until|till|up to) (.+)", re.I)
_SINCE = re.compile(r"(?:since|after|from) (.+)", re.I)
_ONWARDS = re.compile(r"(.+?) onwards?", re.I)
_THEN = re.compile(r"(.+) to an unknown date", re.I)
_FROM_TO = re.compile(r"(?:from |between )?(.+?)(?: to | and | until | till | ?– ?| - )(.+)", re.I)
_HYPHEN = re.compile(r"([0-9]{1,2}|[a-z]{3,9}\.?)-(.+)", re.I)


def read_typed(text: str, order: str = "DMY", today: date | None = None) -> str:
    """What a person typed, as EDTF; '' for nothing or "undated".

    `order`: how 12/11/2026 is read, one of ORDERS; EDTF itself is always read. `today`: the day from which
    "yesterday" and "last March" are said; without it they are not read. Raises BadDate, in words.
    """
    typed = _tidy(text)
    if typed.casefold() in _FIXED:
        return _FIXED[typed.casefold()]
    if today is not None and (said := read_relative(typed, today)):
        return said
    found = _edtf(typed) or _phrase(typed, order)
    if found is None and read_words(f"{_unmarked(typed)[0]} 2026"):
        raise BadDate(f"Give the year too, for example {typed} 2026.")
    found = found or typed  # perhaps the rest of EDTF
    bounds(found)
    return found


def _tidy(text: str) -> str:
    one_line = " ".join(text.split()).replace("—", "–").replace("‑", "-")
    return one_line.upper() if _DIGITS.fullmatch(one_line) else one_line


def _edtf(typed: str) -> str | None:
    """`typed` when it is written as plain EDTF, which must then be right."""
    if not _EDTF.fullmatch(typed):
        return None
    bounds(typed)
    return typed


def _phrase(typed: str, order: str) -> str | None:
    for pattern, before, behind in (
        (_BEFORE, "../", ""),
        (_UNTIL, "/", ""),
        (_ONWARDS, "", "/.."),
        (_THEN, "", "/"),
    ):
        if found := pattern.fullmatch(typed):
            point = _point(found[1], order)
            return f"{before}{point}{behind}" if point else None
    return _point(typed, order) or _range(typed, order) or _since(typed, order)


def _since(typed: str, order: str) -> str | None:
    found = _SINCE.fullmatch(typed)
    point = _point(found[1], order) if found else None
    return f"{point}/.." if point else None


def _point(typed: str, order: str) -> str | None:
    """One date with its doubts, None when it is not written like one."""
    bare, mark = _unmarked(typed)
    found = _bare(bare, order)
    return f"{found}{mark}" if found else None


def _bare(bare: str, order: str) -> str | None:
    if bare.casefold() == "date unknown":
        return UNKNOWN
    if _ONE.fullmatch(bare):
        return bare
    return _numbers(bare, order) or read_words(bare)


def _unmarked(typed: str) -> tuple[str, str]:
    """`typed` without its words and signs of doubt, and the one sign for them."""
    bare = typed
    about = unsure = False
    while found := _ABOUT.match(bare):
        about, bare = True, bare[found.end() :]
    while found := _UNSURE.match(bare):
        unsure, bare = True, bare[found.end() :]
    while found := _BEHIND.search(bare):
        about, unsure = about or found[1] in "~%", unsure or found[1] not in "~"
        bare = bare[: found.start()]
    return bare, "%" if about and unsure else "~" if about else "?" if unsure else ""


def _numbers(bare: str, order: str) -> str | None:
    if found := _YEAR_FIRST.fullmatch(bare):
        year, stroke, month, day = found.groups()
        # 2022-21 is spring 2022 in EDTF; nobody writes it with another stroke.
        return _date(year, month, day, parts=stroke == "-" and day is None)
    if found := _YEAR_LAST.fullmatch(bare):
        return _ordered(*found.groups(), order=order)
    if found := _MONTH_YEAR.fullmatch(bare):
        return _date(found[2], found[1])
    if _SHORT_YEAR.fullmatch(bare):
        raise BadDate("Write the year with four digits, for example 2026.")
    return None


def _ordered(first: str, second: str, year: str, *, order: str) -> str:
    if order == "YMD":
        raise BadDate(f"{first}/{second}/{year} can be read in two ways. Write the year first.")
    return _date(year, first, second) if order == "MDY" else _date(year, second, first)


def _date(year: str, month: str, day: str | None = None, *, parts: bool = False) -> str:
    if not 1 <= int(month) <= 12 and not (parts and month in PARTS):
        raise BadDate(f"There is no month {month}. Use 01 to 12.")
    return f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")


def _range(typed: str, order: str) -> str | None:
    """Two dates; what the first leaves out (year, month, doubt) it has from the second."""
    bare, mark = _unmarked(typed)
    if found := _YEARS.fullmatch(bare):
        end = found[2] if len(found[2]) == 4 else found[1][:2] + found[2]
        return f"{found[1]}{mark}/{end}{mark}"
    for pattern in (_FROM_TO, _HYPHEN):
        found = pattern.fullmatch(typed)
        if found and (sides := _sides(found[1], found[2], order)):
            return sides
    return None


def _sides(left: str, right: str, order: str) -> str | None:
    end = _point(right, order)
    if end is None:
        return None
    if start := _point(left, order):
        return f"{start}/{end}"
    bare, mark = _unmarked(left)
    bare_end, end_mark = _unmarked(end)
    start = _completed(bare, bare_end)
    both = _unmarked(mark + end_mark)[1]  # "c. February to May 2022": the doubt is about both
    return f"{start}{both}/{bare_end}{both}" if start else None


def _completed(bare: str, end: str) -> str | None:
    if bare.isdecimal() and len(bare) <= 2:
        return f"{end[:7]}-{bare:0>2}" if len(end) == 10 else None
    return read_words(f"{bare} {end[:4]}")
