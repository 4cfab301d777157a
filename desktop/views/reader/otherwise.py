"""What is said otherwise of the passage at the caret: a few lines of it, all of it when unfolded."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy

from desktop.forms.wrapped_label import WrappedLabel
from desktop.theme import Theme

LINES = 4  # while it is folded
SHARE = 0.4  # of the page, at most, when unfolded


class Otherwise(QScrollArea):
    """Words that scroll where they don't fit; `room`: the height of the page in pixels."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = WrappedLabel(theme, "", "second")
        self._room = 0
        self.is_unfolded = False
        self.setWidget(self._words)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Said otherwise")
        self.viewport().setAutoFillBackground(False)
        self._words.setAutoFillBackground(False)
        self.viewport().installEventFilter(self)
        theme.changed.connect(self._fit)

    def text(self) -> str:
        """All of what is said."""
        return self._words.text()

    @property
    def is_cut(self) -> bool:
        """Whether there is more of it than is seen at once."""
        return self._height() > self.height()

    @property
    def is_foldable(self) -> bool:
        """Whether it has more lines than are shown while it is folded."""
        return self._height() > self._folded()

    def tell(self, words: str) -> None:
        """Show these words from their beginning, folded; nothing where there are none."""
        if words == self.text():
            return
        self._words.setText(words)
        self.is_unfolded = False
        self.setVisible(bool(words))
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
        return QSize(self._words.sizeHint().width(), self._shown())

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
        return self._words.heightForWidth(max(1, self.viewport().width()))

    def _folded(self) -> int:
        return LINES * self._words.pitch

    def _shown(self) -> int:
        most = max(self._folded(), int(SHARE * self._room)) if self.is_unfolded else self._folded()
        return min(self._height(), most)

    def _fit(self) -> None:
        # What is all there takes no keyboard; what is not is scrolled by the arrows.
        is_cut = self._height() > self._shown()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_cut else Qt.FocusPolicy.NoFocus)
        if self.minimumHeight() != self._shown() or self.maximumHeight() != self._shown():
            self.setFixedHeight(self._shown())
