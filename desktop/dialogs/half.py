"""One of two columns of a dialog: as wide as it is told, as high as there is room for."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Half(QWidget):
    """`parts` one under the other, each with how much of the spare height it takes.

    `size`: what it wants, in pixels; its height gives way down to `least` when words are shown beneath.
    """

    def __init__(self, size: QSize, least: int, *parts: tuple[QWidget, int]) -> None:
        super().__init__()
        self._wanted, self._least = size, least
        self.setFixedWidth(size.width())
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for widget, share in parts:
            inside.addWidget(widget, share)

    def sizeHint(self) -> QSize:
        return self._wanted

    def minimumSizeHint(self) -> QSize:
        return QSize(self._wanted.width(), self._least)
