"""Colours and type of the paper: which face, size, leading, space and colour each kind of text has."""

from typing import NamedTuple

from desktop.briefing.fonts import SANS, SERIF, Face, Family, face

Colour = str  # red, green and blue from 0 to 1, as a PDF has them


def colour(code: str) -> Colour:
    """#RRGGBB as a PDF has it."""
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))


INK = colour("#1C1E21")
GREY = colour("#5B6067")
ACCENT = colour("#1D3D5C")
MID = colour("#7F93A8")
HAIR = colour("#C4C8CD")
TINT = colour("#E9EDF1")
WHITE = colour("#FFFFFF")
BLACK = colour("#000000")
RED = colour("#7A1E2C")

CAPITALS = 0.64  # height of capitals in both faces, as part of the size


class Style(NamedTuple):
    """How one kind of text is set; space before and after collapse to the larger of two that meet."""

    family: Family
    cut: str
    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0
    colour: Colour = INK

    @property
    def face(self) -> Face:
        """The face of plain text in this style."""
        return face(getattr(self.family, self.cut))

    @property
    def baseline(self) -> float:
        """From the top of a line to its baseline: capitals stand in the middle of the leading."""
        return (self.leading + CAPITALS * self.size) / 2


TITLE = Style(SERIF, "semibold", 25, 28, 0, 14)
LONG_TITLE = Style(SERIF, "semibold", 21, 24.5, 0, 14)
KICKER = Style(SANS, "semibold", 8.5, 14, 0, 7, ACCENT)
BOTTOM_LINE = Style(SERIF, "regular", 13, 17.5, 0, 21)
BODY = Style(SERIF, "regular", 10.5, 14, 0, 7)
SECTION = Style(SANS, "semibold", 17, 21, 28, 7, ACCENT)
SECTION_NUMBER = Style(SANS, "regular", 17, 21, 28, 7, MID)
CLOSE_TITLE = Style(SERIF, "semibold", 17, 21, 0, 7)
CLOSE_SECTION = Style(SANS, "semibold", 12, 14, 14, 0, ACCENT)
CLOSE_SECTION_NUMBER = Style(SANS, "regular", 12, 14, 14, 0, MID)
SUBHEAD = Style(SANS, "semibold", 11.5, 14, 14, 0)
QUESTION = Style(SANS, "semibold", 11.5, 14, 7, 0)
CHANNEL = Style(SANS, "semibold_italic", 10, 14, 0, 0, GREY)
CAPTION = Style(SANS, "semibold", 9.5, 14, 14, 3.5)
CAPTION_NUMBER = Style(SANS, "semibold", 8.5, 14, 14, 3.5)
CELL = Style(SANS, "regular", 8.5, 10.5)
HEAD_CELL = Style(SANS, "semibold", 8, 10.5, colour=GREY)
PHRASE = Style(SANS, "regular", 7.8, 9.6)
UNDER = Style(SANS, "regular", 7.8, 10.5, 3.5, 0, GREY)
LEGEND = Style(SANS, "regular", 7.8, 14, 3.5, 0)
STANCE = Style(SANS, "regular", 8.5, 14)
DETAIL = Style(SANS, "regular", 8.5, 10.5, colour=GREY)
NOTE = Style(SANS, "regular", 8.5, 10.5, 0, 3.5)
CONTENTS = Style(SANS, "regular", 9.5, 14)
CONTENTS_HEAD = Style(SANS, "semibold", 11.5, 14, 0, 7)
CONTROL_LABEL = Style(SANS, "semibold", 7.5, 10.5, colour=GREY)
CONTROL_VALUE = Style(SANS, "regular", 9, 11.5)

PARAGRAPH_NUMBER = Style(SANS, "semibold", 8.5, 14)
KIND = Style(SANS, "regular", 8, 14, colour=GREY)
MARGIN_NOTE = Style(SANS, "regular", 7.5, 10, colour=GREY)
MARGIN_WORD = Style(SANS, "semibold", 8, 10, colour=ACCENT)
MARGIN_RANGE = Style(SANS, "regular", 8, 10)
DAY = Style(SANS, "semibold", 21, 21, colour=ACCENT)
DAY_LABEL = Style(SANS, "regular", 7.5, 9, colour=GREY)
RUNNING = Style(SANS, "regular", 8, 14, colour=GREY)
FOLIO = Style(SANS, "semibold", 9, 14)
LABEL = Style(SANS, "semibold", 12, 17)
BANNER = Style(SANS, "semibold", 11, 14)
CHIP_LETTER = Style(SANS, "semibold", 8, 12)

NOTE_MARK = (7.0, 3.4)  # size and rise of a note's number in text
TABLE_NOTE_MARK = (6.0, 3.4)
