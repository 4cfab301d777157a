"""Tabs as words on a rule, the chosen one underlined in the accent colour, with grey counts."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.focus import by_keyboard
from desktop.widgets.painting import paint_box

BETWEEN = 24
COUNT_GAP = 8
UNDERLINE = 3


class TabBar(QTabBar):
    """A bar of tabs; `padding` is the room before the first, in pixels."""

    def __init__(self, theme: Theme, *, padding: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._padding = padding
        self._counts: dict[int, str] = {}
        self._keyboard = False
        self.setFont(theme.font())
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def set_count(self, index: int, count: int | None) -> None:
        """The number beside a tab's word; None shows none."""
        self._counts[index] = "" if count is None else f"{count:,}"
        spoken = ", ".join(part for part in (self.tabText(index), self._counts[index]) if part)
        self.setAccessibleTabName(index, spoken)
        self.setTabText(index, self.tabText(index))  # lays the tabs out anew

    def tabSizeHint(self, index: int) -> QSize:
        left = self._padding if index == 0 else 0
        return QSize(
            left + round(self._word_width(index) + self._count_width(index)) + BETWEEN, MEASURES.tabs
        )

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), self._theme.token("line"))
        for index in range(self.count()):
            self._paint_tab(painter, index)
        if self._keyboard and self.hasFocus():
            box = QRectF(self._words(self.currentIndex())).adjusted(-px(6), px(4), px(6), -px(5))
            paint_box(painter, box, None, self._theme.token("ring"), width=MEASURES.focus_line)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyboard = by_keyboard(event, self._keyboard)
        super().focusInEvent(event)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        chosen = index == self.currentIndex()
        box = self._words(index)
        ink = "text" if chosen else "text2"
        font = self._theme.font("body_strong" if chosen else "body")
        base = box.center().y() + QFontMetricsF(font).ascent() / 2 - 2
        painter.setFont(font)
        painter.setPen(self._theme.token(ink if self.isTabEnabled(index) else "text3"))
        painter.drawText(QPointF(box.left(), base), self.tabText(index))
        if self._counts.get(index):
            painter.setFont(self._theme.font("second"))
            painter.setPen(self._theme.token("text3"))
            left = box.left() + QFontMetricsF(font).horizontalAdvance(self.tabText(index)) + COUNT_GAP
            painter.drawText(QPointF(left, base), self._counts[index])
        if chosen:
            line = QRect(box.left(), self.height() - UNDERLINE, box.width(), UNDERLINE)
            painter.fillRect(line, self._theme.token("accent"))

    def _words(self, index: int) -> QRect:
        """Where the word and the count of a tab stand."""
        box = self.tabRect(index)
        left = self._padding if index == 0 else 0
        return QRect(box.left() + left, box.top(), box.width() - left - BETWEEN, box.height())

    def _word_width(self, index: int) -> float:
        return QFontMetricsF(self._theme.font("body_strong")).horizontalAdvance(self.tabText(index))

    def _count_width(self, index: int) -> float:
        count = self._counts.get(index, "")
        metrics = QFontMetricsF(self._theme.font("second"))
        return COUNT_GAP + metrics.horizontalAdvance(count) if count else 0.0
