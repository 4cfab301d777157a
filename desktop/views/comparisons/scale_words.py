"""Where the words of a scale of likelihoods stand over a track: each over its range, none over another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from db.records import ScaleTerm

CLEAR = 6  # pixels between two words of a lane


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place, in pixels. `lane`: 0 is next to the track, the others lie over it."""

    text: str
    left: float
    width: float
    lane: int


def placed(
    terms: Sequence[ScaleTerm],
    track: tuple[float, float],
    edges: tuple[float, float],
    wide: Callable[[str], float],
) -> tuple[Word, ...]:
    """The words over the middles of their ranges, in as many lanes as they need.

    `track`: its left and width; `edges`: what the words stay within; `wide`: how wide one is. All in pixels.
    A word wider than there is room has the whole room.
    """
    ends: list[float] = []
    found = []
    for term in terms:
        width = min(wide(term.term), edges[1] - edges[0])
        middle = track[0] + track[1] * (term.low + term.high) / 200
        left = min(max(middle - width / 2, edges[0]), edges[1] - width)
        lane = next((at for at, end in enumerate(ends) if left >= end + CLEAR), len(ends))
        ends[lane : lane + 1] = [left + width]
        found.append(Word(term.term, left, width, lane))
    return tuple(found)


def lanes(words: Sequence[Word]) -> int:
    """How many lanes words take; 0 without any."""
    return max((each.lane + 1 for each in words), default=0)
