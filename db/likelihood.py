"""Likelihoods in words: a range in per cent, put in the terms of the dossier's scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from db.records import ScaleTerm


@dataclass(frozen=True, slots=True)
class Worded:
    """A likelihood in words. `flag` says why the words can't stand as they are; '' when they can."""

    text: str
    flag: str = ""

    def __str__(self) -> str:
        return self.text


def word(low: float, high: float, terms: Sequence[ScaleTerm], second: bool = False) -> Worded:
    """The words of `low` … `high` (per cent, 0–100, low ≤ high; equal for a point) on one scale.

    `terms`: the terms of that scale; `second`: take its other row of words where it has one.
    Inside one band its word, over two "unlikely to roughly even chance". Flagged, never rounded: more than
    two bands, an end in a gap between bands, and what lies outside the scale.
    """
    bands = _sorted(terms)
    names = [(term.second_term if second else "") or term.term for term in bands]
    first = _around_start(low, bands)
    last = first if low == high else _around_end(high, bands)
    below, above = first[0], last[1]
    if below < 0 or above >= len(bands):
        return Worded(f"no word for {figures(low, high)}", f"The scale has no word for {figures(low, high)}.")
    if first[0] != first[1] or last[0] != last[1]:
        flag = f"{figures(low, high)} lies, or ends, between two words. Choose figures that do not."
        return Worded(f"between {names[below]} and {names[above]}: choose", flag)
    if below == above:
        return Worded(names[below])
    spanned = above - below + 1
    flag = f"{figures(low, high)} goes over {spanned} words. Narrow it." if spanned > 2 else ""
    return Worded(f"{names[below]} to {names[above]}", flag)


def _sorted(terms: Sequence[ScaleTerm]) -> list[ScaleTerm]:
    return sorted(terms, key=lambda term: (term.low, term.high))


def _around_start(value: float, bands: Sequence[ScaleTerm]) -> tuple[int, int]:
    """The bands below and above a value: the same inside one; where two touch, the upper."""
    place = sum(band.low <= value for band in bands) - 1
    return place, place if place >= 0 and value <= bands[place].high else place + 1


def _around_end(value: float, bands: Sequence[ScaleTerm]) -> tuple[int, int]:
    """The same for the upper end of a range; where two touch, the lower, which it fills."""
    place = sum(band.high < value for band in bands)
    return place if place < len(bands) and value >= bands[place].low else place - 1, place


def figures(low: float, high: float) -> str:
    """A range of per cent in figures: "55–70 %", "38 %" for a point."""
    return f"{low:.15g} %" if low == high else f"{low:.15g}–{high:.15g} %"


def track_bounds(terms: Sequence[ScaleTerm]) -> tuple[float, ...]:
    """Where a bar of 0–100 % is cut between the words of a scale: the middle of each gap, rising.

    In per cent, to the half: a band that ends just short of a number ("under 50") is cut as if on it.
    """
    bands = _sorted(terms)
    return tuple(round(a.high + b.low) / 2 for a, b in pairwise(bands))
