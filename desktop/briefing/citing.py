"""Sources as a style of citation writes them: the Citation Style Language, by citeproc-py.

It is loaded when the first paper with sources is made. A style never changes the case of a title: what a
source is called is a fact.
"""

import json
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from threading import Lock
from typing import Any, NamedTuple

from db.dates import BadDate, bounds
from db.records import Source
from desktop.briefing.phrases import date_words
from resources import path_of

TYPES = {
    "legal document": ("document", "legal document"),
    "personal communication": ("document", "personal communication"),  # which some styles leave out of lists
    "press release": ("document", "press release"),
}
# Signs no text may hold: where italics begin and end, and what stands for "<", which the library reads.
ITALIC, UPRIGHT, LESS = "\ufdd0", "\ufdd1", "\ufdd2"
_MARKS = {ord(sign): f"[U+{ord(sign):04X}]" for sign in (ITALIC, UPRIGHT, LESS)}
_CASES = ("title", "sentence", "capitalize-all")
_QUOTES = {
    "open-quote": "“",
    "close-quote": "”",
    "open-inner-quote": "‘",
    "close-inner-quote": "’",
}
_NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
_KEPT = 16  # lists of sources; a preview asks for the same one after each edit
_FORMATTING = Lock()  # the library keeps what it is at in the style
# What a source that the library can't write may make it raise; it is then written plainly.
_FAILURES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class Piece(NamedTuple):
    """A part of a citation, upright or in italics."""

    text: str
    italic: bool


Citation = tuple[Piece, ...]


def cited(sources: Sequence[Source], style: str, language: str) -> tuple[Citation, ...]:
    """Each source as a style writes it in a list, in the order given; `language`: a tag such as en-GB."""
    items = tuple(json.dumps(_item(str(at), each), sort_keys=True) for at, each in enumerate(sources))
    locale = "en-US" if language.casefold() == "en-us" else "en-GB"
    return _formatted(style, locale, items) if items else ()


@lru_cache(_KEPT)
def _formatted(style: str, locale: str, items: tuple[str, ...]) -> tuple[Citation, ...]:
    """The items of a list, all of them at once: the library's style learns from one for the next."""
    library = _library()
    data = [json.loads(item) for item in items]
    with _FORMATTING:
        made = library.CitationStylesStyle(str(path_of(f"styles/{style}.csl")), validate=False, locale=locale)
        _keep_titles(made.root)
        _quote_alike(made.root)
        _label_what_is_there(made.root)
        # What was found in a tree is kept on its elements, as long as somebody holds these.
        held = [element for root in (made.root, *made.root.locales) for element in root.iter()]
        listed = library.CitationStylesBibliography(made, _source(data), _Formatter)
        for item in data:
            listed.register(library.Citation([library.CitationItem(item["id"])]))
        written = tuple(
            _written(made.root, each, item) for each, item in zip(listed.items, data, strict=True)
        )
        held.clear()
    return written


@cache
def _library() -> Any:
    """The library, taught to leave given names whole where a style says so, and to remember what it found
    in a tree that does not change: four times faster.
    """
    import citeproc
    from citeproc.model import CitationStylesElement, Name

    search, shorten = CitationStylesElement.xpath_search, Name.initialize

    def left_whole(self: Any, given: Any, mark: Any, context: Any) -> Any:
        return given if self.get("initialize") == "false" else shorten(self, given, mark, context)

    def remembered(self: Any, expression: str) -> Any:
        found = self.__dict__.get(expression)
        if found is None:
            found = self.__dict__[expression] = search(self, expression)
        return found

    CitationStylesElement.xpath_search, Name.initialize = remembered, left_whole
    return citeproc


def _source(data: Iterable[dict[str, Any]]) -> Any:
    from citeproc.source.json import CiteProcJSON

    return CiteProcJSON(data)


def _keep_titles(root: Any) -> None:
    """Take out what would change the case of the words of a source."""
    for element in root.iter():
        if element.get("text-case") in _CASES:
            del element.attrib["text-case"]


def _quote_alike(root: Any) -> None:
    """Give titles the quotation marks of the rest of the paper: notes quote the same ones a page before."""
    for term in (term for locale in root.locales for term in locale.iter("{*}term")):
        term.text = _QUOTES.get(term.get("name"), term.text)


def _label_what_is_there(root: Any) -> None:
    """Let "edition" and its like be printed beside a number only, which the library prints alone too."""
    for label in list(root.iter("{*}label")):
        if (of := label.get("variable", "locator")) != "locator":
            within = label.tag.rpartition("label")[0]
            choose, there = (
                label.makeelement(f"{within}choose"),
                label.makeelement(f"{within}if", variable=of),
            )
            label.getparent().replace(label, choose)
            choose.append(there)
            there.append(label)


class _Formatter:
    """What the library marks text with; only italics are kept."""

    @staticmethod
    def preformat(text: object) -> str:
        return str(text)

    @staticmethod
    def Italic(text: object) -> str:  # the library's names
        return f"{ITALIC}{text}{UPRIGHT}"

    Oblique = Italic
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = preformat


def _written(root: Any, listed: Any, item: dict[str, Any]) -> Citation:
    """One source as the style writes it; plainly when the library can't, or the style does not list it."""
    try:
        text = str(root.bibliography.render([listed])[0])
    except _FAILURES:
        text = ""
    if not text.strip():
        known = [name["literal"] for name in item["author"] if "literal" in name]
        known += [str(item[key]) for key in ("title", "publisher", "URL") if key in item]
        text = ". ".join(known)
    for words in (item[key]["literal"] for key in ("issued", "accessed") if "literal" in item.get(key, {})):
        text = text.replace(f"{words}, {words}", words)  # asked for the year, the library gives all of it
    return _pieces(text.replace(LESS, "<").strip())


def _pieces(text: str) -> Citation:
    pieces, italic, start = [], 0, 0
    for at, sign in enumerate(text):
        if sign in (ITALIC, UPRIGHT):
            pieces.append(Piece(text[start:at], italic > 0))
            italic += 1 if sign == ITALIC else -1
            start = at + 1
    pieces.append(Piece(text[start:], italic > 0))
    return tuple(piece for piece in pieces if piece.text)


def authors(source: Source) -> list[str]:
    """The names of the authors as people write them, in full."""
    order = ("literal", "given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return [" ".join(name[part] for part in order if part in name) for name in _parsed(source.author)]


# -- a source as the library takes it ---------------------------------------------------------------


def _item(id: str, source: Source) -> dict[str, Any]:
    """A source as CSL JSON; what stands in its own fields goes before its further details."""
    kind, genre = TYPES.get(source.type, (source.type, ""))
    item: dict[str, Any] = {
        **_further(source.csl),
        "id": id,
        "type": kind,
        "title": _safe(source.title),
    }
    for key, text in (("publisher", source.publisher), ("URL", source.url), ("genre", genre)):
        if text:
            item[key] = _safe(text)
    for key, date, printed in (
        ("issued", source.issued, source.issued_as_printed),
        ("accessed", source.accessed, ""),
    ):
        if date or printed:
            item[key] = _date(date, printed)
    item["author"] = _responsible(source, item)
    return item


def _responsible(source: Source, item: dict[str, Any]) -> list[dict[str, str]]:
    """Who stands for a source: its authors, else its publisher, else its title; taken out of `item`.

    What a style takes in place of an author the library prints a second time, where it would stand anyway.
    """
    if names := _names(source.author):
        return names
    if publisher := item.pop("publisher", ""):
        return [{"literal": publisher}]
    return [{"literal": f"{ITALIC}{item.pop('title')}{UPRIGHT}"}]


def _further(csl: str) -> dict[str, str]:
    """The further details of a source that are plain text and that the library knows."""
    from citeproc import DATES, NAMES, VARIABLES

    try:
        found = json.loads(csl) if csl else {}
    except ValueError:
        return {}
    known = {name.replace("_", "-") for name in VARIABLES if name not in (*NAMES, *DATES)} - {"language"}
    given = found.items() if isinstance(found, dict) else ()
    return {key: _safe(str(value)) for key, value in given if key in known and isinstance(value, str | int)}


def _safe(text: str) -> str:
    """Text without what the library would read as markup."""
    return text.translate(_MARKS).replace("<", LESS)


def _date(date: str, printed: str) -> dict[str, Any]:
    """A date as CSL has it: a day, month or year in parts, anything else in words."""
    try:
        first, last = bounds(date)
    except BadDate:
        first = last = None
    whole = date.replace("-", "").isdecimal() and date[5:7] <= "12" and first and last  # 21 is a season
    if not whole:
        return {"literal": _safe(printed or date_words(date))}
    return {"date-parts": [[int(part) for part in date.split("-")]]}


def _names(author: str) -> list[dict[str, str]]:
    """The authors as CSL has them."""
    return [{part: _safe(text) for part, text in name.items()} for name in _parsed(author)]


def _parsed(author: str) -> list[dict[str, str]]:
    """The authors by their parts; text that is no such JSON is one name as it stands."""
    if not author:
        return []
    try:
        found = json.loads(author)
    except ValueError:
        found = author
    names = found if isinstance(found, list) else [found]
    return [name for each in names if (name := _name(each))]


def _name(name: object) -> dict[str, str]:
    if not isinstance(name, dict):
        return {"literal": str(name)}
    if name.get("literal"):
        return {"literal": str(name["literal"])}
    parts = {key: str(name[key]) for key in _NAME_PARTS if name.get(key)}
    return parts if "family" in parts else {"literal": " ".join(parts.values())} if parts else {}
