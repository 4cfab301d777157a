"""The table of one kind's records: painted rows, sorted by its heads, columns that keep their widths."""

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop.models.records import RecordList
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.row_delegate import RowDelegate
from desktop.widgets.focus import SAME_AS_BEFORE

LEAST_STRETCH = 216
READABLE = 640
NARROWEST, WIDEST = 0.7, 1.5
# A click chooses its own row; a window or menu that comes and goes chooses none.
NOT_WALKED_IN = SAME_AS_BEFORE | {Qt.FocusReason.MouseFocusReason}


class RecordTable(QTableView):
    """Rows of records, several selectable. `chosen`: the id the keyboard is on; `opened`: by Enter."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, model: RecordList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._records = model
        self._sharing = True
        self._by_hand: dict[int, int] = {}
        self._sorted = -1, Qt.SortOrder.AscendingOrder
        self._delegate = RowDelegate(theme, self, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._build()
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
        head = self.horizontalHeader()
        head.setFont(self._theme.font("second_strong"))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setStretchLastSection(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.sortIndicatorChanged.connect(self._sort)
        head.setSortIndicatorClearable(False)
        head.sectionResized.connect(self._resized)

    def set_compact(self, compact: bool) -> None:
        """One line a row, or two."""
        self._delegate.compact = compact
        height = MEASURES.row if compact else MEASURES.two_line_row
        self.verticalHeader().setDefaultSectionSize(height)
        self.viewport().update()

    def select_id(self, id: str) -> bool:
        """Go to the row of a record; False when it is not listed."""
        row = self._records.row_of(id)
        if row < 0:
            return False
        if row != self.currentIndex().row() or not self.selectionModel().isRowSelected(row, QModelIndex()):
            self.selectRow(row)
        self.scrollTo(self._records.index(row, 0))
        return True

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
        return self._records.ids_of(self.selected_rows())

    # -- Qt ------------------------------------------------------------------------------------------

    def sort_by(self, column: int) -> None:
        """Sort by a column, and when it is sorted by it already, the other way round."""
        head = self.horizontalHeader()
        ascending, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        again = head.sortIndicatorSection() == column and head.sortIndicatorOrder() == ascending
        head.setSortIndicator(column, descending if again else ascending)

    def sorted_by(self) -> int:
        """The column it is sorted by, -1 for the order of the kind."""
        return self.horizontalHeader().sortIndicatorSection()

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if column >= 0 and self._records.can_sort(column):
            self._records.sort(column, order)
            self._sorted = column, order
        elif column >= 0:  # what is drawn has no order: the sign stays where it was
            self.horizontalHeader().setSortIndicator(*self._sorted)

    def _current(self, current: QModelIndex) -> None:
        if record := self._records.record(current.row()):
            self.chosen.emit(record.id)

    def _keep_in_sight(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if record := self._records.record(self.currentIndex().row()):
                self.opened.emit(record.id)
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if record := self._records.record(self.rowAt(event.position().toPoint().y())):
            self.opened.emit(record.id)

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
        self._share_room()

    def _share_room(self) -> None:
        """Give the room that is left to the columns that stretch; where it is short, all get narrower."""
        columns = self._records.columns
        stretching = [place for place, column in enumerate(columns) if column.stretch]
        fixed = {place: self._wanted(place) for place in range(len(columns)) if place not in stretching}
        room = self.viewport().width()
        least, most = LEAST_STRETCH * len(stretching), READABLE * len(stretching)
        wanted = max(sum(fixed.values()), 1)
        # Short of room all get narrower; with more than a line of text wants, the others get wider.
        scale = (
            min(max((room - least) / wanted, NARROWEST), 1)
            if room - wanted < most
            else (room - most) / wanted
        )
        fixed = {place: round(width * min(scale, WIDEST)) for place, width in fixed.items()}
        rest = room - sum(fixed.values())
        self._sharing = True
        for place, width in fixed.items():
            self.setColumnWidth(place, width)
        for place in stretching:
            self.setColumnWidth(place, max(LEAST_STRETCH, rest // len(stretching)))
        self._sharing = False

    def _wanted(self, place: int) -> int:
        inset = MEASURES.main_padding - 8 if place == 0 else 0
        return self._by_hand.get(place) or self._records.columns[place].width + inset

    def _resized(self, place: int, _before: int, width: int) -> None:
        """Keep the width that a person gave a column."""
        if not self._sharing:
            self._by_hand[place] = width

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in NOT_WALKED_IN and not self.selectionModel().hasSelection():
            self.selectRow(max(self.currentIndex().row(), 0))
        self.viewport().update()
