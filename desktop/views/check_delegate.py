"""How the lines of the checks are painted: heads, and findings with their sign, sentence and remedy."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.check_lines import LINE_ROLE, Line
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.painting import paint_line, wrap
from desktop.widgets.rows import LINE, RowState, paint_prose, paint_row

Index = QModelIndex | QPersistentModelIndex
SIGN = {"error": ("circle-alert", "error"), "look": ("triangle-alert", "warn")}
HEADS = {"severity": 48, "rule": 36, "more": 32}
ICON_GAP = 12
AIR = 16
MOST_LINES = 4
# As long as a sentence is read with ease.
WIDEST = 800


class CheckDelegate(QStyledItemDelegate):
    """Paints `Line`s; a finding is as high as its sentence needs."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line = index.data(LINE_ROLE)
        if line.form != "finding":
            return QSize(px(200), px(HEADS[line.form]))
        lines = max(len(wrap(line.text, "body", self._text_width(), MOST_LINES)), 1)
        return QSize(px(200), lines * px(LINE) + px(LINE) + AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        if line.form == "finding":
            self._paint_finding(painter, option, index, line)
        else:
            self._paint_head(painter, option.rect, line)

    def _text_width(self) -> int:
        return min(self._view.viewport().width() - _text_left() - MEASURES.main_padding, px(WIDEST))

    def _paint_finding(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, line: Line
    ) -> None:
        here = self._view.currentIndex() == index
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        state = RowState(selected=here, hovered=hovered, active=self._view.hasFocus())
        paint_row(painter, option.rect, state, self._theme)
        icon, token = SIGN[line.severity]
        top = option.rect.top() + AIR // 2
        box = QRect(MEASURES.main_padding, top + 1, MEASURES.icon, MEASURES.icon)
        self._theme.icon(icon, token).paint(painter, box)
        words = QRect(_text_left(), top, self._text_width(), option.rect.height() - AIR - px(LINE))
        paint_prose(painter, words, line.text, self._theme, lines=MOST_LINES)
        remedy = QRectF(_text_left(), words.bottom() + 1, words.width(), px(LINE))
        font = self._theme.font("second_medium")
        font.setUnderline(hovered)
        paint_line(painter, remedy, line.remedy, font, self._theme.token("accent"))

    def _paint_head(self, painter: QPainter, box: QRect, line: Line) -> None:
        inner = box.adjusted(MEASURES.main_padding, 0, -MEASURES.main_padding, 0)
        if line.form == "more":
            inner.setLeft(_text_left())
            paint_line(
                painter, QRectF(inner), line.text, self._theme.font("second"), self._theme.token("text3")
            )
            return
        strong = line.form == "severity"
        face = self._theme.font("block" if strong else "second_strong")
        inner.setTop(inner.bottom() - (36 if strong else 28))
        paint_line(painter, QRectF(inner), line.text, face, self._theme.token("text" if strong else "text2"))
        beside = round(QFontMetricsF(face).horizontalAdvance(line.text)) + 8
        count = QRectF(inner.adjusted(beside, 0, 0, 0))
        paint_line(painter, count, line.count, self._theme.font("second"), self._theme.token("text3"))
        if strong:
            painter.fillRect(QRect(inner.left(), box.bottom(), inner.width(), 1), self._theme.token("line"))


def _text_left() -> int:
    """Where the sentence of a finding begins, in pixels: beside its sign."""
    return MEASURES.main_padding + MEASURES.icon + ICON_GAP
