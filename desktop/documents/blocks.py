"""The text as kept, cut into blocks: headings, items, paragraphs, with the page they stand on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

HEADING, ITEM, PARAGRAPH = "heading", "item", "paragraph"

_MARKED_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_ITEM = re.compile(r"([ \t]*)(?:[•‣◦▪*–-]|\d{1,3}[.)]|[a-z][.)])[ \t]+(?=\S)")
_LONGEST_HEADING = 90  # characters: longer lines that stand alone are paragraphs
_ENDS_A_SENTENCE = (".", ",", ";", ":", "!", "…")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, item or paragraph. `first`, `last`: its words as code points of the text, end excluded.

    `number`: its place among the items and paragraphs, from 1; of a heading, of the one that follows it.
    `page`: from 1, 0 where the text knows no pages. `level`: of a heading 1–6, of an item its depth from 1.
    """

    kind: str
    first: int
    last: int
    number: int
    page: int
    level: int = 1


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text as kept, in its order. Every word of the text is in exactly one of them."""
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    page, number, at = int("\f" in text), 1, 0  # a text that knows pages begins on the first
    lines = text.replace("\f", "\n").split("\n")
    for place, line in enumerate(lines):
        if line.strip():
            kind, skipped, level = _kind(line, _stands_alone(lines, place))
            yield Block(kind, at + skipped, at + len(line.rstrip()), number, page, level)
            number += kind != HEADING
        page += text[at + len(line) : at + len(line) + 1] == "\f"
        at += len(line) + 1


def _kind(line: str, alone: bool) -> tuple[str, int, int]:
    """Which block a line is, how many of its characters are no words of it, its level."""
    if marked := _MARKED_HEADING.match(line):
        return HEADING, marked.end(), len(marked[1])
    if item := _ITEM.match(line):
        return ITEM, item.end(), 1 + len(item[1].expandtabs(2)) // 4
    indent = len(line) - len(line.lstrip())
    if alone and _looks_like_a_heading(line.strip()):
        return HEADING, indent, 1
    return PARAGRAPH, indent, 1


def _stands_alone(lines: list[str], place: int) -> bool:
    """Whether the line before it and the line after it are empty, or are the text's ends."""
    beside = [*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2]]
    return not any(line.strip() for line in beside)


def _looks_like_a_heading(words: str) -> bool:
    return len(words) <= _LONGEST_HEADING and not words.endswith(_ENDS_A_SENTENCE) and not words.islower()
