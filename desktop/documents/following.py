"""Where passages of a text stand after it was corrected."""

import time
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from db.progress import Report
from desktop.documents.document import Document

Range = tuple[int, int]
LONGEST = 5.0  # seconds that comparing may take: what is not compared by then counts as written anew
LEAST_KEPT = 0.5  # of a passage: where less of it is left, it can't be said to stand anywhere


def follow(old: str, new: str, ranges: Sequence[Range], report: Report | None = None) -> list[Range | None]:
    """Each range of code points of `old` as it stands in `new`, end excluded; None where it is lost.

    A passage keeps its ends where its letters went. It is lost when less than half of it is left, or when it
    was no range of `old`. Texts that differ a lot are compared line by line first, so that it takes
    seconds at most (Myers, "An O(ND) difference algorithm", Algorithmica 1986; by diff-match-patch).
    `report(done, total)` is told how much of the time it may take is over; it may raise to give up.
    """
    if old == new or not ranges:
        return [each if 0 <= each[0] <= each[1] <= len(old) else None for each in ranges]
    kept = _kept(old, new, report)
    return [_followed(kept, len(old), each) for each in ranges]


def corrected(document: Document, new_text: str, report: Report | None = None) -> Document:
    """The document with its text corrected: what was set aside stands where it stood, repairs that are still
    to be seen move along, those whose letters were written anew are none any more. `report` as in `follow`.
    """
    kept = _kept(document.text, new_text, report)
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


class _Deadline(float):
    """The moment at which comparing ends. Whenever it is compared with now, it is told how far that is."""

    report: Report | None = None

    def __lt__(self, now: float) -> bool:
        if self.report is not None:
            over = min(max(now - self + LONGEST, 0.0), LONGEST)
            self.report(round(over * 100), round(LONGEST * 100))
        return super().__lt__(now)


def _kept(old: str, new: str, report: Report | None) -> list[tuple[int, int, int]]:
    """Stretches that both texts have: where in the old one, where in the new one, how long."""
    from diff_match_patch import diff_match_patch

    comparing = diff_match_patch()
    deadline = _Deadline(time.time() + LONGEST)
    deadline.report = report
    found: list[tuple[int, int, int]] = []
    before = after = 0
    for operation, text in comparing.diff_main(old, new, True, deadline):
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
