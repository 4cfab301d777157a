"""RIS, as most programs that keep references write it; read and written by rispy."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from desktop.references.found import Found, Item, Reference, inverted, names

TYPES = {
    "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter",
    "CONF": "paper-conference", "CPAPER": "paper-conference", "EBOOK": "book", "ECHAP": "chapter",
    "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage", "GEN": "document",
    "GOVDOC": "report", "HEAR": "hearing", "ICOMM": "personal_communication", "JFULL": "article-journal",
    "JOUR": "article-journal", "LEGAL": "legislation", "MANSCPT": "manuscript", "MAP": "map",
    "MGZN": "article-magazine", "MPCT": "motion_picture", "NEWS": "article-newspaper",
    "PAMP": "pamphlet", "PCOMM": "personal_communication", "RPRT": "report", "SOUND": "song",
    "STAND": "standard", "STAT": "legislation", "THES": "thesis", "UNPB": "manuscript",
    "VIDEO": "motion_picture", "WEB": "webpage",
}  # fmt: skip
# Back again, where several are called the same in CSL or CSL has a word for what RIS does not tell apart.
BACK = {
    **{csl: ris for ris, csl in reversed(TYPES.items())},
    "article": "GEN", "article-journal": "JOUR", "book": "BOOK", "chapter": "CHAP", "document": "GEN",
    "interview": "PCOMM", "legislation": "STAT", "post": "BLOG", "report": "RPRT", "speech": "GEN",
    "treaty": "LEGAL", "webpage": "ELEC",
}  # fmt: skip
# The first of them that a reference has fills the variable. PY stands after DA: it tells the year alone.
VARIABLES: Sequence[tuple[str, tuple[str, ...]]] = (
    ("title", ("title", "primary_title")),
    ("container-title", ("journal_name", "secondary_title", "alternate_title3", "alternate_title2")),
    ("collection-title", ("tertiary_title",)),
    ("title-short", ("short_title",)),
    ("publisher", ("publisher",)),
    ("publisher-place", ("place_published",)),
    ("URL", ("urls",)),
    ("DOI", ("doi",)),
    ("language", ("language",)),
    ("volume", ("volume",)),
    ("issue", ("number",)),
    ("edition", ("edition",)),
    ("section", ("section",)),
    ("ISSN", ("issn",)),
    ("genre", ("type_of_work",)),
    ("abstract", ("abstract", "notes_abstract")),
    ("call-number", ("call_number",)),
    ("source", ("name_of_database",)),
)
PEOPLE = (
    ("author", ("authors", "first_authors")),
    ("editor", ("secondary_authors",)),
    ("collection-editor", ("tertiary_authors",)),
    ("translator", ("subsidiary_authors",)),
)
DATES = (("issued", ("date", "year", "publication_year")), ("accessed", ("access_date",)))
NO_REFERENCE = "no reference begins in it. In RIS one begins with “TY  - ” and ends with “ER  - ”."
NO_TITLE = "A reference without a title (TI or T1) was not read."
NO_END = "The reference of line {} has no end (ER); what stands before the next one was read as its own."
_BEGIN = re.compile(r"^[ \t]*TY  ?-", re.MULTILINE)
_NOTHING = re.compile(r"\s*(\d+\.\s*)?")  # some programs number what they write
_END = re.compile(r"^[ \t]*ER  ?-[^\n]*", re.MULTILINE)


def read_ris(text: str) -> Found:
    """The references of a text in RIS. What has no variable in CSL is kept in its "custom"."""
    found = Found()
    for line, lines, ended in _each(text, found):
        if not ended:
            found.notes.append(NO_END.format(line))
        _read_one(line, lines, found)
    if not found.references and not found.failed:
        found.failed.append((0, NO_REFERENCE))
    return found


def _each(text: str, found: Found) -> Iterator[tuple[int, str, bool]]:
    """Each reference: the line where it begins, its lines with an end, and whether that was there.

    One at a time, for the library leaves out without a word what is not ended, or stands between two.
    """
    begins = [match.start() for match in _BEGIN.finditer(text)]
    for start, stop in pairwise([*begins, len(text)]):
        end = _END.search(text, start, stop)
        line = text.count("\n", 0, start) + 1
        if end and not _NOTHING.fullmatch(text, end.end(), stop):
            after = text.count("\n", 0, end.end()) + 2
            found.failed.append((after, "What stands after the end of a reference was not read."))
        yield line, text[start : end.start() if end else stop].rstrip() + "\nER  - \n", end is not None
    if begins and not _NOTHING.fullmatch(text, 0, begins[0]):
        found.notes.append("What stands before the first reference was not read.")


def _read_one(line: int, text: str, found: Found) -> None:
    import rispy  # for files of references alone

    for given in rispy.loads(text):
        item = _item(given)
        if "title" in item:
            found.references.append(Reference(line, item))
        else:
            found.failed.append((line, NO_TITLE))


def _item(given: dict[str, Any]) -> Item:
    left = {key: value for key, value in given.items() if value}
    kind = str(left.pop("type_of_reference", "")).strip().upper()
    item: Item = {"type": TYPES.get(kind, "document")}
    left.pop("id", None)
    for variable, keys in VARIABLES:
        if text := _first(left, keys):
            item[variable] = text
    for variable, keys in PEOPLE:
        item[variable] = names([each for key in keys for each in left.pop(key, ())])
    for variable, keys in DATES:
        if text := _first(left, keys):
            item[variable] = {"raw": text}
    if str(left.get("year", "")) == str(item.get("issued", {}).get("raw", ""))[:4]:
        left.pop("year", None)  # told by the date already
    pages = [text for key in ("start_page", "end_page") if (text := _first(left, (key,)))]
    for variable, texts, between in (
        ("page", pages, "–"),
        ("note", left.pop("notes", ()), "\n"),
        ("keyword", left.pop("keywords", ()), ", "),
    ):
        item[variable] = between.join(texts)
    if left:
        item["custom"] = {f"RIS {key}": _plain(value) for key, value in left.items()}
    return {variable: value for variable, value in item.items() if value}


def _first(left: dict[str, Any], keys: tuple[str, ...]) -> str:
    """The first value of those keys, taken out; further ones stay for "custom"."""
    for key in keys:
        value = left.pop(key, "")
        if isinstance(value, list):
            value, rest = value[0], value[1:]
            if rest:
                left[f"more {key}"] = rest
        if value:
            return str(value).strip()
    return ""


def _plain(value: Any) -> Any:
    return {key: list(each) for key, each in value.items()} if isinstance(value, dict) else value


# -- out --------------------------------------------------------------------------------------------


def write_ris(items: Sequence[Item]) -> str:
    """References in RIS, which every program that keeps references reads."""
    import rispy

    class Plain(rispy.RisWriter):  # type: ignore[misc]  # the library carries no types
        """References that are not numbered, which not every program reads."""

        def set_header(self, count: int) -> str:
            return ""

    written: str = rispy.dumps([_entry(item) for item in items], implementation=Plain)
    return written


def _entry(item: Item) -> dict[str, Any]:
    entry: dict[str, Any] = {"type_of_reference": BACK.get(str(item.get("type")), "GEN")}
    for variable, people in PEOPLE:
        if variable in item:
            entry[people[0]] = [_line(inverted(name)) for name in item[variable]]
    for variable, keys in VARIABLES:
        if variable in item:
            text = _line(str(item[variable]))
            entry[keys[0]] = [text] if keys[0] == "urls" else text
    entry |= _dates(item)
    if page := str(item.get("page", "")):
        first, _, last = re.sub(r"\s*[-–]+\s*", "–", page).partition("–")
        entry.update({"start_page": first} | ({"end_page": last} if last else {}))
    if note := str(item.get("note", "")):
        entry["notes"] = [_line(note)]
    if words := str(item.get("keyword", "")):
        entry["keywords"] = [_line(word.strip()) for word in words.split(",")]
    return entry


def _dates(item: Item) -> dict[str, str]:
    found = {keys[0]: _date(item[variable]) for variable, keys in DATES if variable in item}
    if (year := found.get("date", "")[:4]).isdecimal():
        found["year"] = year
    return found


def _line(text: str) -> str:
    """A value on one line: a line of its own that looks like a tag would begin another field."""
    return " ".join(text.split())


def _date(date: Item) -> str:
    if parts := date.get("date-parts"):
        return "/".join(f"{part:02}" for part in parts[0])
    return _line(str(date.get("literal", "")))
