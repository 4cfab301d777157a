"""The geometry of a page: margins, the margin column, the text column and the grid. All in PDF points."""

from math import ceil
from typing import NamedTuple

GRID = 14.0
HALF = 7.0
TEXT_WIDTH = 346.0
MARGIN_EDGE = 14.0  # from the right edge of what hangs in the margin to the text
STRIP_WIDTH = 84.0
LABELS = 74.0  # of the column of labels in a block of labels and what they say


class Page(NamedTuple):
    """One paper format; `top` is the top margin, `lines` the lines of the body, 14 points each."""

    name: str
    width: float
    height: float
    side: float
    top: float
    lines: int

    @property
    def body(self) -> float:
        """Height of the text area."""
        return self.lines * GRID

    @property
    def right(self) -> float:
        """Right edge of the block; tables run from `side` to here."""
        return self.width - self.side

    @property
    def block(self) -> float:
        """Width of the full block: margin column, gutter and text column."""
        return self.right - self.side

    @property
    def text(self) -> float:
        """Left edge of the text column, the axis everything starts at."""
        return self.right - TEXT_WIDTH

    @property
    def margin(self) -> float:
        """Right edge of what hangs in the margin column."""
        return self.text - MARGIN_EDGE


A4 = Page("A4", 595.28, 841.89, 62, 84, 48)
LETTER = Page("Letter", 612, 792, 62, 80, 45)
FORMATS = {page.name: page for page in (A4, LETTER)}


def up_to(step: float, y: float) -> float:
    """The next multiple of `step` at or below `y`, downwards; a hair over a line counts as on it."""
    return ceil(y / step - 1e-3) * step
