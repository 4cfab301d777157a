"""RIS, as most programs that keep references write it; read and written by rispy."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Any

from db.dates import BadDate, bounds, read_typed
from desktop.references.csl import CSL_TYPES, dated
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
    ("title", ("title", "primary_title", "title of a book", "title of a chapter")),
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
PLACES = {variable for variable, _ in (*VARIABLES, *PEOPLE, *DATES)}
PLACES |= {"id", "type", "ISBN", "page", "note", "keyword"}
NO_REFERENCE = "No reference begins in it. In RIS one begins with “TY  - ” and ends with “ER  - ”."
NO_TITLE = "A reference without a title (TI or T1) was not read."
# Titles as older programs tag them, which the library does not name.
OLDER = {"BT": "title of a book", "CT": "title of a chapter"}
BOUND = frozenset(("book", "chapter", "report", "paper-conference", "thesis", "pamphlet"))  # SN is an ISBN
NO_END = "The reference of line {} has no end (ER); what stands before the next one was read as its own."
_BEGIN = re.compile(r"^[ \t]*(TY|ty)( {1,2})-", re.MULTILINE)
_NOTHING = re.compile(r"\s*(\d+\.\s*)?")  # some programs number what they write
_END = re.compile(r"^[ \t]*(?:ER|er) {1,2}-[^\n]*", re.MULTILINE)
_PARTS_OF_DATE = re.compile(r"(\d{1,4})/(\d{0,2})/(\d{0,2})/(.*\S.*)", re.DOTALL)  # year/month/day/other
_TIME = re.compile(r"\d{1,2}:\d\d[\d:.,]* *(?:Z|[+-][\d:]+|[AaPp][Mm])?")
_ISBN = re.compile(r"(?:97[89])?\d{9}[\dXx]")


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
    line, counted = 1, 0
    for start, stop in pairwise([*begins, len(text)]):
        line, counted = line + text.count("\n", counted, start), start
        end = _END.search(text, start, stop)
        if end and not _NOTHING.fullmatch(text, end.end(), stop):
            after = line + text.count("\n", start, end.end()) + 1
            found.failed.append((after, "What stands after the end of a reference was not read."))
        yield line, _tagged(text[start : end.start() if end else stop]), end is not None
    if begins and not _NOTHING.fullmatch(text, 0, begins[0]):
        found.notes.append("What stands before the first reference was not read.")


def _tagged(text: str) -> str:
    """The lines of one reference with their tags as the library takes them, and an end.

    How its first line is written tells how its tags are: in lower case, with one space, with none behind.
    """
    begin = _BEGIN.match(text)
    letter = "a-z" if begin and begin[1].islower() else "A-Z"
    gap = begin[2] if begin else "  "
    tag = re.compile(rf"^[ \t]*([{letter}][{letter}0-9]){gap}-[ \t]*", re.MULTILINE)
    return tag.sub(lambda found: f"{found[1].upper()}  - ", text.rstrip()) + "\nER  - \n"


def _read_one(line: int, text: str, found: Found) -> None:
    import rispy  # for files of references alone

    mapping = {**rispy.config.TAG_KEY_MAPPING, **OLDER}
    for given in rispy.loads(
        text, mapping=mapping, enforce_list_tags=False
    ):  # one that stands twice is a list
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
    if (genre := str(item.get("genre"))) in CSL_TYPES and BACK.get(genre, "GEN") == kind:
        item["type"] = item.pop("genre")  # told apart here alone
    for variable, keys in PEOPLE:
        item[variable] = [
            _parted(name) for name in names([each for key in keys for each in left.pop(key, ())])
        ]
    _read_dates(item, left)
    if "ISSN" in item and (item["type"] in BOUND or _ISBN.fullmatch(re.sub(r"[- ]", "", item["ISSN"]))):
        item["ISBN"] = item.pop("ISSN")
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


def _parted(name: dict[str, str]) -> dict[str, str]:
    """A name with its particles apart: in RIS these are the small words before the family, behind the given.

    A name that is written small throughout tells no particle.
    """
    made = dict(name)
    for part, particle, at_end in (
        ("family", "non-dropping-particle", False),
        ("given", "dropping-particle", True),
    ):
        words = name.get(part, "").split()[:: -1 if at_end else 1]
        small = list(takewhile(lambda word: word[0].islower(), words))
        if small and len(small) < len(words) and not words[-1][0].islower():
            made[particle] = " ".join(small[:: -1 if at_end else 1])
            made[part] = " ".join(words[len(small) :][:: -1 if at_end else 1])
    return made


def _read_dates(item: Item, left: dict[str, Any]) -> None:
    """Take the dates into a reference; a year that its date tells too is left out."""
    for variable, keys in DATES:
        if text := _first(left, keys):
            item[variable] = _read_date(text)
    if _told_by(str(left.get("year", "")), str(item.get("issued", {}).get("raw", ""))):
        del left["year"]


def _read_date(text: str) -> Item:
    """A date of RIS, "year/month/day/other information"; what the last says is the date in words."""
    parts = _PARTS_OF_DATE.fullmatch(text)
    if parts is None or _TIME.fullmatch(other := parts[4].strip()):
        return {"raw": text.rpartition("/")[0] if parts else text}
    plain = "-".join(f"{int(part):02}" for part in parts.groups()[:3] if part)
    if _spans(other, plain):
        return {"raw": other}
    return {"raw": plain, "literal": other}


def _spans(other: str, plain: str) -> bool:
    """Whether the other information is the date itself, told more fully than year, month and day can."""
    try:
        (begin, end), (first, _) = bounds(plain), bounds(read_typed(other))
    except BadDate:
        return False
    return bool(begin and end and first) and str(begin) <= str(first) <= str(end)


def _told_by(year: str, date: str) -> bool:
    """Whether the date tells all that the year does: 2026 and "2026/05/" beside 2026/05/07."""
    told = year.strip("/")
    return bool(told) and (date.replace("-", "/").startswith(told) or (told.isdecimal() and told in date))


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


def unplaced(item: Item) -> list[str]:
    """The variables of a reference that RIS has no tag for; one tag is for ISBN and ISSN."""
    twice = ["ISBN"] if item.keys() >= {"ISBN", "ISSN"} else []
    return [variable for variable in item if variable not in PLACES] + twice


def _entry(item: Item) -> dict[str, Any]:
    kind = str(item.get("type"))
    entry: dict[str, Any] = {"type_of_reference": BACK.get(kind, "GEN")}
    if kind in CSL_TYPES and TYPES[entry["type_of_reference"]] != kind:
        entry["type_of_work"] = kind  # which a genre of its own then goes before
    for variable, people in PEOPLE:
        if variable in item:
            entry[people[0]] = [_person(name) for name in item[variable]]
    for variable, keys in VARIABLES:
        if variable in item:
            text = _line(str(item[variable]))
            entry[keys[0]] = [text] if keys[0] == "urls" else text
    if "ISBN" in item:
        entry.setdefault("issn", _line(str(item["ISBN"])))  # one tag is for both
    entry |= _dates(item)
    if page := str(item.get("page", "")):
        first, _, last = re.sub(r"\s*[-–]+\s*", "–", page).partition("–")
        entry.update({"start_page": first} | ({"end_page": last} if last else {}))
    if note := str(item.get("note", "")):
        entry["notes"] = [_line(note)]
    if words := str(item.get("keyword", "")):
        entry["keywords"] = [_line(word.strip()) for word in words.split(",")]
    return entry


def _person(name: dict[str, str]) -> str:
    """A name on one line; a comma within one that is not parted is written twice, as these programs do."""
    parts = dict(name)
    if particle := parts.pop("dropping-particle", ""):
        parts["given"] = f"{parts.get('given', '')} {particle}".strip()
    text = _line(inverted(parts))
    return text.replace(",", ",,", 1) if name.get("literal") else text


def _dates(item: Item) -> dict[str, str]:
    found = {keys[0]: _date(item[variable]) for variable, keys in DATES if variable in item}
    if (year := found.get("date", "")[:4]).isdecimal():
        found["year"] = year
    return found


def _line(text: str) -> str:
    """A value on one line: a line of its own that looks like a tag would begin another field."""
    return " ".join(text.split())


def _date(date: Item) -> str:
    """A date for RIS; what year, month and day can't tell stands behind them, as other information."""
    edtf, printed = dated(date)
    plain = re.match(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?(?![\dX])", edtf)
    other = printed or ("" if plain and plain[0] == edtf else edtf)
    if plain is None:
        return _line(other)
    parts = plain[0].split("-")
    return _line("/".join([*[*parts, "", ""][:3], other]) if other else "/".join(parts))
