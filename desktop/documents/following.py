"""Where passages of a text stand after it was corrected."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from desktop.documents.document import Document

Range = tuple[int, int]
LEAST_KEPT = 0.5  # of a passage: where less of it is left, it can't be said to stand anywhere


def follow(old: str, new: str, ranges: Sequence[Range]) -> list[Range | None]:
    """Each range of code points of `old` as it stands in `new`, end excluded; None where it is lost.

    A passage keeps its ends where its letters went. It is lost when less than half of it is left, or when it
    was no range of `old`. Texts that differ a lot are compared line by line first, so that it takes
    seconds at most (Myers, "An O(ND) difference algorithm", Algorithmica 1986; by diff-match-patch).
    """
    if old == new:
        return [each if 0 <= each[0] <= each[1] <= len(old) else None for each in ranges]
    kept = _kept(old, new)
    return [_followed(kept, len(old), each) for each in ranges]


def corrected(document: Document, new_text: str) -> Document:
    """The document with its text corrected: what was set aside stands where it stood, repairs that are still
    to be seen move along, those whose letters were written anew are none any more.
    """
    kept = _kept(document.text, new_text)
    repairs = []
    for each in document.repairs:
        there = _followed(kept, len(document.text), (each.first, each.first + len(each.now)))
        if there is not None and new_text[slice(*there)] == each.now:
            repairs.append(replace(each, first=there[0]))
    aside = tuple(replace(each, before=_place(kept, each.before)) for each in document.aside)
    return replace(document, text=new_text, repairs=tuple(repairs), aside=aside)


def _place(kept: Sequence[tuple[int, int, int]], place: int) -> int:
    """Where a place of the old text is in the new one: behind the letters that stood before it."""
    found = bisect_right(kept, place, key=lambda stretch: stretch[0]) - 1
    if found < 0:
        return 0
    before, after, size = kept[found]
    return after + min(place - before, size)


def _kept(old: str, new: str) -> list[tuple[int, int, int]]:
    """Stretches that both texts have: where in the old one, where in the new one, how long."""
    from diff_match_patch import diff_match_patch

    comparing = diff_match_patch()
    comparing.Diff_Timeout = 5.0
    found: list[tuple[int, int, int]] = []
    before = after = 0
    for operation, text in comparing.diff_main(old, new, True):
        length = len(text)
        if operation == comparing.DIFF_EQUAL:
            found.append((before, after, length))
        before += length * (operation <= 0)
        after += length * (operation >= 0)
    return found


def _followed(kept: Sequence[tuple[int, int, int]], length: int, passage: Range) -> Range | None:
    first, last = passage
    if not 0 <= first < last <= length:
        return None
    pieces = []
    for before, after, size in kept:
        start, end = max(first, before), min(last, before + size)
        if start < end:
            pieces.append((after + start - before, after + end - before))
    left = sum(end - start for start, end in pieces)
    if not pieces or left < LEAST_KEPT * (last - first):
        return None
    return pieces[0][0], pieces[-1][1]
