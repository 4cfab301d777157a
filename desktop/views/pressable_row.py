"""A row of several lines of text that is pressed as a whole: a claim of a source, a disagreement."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.forms.wrapped_label import WrappedLabel
from desktop.theme import Theme
from desktop.widgets.focus import KeyboardRing
from desktop.widgets.label import Label, Tone
from desktop.widgets.painting import paint_box
from desktop.widgets.pressing import ReturnPresses

INSET = 8


class PressableRow(QAbstractButton):
    """A title with a word at its right, and lines under it, all wrapped and none cut."""

    def __init__(self, theme: Theme, title: str, side: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.ring = KeyboardRing(theme, self)
        ReturnPresses(self)
        self._spoken = [part for part in (title, side) if part]
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(INSET, 6, INSET, 8)
        self._column.setSpacing(2)
        self._head(title, side)
        self._name()

    def _head(self, title: str, side: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._label(title, "body_medium", "text"), 1)
        if side:
            row.addWidget(self._label(side, "second", "text2", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def add_line(self, text: str, tone: Tone = "text2", face: str = "second") -> None:
        """Add a line of text; an empty one adds nothing."""
        if text:
            self._column.addWidget(self._label(text, face, tone))
            self._spoken.append(text)
            self._name()

    def _label(self, text: str, face: str, tone: Tone, *, wrap: bool = True) -> Label:
        label = (WrappedLabel if wrap else Label)(self._theme, text, face, tone)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return label

    def _name(self) -> None:
        self.setAccessibleName(", ".join(self._spoken))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._column.heightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse() or self.isDown():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_box(painter, QRectF(self.rect()), self._theme.token("hover"), None)
