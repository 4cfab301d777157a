"""A passage cut into what it claims one by one: its sentences, cut again at semicolons."""

from collections.abc import Iterator
from typing import NamedTuple

from desktop.documents.sentences import sentences

_OPEN, _SHUT = "([{“", ")]}”"


class Span(NamedTuple):
    """A stretch of a text, code points, end excluded."""

    first: int
    last: int


def clauses(text: str, first: int, last: int) -> Iterator[Span]:
    """The sentences of text[first:last], each cut at semicolons that stand in no brackets."""
    for begin, end in sentences(text, first, last):
        start, depth = begin, 0
        for place in range(begin, end):
            sign = text[place]
            depth = max(0, depth + (sign in _OPEN) - (sign in _SHUT))
            if sign == ";" and not depth:
                yield from _trimmed(text, start, place)
                start = place + 1
        yield from _trimmed(text, start, end)


def _trimmed(text: str, first: int, last: int) -> Iterator[Span]:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    if first < last:
        yield Span(first, last)
