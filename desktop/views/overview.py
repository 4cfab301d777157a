"""The overview: where a reader lands. What changed, likelihoods, what is stale or uncited, what is ahead."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from db import dates
from db.queries import lists
from db.reader import Reader
from desktop.analysis.standing import STALE, UNCITED
from desktop.forms.wrapped_label import WrappedLabel
from desktop.jobs import Jobs
from desktop.kind_icons import icon_of
from desktop.models.glance import SHOWN, Glance, Some, glance
from desktop.models.looking import MANY
from desktop.models.navigation import LOOKING
from desktop.models.reading import Reading
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.outlook_row import OutlookRow
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.focus import REACH
from desktop.widgets.heading import SectionHeading
from desktop.widgets.label import Label
from desktop.widgets.row_list import INSET, ListRow, RowList, over_rows

UNTITLED = "Untitled dossier"
RED_LINES = "Red lines"
APART = "Disagreements not yet noted"
# The blocks that show some of what stands to look at.
LOOKED = {"Going stale": STALE, "No source yet": UNCITED}
GUTTER = 48 - 2 * INSET
TITLE_LINES = 3
BLOCK_GAP = 24


class Overview(QScrollArea):
    """The first page. `opened`: a record; `listed`: a list, by its key; `wanted`: a new record of a kind."""

    opened = Signal(str)
    listed = Signal(str)
    wanted = Signal(str)

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget | None = None, *, jobs: Jobs | None = None
    ) -> None:
        """`jobs`: where a large tracker is read; without, it is read at once."""
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.reading = Reading(session, jobs, self)
        self._title = WrappedLabel(theme, "", "dossier", lines=TITLE_LINES)
        self._lead = Label(theme, "", "lead", "text2", wrap=True)
        self._day = Label(theme, "", "counter")
        self._day_label = WrappedLabel(theme, "", "second", "text2", lines=TITLE_LINES)
        self._day_label.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._date = Label(theme, "", "second", "text2")
        self._changes = RowList(theme, "What changed", leads=True)
        self._red_lines = RowList(theme, RED_LINES)
        self._apart = RowList(theme, APART)
        heads = ("What changed", RED_LINES, APART, "Scenarios")
        self._heads = {name: SectionHeading(theme, name) for name in heads}
        self._blocks = {
            name: (SectionHeading(theme, name), RowList(theme, name, two_lines=True, leads=leads))
            for name, leads in (("Going stale", False), ("No source yet", False), ("Ahead", True))
        }
        self._outlooks = QVBoxLayout()
        self._empty = EmptyState(theme)
        self._body = QWidget()
        # One refresh for a burst of changes: an undo of many steps, an import and its edits.
        self._stale = False
        self._days = session.stale_days
        self._due = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        padding = MEASURES.overview_padding
        column.setContentsMargins(padding - INSET, 24, padding - INSET, 24)
        column.setSpacing(BLOCK_GAP)
        column.addLayout(self._head())
        empty = over_rows(self._empty)
        empty.setContentsMargins(INSET - REACH, 0, INSET, 0)
        column.addLayout(empty)
        column.addWidget(self._body)
        column.addStretch(1)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(BLOCK_GAP)
        body.addLayout(self._upper())
        body.addLayout(self._lower())
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Overview")
        self.setFocusPolicy(
            Qt.FocusPolicy.NoFocus
        )  # Its rows have the keyboard, and bring themselves in sight.

    def _head(self) -> QHBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self._title)
        left.addWidget(self._lead)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(2)
        for label in (self._day, self._day_label, self._date):
            right.addWidget(label, 0, Qt.AlignmentFlag.AlignRight)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(INSET, 0, INSET, 0)
        row.setSpacing(GUTTER)
        row.addLayout(left, 1)
        row.addLayout(right)
        return row

    def _upper(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GUTTER)
        grid.setVerticalSpacing(4)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self._changes)
        left.addSpacing(BLOCK_GAP - 8)
        left.addLayout(over_rows(self._heads[RED_LINES]))
        left.addWidget(self._red_lines)
        left.addSpacing(BLOCK_GAP - 8)
        left.addLayout(over_rows(self._heads[APART]))
        left.addWidget(self._apart)
        left.addStretch(1)
        grid.addLayout(over_rows(self._heads["What changed"]), 0, 0)
        grid.addLayout(left, 1, 0)
        grid.addLayout(over_rows(self._heads["Scenarios"]), 0, 1)
        self._outlooks.setSpacing(0)
        self._outlooks.setContentsMargins(INSET, 0, INSET, 0)
        grid.addLayout(self._outlooks, 1, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 3)
        return grid

    def _lower(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GUTTER)
        for heading, rows in self._blocks.values():
            block = QVBoxLayout()
            block.setSpacing(4)
            block.addLayout(over_rows(heading))
            block.addWidget(rows)
            block.addStretch(1)
            row.addLayout(block, 1)
        return row

    def _connect(self) -> None:
        self._due.timeout.connect(self._refresh_if_seen)
        for signal in (self._session.changed, self._session.tracker_changed, self._session.scope_changed):
            signal.connect(self._due.start)
        self._changes.opened.connect(self._open)
        self._red_lines.opened.connect(self._open)
        self._apart.opened.connect(self._open)
        self._heads[APART].link_clicked.connect(lambda: self.listed.emit("disagreement"))
        for _, rows in self._blocks.values():
            rows.opened.connect(self._open)
        self._heads["Scenarios"].link_clicked.connect(lambda: self.listed.emit("scenario"))
        for block, look in LOOKED.items():
            self._blocks[block][0].link_clicked.connect(partial(self.listed.emit, f"{LOOKING}{look}"))
        self._session.looked.connect(self._on_looked)
        self._empty.acted.connect(lambda: self.wanted.emit("actor"))
        self._empty.linked.connect(lambda: self.wanted.emit("issue"))

    def _on_looked(self) -> None:
        """Positions get stale after another number of days: the rest follows its own changes."""
        if self._days != self._session.stale_days:
            self._due.start()

    def _open(self, key: str) -> None:
        if key:
            self.opened.emit(key)

    # -- what it shows -------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _refresh_if_seen(self) -> None:
        """What nobody sees is made anew when it is shown."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show the tracker as it is now; a large one once it was read."""
        self._stale = False
        session = self._session
        if not session.is_open:
            return
        self._days = days = session.stale_days
        today = date.today().isoformat()
        if lists.highest(session.store.db) < MANY:
            self._show(glance(session.store, session.snapshot(), today, days))
            return
        self._title.setText(session.dossier.title or UNTITLED)
        scope = session.scope

        def work(reader: Reader) -> Glance:
            snapshot = reader.snapshot(
                as_of=scope.as_of, channels=scope.channels, handling_at_most=scope.mark
            )
            return glance(reader, snapshot, today, days)

        self.reading.ask("Overview", work, self._show, long=True)

    def _show(self, shown: Glance) -> None:
        self._title.setText(shown.title or UNTITLED)
        self._lead.setText(shown.size)
        self._show_day(shown)
        self._body.setVisible(not shown.bare)
        self._empty.setVisible(shown.bare)
        if shown.bare:
            text = (
                "Record who takes part and what is negotiated; positions and papers follow from there. "
                "Spreadsheets and documents that you have come in by the File menu."
            )
            ways = ("", "") if self._session.store.readonly else ("New actor", "New issue")
            self._empty.show_words("An empty tracker", text, *ways)
            self.setFocusProxy(self._empty.action)
            return
        self._show_changes(shown)
        self._show_red_lines(shown)
        self._show_apart(shown)
        self._show_outlooks(shown)
        self._show_lines("Going stale", shown.stale)
        self._show_lines("No source yet", shown.uncited)
        self._show_ahead(shown)
        lists = (self._changes, self._red_lines, self._apart, *(rows for _, rows in self._blocks.values()))
        self.setFocusProxy(next((each for each in lists if each.rows()), self._changes))

    def _show_day(self, shown: Glance) -> None:
        self._day.setText("" if shown.day is None else f"Day {shown.day}")
        self._day_label.setText(shown.day_label if shown.day is not None else "")
        for label in (self._day, self._day_label):  # an empty one would push the date down
            label.setVisible(bool(label.text()))
        self._date.setText(dates.words(shown.date))

    def _show_changes(self, shown: Glance) -> None:
        rows = [
            ListRow(line.id, line.title, line.words, line.day, icon_of(line.kind), line.author)
            for line in shown.changes
        ]
        self._changes.show_rows(rows)

    def _show_red_lines(self, shown: Glance) -> None:
        found = shown.red_lines
        self._red_lines.show_rows([ListRow(line.id, line.title, line.words) for line in found.lines])
        self._heads[RED_LINES].set_count(str(found.number) if found.number else "none stated")

    def _show_apart(self, shown: Glance) -> None:
        found, heading = shown.apart, self._heads[APART]
        self._apart.show_rows([ListRow(line.id, line.title, line.words) for line in found.lines])
        heading.set_count(str(found.number) if found.number else "none")
        heading.set_link(f"all {found.number:,}" if found.number else "")

    def _show_outlooks(self, shown: Glance) -> None:
        while item := self._outlooks.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        found = shown.outlooks
        for outlook in found[:SHOWN]:
            row = OutlookRow(self._theme, outlook, shown.bounds)
            row.opened.connect(self.opened)
            self._outlooks.addWidget(row)
        self._outlooks.addStretch(1)
        self._heads["Scenarios"].set_count(str(len(found)))
        self._heads["Scenarios"].set_link(f"all {len(found)}" if len(found) > SHOWN else "")

    def _show_lines(self, block: str, found: Some) -> None:
        heading, rows = self._blocks[block]
        rows.show_rows([ListRow(line.id, line.title, line.words) for line in found.lines])
        heading.set_count(str(found.number) if found.number else "none")
        heading.set_link(f"all {found.number:,}" if found.number > SHOWN else "")

    def _show_ahead(self, shown: Glance) -> None:
        heading, rows = self._blocks["Ahead"]
        due = shown.ahead
        rows.show_rows([ListRow(a.id, a.title, a.words, _short(a.day, a.shown)) for a in due[:SHOWN]])
        heading.set_count(str(len(due)) if due else "none")


def _short(day: str, shown: str) -> str:
    """A day as the overview has room for: "30 Nov", or "2027" where no more is known."""
    if len(shown) < len(day):
        return shown
    found = date.fromisoformat(day)
    return f"{found.day} {found:%b}"
