"""The list of changes: two lines each, what was undone struck through and named so."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from db.queries.history import Entry
from desktop.models.changes import ENTRY_ROLE, KIND_WORDS, ChangeList, second_line, state_of
from desktop.scale import px
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.focus import SAME_AS_BEFORE
from desktop.widgets.painting import paint_line
from desktop.widgets.rows import LINE, RowState, paint_row

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 52
GAP = 12
NOT_WALKED_IN = SAME_AS_BEFORE | {Qt.FocusReason.MouseFocusReason}


class ChangeTable(QListView):
    """Shows a `ChangeList`. `chosen`: the place in the journal of the change the keyboard is on.

    `gone_in`: Enter was pressed on it.
    """

    chosen = Signal(int)
    gone_in = Signal()

    def __init__(
        self, session: Session, theme: Theme, changes: ChangeList, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._changes = changes
        self.setModel(changes)
        self.setItemDelegate(_Painter(session, theme, self))
        self.setUniformItemSizes(True)  # else every row is asked how high it is
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Changes, newest first")
        self.selectionModel().currentChanged.connect(self._current)
        theme.changed.connect(self.viewport().update)

    def select_seq(self, seq: int) -> bool:
        """Go to the change at a place of the journal; False when it is not listed."""
        row = self._changes.row_of(seq)
        if row >= 0:
            self.setCurrentIndex(self._changes.index(row))
            self.scrollTo(self.currentIndex())
        return row >= 0

    def _current(self, current: QModelIndex) -> None:
        entry = self._changes.entry(current.row())
        if entry is not None:
            self.chosen.emit(entry.change.seq)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.gone_in.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in NOT_WALKED_IN and not self.currentIndex().isValid():
            self.setCurrentIndex(self._changes.index(0))
        self.viewport().update()


class _Painter(QStyledItemDelegate):
    def __init__(self, session: Session, theme: Theme, view: ChangeTable) -> None:
        super().__init__(view)
        self._session, self._theme, self._view = session, theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(200), px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        state = RowState(
            selected=self._view.currentIndex() == index,
            hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
            active=self._view.hasFocus(),
        )
        paint_row(painter, option.rect, state, self._theme)
        box: QRect = option.rect.adjusted(MEASURES.main_padding, px(8), -GAP, -px(8))
        icon = QRect(box.left(), box.top() + 1, MEASURES.icon, MEASURES.icon)
        ink = state.faint if entry.undone else "text2"
        self._theme.icon(KIND_WORDS[entry.change.kind][1], ink).paint(painter, icon)
        box.setLeft(icon.right() + GAP)
        self._paint_first(painter, QRectF(box.left(), box.top(), box.width(), px(LINE)), entry, state)
        lower = QRectF(box.left(), box.top() + px(LINE), box.width(), px(LINE))
        words, face = second_line(entry, self._session.desk), self._theme.font("second")
        paint_line(painter, lower, words, face, self._theme.token("text2"))

    def _paint_first(self, painter: QPainter, box: QRectF, entry: Entry, state: RowState) -> None:
        """The label, struck through when it stands no more, and then a word for that at the right."""
        font = self._theme.font("body_medium")
        ink = self._theme.token(state.faint if entry.undone else "text")
        if word := state_of(entry):
            face = self._theme.font("second_medium")
            width = QFontMetricsF(face).horizontalAdvance(word) + 1
            side = QRectF(box.right() - width, box.top(), width, box.height())
            paint_line(painter, side, word, face, self._theme.token("text2"))
            box.setRight(side.left() - GAP)
            font.setStrikeOut(True)
        paint_line(painter, box, " ".join(entry.change.label.split()), font, ink)
