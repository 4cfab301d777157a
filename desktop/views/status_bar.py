"""The status bar: what is saved, what checks found, the day counter, the marking."""

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.changes import Change, Edit, Row
from db.queries import lists
from db.reader import Reader
from db.records import Marking
from db.wording import counted
from desktop.analysis.overview import day_counter
from desktop.jobs import Jobs
from desktop.models.reading import Reading
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.chip import StatusChip
from desktop.widgets.label import Label
from desktop.widgets.surface import Surface

MARKING = ("dossier", "marking")  # what says which marks there are
MANY = 1_000  # edits that are not looked at one by one
MANY_RECORDS = 4_000  # from so many on, their marks are looked through beside the window


class StatusBar(Surface):
    """`checks_wanted`: the findings of the checks are to be shown."""

    checks_wanted = Signal()

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget | None = None, *, jobs: Jobs | None = None
    ) -> None:
        """`jobs`: where the marks of a large tracker are looked through; without, that is done at once."""
        super().__init__(theme, "chrome", rules=("top",), parent=parent)
        self._session = session
        self._reading = Reading(session, jobs, self)
        self._reading.failed.connect(session.failed)
        self._saved = ("", "")
        self._edited = False
        self._level = ""  # the highest mark in use
        self.saved = StatusChip(theme)
        self.checks = StatusChip(theme, leads=True)
        self.day = StatusChip(theme)
        self.marking = Label(theme, "", "marking")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(24)
        for chip in (self.saved, self.checks, self.day):
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self.marking, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(MEASURES.status_bar)
        self.checks.clicked.connect(self.checks_wanted)
        session.tracker_changed.connect(self._other_tracker)
        session.scope_changed.connect(self.refresh)
        session.scope_read.connect(self._show_marking)
        session.changed.connect(self._written)
        self.refresh()

    def _other_tracker(self) -> None:
        self._show_mark(None)
        self.refresh()

    def refresh(self) -> None:
        """Show the tracker that is open."""
        if not self._session.is_open:
            self._saved = ("", "")
            for chip in (self.saved, self.checks, self.day):
                chip.show_state("")
            self.marking.setText("")
            return
        if self._session.store.readonly:
            self._show_saved("Read-only", "lock")
        else:
            self._show_saved("All saved", "check")
        self._show_day()
        self._show_marking()

    def show_checks(self, errors: int, looks: int) -> None:
        """How many findings of the checks are to be corrected, and how many more are to be looked at."""
        if errors:
            more = f", {looks:,} to look at" if looks else ""
            self.checks.show_state(f"{counted(errors, 'finding')} to correct{more}", "circle-alert", "error")
        elif looks:
            self.checks.show_state(f"{counted(looks, 'finding')} to look at", "triangle-alert", "warn")
        else:
            self.checks.show_state("Checks passed", "check", "ok")

    def show_edited(self, edited: bool) -> None:
        """Say that a form has edits that are not saved yet."""
        self._edited = edited
        self._show_saved(*self._saved)

    def _show_saved(self, words: str, icon: str) -> None:
        """Say what is saved, unless something typed is not; that is said again once nothing is."""
        self._saved = words, icon
        if self._edited:
            words, icon = "Unsaved edits in the form", "pencil"
        self.saved.show_state(words, icon)

    def _written(self, change: Change) -> None:
        self._show_saved(f"Saved {datetime.now():%H:%M}", "check")
        self._show_day()
        many = len(change.edits) > MANY
        if many or self._session.scope.narrows or any(map(self._can_mark, change.edits)):
            self._show_marking()

    def _can_mark(self, edit: Edit) -> bool:
        """Whether the highest mark may be another after an edit; to find it all records are read."""
        if edit.table in MARKING or (edit.before is not None and "handling" in (edit.after or ())):
            return True
        if edit.after is None:
            return _mark(edit.before) == self._level
        return edit.before is None and _mark(edit.after) not in ("", self._level)

    def _show_day(self) -> None:
        dossier = self._session.dossier
        number = day_counter(dossier, self._session.scope.as_of or date.today().isoformat())
        self.day.show_state("" if number is None else f"Day {number} {dossier.day_label}")

    def _show_marking(self) -> None:
        """The highest mark of what is in scope; of the whole tracker without reading its records."""
        if self._session.scope.narrows:
            self._reading.stop()
            snapshot = self._session.snapshot()
            self._show_mark(snapshot.banner(snapshot.highest_mark()))
        else:
            many = lists.highest(self._session.store.db) >= MANY_RECORDS
            self._reading.ask("Marking", Reader.highest_mark, self._show_mark, long=many)

    def _show_mark(self, banner: Marking | None) -> None:
        self._level = banner.level if banner else ""
        self.marking.setText(banner.banner if banner else "")


def _mark(row: Row | None) -> str:
    """The mark of a whole row: its own, else the one it was given."""
    return str((row or {}).get("handling") or (row or {}).get("handling_inherited") or "")
