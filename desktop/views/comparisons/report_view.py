"""A report as a table to walk through: wrapped cells, links by Enter, copied for Word and spreadsheets."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from db.exchange.cells import cell as guarded
from db.reader import Reader
from desktop.analysis.report import Report
from desktop.kind_icons import icon_of
from desktop.models.report_table import ReportTable
from desktop.models.table_text import table_of
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.explanation import Explained, Part
from desktop.views.comparisons.report_delegate import ReportDelegate
from desktop.widgets.row_list import ListRow

LEAST_COLUMN = 120  # a word of twelve letters, beside the inset of the first
HEAD_AIR, MOST_HEAD = 26, 208  # around the words of a heading, and the room that they are given at most
WIDE_HEAD, WIDE_CELL, LEAST_LETTERS = 24, 80, 8  # letters that a column makes room for
MOST_WEIGHED = 40  # rows whose words share out the width
NEAR = 100  # rows up and down in which the one that the cursor was on is looked for
Ids = tuple[tuple[str, ...], ...]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReportView(QTableView):
    """`opened`: the first record a cell rests on, by Enter or a double click. `chosen`: row and column."""

    opened = Signal(str)
    chosen = Signal(int, int)

    def __init__(self, theme: Theme, table: ReportTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.setModel(table)
        self.setItemDelegate(ReportDelegate(theme, self))
        self.setAccessibleName("Comparison as a table")
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(MEASURES.row)
        self.horizontalHeader().setFixedHeight(MEASURES.table_heading)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setFont(theme.font("caption_strong"))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._fitted: set[int] = set()
        self._due = False  # to be fitted when it is shown
        self._here: tuple[int, int, Ids] | None = None  # the cursor, and what its row rests on
        table.modelAboutToBeReset.connect(self._remember)
        table.modelReset.connect(self.fit)
        table.modelReset.connect(self._return)
        self.verticalScrollBar().valueChanged.connect(self._fit_shown)
        self.selectionModel().currentChanged.connect(self._chosen)
        self.doubleClicked.connect(self._open)

    def fit(self) -> None:
        """Share the width out by what the columns hold, and give each row its height."""
        report = self._table.report
        self._due = self.isHidden()
        if not report.headings or self._due:
            return
        weights = [_weight(report, at) for at in range(len(report.headings))]
        for at, width in enumerate(shared_out(weights, self.viewport().width(), self._leasts())):
            self.setColumnWidth(at, width)
        self._fitted.clear()
        self._fit_shown()

    def _remember(self) -> None:
        here = self.currentIndex()
        known = here.isValid() and not self.isHidden()
        self._here = (here.row(), here.column(), self._ids(here.row())) if known else None

    def _return(self) -> None:
        """Put the cursor back on its row, wherever that is now, or where it was; at first on the first."""
        rows = len(self._table.report.rows)
        if not rows or (self._here is None and not self.hasFocus()):
            return
        row, column, ids = self._here or (0, 0, ())
        near = range(max(0, row - NEAR), min(rows, row + NEAR + 1))
        same = [at for at in near if ids and self._ids(at) == ids]
        found = min(same, key=lambda at: abs(at - row), default=min(row, rows - 1))
        columns = self._table.columnCount()
        self.setCurrentIndex(self._table.index(found, min(column, columns - 1)))

    def _ids(self, row: int) -> Ids:
        return tuple(cell.ids for cell in self._table.report.rows[row] if cell.ids)

    def _leasts(self) -> list[int]:
        """The least width of each column: its heading is not cut, if it is not very long."""
        head = self.horizontalHeader()
        wanted = [
            ceil(QFontMetricsF(head.font()).horizontalAdvance(words)) + px(HEAD_AIR)
            for words in self._table.report.headings
        ]
        return [max(px(LEAST_COLUMN), min(each, px(MOST_HEAD))) for each in wanted]

    def _fit_row(self, row: int) -> bool:
        """Give a row its height; whether it had not got it yet."""
        if row in self._fitted:
            return False
        self._fitted.add(row)
        self.resizeRowToContents(row)
        return True

    def _fit_shown(self) -> None:
        """Give the rows in sight their height; the current one stays in sight when those above it grow."""
        row, end, grown = self.rowAt(0), self.viewport().height(), False
        was_seen = self._sees_current()
        while 0 <= row < len(self._table.report.rows) and self.rowViewportPosition(row) < end:
            grown |= self._fit_row(row)
            row += 1
        if grown and was_seen and not self._sees_current():
            self.scrollTo(self.currentIndex())

    def _sees_current(self) -> bool:
        """Whether the whole height of the current row is in sight."""
        shown = self.visualRect(self.currentIndex())
        return shown.isValid() and shown.top() >= 0 and shown.bottom() <= self.viewport().rect().bottom()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._due:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def explained(self, reader: Reader, row: int, column: int) -> Explained:
        """What a cell says, with the records it rests on."""
        cell = self._table.report.rows[row][column]
        ids = self._table.rests_on(row, column)
        titles = reader.titles(ids)
        kinds = {id: record.META.kind for id in titles if (record := reader.get(id))}
        rows = tuple(ListRow(id, titles[id], icon=icon_of(kinds.get(id, ""))) for id in ids if id in titles)
        title = self._table.report.rows[row][0].text
        words = (Part(words=cell.text or "not stated"),) if column else ()  # the first is the title already
        if cell.pieces:
            words = (Part("Against the one before it", pieces=cell.pieces),)
        records = (Part("Rests on", rows=rows),) if rows else ()
        return Explained(self._table.report.headings[column], title, (*words, *records))

    def as_mime(self) -> QMimeData:
        """The report for the clipboard: tab by tab, and as HTML."""
        report = self._table.report
        rows = ([guarded(cell.text) for cell in row] for row in report.rows)
        return table_of(report.headings, rows).as_mime()

    def _chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.row(), current.column())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and (ids := self._table.rests_on(index.row(), index.column())):
            self.opened.emit(ids[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _weight(report: Report, column: int) -> int:
    """How much room a column asks for, in letters."""
    head = min(len(report.headings[column]), WIDE_HEAD)
    longest = max((len(row[column].text) for row in report.first(MOST_WEIGHED)), default=0)
    return max(head, min(longest, WIDE_CELL), LEAST_LETTERS)


def shared_out(weights: Sequence[int], room: int, leasts: Sequence[int]) -> list[int]:
    """Widths of columns that fill `room` by their weights, none narrower than its least."""
    narrow: set[int] = set()
    while True:
        left = room - sum(leasts[at] for at in narrow)
        total = sum(weight for at, weight in enumerate(weights) if at not in narrow)
        widths = [leasts[at] if at in narrow else left * weight // total for at, weight in enumerate(weights)]
        below = {at for at, width in enumerate(widths) if width < leasts[at]}
        if not below:
            return widths
        narrow |= below
