"""The table of one kind's records: painted rows, sorted by its heads, columns that keep their widths."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop.models.columns import OVER, Column
from desktop.models.records import RecordList
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.column_widths import ColumnWidths
from desktop.views.row_delegate import RowDelegate
from desktop.widgets.focus import SAME_AS_BEFORE

WIDEST_FIT = 480  # pixels of a column that is made as wide as its words
# A click chooses its own row; a window or menu that comes and goes chooses none.
NOT_WALKED_IN = SAME_AS_BEFORE | {Qt.FocusReason.MouseFocusReason}

SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
NO_ROW = QItemSelectionModel.SelectionFlag.NoUpdate
CHOOSE_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class RecordTable(QTableView):
    """Rows of records, several selectable. `chosen`: the id the keyboard is on; `opened`: by Enter.

    `arranged`: the keys of the columns in the order their heads were drawn to. `head_asked`: a menu is wanted
    for the head of a column, at a place on the screen. `edit_asked`: the cell is to be edited, beginning with
    a key event or None; `copy_asked`: the rows are to be copied.
    """

    chosen = Signal(str)
    opened = Signal(str)
    arranged = Signal(list)
    head_asked = Signal(int, QPoint)
    edit_asked = Signal(object)
    copy_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, theme: Theme, model: RecordList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.records = model
        self._sorted = "", Qt.SortOrder.AscendingOrder
        self._leaves = False  # the current row goes
        self._lands = -1  # the row in the place of a deleted one
        self.pointer_opens = False  # a double click opens, and does not edit the cell
        self.tabbing = False  # Tab goes from cell to cell until another key is pressed
        self._delegate = RowDelegate(theme, self, self)
        model.rowsAboutToBeRemoved.connect(self._going)  # before the view and its selection hear of it
        self.setModel(model)
        model.rowsRemoved.connect(self._gone)
        self.setItemDelegate(self._delegate)
        self.widths = ColumnWidths(self, model)
        self._build()
        self._build_head()
        self.selectionModel().currentRowChanged.connect(self._current)
        model.layoutChanged.connect(self._keep_in_sight)
        theme.changed.connect(self.viewport().update)

    def _build(self) -> None:
        self.setFont(self._theme.font())
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(MEASURES.two_line_row)
        self.verticalHeader().setMinimumSectionSize(MEASURES.row)

    def _build_head(self) -> None:
        head = self.horizontalHeader()
        # Asked whether a whole column is selected, Qt would look at each row of it at every paint.
        head.setSelectionModel(QItemSelectionModel(self.records, head))
        head.setFont(self._theme.font("second_strong"))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setStretchLastSection(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.sortIndicatorChanged.connect(self._sort)
        head.setSortIndicatorClearable(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setMinimumSectionSize(48)
        head.setSectionsMovable(True)
        head.sectionMoved.connect(lambda: QTimer.singleShot(0, self, self._tell_order))
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._ask_at_head)

    def set_compact(self, compact: bool) -> None:
        """One line a row, or two."""
        self._delegate.compact = compact
        height = MEASURES.row if compact else MEASURES.two_line_row
        self.verticalHeader().setDefaultSectionSize(height)
        self.viewport().update()

    def select_id(self, id: str) -> bool:
        """Go to the row of a record; False when it is not listed."""
        row = self.records.row_of(id)
        if row < 0:
            return False
        if row != self.currentIndex().row() or not self.selectionModel().isRowSelected(row, QModelIndex()):
            self.go_to_row(row)
        self.scrollTo(self.records.index(row, max(self.currentIndex().column(), 0)))
        return True

    def go_to_row(self, row: int) -> None:
        """Select a row, and no other; the keyboard stays in its column."""
        index = self.records.index(row, max(self.currentIndex().column(), 0))
        self.selectionModel().setCurrentIndex(index, CHOOSE_ROW)

    def selected_count(self) -> int:
        """How many rows are selected; counted by their runs, for there may be a million of them."""
        return sum(bottom - top + 1 for top, bottom in self._runs())

    def selected_rows(self) -> list[int]:
        """The places of the selected rows, from top to bottom."""
        return [row for top, bottom in self._runs() for row in range(top, bottom + 1)]

    def _runs(self) -> list[tuple[int, int]]:
        """The first and last row of each run of selected rows."""
        selection = self.selectionModel().selection()
        runs = (selection.at(place) for place in range(selection.count()))
        return sorted((run.top(), run.bottom()) for run in runs)

    def selected_ids(self) -> list[str]:
        """The ids of the selected rows, from top to bottom."""
        return self.records.ids_of(self.selected_rows())

    def go_to_cell(self, row: int, column: int) -> None:
        """Put the keyboard on a cell and select its row; rows selected with it stay so."""
        index = self.records.index(row, column)
        selection = self.selectionModel()
        chosen = selection.isRowSelected(row, QModelIndex())
        selection.setCurrentIndex(index, NO_ROW if chosen else CHOOSE_ROW)
        self.scrollTo(index)

    def set_editing(self, editing: bool) -> None:
        """Look as with the keyboard in it while a cell of it is edited."""
        self._delegate.editing = editing
        self.viewport().update()

    def show_grips(self, allowed: Callable[[], bool]) -> None:
        """Show by what rows are drawn to another place, where that is allowed."""
        self._delegate.grips = allowed

    # -- columns -------------------------------------------------------------------------------------

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Show other columns; the selected rows stay selected, and the order stays."""
        runs, current = self._runs(), self.currentIndex()
        here = self.records.columns[current.column()].key if current.isValid() else ""
        self.records.show_columns(columns)
        self._show_in_order()
        last = len(columns) - 1
        selection = QItemSelection()
        for top, bottom in runs:
            selection.select(self.records.index(top, 0), self.records.index(bottom, last))
        keys = [column.key for column in columns]
        place = keys.index(here) if here in keys else min(max(current.column(), 0), last)
        self.selectionModel().setCurrentIndex(self.records.index(current.row(), place), NO_ROW)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._show_sign()
        self.widths.share()

    def show_sorted(self, key: str) -> None:
        """Show the sign of the order at the column with this key, '' for none: sorted elsewhere."""
        self._sorted = key, Qt.SortOrder.AscendingOrder
        self._show_sign()

    def _show_sign(self) -> None:
        """Show by which column the list is sorted, if it is shown."""
        key, order = self._sorted
        keys = [column.key for column in self.records.columns]
        head = self.horizontalHeader()
        head.blockSignals(True)
        head.setSortIndicator(keys.index(key) if key in keys else -1, order)
        head.blockSignals(False)
        head.viewport().update()

    def _show_in_order(self) -> None:
        """Heads drawn to other places go where the model now has their columns."""
        head = self.horizontalHeader()
        for place in range(head.count()):
            head.moveSection(head.visualIndex(place), place)

    def _tell_order(self) -> None:
        head, columns = self.horizontalHeader(), self.records.columns
        keys = [columns[head.logicalIndex(place)].key for place in range(len(columns))]
        if keys != [column.key for column in columns]:
            self.arranged.emit(keys)

    def _ask_at_head(self, place: QPoint) -> None:
        head = self.horizontalHeader()
        self.head_asked.emit(head.logicalIndexAt(place), head.viewport().mapToGlobal(place))

    def sizeHintForColumn(self, column: int) -> int:
        """What a double click on the edge of a head makes it: as wide as the words of the rows in sight."""
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        rows = range(first, (last if last >= 0 else self.records.rowCount() - 1) + 1)
        wanted = [self._delegate.width_of(self.records.index(row, column)) for row in rows]
        return min(max(wanted, default=80), px(WIDEST_FIT))

    def sort_by(self, column: int, order: Qt.SortOrder | None = None) -> None:
        """Sort by a column; without an `order`, and when it is sorted by it already, the other way round."""
        head = self.horizontalHeader()
        ascending, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        again = head.sortIndicatorSection() == column and head.sortIndicatorOrder() == ascending
        head.setSortIndicator(column, order if order is not None else descending if again else ascending)

    def sorted_by(self) -> int:
        """The column it is sorted by, -1 for the order of the kind."""
        return self.horizontalHeader().sortIndicatorSection()

    def show_order(self, order: tuple[str, ...], *, descending: bool) -> None:
        """Show the sign of an order at the head of its column, if it is that of one."""
        way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._sorted = OVER.join(order), way
        self._show_sign()

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if column >= 0 and self.records.can_sort(column):
            self.records.sort(column, order)
            self._sorted = self.records.columns[column].key, order
        elif column >= 0:  # what is drawn has no order: the sign stays where it was
            self._show_sign()

    # -- Qt ------------------------------------------------------------------------------------------

    def _current(self, current: QModelIndex) -> None:
        if not self._leaves and (record := self.records.record(current.row())):
            self.chosen.emit(record.id)

    def _going(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Qt would go on to the row above one that goes, and select nothing.

        A record that only is not listed any more, for its date or by the filter, is still being worked on.
        """
        here = self.currentIndex().row()
        if first <= here <= last:
            record = self.records.record(here)
            self._leaves = True
            self._lands = -1 if record is not None and self.records.is_stored(record.id) else first

    def _gone(self) -> None:
        """Go on to the row in the place of a deleted one, and select it: the next key is meant for it."""
        lands, self._lands = self._lands, -1
        if goes_on := lands >= 0 and self.records.rowCount() > 0:
            self.go_to_row(min(lands, self.records.rowCount() - 1))
        self._leaves = False
        if goes_on:
            self._current(self.currentIndex())

    def _keep_in_sight(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        self.tabbing = False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._open(self.currentIndex().row())
        elif key in SIDEWAYS and plain:
            self._step(SIDEWAYS[Qt.Key(key)])
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif is_typed(event) or (key == Qt.Key.Key_Backspace and plain):
            self.edit_asked.emit(event)
        else:
            super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        if record := self.records.record(row):
            self.opened.emit(record.id)

    def _step(self, way: int) -> None:
        """To the cell beside; the rows that are selected stay so."""
        column = self.currentIndex().column() + way
        if self.currentIndex().isValid() and 0 <= column < self.records.columnCount():
            self.go_to_cell(self.currentIndex().row(), column)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """After a cell was left by Tab, Tab goes on from cell to cell; else it leaves the list."""
        here, columns = self.currentIndex(), self.records.columnCount()
        place = here.row() * columns + here.column() + (1 if forward else -1)
        if not self.tabbing or not 0 <= place < columns * self.records.rowCount():
            return super().focusNextPrevChild(forward)
        self.go_to_cell(*divmod(place, columns))
        return True

    def keyboardSearch(self, search: str) -> None:
        """Letters are typed into the cell; the filter finds rows by their words."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the keyboard the menu opens under the row it is on."""
        at = event.globalPos()
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            under = self.visualRect(self.currentIndex()).intersected(self.viewport().rect())
            at = self.viewport().mapToGlobal(under.bottomLeft())
        self.menu_asked.emit(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.pointer_opens:
            self._open(index.row())
        elif index.isValid():
            self.edit_asked.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.tabbing = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row == self._delegate.hovered_row:
            return
        for each in (row, self._delegate.hovered_row):
            if each >= 0:
                top = self.rowViewportPosition(each)
                self.viewport().update(0, top, self.viewport().width(), self.rowHeight(each))
        self._delegate.hovered_row = row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.widths.share()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in NOT_WALKED_IN and not self.selectionModel().hasSelection():
            self.go_to_row(max(self.currentIndex().row(), 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.tabbing = self.tabbing and event.reason() in SAME_AS_BEFORE
        self.viewport().update()


def is_typed(event: QKeyEvent) -> bool:
    """Whether a key writes something: a space does not, for it selects; AltGr counts as Ctrl and Alt."""
    held = event.modifiers()
    control = bool(held & Qt.KeyboardModifier.ControlModifier)
    alt = bool(held & Qt.KeyboardModifier.AltModifier)
    text = event.text()
    return bool(text.strip()) and text.isprintable() and control == alt
