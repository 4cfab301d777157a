"""A scenario with its likelihood bar: title, range, word in the dossier's scale, the source's own words."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from db import dates
from db.wording import capital
from desktop.analysis.overview import Outlook
from desktop.theme import Theme
from desktop.widgets.focus import KeyboardRing
from desktop.widgets.label import ElidedLabel, Label
from desktop.widgets.likelihood_bar import LikelihoodBar, Range
from desktop.widgets.pressing import ReturnPresses

NO_ESTIMATE = "No estimate yet"


class OutlookRow(QAbstractButton):
    """One scenario of the overview; a click or Enter opens it."""

    opened = Signal(str)

    def __init__(
        self, theme: Theme, outlook: Outlook, bounds: Sequence[float], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._outlook = theme, outlook
        self._estimate = Range(*outlook.estimate) if outlook.estimate else None
        self.ring = KeyboardRing(theme, self)
        ReturnPresses(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.opened.emit(outlook.id))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(
            ", ".join(part for part in (outlook.title, self._word(), self._printed()) if part)
        )
        self._build(bounds)

    def _build(self, bounds: Sequence[float]) -> None:
        bar = LikelihoodBar(self._theme, tuple(bounds)) if bounds else LikelihoodBar(self._theme)
        earlier = Range(*self._outlook.earlier) if self._outlook.earlier else None
        bar.show_estimate(self._estimate, word=self._outlook.word, earlier=earlier)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(ElidedLabel(self._theme, self._outlook.title, "body_strong"), 1)
        head.addWidget(Label(self._theme, str(self._estimate or "—"), "body_strong"))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 12)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(bar)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        made = dates.words(self._outlook.made) if self._outlook.made else ""
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(
            Label(self._theme, self._word(), "second_strong", "text" if self._estimate else "warn")
        )
        foot.addWidget(ElidedLabel(self._theme, self._printed(), "second", "text2"), 1)
        foot.addWidget(Label(self._theme, made, "second", "text3"))
        return foot

    def _word(self) -> str:
        word = self._outlook.word
        return capital(word) if self._estimate else NO_ESTIMATE

    def _printed(self) -> str:
        return f"printed: “{self._outlook.printed}”" if self._outlook.printed else ""

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._column.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The row has no ground of its own; what lies on it paints itself."""
