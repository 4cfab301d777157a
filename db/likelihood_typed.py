"""What people type for a likelihood, read as a range in per cent: "55–70", "at least 80 %", "likely"."""

import re
from collections.abc import Sequence

from db.records import ScaleTerm

Ends = tuple[str, str]
_NUMBER = r"[0-9]{1,3}(?:[.,][0-9]+)?"
_ONE = re.compile(rf"({_NUMBER})\s*%?")
_TWO = re.compile(
    rf"(?:between |from )?({_NUMBER})?\s*%?\s*(?:–|—|-|−|\bto\b|\band\b|\.\.)\s*({_NUMBER})?\s*%?"
)
_LEAST = re.compile(rf"(?:at least|over|more than|from|≥|>=|>)\s*({_NUMBER})\s*%?")
_MOST = re.compile(rf"(?:at most|under|less than|up to|≤|<=|<)\s*({_NUMBER})\s*%?")
_JOINED = re.compile(r"\s+(?:to|–|-)\s+")


def read_range(text: str, terms: Sequence[ScaleTerm]) -> Ends | None:
    """The two ends that `text` stands for, each as it would be typed, '' where one is missing; None for none.

    A word of the scale, or the only one that begins so, stands for its whole band; "unlikely to likely" goes
    over both. The figures are not checked: that is for the fields they go into.
    """
    typed = " ".join(text.casefold().split())
    if not typed:
        return "", ""
    if found := _ONE.fullmatch(typed):
        return _figure(found[1]), _figure(found[1])
    if found := _LEAST.fullmatch(typed):
        return _figure(found[1]), "100"
    if found := _MOST.fullmatch(typed):
        return "0", _figure(found[1])
    if (found := _TWO.fullmatch(typed)) and (found[1] or found[2]):
        return _figure(found[1]), _figure(found[2])
    return _words(typed, terms)


def _figure(digits: str | None) -> str:
    return (digits or "").replace(",", ".")


def _words(typed: str, terms: Sequence[ScaleTerm]) -> Ends | None:
    if band := _band(typed, terms):
        return f"{band.low:.15g}", f"{band.high:.15g}"
    for joint in _JOINED.finditer(typed):
        first, last = _band(typed[: joint.start()], terms), _band(typed[joint.end() :], terms)
        if first and last:
            return f"{first.low:.15g}", f"{last.high:.15g}"
    return None


def _band(typed: str, terms: Sequence[ScaleTerm]) -> ScaleTerm | None:
    """The term of a word of either row, or the only one that begins with what was typed."""
    named = [(name.casefold(), term) for term in terms for name in (term.term, term.second_term) if name]
    same = [term for name, term in named if name == typed]
    begun = {term.id: term for name, term in named if name.startswith(typed)}
    return same[0] if same else next(iter(begun.values())) if len(begun) == 1 else None


def shown_range(low: str, high: str) -> str:
    """Two typed ends as one text: "55–70", "38" for a point, "55–" where the other end is missing."""
    return low if low == high else f"{low}–{high}"
