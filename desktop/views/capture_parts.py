"""What quick capture shows under its line: the grammar, and the fields of the form to come."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.models.capture_rows import CaptureRow, State
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.painting import paint_line, wrap

INSET = 20
GRAMMAR_HEIGHT = 28
ROW = 24
LABEL = 132
PROBLEM = 18
MOST_LINES = 2
_ICONS: dict[State, tuple[str, str]] = {
    "taken": ("check", "ok"),
    "look": ("triangle-alert", "warn"),
    "open": ("", "text3"),
}


class GrammarLine(QWidget):
    """How a line is written; the part the cursor is at stands out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: Sequence[tuple[str, bool]] = ()
        self.setFixedHeight(px(GRAMMAR_HEIGHT))
        self.setAccessibleName("How a line is written")
        theme.changed.connect(self.update)

    def show_parts(self, parts: Sequence[tuple[str, bool]]) -> None:
        """Show the grammar as words, with a flag at the part the cursor is at."""
        self._parts = parts
        self.setAccessibleDescription(self.words())
        self.update()

    def words(self) -> str:
        """The grammar as text."""
        return "".join(words for words, _ in self._parts)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = float(INSET)
        for words, here in self._parts:
            font = self._theme.font("second_strong" if here else "second")
            width = QFontMetricsF(font).horizontalAdvance(words)
            box = QRectF(left, 0, min(width + 1, self.width() - INSET - left), self.height())
            if box.width() > 0:
                ink = self._theme.token("accent" if here else "text2")
                paint_line(painter, box, words, font, ink)
                if here:
                    painter.fillRect(QRectF(left, self.height() - px(5), min(width, box.width()), 2), ink)
            left += width


class CaptureRows(QWidget):
    """A row for each field: its label, what was understood, and beneath it what is to be looked at."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: Sequence[CaptureRow] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("What was understood")
        theme.changed.connect(self.update)

    def show_rows(self, rows: Sequence[CaptureRow]) -> None:
        """Show these rows."""
        self.rows = rows
        self.setAccessibleDescription(". ".join(row.spoken for row in rows))
        self._fit()
        self.update()

    def _fit(self) -> None:
        lines = sum(len(self._problem(row)) for row in self.rows)
        self.setFixedHeight(8 + px(ROW) * len(self.rows) + px(PROBLEM) * lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _problem(self, row: CaptureRow) -> tuple[str, ...]:
        width = max(80, self.width() - px(LABEL) - 2 * INSET)
        return wrap(row.problem, "second", width, MOST_LINES) if row.problem else ()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = 4
        for row in self.rows:
            self._paint_row(painter, top, row)
            top += px(ROW)
            for line in self._problem(row):
                box = QRectF(INSET + px(LABEL), top, self.width() - px(LABEL) - 2 * INSET, px(PROBLEM))
                paint_line(painter, box, line, self._theme.font("second"), self._theme.token("warn"))
                top += px(PROBLEM)

    def _paint_row(self, painter: QPainter, top: int, row: CaptureRow) -> None:
        icon, ink = _ICONS[row.state]
        label = QRectF(INSET, top, px(LABEL) - px(28), px(ROW))
        paint_line(painter, label, row.label, self._theme.font("second"), self._theme.token("text2"))
        if icon:
            place = QRect(INSET + px(LABEL) - px(24), top + px(4), MEASURES.icon, MEASURES.icon)
            self._theme.icon(icon, ink).paint(painter, place)
        words = QRectF(INSET + px(LABEL), top, self.width() - px(LABEL) - 2 * INSET, px(ROW))
        said = row.state in ("taken", "look")
        tone = self._theme.token("text" if said else "text3")
        paint_line(painter, words, row.words, self._theme.font("body_medium" if said else "body"), tone)
