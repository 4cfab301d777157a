"""The head of a comparison page and what carries its parts: they find room at every text size."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.scale import px
from desktop.widgets.flow import FlowLayout
from desktop.widgets.label import ElidedLabel

GAP = 24
LEAST_DRAWING = 160  # pixels high; a page with less room is scrolled as a whole


class PageHead(QWidget):
    """Title, controls and buttons in one line; where they have no room, the controls stand beneath."""

    def __init__(self, title: ElidedLabel, controls: FlowLayout) -> None:
        super().__init__()
        self._title, self._below = title, False
        self._controls, self._line, self._buttons = QWidget(), QHBoxLayout(), QHBoxLayout()
        self._controls.setLayout(controls)
        title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._buttons.setSpacing(8)
        self._line.setSpacing(GAP)
        self._line.addWidget(title)
        self._line.addWidget(self._controls, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addStretch(1)
        self._line.addLayout(self._buttons)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(self._line)

    def add_button(self, button: QWidget) -> None:
        """Put a button at the right, after those that are there."""
        self._buttons.addWidget(button)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        parts = (self._title.sizeHint(), self._controls.sizeHint(), self._buttons.sizeHint())
        below = sum(part.width() for part in parts) + 3 * GAP > self.width()
        if below != self._below:
            self._below = below
            (self._line if below else self._column).removeWidget(self._controls)
            if below:
                self._column.addWidget(self._controls)
            else:
                self._line.insertWidget(1, self._controls, 0, Qt.AlignmentFlag.AlignVCenter)


class PageArea(QScrollArea):
    """Carries what stands one under the other in `column`; too high for the page, it is scrolled."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class PageStack(QStackedWidget):
    """What takes the room that is left on the page: each of its parts scrolls by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda: self.updateGeometry())

    def sizeHint(self) -> QSize:
        shown = self.currentWidget()
        least = shown.minimumSizeHint().height() if shown is not None else 0
        return QSize(1, max(px(LEAST_DRAWING), least))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
