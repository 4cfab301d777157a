"""The axis over the stance editor: the options at their places, each with the mark of its stance."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.stance import paint_axis_mark, words_of

HEIGHT = 48
LINE_AT, VALUES_AT = 22, 43
END = 9  # pixels from the widget's edge to the ends of the axis
YES, NO = ("preferred", "acceptable"), ("red line", "opposed")


class StanceAxis(QWidget):
    """A line from 0 to 100, drawn stronger between two options that are both welcome, or both refused."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._marks: tuple[tuple[float, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_marks(self, marks: Sequence[tuple[float, str]]) -> None:
        """Show places (0–100) with their stances, rising."""
        self._marks = tuple(marks)
        said = (f"{value:g} {words_of(stance).lower()}" for value, stance in marks)
        self.setAccessibleName(f"Axis: {', '.join(said)}" if marks else "Axis without options")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.token("border"), 1.5))
        painter.drawLine(self._at(0), self._at(100))
        for (left, first), (right, second) in pairwise(self._marks):
            if token := _stretch(first, second):
                painter.setPen(QPen(self._theme.token(token), 3))
                painter.drawLine(self._at(left), self._at(right))
        for value, stance in self._marks:
            paint_axis_mark(painter, stance, self._at(value), self._theme, self._theme.token("chrome"))
        self._paint_values(painter)

    def _at(self, value: float) -> QPointF:
        return QPointF(END + (self.width() - 2 * END) * value / 100, px(LINE_AT))

    def _paint_values(self, painter: QPainter) -> None:
        """The places beneath, but for one that would run into the last; the rows below name them all."""
        font = self._theme.font("caption")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._theme.token("text2"))
        taken = -1.0
        for value, _ in self._marks:
            text = f"{value:g}"
            width = metrics.horizontalAdvance(text)
            left = min(max(0, self._at(value).x() - width / 2), self.width() - width)
            if left > taken:
                painter.drawText(QPointF(left, px(VALUES_AT)), text)
                taken = left + width + 4


def _stretch(first: str, second: str) -> str:
    if first in YES and second in YES:
        return "preferred"
    return "red_line" if first in NO and second in NO else ""
