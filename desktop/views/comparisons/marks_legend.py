"""What the marks of a drawing mean: each mark as it is drawn there, with its words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.forms.wrapped_label import WrappedLabel
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.flow import FlowLayout

HEIGHT = 18


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark: how it is painted into a box so wide (pixels at 100 %), and what it means."""

    paint: Callable[[QPainter, QRectF], None]
    width: int
    words: str


class MarksLegend(QWidget):
    """The signs in reading order, over as many lines as they need."""

    def __init__(self, theme: Theme, signs: Sequence[Sign]) -> None:
        super().__init__()
        flow = FlowLayout(4)
        for sign in signs:
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 12, 0)
            row.setSpacing(6)
            row.addWidget(Mark(theme, sign))
            row.addWidget(_Words(theme, sign.words, "second", "text2"), 1, Qt.AlignmentFlag.AlignVCenter)
            flow.addWidget(pair)
        flow.setContentsMargins(MEASURES.main_padding, 8, MEASURES.main_padding, 0)
        self.setLayout(flow)
        self.setAccessibleName("What the marks mean")
        self.setAccessibleDescription(", ".join(sign.words for sign in signs))


class _Words(WrappedLabel):
    """What a mark means: on one line where there is room for it."""

    def sizeHint(self) -> QSize:
        width = ceil(QFontMetricsF(self.font()).horizontalAdvance(self.text())) + 1
        return QSize(width, self.pitch)


class Mark(QWidget):
    """One sign as it is drawn."""

    def __init__(self, theme: Theme, sign: Sign) -> None:
        super().__init__()
        self._sign = sign
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        self.setFixedSize(px(self._sign.width), px(HEIGHT))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._sign.paint(painter, QRectF(self.rect()))
