"""How far a piece of work is: a thin line that fills from the left."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.scale import px
from desktop.theme import Theme

THICK = 4


class ProgressLine(QProgressBar):
    """Empty until `show_share` says how far it is; read out as a progress bar."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setRange(0, 100)
        self.setValue(0)
        self.setFixedHeight(THICK)
        theme.changed.connect(self.update)

    def show_share(self, done: int, total: int) -> None:
        """Show how much is done; nothing changes while it is not known of how much."""
        if total > 0:
            self.setValue(round(100 * done / total))

    def sizeHint(self) -> QSize:
        return QSize(px(80), THICK)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        line = QRectF(self.rect())
        painter.setBrush(self._theme.token("track"))
        painter.drawRoundedRect(line, THICK / 2, THICK / 2)
        line.setWidth(line.width() * self.value() / 100)
        painter.setBrush(self._theme.token("accent"))
        painter.drawRoundedRect(line, THICK / 2, THICK / 2)
