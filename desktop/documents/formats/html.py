"""Saved pages: their words in order, what stands around the article set aside, and what they say they are."""

import re

from desktop.documents.bounds import ARTICLE_DEPTH, ARTICLE_ELEMENTS, ATTRIBUTES, Watch
from desktop.documents.errors import TooMuch
from desktop.documents.formats.html_words import Page, Words, page_of
from desktop.documents.formats.plain import decode_within
from desktop.documents.raw import Paragraphs, Raw

HTML = "text/html"
OUTSIDE = "Outside the article"
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9_-]{2,40})", re.IGNORECASE)
# An element as the parser takes it: up to the first > that is not within a quoted value.
_ELEMENT = re.compile(r"""<[A-Za-z](?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?)*+""")
_QUOTED = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_ATTRIBUTE = re.compile(r"\s+|=")
SHORT = 40  # code points: shorter paragraphs are in the article only if a line of it is the same
TOO_LARGE = "The page is too large to tell its article from what stands around it. All of it is kept."
NO_ARTICLE = "No article could be told from the rest of the page. All but its navigation is kept."


def read_html(name: str, data: bytes, watch: Watch) -> Raw:
    """Read a saved page. Nothing it refers to is loaded, no script is run. Raises TooMuch, NotADocument."""
    declared = _DECLARED.search(data[:4096])
    text, warnings = decode_within(name, data, declared[1].decode() if declared else "")
    if any(map(_is_overloaded, _ELEMENT.finditer(text))):
        raise TooMuch(name, f"has an element of more than {ATTRIBUTES:,} attributes")
    page = page_of(text)
    watch.step(1, 3)
    article, said = _article(text, page)
    watch.step(2, 3)
    found = Paragraphs()
    for words in page.words:
        found.add(words.text, words.why or ("" if article is None or article.holds(words) else OUTSIDE))
    return Raw(HTML, found.text, tuple(found.aside), page.proposed, (*warnings, *said))


def _is_overloaded(element: "re.Match[str]") -> bool:
    """Whether an element has so many attributes that comparing each with each would take for ever."""
    if element.end() - element.start() <= ATTRIBUTES:
        return False
    return len(_ATTRIBUTE.findall(_QUOTED.sub("=", element[0]))) > 2 * ATTRIBUTES


def _article(text: str, page: Page) -> tuple["Article | None", tuple[str, ...]]:
    if page.elements > ARTICLE_ELEMENTS or page.depth > ARTICLE_DEPTH:
        return None, (TOO_LARGE,)
    from desktop.documents.formats.article import article_of

    words = article_of(text)
    found = Article(words)
    kept = sum(len(each.text) for each in page.words if not each.why and found.holds(each))
    if not kept:
        return None, (NO_ARTICLE,) if page.words else ()
    return found, ()


class Article:
    """The words of the article of a page, asked paragraph by paragraph."""

    def __init__(self, words: str) -> None:
        self._lines = {_plain(line) for line in words.splitlines()}
        self._all = _plain(words)

    def holds(self, words: Words) -> bool:
        """Whether the article has this paragraph."""
        plain = _plain(words.text)
        return words.is_title or plain in self._lines or (len(plain) >= SHORT and plain in self._all)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
