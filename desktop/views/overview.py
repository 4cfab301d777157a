"""The overview: where a reader lands. What changed, likelihoods, what is stale or uncited, what is ahead."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from db import dates
from db.likelihood import track_bounds
from db.records import ScaleTerm
from desktop.analysis import overview as known
from desktop.analysis.overview import Line
from desktop.analysis.standing import STALE, UNCITED
from desktop.kind_icons import icon_of
from desktop.models.navigation import LOOKING
from desktop.models.recent import recent_lines
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.outlook_row import OutlookRow
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.heading import SectionHeading
from desktop.widgets.label import Label
from desktop.widgets.row_list import INSET, ListRow, RowList

SHOWN = 4
RED_LINES = "Red lines"
CHANGES, MOST_LINES = 6, 8
# The blocks that show some of what stands to look at.
LOOKED = {"Going stale": STALE, "No source yet": UNCITED}
GUTTER = 48 - 2 * INSET
BLOCK_GAP = 24


class Overview(QScrollArea):
    """The first page. `opened`: a record; `listed`: a list, by its key; `wanted`: a new record of a kind."""

    opened = Signal(str)
    listed = Signal(str)
    wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._title = Label(theme, "", "dossier", wrap=True)
        self._lead = Label(theme, "", "lead", "text2", wrap=True)
        self._day = Label(theme, "", "counter")
        self._day_label = Label(theme, "", "second", "text2")
        self._date = Label(theme, "", "second", "text2")
        self._changes = RowList(theme, "What changed", leads=True)
        self._red_lines = RowList(theme, RED_LINES)
        self._heads = {name: SectionHeading(theme, name) for name in ("What changed", RED_LINES, "Scenarios")}
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
        column.addLayout(_inset(self._empty))
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
        left.addLayout(_inset(self._heads[RED_LINES]))
        left.addWidget(self._red_lines)
        left.addStretch(1)
        grid.addLayout(_inset(self._heads["What changed"]), 0, 0)
        grid.addLayout(left, 1, 0)
        grid.addLayout(_inset(self._heads["Scenarios"]), 0, 1)
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
            block.addLayout(_inset(heading))
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
        """Show the tracker as it is now."""
        self._stale = False
        if not self._session.is_open:
            return
        snapshot = self._session.snapshot()
        self._days = self._session.stale_days
        today = date.today().isoformat()
        self._title.setText(snapshot.dossier.title or "Untitled dossier")
        self._lead.setText(known.size(snapshot))
        self._show_day(today)
        bare = known.is_bare(snapshot)
        self._body.setVisible(not bare)
        self._empty.setVisible(bare)
        if bare:
            text = "Record who takes part and what is negotiated; positions and papers follow from there."
            self._empty.show_words("An empty tracker", text, "New actor", "New issue")
            self.setFocusProxy(self._empty.action)
            return
        self._show_changes()
        self._show_red_lines()
        self._show_outlooks()
        self._show_lines("Going stale", known.stale(snapshot, today, self._days))
        self._show_lines("No source yet", known.uncited(snapshot))
        self._show_ahead(today)
        lists = (self._changes, self._red_lines, *(rows for _, rows in self._blocks.values()))
        self.setFocusProxy(next((each for each in lists if each.rows()), self._changes))

    def _show_day(self, today: str) -> None:
        snapshot = self._session.snapshot()
        number = known.day_counter(snapshot.dossier, snapshot.as_of or today)
        self._day.setText("" if number is None else f"Day {number}")
        self._day_label.setText(snapshot.dossier.day_label if number is not None else "")
        for label in (self._day, self._day_label):  # an empty one would push the date down
            label.setVisible(bool(label.text()))
        self._date.setText(dates.words(snapshot.as_of or today))

    def _show_changes(self) -> None:
        lines = recent_lines(self._session.store, CHANGES)
        rows = [
            ListRow(line.id, line.title, line.words, line.day, icon_of(line.kind), line.author)
            for line in lines
        ]
        self._changes.show_rows(rows)

    def _show_red_lines(self) -> None:
        lines = known.red_lines(self._session.snapshot())
        self._red_lines.show_rows([ListRow(line.id, line.title, line.words) for line in lines[:MOST_LINES]])
        self._heads[RED_LINES].set_count(str(len(lines)) if lines else "none stated")

    def _show_outlooks(self) -> None:
        while item := self._outlooks.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        snapshot = self._session.snapshot()
        scale = snapshot.dossier.likelihood_scale
        bounds = track_bounds([term for term in snapshot.all(ScaleTerm) if term.scale == scale])
        found = known.outlooks(snapshot)
        for outlook in found[:SHOWN]:
            row = OutlookRow(self._theme, outlook, bounds)
            row.opened.connect(self.opened)
            self._outlooks.addWidget(row)
        self._outlooks.addStretch(1)
        self._heads["Scenarios"].set_count(str(len(found)))
        self._heads["Scenarios"].set_link(f"all {len(found)}" if len(found) > SHOWN else "")

    def _show_lines(self, block: str, lines: Sequence[Line]) -> None:
        heading, rows = self._blocks[block]
        rows.show_rows([ListRow(line.id, line.title, line.words) for line in lines[:SHOWN]])
        heading.set_count(str(len(lines)) if lines else "none")
        heading.set_link(f"all {len(lines):,}" if len(lines) > SHOWN else "")

    def _show_ahead(self, today: str) -> None:
        heading, rows = self._blocks["Ahead"]
        due = known.ahead(self._session.snapshot(), today)
        rows.show_rows([ListRow(a.id, a.title, a.words, _short(a.day, a.shown)) for a in due[:SHOWN]])
        heading.set_count(str(len(due)) if due else "none")


def _inset(widget: QWidget) -> QVBoxLayout:
    """A widget whose words stand over those of rows, which are set in from the tint they get."""
    column = QVBoxLayout()
    column.setContentsMargins(INSET, 0, INSET, 0)
    column.addWidget(widget)
    return column


def _short(day: str, shown: str) -> str:
    """A day as the overview has room for: "30 Nov", or "2027" where no more is known."""
    if len(shown) < len(day):
        return shown
    found = date.fromisoformat(day)
    return f"{found.day} {found:%b}"
