"""How the text of a source is set: a face and distances for headings, items and paragraphs."""

from PySide6.QtGui import QFontMetricsF

from desktop.documents.blocks import HEADING, ITEM, Block
from desktop.scale import px
from desktop.theme import Theme

LETTERS = 70  # of a line: between 60 and 80 read well
SAMPLE = "It was said that nobody would ask them for the water of the summer months again. "
LINE_HEIGHT = 1.5  # times the letters: room for the lines under passages that are filed
HEADING_LINE_HEIGHT = 1.2
FACES = {1: "view", 2: "record", 3: "block"}
ABOVE = {1: 28, 2: 22, 3: 16}
BELOW = 10
BELOW_ITEM = 6
INDENT = 28
TOP, FOOT = 16, 48  # over the first line and under the last


def column_width(theme: Theme) -> int:
    """How wide a column of text is, in pixels."""
    metrics = QFontMetricsF(theme.font("lead"))
    return round(metrics.horizontalAdvance(SAMPLE) / len(SAMPLE) * LETTERS)


def face_of(block: Block) -> str:
    """The face of the theme that a block is set in."""
    return FACES[min(block.level, 3)] if block.kind == HEADING else "lead"


def line_height(block: Block) -> float:
    """How high its lines are, in heights of its letters."""
    return HEADING_LINE_HEIGHT if block.kind == HEADING else LINE_HEIGHT


def indent(block: Block) -> int:
    """How far its lines begin from the left of the column, in pixels: room for the sign of an item."""
    return px(INDENT) * block.level if block.kind == ITEM else 0


def above(before: Block | None, block: Block) -> int:
    """The pixels over a block, under the one before: the larger of what both ask for; none over the first."""
    if before is None:
        return 0
    own = px(ABOVE[min(block.level, 3)]) if block.kind == HEADING else 0
    return max(own, below(before))


def below(block: Block) -> int:
    """The least distance under a block, in pixels."""
    return px(BELOW_ITEM if block.kind == ITEM else BELOW)
