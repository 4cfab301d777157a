"""A grid of words: its cells and heads are as high as the lines they hold, in the fonts of the look."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.views.comparisons.grid_drawing import GridDrawing
from desktop.widgets.painting import line_height, paint_words

PAD = 6  # around the words of a cell
GAP = 2  # between cells


class TextGrid(GridDrawing):
    """A grid that writes into its cells and heads."""

    def write(
        self, painter: QPainter, box: QRectF, text: str, face: str, token: str = "text", lines: int = 1
    ) -> QRectF:
        """Write words from the top of a box; what is left of it beneath."""
        return paint_words(painter, box, text, face, self._theme.token(token), lines=lines)


def height_of(*faces: str) -> int:
    """The height of lines of these faces one under the other, with the air around them."""
    return 2 * (PAD + GAP // 2) + sum(line_height(face) for face in faces)


def inside_of(box: QRectF) -> QRectF:
    """The ground of a cell within its box."""
    return box.adjusted(GAP / 2, GAP / 2, -GAP / 2, -GAP / 2)


def words_of_box(box: QRectF) -> QRectF:
    """The room for words on the ground of a cell."""
    return inside_of(box).adjusted(PAD, PAD, -PAD, -PAD)
