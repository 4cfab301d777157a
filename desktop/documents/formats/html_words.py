"""The words of a page in order, by a parser that builds no tree: no page is too deep for it."""

import json
import re
from dataclasses import dataclass, field

from desktop.documents.document import Proposed
from desktop.documents.raw import proposals

# Elements that begin a paragraph, those whose text nobody reads, and those that stand around an article.
BLOCKS = frozenset(
    """address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table tbody td tfoot
    th thead title tr ul""".split()  # noqa: SIM905  read more easily than a list
)
UNSEEN = frozenset(
    ("script", "style", "template", "noscript", "svg", "math", "iframe", "object", "title", "select")
)
AROUND = {
    "nav": "Navigation",
    "footer": "Foot of the page",
    "form": "Form",
    "button": "Form",
    "dialog": "Notice",
}
EMPTY = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    )
)
HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_ROLES = {
    "navigation": "Navigation",
    "dialog": "Notice",
    "alertdialog": "Notice",
    "search": "Form",
    "contentinfo": "Foot of the page",
}
_NOTICE = re.compile(r"\b(?:cookie|consent|gdpr)", re.IGNORECASE)
LONGEST_ATTRIBUTE = 2_000


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph of a page. `why`: it stands around the article, so. `is_title`: of level 1."""

    text: str
    why: str = ""
    is_title: bool = False


@dataclass(slots=True)
class Page:
    """What a page holds. `elements`, `depth`: how many there are, and how deep inside one another."""

    words: list[Words] = field(default_factory=list)
    elements: int = 0
    depth: int = 0
    proposed: tuple[Proposed, ...] = ()


def page_of(text: str) -> Page:
    """Read a page; what is no HTML at all gives its words."""
    import lxml.etree

    target = _Target()
    parser = lxml.etree.HTMLParser(target=target, remove_comments=True, remove_pis=True)
    try:
        for at in range(0, len(text), 1 << 16):
            parser.feed(text[at : at + (1 << 16)])
        parser.close()
    except lxml.etree.LxmlError:
        pass  # what was read up to there stands; at its end there is nothing more to close
    return target.finished()


class _Target:
    """Takes what the parser meets."""

    def __init__(self) -> None:
        self.page = Page()
        self._open: list[tuple[str, str]] = []  # the elements one is in, and why each is no part of the text
        self._why: list[str] = []
        self._unseen = 0
        self._words: list[str] = []
        self._prefix = ""
        self._said: list[tuple[str, str | None, str]] = []
        self._script: list[str] | None = None
        self._title: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.page.elements += 1
        if tag in BLOCKS:
            self._end_words()
        if tag == "html":
            self._say("language", attributes.get("lang"), "the page's language")
        if tag in ("meta", "link"):
            self._take_meta(tag, attributes)
        if tag in EMPTY:
            return
        if tag == "script" and attributes.get("type", "") == "application/ld+json":
            self._script = []
        why = self._around(tag, attributes)
        self._open.append((tag, why))
        self.page.depth = max(self.page.depth, len(self._open))
        if why:
            self._why.append(why)
        self._unseen += tag in UNSEEN
        if tag in HEADINGS:
            self._prefix = f"{HEADINGS[tag]} "
        elif tag == "li":
            self._prefix = "• "

    def end(self, tag: str) -> None:
        """An element ends; ends of what never began are passed over."""
        if tag in BLOCKS:
            self._end_words()
        if tag == "script" and self._script is not None:
            self._take_data("".join(self._script))
            self._script = None
        while self._open and any(tag == name for name, _ in self._open[-1:]):
            self._close()
            return
        if tag in BLOCKS and tag in {name for name, _ in self._open[-20:]}:
            while self._open[-1][0] != tag:
                self._close()
            self._close()

    def _close(self) -> None:
        tag, why = self._open.pop()
        self._unseen -= tag in UNSEEN
        if why:
            self._why.pop()

    def data(self, text: str) -> None:
        """Text between tags."""
        if self._script is not None:
            self._script.append(text)
        elif self._open and self._open[-1][0] == "title":
            self._title.append(text)
        if not self._unseen:
            self._words.append(text)

    def close(self) -> "_Target":
        """The page ends."""
        return self

    def finished(self) -> Page:
        """All that was met."""
        self._end_words()
        self._say("title", "".join(self._title), "<title> of the page")
        order = {name: place for place, name in enumerate(("meta", "link", "data of the page"))}
        self._said.sort(key=lambda said: order.get(said[2].split(" ")[0], 3))
        self.page.proposed = proposals(self._said)
        return self.page

    def _end_words(self) -> None:
        text = " ".join("".join(self._words).split())
        self._words = []
        if text:
            why = self._why[-1] if self._why else ""
            self.page.words.append(Words(self._prefix + text, why, self._prefix == "# "))
            self._prefix = ""

    def _around(self, tag: str, attributes: dict[str, str]) -> str:
        named = f"{attributes.get('id', '')} {attributes.get('class', '')}"[:LONGEST_ATTRIBUTE]
        if tag in ("div", "section", "aside") and _NOTICE.search(named):
            return "Cookie notice"
        if "hidden" in attributes and tag not in ("html", "body"):
            return "Hidden on the page"
        return AROUND.get(tag) or _ROLES.get(attributes.get("role", ""), "")

    # -- what it says of itself ----------------------------------------------------------------------

    def _say(self, name: str, value: str | None, where: str) -> None:
        self._said.append((name, (value or "")[:LONGEST_ATTRIBUTE], where))

    def _take_meta(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "link":
            if attributes.get("rel", "") == "canonical":
                self._say("url", attributes.get("href"), "link “canonical”")
            return
        name = (
            attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        ).lower()
        if name in META:
            self._say(META[name], attributes.get("content"), f"meta “{name}”")

    def _take_data(self, text: str) -> None:
        """What a page says of itself for search engines (JSON-LD)."""
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            return
        for each in found if isinstance(found, list) else [found]:
            graph = each.get("@graph") if isinstance(each, dict) else None
            for thing in graph if isinstance(graph, list) else [each]:
                if isinstance(thing, dict) and "Article" in str(thing.get("@type", ""))[:200]:
                    self._say_of(thing)

    def _say_of(self, thing: dict[str, object]) -> None:
        for key, name in DATA.items():
            value = thing.get(key)
            values = value if isinstance(value, list) else [value]
            names = [each.get("name") if isinstance(each, dict) else each for each in values]
            self._say(
                name, "; ".join(each for each in names if isinstance(each, str)), f"data of the page, “{key}”"
            )


META = {
    "og:title": "title", "twitter:title": "title", "dc.title": "title", "citation_title": "title",
    "author": "author", "article:author": "author", "dc.creator": "author", "citation_author": "author",
    "article:published_time": "issued", "date": "issued", "dc.date": "issued", "datepublished": "issued",
    "citation_publication_date": "issued", "pubdate": "issued", "publish-date": "issued",
    "og:site_name": "publisher", "dc.publisher": "publisher", "publisher": "publisher",
    "og:url": "url", "og:locale": "language",
}  # fmt: skip
DATA = {"headline": "title", "author": "author", "datePublished": "issued", "publisher": "publisher"}
