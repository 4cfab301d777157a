"""The desk's own text in a paper: a small part of Markdown, read into paragraphs and the items of lists.

`**bold**`, `*italic*`, lists by `- ` or `1. `, `[words](record:ID)` leads to a record, `[@ID]` or
`[@ID, page 4]` cites what is known of a record or a source. Everything else is text and stays as it is.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from desktop.analysis.citations import CITATION
from desktop.briefing.text import is_address

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DEEPEST = 3  # lists within lists are set this deep, what is deeper at this depth
RECORD = "record:"
# Without one of these a text is nothing but paragraphs, and the parser need not be loaded.
_MARKED = re.compile(r"[*_\\\[]|^\s*(?:[-+]|\d+[.)])\s", re.MULTILINE)


class Piece(NamedTuple):
    """Some words of one look. `record`: the id they lead to; `address`: where else they lead."""

    text: str
    bold: bool = False
    italic: bool = False
    record: str = ""
    address: str = ""


class Citation(NamedTuple):
    """A note asked for: of the evidence on a record, or of a source, with a place in it.

    `typed`: as it stands in the text, with the space before it.
    """

    id: str
    locator: str = ""
    typed: str = ""


Inline = Piece | Citation


class Block(NamedTuple):
    """A paragraph, or an item of a list.

    `depth`: 0 outside lists. `marker`: "•" or "1.", '' for a further paragraph of an item.
    """

    inlines: tuple[Inline, ...]
    depth: int = 0
    marker: str = ""


def read(text: str) -> list[Block]:
    """The paragraphs and list items of an own text, in order; an empty text has none."""
    if not _MARKED.search(text):
        parts = (part.strip() for part in text.split("\n\n"))
        return [Block((Piece(part),)) for part in parts if part]
    return list(_blocks(_parser().parse(text)))


def plain(text: str) -> str:
    """An own text without its markup, a block a line: for checks and for what shows words only."""
    return "\n".join(
        "".join(each.text for each in block.inlines if isinstance(each, Piece)) for block in read(text)
    )


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero", {"html": False})
    parser.enable(["emphasis", "link", "list", "escape"])
    parser.validateLink = lambda url: url.startswith(RECORD) or is_address(url)  # type: ignore[method-assign]
    return parser


def _blocks(tokens: Sequence["Token"]) -> Iterator[Block]:
    """Walk the tokens: each list has its counter, and only the first paragraph of an item its marker."""
    counters: list[int | None] = []
    marker = ""
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            first = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
            counters.append(first)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            counters.pop()
        elif token.type == "list_item_open":
            count = counters[-1]
            marker = "•" if count is None else f"{count}."
            counters[-1] = None if count is None else count + 1
        elif token.type == "inline":
            inlines = tuple(_inlines(token.children or []))
            if inlines:
                yield Block(inlines, min(len(counters), DEEPEST), marker)
            marker = ""


def _inlines(tokens: Sequence["Token"]) -> Iterator[Inline]:
    bold = italic = 0
    target = ""
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        elif token.type in ("em_open", "em_close"):
            italic += token.nesting
        elif token.type == "link_open":
            target = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            target = ""
        else:
            text = "\n" if token.type in ("softbreak", "hardbreak") else token.content
            look = Piece(text, bold > 0, italic > 0, *_leads_to(target))
            yield from _with_citations(look)


def _leads_to(target: str) -> tuple[str, str]:
    """The record and the address that a link leads to; one of them is empty."""
    record = target.removeprefix(RECORD)
    return (record, "") if record != target else ("", target)


def _with_citations(piece: Piece) -> Iterator[Inline]:
    """A piece cut where it cites."""
    end = 0
    for found in CITATION.finditer(piece.text):
        between = piece.text[end : found.start()]
        if before := between.removesuffix(" "):
            yield piece._replace(text=before)
        yield Citation(found[1], (found[2] or "").strip(), between[len(before) :] + found[0])
        end = found.end()
    if piece.text[end:]:
        yield piece._replace(text=piece.text[end:])
