"""The rows of the stance editor: an option each, its stance set by mouse, by Space, or by a letter."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.forms.stance_model import (
    CHOICES,
    CHOSEN_ROLE,
    FIRST_STANCE,
    OPTION,
    PLACE,
    STANCE_ROLE,
    StanceModel,
)
from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.painting import draw_text, paint_box, paint_line, reads_from_right, wrap
from desktop.widgets.rows import LINE, Edge, RowState, paint_row
from desktop.widgets.stance import LETTERS, paint_symbol

Index = QModelIndex | QPersistentModelIndex
INSET = 8  # the rows reach this far beyond the fields on both sides
PLACE_WIDTH, CELL, CELL_PITCH = 28, 24, 26
LEAST_LABEL = 100
LEAST_HEIGHT, MOST_LINES = 36, 5
KEYS = {letter.lower(): stance for stance, letter in LETTERS.items() if letter} | {".": ""}
UNSAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
CHOOSE = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "StanceTable") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(CELL_PITCH), px(LEAST_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = self._view.row_state(index.row())
        rule = index.row() < self._view.model().rowCount() - 1
        paint_row(painter, option.rect, state, self._theme, edges=_edges(index.column()), rule=rule)
        if index.column() == PLACE and option.rect.width() <= INSET:
            return
        if index.column() == PLACE:
            box = QRectF(option.rect).adjusted(INSET, 0, 0, 0)
            paint_line(
                painter, box, str(index.data()), self._theme.font("second"), self._theme.token("text2")
            )
        elif index.column() == OPTION:
            self._paint_label(painter, option.rect, str(index.data()))
        else:
            self._paint_cell(painter, option.rect, index, state)

    def _paint_label(self, painter: QPainter, box: QRect, label: str) -> None:
        lines = wrap(label, "body", box.width() - INSET, MOST_LINES)
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.token("text"))
        metrics = QFontMetricsF(painter.font())
        top = box.center().y() + 1 - len(lines) * px(LINE) / 2
        base = (px(LINE) + metrics.ascent() - metrics.descent()) / 2
        for number, line in enumerate(lines):
            at = QPointF(box.left(), top + number * px(LINE) + base)
            draw_text(painter, at, box.width() - INSET, line, right=reads_from_right(label))

    def _paint_cell(self, painter: QPainter, box: QRect, index: Index, state: RowState) -> None:
        stance, chosen = str(index.data(STANCE_ROLE)), bool(index.data(CHOSEN_ROLE))
        cell = QRectF(
            box.left() + (px(CELL_PITCH) - px(CELL)) / 2, box.center().y() - px(CELL) / 2, px(CELL), px(CELL)
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            if stance:
                paint_box(painter, cell, self._theme.tint(stance), self._theme.ink(stance), width=1.5)
            paint_symbol(painter, stance, cell.center(), px(14), self._theme.ink(stance))
        else:
            token = "border" if state.focused or state.hovered else "data2"
            paint_symbol(painter, stance, cell.center(), px(12), self._theme.token(token))
        if state.focused and index == self._view.currentIndex():
            painter.setPen(QPen(self._theme.token("ring"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell.adjusted(-1, -1, 1, 1), 4, 4)
        painter.restore()


def _edges(column: int) -> frozenset[Edge]:
    if column == PLACE:
        return frozenset({"left"})
    return frozenset({"right"}) if column == FIRST_STANCE + len(CHOICES) - 1 else frozenset()


class StanceTable(QTableView):
    """As high as its rows. P, A, C, O, R give the option of the row that stance, . and Delete unsay it.

    `add_asked`: another option is wanted.
    """

    add_asked = Signal()

    def __init__(self, theme: Theme, model: StanceModel) -> None:
        super().__init__()
        self._theme, self._stances = theme, model
        self._hovered = -1
        self.help_words = ""  # what is said of it while the keyboard is in it
        self.setModel(model)
        self.setItemDelegate(_Painter(theme, self))
        self.setAccessibleName("Stance on each option")
        self.setAccessibleDescription("P, A, C, O and R set the stance on an option, the full stop unsays it")
        self._plain()
        model.modelReset.connect(self._fit)
        model.dataChanged.connect(self.viewport().update)
        theme.changed.connect(self.viewport().update)
        self._fit()

    def _plain(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTableView { background: transparent; }")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def row_state(self, row: int) -> RowState:
        """How a row is drawn now."""
        focused = self.hasFocus() and self.currentIndex().row() == row
        return RowState(focused=focused, hovered=row == self._hovered)

    def choose(self, row: int, stance: str) -> None:
        """Give the option in a row a stance."""
        self._stances.choose(row, stance)

    # -- keys and mouse ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if not index.isValid() or not plain:
            event.ignore()
        elif event.text().lower() in KEYS and event.text():
            self.choose(index.row(), KEYS[event.text().lower()])
        elif event.key() == Qt.Key.Key_Insert:
            self.add_asked.emit()
        elif event.key() in UNSAY:
            self.choose(index.row(), "")
        elif event.key() in CHOOSE and index.column() >= FIRST_STANCE:
            self.choose(index.row(), CHOICES[index.column() - FIRST_STANCE])
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move(event.key())
        else:
            super().keyPressEvent(event)

    def _move(self, key: int) -> None:
        row, column = self.currentIndex().row(), self.currentIndex().column()
        row += (key == Qt.Key.Key_Down) - (key == Qt.Key.Key_Up)
        column += (key == Qt.Key.Key_Right) - (key == Qt.Key.Key_Left)
        last = FIRST_STANCE + len(CHOICES) - 1
        row = min(max(row, 0), len(self._stances.options) - 1)
        self.setCurrentIndex(self._stances.index(row, min(max(column, FIRST_STANCE), last)))
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentIndex().column() < FIRST_STANCE and self._stances.options:
            self.setCurrentIndex(self._stances.index(max(self.currentIndex().row(), 0), FIRST_STANCE))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if index.isValid():
            column = max(index.column(), FIRST_STANCE)
            self.setCurrentIndex(self._stances.index(index.row(), column))
            if index.column() >= FIRST_STANCE and event.button() == Qt.MouseButton.LeftButton:
                self.choose(index.row(), CHOICES[index.column() - FIRST_STANCE])
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(round(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    # -- size ----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Columns to the width there is, rows to the lines their labels take, the whole to its rows."""
        cells = len(CHOICES) * px(CELL_PITCH)
        label = self.width() - 2 * INSET - px(PLACE_WIDTH) - cells
        narrow = label < px(LEAST_LABEL)  # then the axis alone says where an option lies
        place = 0 if narrow else px(PLACE_WIDTH)
        label = max(60, label + px(PLACE_WIDTH) - place)
        widths = [place + INSET, label, *[px(CELL_PITCH)] * len(CHOICES)]
        widths[-1] += INSET
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        height = 0
        for row, option in enumerate(self._stances.options):
            lines = len(wrap(option.label, "body", label - INSET, MOST_LINES))
            self.setRowHeight(row, max(px(LEAST_HEIGHT), lines * px(LINE) + 4))
            height += self.rowHeight(row)
        if self.height() != height:
            self.setFixedHeight(height)
