"""What was done to a document's text undone, one thing at a time: a repair, a stretch that was set aside."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.documents.document import Document, Repair, SetAside
from desktop.documents.repairing import repaired


def without_repair(document: Document, place: int) -> Document:
    """The document with its `place`-th repair undone: the letters stand as they came."""
    undone = document.repairs[place]
    end = undone.first + len(undone.now)
    moved = _moved(document, end, len(undone.was) - len(undone.now), less=place)
    text = document.text[: undone.first] + undone.was + document.text[end:]
    return replace(moved, text=text)


def with_aside(document: Document, place: int) -> Document:
    """The document with the `place`-th stretch that was set aside back in the text, where it stood.

    Its letters are put right as those of the text are.
    """
    back = document.aside[place]
    stretch, repairs = repaired(back.text)
    moved = _shifted(document.repairs, back.before, len(stretch))
    new = [replace(each, first=each.first + back.before) for each in repairs]
    aside = [
        replace(each, before=each.before + len(stretch)) if (each.before, n) > (back.before, place) else each
        for n, each in enumerate(document.aside)
        if n != place
    ]
    return replace(
        document,
        text=document.text[: back.before] + stretch + document.text[back.before :],
        repairs=tuple(sorted((*moved, *new), key=lambda each: each.first)),
        aside=tuple(aside),
    )


def chosen(document: Document, repairs: Sequence[int], aside: Sequence[int]) -> Document:
    """The document with only these repairs made and only these stretches set aside, by their places."""
    for place in reversed(range(len(document.repairs))):
        if place not in repairs:
            document = without_repair(document, place)
    for place in reversed(range(len(document.aside))):
        if place not in aside:
            document = with_aside(document, place)
    return document


def _moved(document: Document, end: int, by: int, *, less: int) -> Document:
    repairs = tuple(each for n, each in enumerate(document.repairs) if n != less)
    aside = tuple(
        replace(each, before=each.before + by) if each.before >= end else each for each in document.aside
    )
    return replace(document, repairs=_shifted(repairs, end, by), aside=aside)


def _shifted(repairs: Sequence[Repair], at: int, by: int) -> tuple[Repair, ...]:
    return tuple(replace(each, first=each.first + by) if each.first >= at else each for each in repairs)


def aside_words(each: SetAside) -> str:
    """What was set aside, on one line."""
    return " ".join(each.text.split())
