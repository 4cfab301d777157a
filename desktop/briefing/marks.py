"""Stances drawn: shape, letter and tone, so that none of them stands alone. Also strips of likelihood."""

from typing import TYPE_CHECKING, NamedTuple

from desktop.briefing.measures import STRIP_WIDTH
from desktop.briefing.styles import ACCENT, CHIP_LETTER, GREY, HAIR, INK, MID, WHITE, Colour, colour
from desktop.briefing.text import CHIP_WIDTH, UNSTATED

if TYPE_CHECKING:
    from desktop.briefing.pen import Pen

CHIP_HEIGHT = 12.0
_UNIT = 0.45  # points for each unit of the 16 × 16 box the shapes are given in


class Look(NamedTuple):
    """How a stance is shown: its letter, its ground and what is drawn on it."""

    letter: str
    ground: Colour
    ink: Colour


LOOKS = {
    "red line": Look("R", colour("#7A1E2C"), WHITE),
    "opposed": Look("O", colour("#A95B41"), WHITE),
    "conditional": Look("C", colour("#DDB172"), INK),
    "acceptable": Look("A", colour("#C7D8E6"), INK),
    "preferred": Look("P", colour("#EAF1F8"), INK),
}
HARDEST_FIRST = tuple(LOOKS)


def draw_chip(pen: "Pen", stance: str, x: float, baseline: float) -> None:
    """Draw the chip of a stance whose letter stands on `baseline`; unstated is a dot without ground."""
    middle = baseline - 0.32 * CHIP_LETTER.size
    if stance == UNSTATED:
        pen.fill(pen.disc_of(x + 4, middle, 1.75 * _UNIT * 2), GREY)
        return
    look = LOOKS[stance]
    pen.box(x, middle - CHIP_HEIGHT / 2, CHIP_WIDTH, CHIP_HEIGHT, look.ground)
    _draw_shape(pen, stance, x + 8, middle, look.ink)
    style = CHIP_LETTER._replace(colour=look.ink)
    pen.words(x + 15, baseline, look.letter, style)


def _draw_shape(pen: "Pen", stance: str, x: float, y: float, ink: Colour) -> None:
    """Draw the shape of a stance around a point."""
    if stance == "preferred":
        pen.fill(pen.disc_of(x, y, 6 * _UNIT), ink)
    elif stance in ("acceptable", "conditional"):
        pen.stroke(pen.disc_of(x, y, 5 * _UNIT), 2 * _UNIT, ink)
        if stance == "conditional":
            pen.fill(pen.disc_of(x, y, 5 * _UNIT, left_half=True), ink)
    elif stance == "opposed":
        r = 6 * _UNIT
        pen.stroke(
            pen.outline_of((x, y - r), (x + r, y), (x, y + r), (x - r, y), closed=True), 2 * _UNIT, ink
        )
    else:
        r = 4 * _UNIT
        for slope in (r, -r):
            pen.stroke(pen.outline_of((x - r, y - slope), (x + r, y + slope)), 2.5 * _UNIT, ink, square=True)


def draw_strip(pen: "Pen", right: float, y: float, low: float | None, high: float | None) -> None:
    """Draw the strip from 0 to 100 per cent that ends at `right`; dots when there is no range."""
    left = right - STRIP_WIDTH
    if low is None or high is None:
        pen.rule(left, right, y + 1.5, 0.8, MID, (1.5, 3))
        return
    width = max(2.0, (high - low) / 100 * STRIP_WIDTH)
    start = min(left + low / 100 * STRIP_WIDTH, right - width)
    shows = f"from {low:g} to {high:g}" if low != high else f"at {low:g}"
    with pen.figure(f"A bar {shows} on a scale from 0 to 100 per cent", left, y, STRIP_WIDTH, 3):
        pen.box(left, y, STRIP_WIDTH, 3, HAIR)
        pen.box(start, y, width, 3, ACCENT)
