"""A band across the window: says, as long as it holds, that what is shown is not the usual."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.announce import announce
from desktop.widgets.label import ElidedLabel

HEIGHT = 32
PADDING = 16


class Band(QWidget):
    """An icon and one sentence on the tint of what is chosen; hidden without words."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self.words = ElidedLabel(theme, "", "body_medium")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(PADDING + MEASURES.icon + 8, 0, PADDING, 0)
        self.row.addWidget(self.words, 1)
        self.setFixedHeight(px(HEIGHT))
        theme.changed.connect(self.update)
        self.hide()

    def set_icon(self, icon: str) -> None:
        """Show another icon before the words."""
        self._icon = icon
        self.update()

    def say(self, text: str, *, quiet: bool = False) -> None:
        """Show a sentence, and have it read out when it is a new one; '' takes the band away.

        `quiet`: it is not read out, for little of it is new.
        """
        news = bool(text) and text != self.words.text() and not quiet
        self.words.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        if news:
            announce(self, text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.token("sel"))
        line = self.rect()
        line.setTop(line.bottom())
        painter.fillRect(line, self._theme.token("line"))
        box = QRect(PADDING, (self.height() - MEASURES.icon) // 2, MEASURES.icon, MEASURES.icon)
        self._theme.icon(self._icon, "accent").paint(painter, box, Qt.AlignmentFlag.AlignCenter)
