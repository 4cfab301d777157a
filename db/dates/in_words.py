"""EDTF dates in words, as they stand in the text of a paper (British)."""

from functools import lru_cache

from db.dates.edtf_text import OPEN, UNKNOWN, Point, bounds, point, span

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
THIRDS = {"37": "early ", "38": "mid-", "39": "late "}
_SHARES = {
    **{"33": "first quarter", "34": "second quarter", "35": "third quarter", "36": "fourth quarter"},
    **{"40": "first half", "41": "second half"},
}
_NO_MARKS = str.maketrans("", "", "~?%")


@lru_cache(maxsize=16384)
def words(text: str) -> str:
    """EDTF `text` in words: "19 April 2026", "c. February 2026", "before June 2025"; '' is "undated".

    What has no words (sets, years of five digits) is given as it is written. Raises BadDate.
    """
    bounds(text)
    if not text:
        return "undated"
    if "/" in text:
        return _span_words(*span(text))
    bare = text.translate(_NO_MARKS)
    found = point(bare)
    return _doubted(_point_words(found), _mark(text)) if found else text


def _mark(text: str) -> str:
    """The doubt about any part of a date: ~ about, ? uncertain, % both."""
    about, uncertain = {"~", "%"} & {*text}, {"?", "%"} & {*text}
    return "%" if about and uncertain else "~" if about else "?" if uncertain else ""


def _doubted(plain: str, mark: str) -> str:
    return ("c. " if mark in ("~", "%") else "") + plain + (" (uncertain)" if mark in ("?", "%") else "")


def _span_words(start: str, end: str) -> str:
    if start == OPEN:
        return f"before {words(end)}"
    if end == OPEN:
        return f"since {words(start)}"
    if not start:
        return f"until {words(end)}"
    if not end:
        return f"{words(start)} to an unknown date"
    if start == end:
        return words(start)
    joined = _joined(start, end) if _mark(start) == _mark(end) else None
    return _doubted(joined, _mark(start)) if joined else f"{words(start)} to {words(end)}"


def _joined(start: str, end: str) -> str | None:
    """Two dates with what they share said once: "February to May 2022", "3–5 May 2022", "2014–2015"."""
    first, last = point(start.translate(_NO_MARKS)), point(end.translate(_NO_MARKS))
    if not first or not last or "X" in first.year + last.year:
        return None
    return _shared(first, last, "–", " to ")


def _shared(first: Point, last: Point, dash: str, word: str) -> str | None:
    if not first.month and not last.month:
        return f"{first.year}{dash}{last.year}"
    plain = all(part.isdigit() and int(part) <= 12 for part in (first.month, last.month))
    if not plain or first.year != last.year or bool(first.day) != bool(last.day):
        return None
    if not (first.day + last.day + "0").isdigit():
        return None
    if first.day and first.month == last.month:
        return f"{int(first.day)}{dash}{_plain(last)}"
    return f"{_plain(first).removesuffix(f' {first.year}')}{word}{_plain(last)}"


def _point_words(date: Point) -> str:
    """A date without doubt marks; X digits become "2010s", "between 10 and 19 February 2026"."""
    if date.year == UNKNOWN:
        return _yearless(date)
    day = "" if date.day == "XX" else date.day
    month = "" if date.month == "XX" and not day else date.month
    if "X" not in date.year + month + day:
        return _plain(date._replace(month=month, day=day))
    if not month and date.year[:3].isdigit():
        return f"{date.year[:3]}0s"
    return _between(date)


def _yearless(date: Point) -> str:
    if not date.month.isdigit() or int(date.month) > 12:
        return "date unknown"
    day = f"{int(date.day)} " if date.day.isdigit() else ""
    return f"{day}{MONTHS[int(date.month) - 1]}, year unknown"


def _between(date: Point) -> str:
    """A date of a known year with X digits, by its first and last year, month or day."""
    parts = 1 if not date.month else 2 if date.day in ("", "XX") else 3
    first, last = _cut(date.first or "", parts), _cut(date.last or "", parts)
    return f"between {_shared(first, last, ' and ', ' and ') or f'{_plain(first)} and {_plain(last)}'}"


def _cut(day: str, parts: int) -> Point:
    year, month, number = [*day.split("-")[:parts], "", ""][:3]
    return Point(year, month, number, "", None, None)


def _plain(date: Point) -> str:
    year = date.year
    if not date.month:
        return year
    if date.month == "24":
        return f"winter {year}–{(int(year) + 1) % 100:02}"
    if date.month in SEASONS:
        return f"{SEASONS[date.month]} {year}"
    if date.month in THIRDS:
        return f"{THIRDS[date.month]}{year}"
    if date.month in _SHARES:
        return f"{_SHARES[date.month]} of {year}"
    month = f"{MONTHS[int(date.month) - 1]} {year}"
    return f"{int(date.day)} {month}" if date.day else month
