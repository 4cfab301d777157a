"""BibTeX and BibLaTeX, read by bibtexparser; LaTeX is read and written for what its signs mean."""

import logging
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from desktop.references.csl import CSL_TYPES, dated
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
    ("title-short", ("shorttitle",)),
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
    ("genre", ("type", "entrysubtype")),
    ("abstract", ("abstract",)),
    ("keyword", ("keywords",)),
    ("note", ("note", "annote")),
)
PEOPLE = ("author", "editor", "translator")
PLACES = {*PEOPLE, *(variable for variable, _ in VARIABLES), "id", "type", "page", "issued", "accessed"}
SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}  # of BibLaTeX
# What a part has from the whole it stands in (crossref), under another name; the rest under the same.
WHOLE = {"title": "booktitle", "shorttitle": "", "crossref": "", "pages": "", "abstract": "", "note": ""}
VERBATIM = ("url", "doi", "file", "eprint")  # in which a per cent sign begins no comment
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NO_REFERENCE = "No reference begins in it. In BibTeX one begins with @ and its type, as in “@book{”."
NO_TITLE = "A reference without a title was not read."
NO_WHOLE = "Line {}: the reference stands in “{}” (crossref), which the file does not have."
_PARTING = re.compile(r",|\band\b", re.IGNORECASE)
PRINTED = "dateasprinted"  # a field of its own: BibLaTeX leaves out what it does not know
_EDTF = re.compile(r"[-\dXx~?%/.]+")
_URL = re.compile(r"\\url\{([^}]*)\}")
_JOINED = re.compile(r"([-'`])(?=\1)|[?!](?=`)")  # signs that LaTeX makes one sign with the next
_SIGNS = re.compile(r"[\\{}%&#_$~^]")
_ESCAPED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def read_bibtex(text: str) -> Found:
    """The references of a text in BibTeX. Blocks that can't be read are in `failed`, each with its reason."""
    from bibtexparser.entrypoint import parse_string  # for files of references alone
    from bibtexparser.model import Entry

    from desktop.references.bibtex_pieces import stack

    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # what fails is told below
    found = Found()
    library = parse_string(text, parse_stack=stack())
    entries = list(library.entries)
    for block in library.failed_blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block.ignore_error_block, Entry):
            entries.append(_unwrapped(block.ignore_error_block))
            found.notes.append(f"Line {line}: {_twice(block)} stands twice. Both were read.")
        else:
            reason = getattr(block.error, "abort_reason", "") or str(block.error)
            found.failed.append((line, f"This block can't be read: {' '.join(reason.split())}"))
    wholes = {entry.key.casefold(): _by_key(entry.fields) for entry in reversed(entries)}
    for entry in entries:
        line = (entry.start_line or 0) + 1
        item = _item(entry.entry_type.lower(), _with_whole(_by_key(entry.fields), wholes, found, line))
        if item.get("title"):
            found.references.append(Reference(line, item))
        else:
            found.failed.append((line, NO_TITLE))
    if not found.references and not found.failed:
        found.failed.append((0, NO_REFERENCE))
    return found


def _with_whole(
    fields: dict[str, Any], wholes: dict[str, dict[str, Any]], found: Found, line: int
) -> dict[str, Any]:
    """The fields of a part with those of the whole that its crossref names, where it has none of its own."""
    name = str(fields.get("crossref") or "").strip()
    if not name:
        return fields
    whole = wholes.get(name.casefold())
    if whole is None:
        found.notes.append(NO_WHOLE.format(line, name))
        return fields
    given = {WHOLE.get(key, key): value for key, value in whole.items()}
    given.pop("", None)
    return {**given, **fields}


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
    subtype = SUBTYPES.get(left.get("entrysubtype", ""), left.get("entrysubtype"))
    if subtype in CSL_TYPES | set(SUBTYPES.values()) and BACK.get(subtype, "misc") == kind:
        item["type"] = subtype
        del left["entrysubtype"]
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
        item["issued"] = _raw(date)
    if words := left.pop(PRINTED, ""):
        item.setdefault("issued", {})["literal"] = _plain(words)
    if accessed := left.pop("urldate", ""):
        item["accessed"] = _raw(accessed)
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


def _raw(date: str) -> Item:
    """A date as it is written; in one of digits a tilde is a mark of doubt, and no space."""
    bare = date.strip("{}")
    return {"raw": bare if _EDTF.fullmatch(bare) else _plain(date)}


def _date(year: str, month: str) -> str:
    """Year and month, the month as a number or in one of the macros of BibTeX; else both in words."""
    year, month = _plain(year).strip(), _plain(month).strip()
    number = str(MONTHS.index(short) + 1) if (short := month[:3].lower()) in MONTHS else month
    if year and number.isdecimal() and (number == month or month.isalpha()):
        return f"{year}-{int(number):02}"
    return f"{month} {year}".strip()


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
    from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

    known = get_default_latex_context_db()
    known.add_context_category("own", prepend=True, macros=[MacroTextSpec("textasciicircum", "^")])
    return LatexNodes2Text(known, math_mode="verbatim", strict_latex_spaces=True)


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


def unplaced(item: Item) -> list[str]:
    """The variables of a reference that BibTeX has no field for."""
    return [variable for variable in item if variable not in PLACES]


def _fields(item: Item) -> dict[str, str]:
    fields = {}
    for person in PEOPLE:
        if person in item:
            fields[person] = " and ".join(_person(name) for name in item[person])
    for variable, keys in VARIABLES:
        if variable in item:
            key = "booktitle" if variable == "container-title" and item["type"] == "chapter" else keys[0]
            fields[key] = str(item[variable]) if key in VERBATIM else _escaped(str(item[variable]))
    kind = str(item["type"])
    if kind in CSL_TYPES and TYPES[BACK.get(kind, "misc")] != kind:
        newspaper = {csl: subtype for subtype, csl in SUBTYPES.items()}
        fields["entrysubtype"] = newspaper.get(kind, kind)
    if page := item.get("page"):
        fields["pages"] = _escaped(re.sub(r"\s*[-–]+\s*", "--", str(page)))
    for variable, key in (("issued", "date"), ("accessed", "urldate")):
        if variable in item:
            fields |= _dated(item[variable], key)
    return {key: "{" + " ".join(value.split()) + "}" for key, value in fields.items()}


def _person(name: dict[str, str]) -> str:
    """A name; what would part it, or names from each other, stands in braces."""
    if name.get("literal"):
        return "{" + _escaped(name["literal"]) + "}"
    parts = {part: _unparted(str(text)) for part, text in name.items()}
    if suffix := parts.pop("suffix", ""):  # which stands before the given name here
        parts["given"] = f"{suffix}, {parts.get('given', '')}"
    return inverted(parts)


def _unparted(text: str) -> str:
    return "{" + _escaped(text) + "}" if _PARTING.search(text) else _escaped(text)


def _dated(date: Item, key: str) -> dict[str, str]:
    """A date for BibLaTeX, and of a source the year and month that BibTeX wants."""
    edtf, printed = dated(date)
    if not edtf:
        return {key: _escaped(printed)}
    found = {key: edtf}
    if key == "date":
        if plain := re.match(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?![\dX])", edtf):
            found |= {"year": plain[1]} | ({"month": str(int(plain[2]))} if plain[2] else {})
        if printed:
            found[PRINTED] = _escaped(printed)
    return found


def _escaped(text: str) -> str:
    signs = _SIGNS.sub(lambda sign: _ESCAPED.get(sign[0], "\\" + sign[0]), text)
    return _JOINED.sub(r"\g<0>{}", signs)


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
