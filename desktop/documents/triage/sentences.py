"""A passage cut into what it says one by one: sentences, and clauses parted by semicolons."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9À-ÞЀ-Я])")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Sen|Rep|Gov|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|No|vs|approx|ca|Art|cf)"
    r"|\b[A-Z]|\b(?:e\.g|i\.e|U\.S|U\.N|a\.m|p\.m))\.$"
)
_OPEN, _SHUT = "([{“", ")]}”"


class Span(NamedTuple):
    """A stretch of a text, code points, end excluded."""

    first: int
    last: int


def sentences(text: str, first: int = 0, last: int | None = None) -> Iterator[Span]:
    """The sentences of text[first:last], without the space between them."""
    end = len(text) if last is None else last
    start = first
    for found in _END.finditer(text, first, end):
        if text[found.start()] == "." and _SHORT.search(
            text, max(start, found.start() - 8), found.start() + 1
        ):
            continue
        yield from _trimmed(text, start, found.end())
        start = found.end()
    yield from _trimmed(text, start, end)


def clauses(text: str, first: int, last: int) -> Iterator[Span]:
    """Its sentences, each cut again at semicolons that stand in no brackets."""
    for sentence in sentences(text, first, last):
        start, depth = sentence.first, 0
        for place in range(sentence.first, sentence.last):
            sign = text[place]
            depth = max(0, depth + (sign in _OPEN) - (sign in _SHUT))
            if sign == ";" and not depth:
                yield from _trimmed(text, start, place)
                start = place + 1
        yield from _trimmed(text, start, sentence.last)


def _trimmed(text: str, first: int, last: int) -> Iterator[Span]:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    if first < last:
        yield Span(first, last)
