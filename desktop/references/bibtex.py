"""BibTeX and BibLaTeX, read by bibtexparser; LaTeX is read and written for what its signs mean."""

import logging
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from desktop.references.found import Found, Item, Reference, inverted

TYPES = {
    "article": "article-journal", "book": "book", "mvbook": "book", "booklet": "pamphlet",
    "inbook": "chapter", "incollection": "chapter", "inproceedings": "paper-conference",
    "conference": "paper-conference", "collection": "book", "proceedings": "book", "manual": "report",
    "mastersthesis": "thesis", "phdthesis": "thesis", "thesis": "thesis", "misc": "document",
    "techreport": "report", "report": "report", "unpublished": "manuscript", "online": "webpage",
    "electronic": "webpage", "www": "webpage", "legislation": "legislation",
    "letter": "personal_communication",
}  # fmt: skip
BACK = {
    "article": "misc", "article-journal": "article", "article-magazine": "article",
    "article-newspaper": "article", "book": "book", "chapter": "incollection",
    "paper-conference": "inproceedings", "report": "techreport", "thesis": "phdthesis",
    "manuscript": "unpublished", "pamphlet": "booklet",
}  # fmt: skip
VARIABLES: Sequence[tuple[str, tuple[str, ...]]] = (
    ("title", ("title",)),
    ("container-title", ("journal", "journaltitle", "booktitle")),
    ("collection-title", ("series",)),
    ("publisher", ("publisher", "institution", "organization", "school", "howpublished")),
    ("publisher-place", ("address", "location")),
    ("URL", ("url",)),
    ("DOI", ("doi",)),
    ("language", ("langid", "language")),
    ("volume", ("volume",)),
    ("issue", ("number", "issue")),
    ("edition", ("edition",)),
    ("chapter-number", ("chapter",)),
    ("ISBN", ("isbn",)),
    ("ISSN", ("issn",)),
    ("genre", ("type",)),
    ("abstract", ("abstract",)),
    ("keyword", ("keywords",)),
    ("note", ("note", "annote")),
)
PEOPLE = ("author", "editor", "translator")
VERBATIM = ("url", "doi", "file", "eprint")  # in which a per cent sign begins no comment
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NO_REFERENCE = "no reference begins in it. In BibTeX one begins with @ and its type, as in “@book{”."
NO_TITLE = "A reference without a title was not read."
_URL = re.compile(r"\\url\{([^}]*)\}")
_SIGNS = re.compile(r"[\\{}%&#_$~^]")
_ESCAPED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def read_bibtex(text: str) -> Found:
    """The references of a text in BibTeX. Blocks that can't be read are in `failed`, each with its reason."""
    from bibtexparser.entrypoint import parse_string  # for files of references alone
    from bibtexparser.model import Entry

    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # what fails is told below
    found = Found()
    library = parse_string(text)
    entries = list(library.entries)
    for block in library.failed_blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block.ignore_error_block, Entry):
            entries.append(_unwrapped(block.ignore_error_block))
            found.notes.append(f"Line {line}: {_twice(block)} stands twice. Both were read.")
        else:
            reason = getattr(block.error, "abort_reason", "") or str(block.error)
            found.failed.append((line, f"This block can't be read: {' '.join(reason.split())}"))
    for entry in entries:
        line = (entry.start_line or 0) + 1
        item = _item(entry.entry_type.lower(), _by_key(entry.fields))
        if item.get("title"):
            found.references.append(Reference(line, item))
        else:
            found.failed.append((line, NO_TITLE))
    if not found.references and not found.failed:
        found.failed.append((0, NO_REFERENCE))
    return found


def _twice(block: Any) -> str:
    keys = getattr(block, "duplicate_keys", None)
    return f"the field {', '.join(sorted(keys))}" if keys else f"the key {block.key}"


def _unwrapped(entry: Any) -> Any:
    """An entry the library set aside before it took what encloses values off them."""
    for field in entry.fields:
        field.value = re.sub(r'^(?:\{(.*)\}|"(.*)")$', r"\1\2", str(field.value).strip(), flags=re.DOTALL)
    return entry


def _by_key(fields: Iterable[Any]) -> dict[str, Any]:
    """The values of fields; of a field that stands twice the second under a name of its own."""
    found: dict[str, Any] = {}
    for field in fields:
        key = field.key.lower()
        found[f"{key} again" if key in found else key] = field.value
    return found


def _item(kind: str, fields: dict[str, Any]) -> Item:
    left = {key: str(value).strip() for key, value in fields.items() if str(value).strip()}
    item: Item = {"type": TYPES.get(kind, "document")}
    for person in PEOPLE:
        if given := left.pop(person, ""):
            item[person] = _people(given)
    if url := _URL.fullmatch(left.get("howpublished", "")):
        left["url"] = left.get("url") or url[1]
        del left["howpublished"]
    item |= _variables(left)
    if pages := left.pop("pages", ""):
        item["page"] = re.sub(r"\s*-+\s*", "–", _plain(pages))
    by_parts = _date(left.pop("year", ""), left.pop("month", ""))
    if date := left.pop("date", by_parts):
        item["issued"] = {"raw": _plain(date)}
    if accessed := left.pop("urldate", ""):
        item["accessed"] = {"raw": _plain(accessed)}
    if left:
        item["custom"] = {f"BibTeX {key}": value for key, value in left.items()}
    return item


def _variables(left: dict[str, str]) -> Item:
    """What the first of its fields says for each variable, taken out of what is left."""
    found: Item = {}
    for variable, keys in VARIABLES:
        for key in keys:
            if key in left and variable not in found:
                text = left.pop(key)
                found[variable] = text.strip("{}") if key in VERBATIM else _plain(text)
    return found


def _date(year: str, month: str) -> str:
    """Year and month, the month as a number, in words, or in one of the macros of BibTeX."""
    number = (MONTHS.index(month[:3].lower()) + 1) if month[:3].lower() in MONTHS else month
    return f"{year}-{int(number):02}" if year and str(number).isdecimal() else year


def _people(text: str) -> list[dict[str, str]]:
    from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

    people = []
    for name in split_multiple_persons_names(text):
        if name.startswith("{") and name.endswith("}"):
            people.append({"literal": _plain(name)})
            continue
        parts = parse_single_name_into_parts(name, strict=False)
        given = {
            "given": parts.first,
            "non-dropping-particle": parts.von,
            "family": parts.last,
            "suffix": parts.jr,
        }
        people.append({key: _plain(" ".join(words)) for key, words in given.items() if words})
    return people


@cache
def _latex() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=True)


def _plain(text: str) -> str:
    """What LaTeX prints; text that is none stays as it stands."""
    if not any(sign in text for sign in "\\{}~$%`'-"):
        return text
    return " ".join(str(_latex().latex_to_text(text)).split())


# -- out --------------------------------------------------------------------------------------------


def write_bibtex(items: Sequence[Item]) -> str:
    """References in BibTeX, in UTF-8, with keys made of author, year and the first word of the title."""
    from bibtexparser.library import Library
    from bibtexparser.model import Entry, Field
    from bibtexparser.writer import write

    library, keys = Library(), set[str]()
    for item in items:
        fields = [Field(key, value) for key, value in _fields(item).items()]
        library.add(Entry(BACK.get(str(item.get("type")), "misc"), _key(item, keys), fields))
    return write(library)


def _fields(item: Item) -> dict[str, str]:
    fields = {}
    for person in PEOPLE:
        if person in item:
            fields[person] = " and ".join(_person(name) for name in item[person])
    for variable, keys in VARIABLES:
        if variable in item:
            key = "booktitle" if variable == "container-title" and item["type"] == "chapter" else keys[0]
            fields[key] = str(item[variable]) if key in VERBATIM else _escaped(str(item[variable]))
    if page := item.get("page"):
        fields["pages"] = _escaped(re.sub(r"\s*[-–]+\s*", "--", str(page)))
    for variable, key in (("issued", "date"), ("accessed", "urldate")):
        if variable in item:
            fields |= _dated(item[variable], key)
    return {key: "{" + " ".join(value.split()) + "}" for key, value in fields.items()}


def _person(name: dict[str, str]) -> str:
    text = _escaped(inverted(name))
    return "{" + text + "}" if "literal" in name else text


def _dated(date: Item, key: str) -> dict[str, str]:
    """A date for BibLaTeX, and of a source the year and month that BibTeX wants."""
    parts = date.get("date-parts")
    if not parts:
        return {key: _escaped(str(date.get("literal", "")))}
    ends = ["-".join(f"{part:02}" for part in end) for end in parts]
    found = {key: "/".join(ends)}
    if key == "date":
        found["year"] = str(parts[0][0])
        if len(parts[0]) > 1:
            found["month"] = str(parts[0][1])
    return found


def _escaped(text: str) -> str:
    return _SIGNS.sub(lambda sign: _ESCAPED.get(sign[0], "\\" + sign[0]), text)


def _key(item: Item, taken: set[str]) -> str:
    """A key for a reference, one that no other has."""
    from anyascii import anyascii  # when keys are made

    author = (item.get("author") or [{}])[0]
    parts = date["date-parts"] if "date-parts" in (date := item.get("issued") or {}) else [[""]]
    words = re.findall(r"\w{4,}", str(item["title"])) or ["source"]
    who = author.get("family") or author.get("literal") or item.get("publisher") or ""
    made = (
        re.sub(r"[^a-z0-9]", "", anyascii(f"{who.split(' ')[0]}{parts[0][0]}{words[0]}").lower()) or "source"
    )
    key, number = made, 1
    while key in taken:
        number += 1
        key = f"{made}-{number}"
    taken.add(key)
    return key
