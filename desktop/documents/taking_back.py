"""What was done to a document's text undone, one thing at a time: a repair, a stretch that was set aside."""

from collections.abc import Collection
from dataclasses import replace

from desktop.documents.document import Document, Repair, SetAside
from desktop.documents.repairing import repaired


def chosen(
    document: Document, repairs: Collection[int], aside: Collection[int], *, mend: bool = True
) -> Document:
    """The document with only these repairs made and only these stretches set aside, by their places.

    Letters of stretches that come back are put right too, unless all repairs are taken back. `mend`: whether
    they may be, where there is no repair that could be taken back.
    """
    wanted, apart = set(repairs), set(aside)
    mends = mend and (bool(wanted) or not document.repairs)
    made: list[Repair] = []
    kept: list[SetAside] = []
    parts: list[str] = []
    at = length = 0

    def go_to(place: int) -> None:
        """Take over the text up to a place of it."""
        nonlocal at, length
        parts.append(document.text[at:place])
        length += place - at
        at = place

    for _, sort, n in _in_order(document):
        if sort == ASIDE:
            stretch = document.aside[n]
            go_to(max(at, stretch.before))
            if n in apart:
                kept.append(replace(stretch, before=length))
                continue
            text, mended = repaired(stretch.text) if mends else (stretch.text, ())
            made += (replace(each, first=each.first + length) for each in mended)
            parts.append(text)
            length += len(text)
        else:
            repair = document.repairs[n]
            go_to(repair.first)
            if n in wanted:
                made.append(replace(repair, first=length))
                continue
            parts.append(repair.was)
            length += len(repair.was)
            at += len(repair.now)
    go_to(len(document.text))
    return replace(document, text="".join(parts), repairs=tuple(made), aside=tuple(kept))


ASIDE, REPAIR = 0, 1


def _in_order(document: Document) -> list[tuple[int, int, int]]:
    """What was done, in the order of the text: place, which sort, which of them."""
    return sorted(
        (
            *((each.before, ASIDE, n) for n, each in enumerate(document.aside)),
            *((each.first, REPAIR, n) for n, each in enumerate(document.repairs)),
        )
    )


def aside_words(each: SetAside) -> str:
    """What was set aside, on one line."""
    return " ".join(each.text.split())
