"""A grid of words: its cells and heads are as high as the lines they hold, in the fonts of the look."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme
from desktop.views.comparisons.grid_drawing import GridDrawing
from desktop.widgets.painting import line_height, paint_words

PAD = 6  # around the words of a cell
GAP = 2  # between cells


class TextGrid(GridDrawing):
    """A grid whose view says in `measured` how large cells and heads are, anew when the look changes."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        cell, heads, widest = self.measured()
        super().__init__(theme, name, cell, heads, parent, widest=widest)
        theme.changed.connect(self._measure)

    def measured(self) -> tuple[QSize, QSize, int]:
        """The least size of a cell, the heads' sizes (of rows across, of columns down), the widest cell."""
        raise NotImplementedError

    def _measure(self) -> None:
        self.set_measures(*self.measured())

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
