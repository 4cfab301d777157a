"""Two areas beside or above each other, whose border is moved by the pointer or by the arrow keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from desktop.scale import px
from desktop.theme import Theme

STEP = 16  # pixels that a key moves the border by
WIDTH, RING = 5, 3


class Parted(QSplitter):
    """Two areas. `name`: of what the border sets, for those who hear it: "Width of the outline"."""

    def __init__(
        self, theme: Theme, orientation: Qt.Orientation, name: str, first: QWidget, second: QWidget
    ) -> None:
        super().__init__(orientation)
        self._theme, self._name = theme, name
        self.setHandleWidth(WIDTH)
        self.setChildrenCollapsible(False)
        self.addWidget(first)
        self.addWidget(second)
        self.setStretchFactor(1, 1)  # more room goes to the second
        self.splitterMoved.connect(self._tell)

    def createHandle(self) -> QSplitterHandle:
        return Border(self._theme, self.orientation(), self)

    @property
    def border(self) -> QSplitterHandle:
        """What is drawn, or takes the keyboard."""
        return self.handle(1)

    def part(self, first: int) -> None:
        """Give the first area so many pixels, as far as there is room."""
        total = sum(self.sizes())
        self.setSizes([first, max(total - first, 0)])
        self._tell()

    def _tell(self) -> None:
        self.border.setAccessibleName(f"{self._name}, {self.sizes()[0]} pixels")


class Border(QSplitterHandle):
    """The border between two areas: arrows move it, Home and End as far as it goes."""

    def __init__(self, theme: Theme, orientation: Qt.Orientation, parent: Parted) -> None:
        super().__init__(orientation, parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription("Arrow keys move it")
        theme.changed.connect(self.update)

    @property
    def _lies_across(self) -> bool:
        return self.orientation() == Qt.Orientation.Vertical

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.y() if self._lies_across else self.x()
        back, on = (
            (Qt.Key.Key_Up, Qt.Key.Key_Down) if self._lies_across else (Qt.Key.Key_Left, Qt.Key.Key_Right)
        )
        far = self.splitter().height() if self._lies_across else self.splitter().width()
        places = {back: here - px(STEP), on: here + px(STEP), Qt.Key.Key_Home: 0, Qt.Key.Key_End: far}
        if (place := places.get(Qt.Key(event.key()))) is not None:
            self.moveSplitter(place)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.token("base"))
        thick, token = (RING, "ring") if self.hasFocus() else (1, "line")
        line = self.rect()
        if self._lies_across:
            line.setTop((self.height() - thick) // 2)
            line.setHeight(thick)
        else:
            line.setLeft((self.width() - thick) // 2)
            line.setWidth(thick)
        painter.fillRect(line, self._theme.token(token))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
