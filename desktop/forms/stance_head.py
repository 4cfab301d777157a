"""The line over the rows of the stance editor: the letters of the stances over their cells."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.forms.stance_model import CHOICES
from desktop.forms.stance_table import CELL_PITCH, INSET
from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.stance import LETTERS

HEIGHT = 20


class StanceHead(QWidget):
    """ "Option" at the left, P A C O R and · at the right. Screen readers have the table's own headings."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.font("caption_strong"))
        painter.setPen(self._theme.token("text2"))
        painter.drawText(QPointF(INSET, px(14)), "Option")
        metrics = QFontMetricsF(painter.font())
        left = self.width() - INSET - len(CHOICES) * px(CELL_PITCH)
        for place, stance in enumerate(CHOICES):
            letter = LETTERS[stance] or "·"
            middle = left + (place + 0.5) * px(CELL_PITCH)
            painter.drawText(QPointF(middle - metrics.horizontalAdvance(letter) / 2, px(14)), letter)
