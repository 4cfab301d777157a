"""A scenario with its likelihood bar: title, range, word in the dossier's scale, the source's own words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db import dates
from desktop.analysis.overview import Outlook
from desktop.theme import Theme
from desktop.widgets.focus import KeyboardRing
from desktop.widgets.label import ElidedLabel, Label
from desktop.widgets.likelihood_bar import LikelihoodBar, Range

NO_ESTIMATE = "No estimate yet"


class OutlookRow(QWidget):
    """One scenario of the overview; a click or Enter opens it."""

    opened = Signal(str)

    def __init__(
        self, theme: Theme, outlook: Outlook, bounds: Sequence[float], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._outlook = theme, outlook
        self._estimate = Range(*outlook.estimate) if outlook.estimate else None
        self.ring = KeyboardRing(theme, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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
        column = QVBoxLayout(self)
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
        return word[:1].upper() + word[1:] if self._estimate else NO_ESTIMATE

    def _printed(self) -> str:
        return f"printed: “{self._outlook.printed}”" if self._outlook.printed else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._outlook.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._outlook.id)
        else:
            super().keyPressEvent(event)
