"""The history of the tracker: every change, newest first, narrowed, and beside the list the one chosen."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from db.changes import Change
from db.queries.history import Asked
from desktop.jobs import Jobs
from desktop.models.changes import ChangeList
from desktop.scale import px
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.change_table import ChangeTable
from desktop.views.change_view import ChangeView
from desktop.views.history_filters import HistoryFilters
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.focus import REACH
from desktop.widgets.label import Label

LEAST, MOST_LIST = 320, 640
NARROW = 720  # below it the change chosen lies under the list


class HistoryPage(QWidget):
    """Lists changes and shows the one chosen. `opened`: a record to go to.

    `take_back_wanted`, `rest_wanted`, `restore_wanted`: the change with this id is to be taken back, as far
    as no later one touched it, or everything is to be as it was before it.
    """

    opened = Signal(str)
    take_back_wanted = Signal(str)
    rest_wanted = Signal(str)
    restore_wanted = Signal(str)

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget | None = None, *, jobs: Jobs | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._wanted = 0
        self.changes = ChangeList(session, self, jobs=jobs)
        self.changes.set_active(False)
        self.table = ChangeTable(session, theme, self.changes)
        self.view = ChangeView(session, theme)
        self.filters = HistoryFilters(session, theme)
        self._count = Label(theme, "", "body", "text3")
        self._empty = EmptyState(theme)
        self._stack = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._build()
        self._connect()
        self._refresh()

    def _build(self) -> None:
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.table.setMinimumWidth(px(LEAST))
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.view)
        around = QWidget()
        within = QVBoxLayout(around)
        within.setContentsMargins(MEASURES.main_padding - REACH, 8, MEASURES.main_padding, 0)
        within.addWidget(self._empty)
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(around)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def _header(self) -> QWidget:
        header = QWidget()
        header.setFixedHeight(MEASURES.view_header)
        row = QHBoxLayout(header)
        row.setContentsMargins(MEASURES.main_padding, 0, MEASURES.main_padding, 0)
        row.setSpacing(12)
        row.addWidget(Label(self._theme, "History", "view"))
        row.addWidget(self._count)
        row.addSpacing(24)
        for box in (self.filters.words, self.filters.record):
            box.setMaximumWidth(px(300))
            row.addWidget(box, 1)
        row.addStretch(1)
        return header

    def _connect(self) -> None:
        self.filters.changed.connect(lambda: self.changes.ask(self.filters.asked))
        self.filters.words.returnPressed.connect(self.table.setFocus)
        self.changes.counted.connect(self._refresh)
        self.changes.reading.changed.connect(self._tell_count)
        self.changes.reading.failed.connect(self._session.failed)
        self.table.chosen.connect(self._show)
        self.table.gone_in.connect(self._go_in)
        self._session.changed.connect(self._on_change)
        self._session.tracker_changed.connect(self._other_tracker)
        self.view.opened.connect(self.opened)
        self.view.narrowed.connect(self.filters.record.show_record)
        head = self.view.head
        head.take_back.clicked.connect(self.take_back)
        head.rest.clicked.connect(lambda: self.rest_wanted.emit(self.view.change_id))
        head.restore.clicked.connect(lambda: self.restore_wanted.emit(self.view.change_id))
        head.see.connect(self._see)
        self._empty.acted.connect(self.filters.clear)

    # -- what is shown -------------------------------------------------------------------------------

    def show_record(self, id: str) -> None:
        """List the changes of a record alone."""
        self.filters.clear()
        self.filters.record.show_record(id)

    def show_change(self, seq: int) -> None:
        """Go to the change at a place of the journal, whatever the list is narrowed to."""
        if not self.table.select_seq(seq):
            self._wanted = seq
            self.filters.clear()

    def _see(self, id: str) -> None:
        self.show_change(self._session.store.change_without_edits(id).seq)

    def _go_in(self) -> None:
        """Put the keyboard on what can be done about the change chosen; nothing is done yet."""
        head = self.view.head
        for control in (head.take_back, head.restore):
            if control.isVisibleTo(self.view) and control.isEnabled():
                control.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def take_back(self) -> None:
        """Ask for the change chosen to be taken back, or to be done again."""
        details = self.view.details
        if details is None or not self.view.head.take_back.isVisibleTo(self.view):
            return
        undoing = details.undoing
        self.take_back_wanted.emit(undoing.id if undoing else details.entry.change.id)

    def _show(self, seq: int) -> None:
        self.view.show_change(seq, self.changes.touched)

    def _on_change(self, _change: Change) -> None:
        if self.isVisible():
            self.filters.reload()
            self.view.refresh()

    def _other_tracker(self) -> None:
        self.view.show_none()
        self._wanted = 0

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._session.is_open:
            self.filters.reload()
        self.changes.set_active(True)
        self.view.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.changes.set_active(False)

    def _refresh(self) -> None:
        """Say how many there are; where the one chosen is no more among them, choose the first."""
        count = self.changes.rowCount(QModelIndex())
        self._tell_count()
        self._stack.setCurrentIndex(0 if count else 1)
        self.setFocusProxy(self.table if count else self._empty.action)
        if not count:
            self._say_why_empty()
            self.view.show_none()
        elif self._wanted and self.table.select_seq(self._wanted):
            self._wanted = 0
        elif not self.table.currentIndex().isValid():
            seq = self.view.details.entry.change.seq if self.view.details else 0
            if not self.table.select_seq(seq):
                self.table.setCurrentIndex(self.changes.index(0))

    def _tell_count(self) -> None:
        count = self.changes.rowCount(QModelIndex())
        self._count.setText("reading …" if self.changes.reading.is_on else f"{count:,}")

    def _say_why_empty(self) -> None:
        if self.changes.asked != Asked():
            self._empty.show_words("Nothing found", "No change fits these filters.", "Clear filters")
        else:
            self._empty.show_words("Nothing was changed yet", "Every change of the tracker is listed here.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = self.width() < px(NARROW)
        way = Qt.Orientation.Vertical if below else Qt.Orientation.Horizontal
        if self.splitter.orientation() != way or event.oldSize().width() <= 0:
            self.splitter.setOrientation(way)
            whole = self.height() if below else self.width()
            first = whole // 2 if below else min(max(round(whole * 0.45), px(LEAST)), px(MOST_LIST))
            self.splitter.setSizes([first, whole - first])
