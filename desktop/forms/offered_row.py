"""How a record looks in the list of a reference field: its name, what was typed in it, what is said of it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.forms.candidates import Candidate
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.painting import paint_line, paint_marked
from desktop.widgets.rows import RowState, paint_row

CANDIDATE_ROLE = Qt.ItemDataRole.UserRole + 1
KIND_ROLE = Qt.ItemDataRole.UserRole + 2  # of the line that begins a new record: its kind
INSET, GAP, LEAST = 8, 12, 32
NEW_KEYS = "Ctrl+Return"
Index = QModelIndex | QPersistentModelIndex


class OfferedRow(QStyledItemDelegate):
    """One line: title, the other name that was typed, then the detail in grey as far as there is room."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(120), MEASURES.navigator_row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        state = RowState(selected=chosen, hovered=hovered)
        paint_row(painter, option.rect, state, self._theme, rule=False, raised=True)
        box = QRectF(option.rect).adjusted(INSET, 0, -INSET, 0)
        candidate = index.data(CANDIDATE_ROLE)
        if isinstance(candidate, Candidate):
            self._paint_candidate(painter, box, candidate)
        else:
            self._paint_new(painter, box, str(index.data()))

    def _paint_candidate(self, painter: QPainter, box: QRectF, candidate: Candidate) -> None:
        theme = self._theme
        marked = theme.token("mark"), theme.token("text")
        spans = () if candidate.alias else candidate.spans
        ink = theme.token("text")
        left = paint_marked(painter, box, candidate.title, theme.font(), ink, spans, marked=marked) + GAP
        second, faint = theme.font("second"), theme.token("text2")
        if candidate.alias and (rest := _from(box, left)):
            left = paint_marked(painter, rest, candidate.alias, second, faint, candidate.spans, marked=marked)
            left += GAP
        if candidate.detail and (rest := _from(box, left)):
            paint_line(painter, rest, candidate.detail, second, faint)

    def _paint_new(self, painter: QPainter, box: QRectF, words: str) -> None:
        theme = self._theme
        icon = QRect(round(box.left()), round(box.center().y()) - px(8), MEASURES.icon, MEASURES.icon)
        theme.icon("plus", "accent").paint(painter, icon)
        second = theme.font("second")
        keys = QFontMetricsF(second).horizontalAdvance(NEW_KEYS) + GAP
        paint_line(painter, box, NEW_KEYS, second, theme.token("text2"), right=True)
        room = box.adjusted(MEASURES.icon + INSET, 0, -keys, 0)
        paint_line(painter, room, words, theme.font("body_medium"), theme.token("accent"))


def _from(box: QRectF, left: float) -> QRectF | None:
    """What is left of `box` from `left` on; None when that is too little for words."""
    return (
        QRectF(left, box.top(), box.right() - left, box.height()) if left < box.right() - px(LEAST) else None
    )
