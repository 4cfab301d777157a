"""Words of people's own, broken wherever they must be: a name without spaces widens no form."""

import math

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.label import Label, Tone, as_tooltip
from desktop.widgets.painting import draw_text, reads_from_right, wrap

LEAST_WIDTH = 24  # at 100 %
MANY = 400  # lines


class WrappedLabel(Label):
    """Text over at most `lines` lines of `pitch` pixels; when it is cut, the whole of it is the tooltip.

    What is read from the right begins at the right.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        face: str = "body",
        tone: Tone = "text",
        *,
        lines: int = MANY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, face, tone, parent=parent)
        self._face, self._most = face, lines
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def _ascent(self) -> int:
        return math.ceil(QFontMetricsF(self.font()).ascent())

    @property
    def pitch(self) -> int:
        """From one line to the next, in pixels."""
        return self._ascent + math.ceil(QFontMetricsF(self.font()).descent())

    def lines(self) -> tuple[str, ...]:
        """The lines as they are shown."""
        return self.broken(max(px(LEAST_WIDTH), self.contentsRect().width()))

    def broken(self, width: int) -> tuple[str, ...]:
        """The lines at a width in pixels."""
        return wrap(self.text(), self._face, width, self._most)

    @property
    def is_cut(self) -> bool:
        """Whether there is more text than its lines hold."""
        return len(" ".join(self.lines())) < len(" ".join(self.text().split()))

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        if hasattr(self, "_face"):  # Label sets its text while it is being made
            self._tell()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inside = max(px(LEAST_WIDTH), width - margins.left() - margins.right())
        return max(1, len(self.broken(inside))) * self.pitch + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        width = min(px(240), round(QFontMetricsF(self.font()).horizontalAdvance(self.text()[:200])) + 2)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(LEAST_WIDTH), self.pitch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        box = self.contentsRect()
        right = bool(self.alignment() & Qt.AlignmentFlag.AlignRight) != reads_from_right(self.text())
        for number, line in enumerate(self.lines()):
            at = QPointF(box.left(), box.top() + number * self.pitch + self._ascent)
            draw_text(painter, at, box.width(), line, right=right)

    def _tell(self) -> None:
        self.setToolTip(as_tooltip(self.text()) if self.is_cut else "")


class ParagraphsLabel(WrappedLabel):
    """A wrapped label each line of whose text begins a line, as long as that needs no more than its lines."""

    def broken(self, width: int) -> tuple[str, ...]:
        parts = (wrap(part, self._face, width, self._most + 1) for part in self.text().splitlines())
        lines = tuple(line for part in parts for line in part)
        return lines if len(lines) <= self._most else super().broken(width)
