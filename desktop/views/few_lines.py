"""Statements beside what they are about: a few lines of them, the rest by scrolling or unfolding."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.forms.wrapped_label import WrappedLabel
from desktop.theme import Theme

LINES, LEAST = 4, 2  # while it is folded
FOLDED = 0.15  # of the page, at most, then: letters may be large
BETWEEN = 4  # pixels from one statement to the next
SHARE = 0.4  # of the page, at most, when unfolded


class FewLines(QScrollArea):
    """Words that scroll where they don't fit; `name`: for a screen reader."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._inside = QWidget()
        self._said: list[WrappedLabel] = []
        self._room = 0
        self.is_unfolded = False
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(BETWEEN)
        self.viewport().installEventFilter(self)
        theme.changed.connect(self._fit)

    def text(self) -> str:
        """All of what is said, a statement a line."""
        return "\n".join(each.text() for each in self._said)

    @property
    def is_cut(self) -> bool:
        """Whether there is more of it than is seen at once."""
        return self._height() > self.height()

    @property
    def is_foldable(self) -> bool:
        """Whether it has more lines than are shown while it is folded."""
        return self._height() > self._folded()

    def tell(self, said: Sequence[str]) -> None:
        """Show these statements from the first, folded; nothing where there are none."""
        if list(said) == [each.text() for each in self._said]:
            return
        for each in self._said:
            self._column.removeWidget(each)
            each.deleteLater()
        self._said = [WrappedLabel(self._theme, words, "second") for words in said]
        for each in self._said:
            self._column.addWidget(each)
        self.is_unfolded = False
        self.setVisible(bool(said))
        self._fit()
        self.verticalScrollBar().setValue(0)

    def fold(self, *, unfold: bool) -> None:
        """Show a few lines, or all of it as far as the page has room."""
        self.is_unfolded = unfold
        self._fit()

    def set_room(self, room: int) -> None:
        """Say how high the page is, of which a share may be taken."""
        self._room = room
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._inside.sizeHint().width(), self._shown())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._shown())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:  # by its scroll bar too
            self._fit()
        return super().eventFilter(watched, event)

    def _height(self) -> int:
        width = max(1, self.viewport().width())
        between = BETWEEN * max(0, len(self._said) - 1)
        return sum(each.heightForWidth(width) for each in self._said) + between

    def _folded(self) -> int:
        if not self._said:
            return 0
        pitch = self._said[0].pitch
        most = int(FOLDED * self._room / pitch) if self._room else LINES
        return min(LINES, max(LEAST, most)) * pitch

    def _shown(self) -> int:
        most = max(self._folded(), int(SHARE * self._room)) if self.is_unfolded else self._folded()
        return min(self._height(), most)

    def _fit(self) -> None:
        # What is all there takes no keyboard; what is not is scrolled by the arrows.
        is_cut = self._height() > self._shown()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_cut else Qt.FocusPolicy.NoFocus)
        if self.minimumHeight() != self._shown() or self.maximumHeight() != self._shown():
            self.setFixedHeight(self._shown())
