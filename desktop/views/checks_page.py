"""The page of the checks: what is to correct and to look at, each with the way to the record it concerns."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from db.errors import KnownError
from db.freeing import let_go
from desktop.analysis.checks import TITLES, check
from desktop.analysis.rule import Finding
from desktop.jobs import Job, Jobs, Report
from desktop.models.check_lines import CheckLines, Shown, folded, shown_of
from desktop.scale import px
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.check_delegate import CheckDelegate
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.focus import REACH
from desktop.widgets.label import Label
from desktop.widgets.search_box import FilterBox

# From this many records on, checking takes longer than a window may stand still (17 µs a record, measured).
MANY = 4_000
PAUSE = 300  # milliseconds without a change until the checks run again


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks found: how many of it are errors, how many are to be looked at.

    `texts`: what the filter looks through of each. `shown`: what is shown while the filter holds `words`.
    """

    findings: list[Finding]
    texts: list[str]
    errors: int
    looks: int
    words: str
    shown: Shown


def checked(findings: list[Finding], words: str) -> Checked:
    """Count what was found and lay it out; of many it takes its time."""
    errors = sum(1 for finding in findings if finding.severity == "error")
    looks = len(findings) - errors
    texts = folded(findings, TITLES)
    return Checked(findings, texts, errors, looks, words, shown_of(findings, texts, words, TITLES))


class CheckList(QListView):
    """The lines; `opened`: the row of a finding, by Enter or a click."""

    opened = Signal(int)

    def __init__(self, theme: Theme, lines: CheckLines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(lines)
        self.setItemDelegate(CheckDelegate(theme, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)  # else rows are not laid out anew when only the width is another
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Findings of the checks")
        self.clicked.connect(lambda index: self.opened.emit(index.row()))
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class ChecksPage(QWidget):
    """Runs the checks after every change. `opened`: a record's id; `counted`: errors, others to look at."""

    opened = Signal(str)
    counted = Signal(int, int)

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget | None = None, *, jobs: Jobs | None = None
    ) -> None:
        """`jobs`: where long checks run, for the window to end them on closing; its own by default."""
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._jobs = jobs or Jobs(self)
        self._job: Job | None = None
        self._again = False
        self._found: list[Finding] = []
        self._texts: list[str] = []
        self.lines = CheckLines(self)
        self.list = CheckList(theme, self.lines)
        self.filter = FilterBox(theme, "Filter checks")
        self._count = Label(theme, "", "body", "text3")
        self._empty = EmptyState(theme)
        self._stack = QStackedWidget()
        self._due = QTimer(self, singleShot=True)
        self._build()
        self._connect()
        self._soon(0)

    def _build(self) -> None:
        padding = MEASURES.main_padding
        head = QHBoxLayout()
        head.setContentsMargins(padding, 0, padding, 0)
        head.setSpacing(12)
        head.addWidget(Label(self._theme, "Checks", "view"))
        head.addWidget(self._count)
        head.addSpacing(24)
        self.filter.setMaximumWidth(px(300))
        head.addWidget(self.filter, 1)
        head.addStretch(1)
        header = QWidget()
        header.setLayout(head)
        header.setFixedHeight(MEASURES.view_header)
        around = QWidget()
        within = QVBoxLayout(around)
        within.setContentsMargins(padding - REACH, 8, padding, 0)
        within.addWidget(self._empty)
        self._stack.addWidget(self.list)
        self._stack.addWidget(around)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self._due.timeout.connect(self.run)
        self._session.changed.connect(lambda: self._soon(PAUSE))
        self._session.scope_changed.connect(lambda: self._soon(0))
        self._session.tracker_changed.connect(self._other_tracker)
        self.filter.filtered.connect(lambda: self._show())
        self.filter.returnPressed.connect(self.list.setFocus)
        self.list.opened.connect(self._open)
        self._empty.acted.connect(self._clear_filter)

    def _soon(self, pause: int) -> None:
        self._due.start(pause)

    def _other_tracker(self) -> None:
        """Forget what was found in the tracker before."""
        self._stop()
        self._keep([], [])
        self.filter.clear()
        self._show()
        self._soon(0)

    # -- running -------------------------------------------------------------------------------------

    def run(self) -> None:
        """Check the tracker as it is now; beside the window when it is large, one run after the other."""
        self._due.stop()
        if not self._session.is_open:
            self._stop()
        elif self._job is not None:  # out of date: the next begins when it has ended
            self._again = True
            self._job.cancel()
        elif sum(self._session.counts().values()) < MANY:
            self._here()
        else:
            self._begin()

    def _here(self) -> None:
        found = check(self._session.snapshot(), today=date.today().isoformat())
        self._take(checked(found, self.filter.text()))

    def _begin(self) -> None:
        store, scope = self._session.store, self._session.scope
        today = date.today().isoformat()

        words = self.filter.text()

        def work(report: Report) -> Checked:
            with store.reader() as reader:
                snapshot = reader.snapshot(
                    as_of=scope.as_of, channels=scope.channels, handling_at_most=scope.mark
                )
            return checked(check(snapshot, today=today, report=report), words)

        job = self._jobs.make("Check", work, in_turn=True)
        job.succeeded.connect(lambda found: self._finish(job, cast(Checked, found)))
        job.failed.connect(lambda error: self._fail(job, error))
        job.broke.connect(self._break)
        job.cancelled.connect(lambda: self._cancelled(job))
        self._job = job
        self._count.setText("checking …")
        job.start()

    def _stop(self) -> None:
        """Give up the run that is on; what it still finds is not shown."""
        self._due.stop()
        self._again = False
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _finish(self, job: Job, found: "Checked") -> None:
        if job is self._job:
            self._job = None
            if self._again:
                self._soon(0)
            else:
                self._take(found)
            self._again = False

    def _fail(self, job: Job, error: KnownError) -> None:
        """A tracker on a network share has no second connection: then it is checked here."""
        if job is not self._job:
            return
        self._job = None
        if self._session.is_open:
            self._here()

    def _cancelled(self, job: Job) -> None:
        """Others end all work before they leave a tracker; when it then stays open, check it after all."""
        if job is self._job:
            self._job, self._again = None, False
            self._soon(PAUSE)

    def _break(self, error: Exception) -> None:
        self._job = None
        raise error  # for the crash report

    def _take(self, found: "Checked") -> None:
        self._keep(found.findings, found.texts)
        self._show(found.shown if found.words == self.filter.text() else None)
        self.counted.emit(found.errors, found.looks)

    def _keep(self, found: list[Finding], texts: list[str]) -> None:
        before: list[object] = [self._found, self._texts]
        number = len(self._found)
        self._found, self._texts = found, texts
        let_go(before, number)

    # -- showing -------------------------------------------------------------------------------------

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found last."""
        return tuple(self._found)

    def _show(self, shown: Shown | None = None) -> None:
        """Show what was found, filtered; the keyboard stays on the finding it was on."""
        here = self.list.currentIndex()
        before = self.lines.line(here.row()) if here.isValid() else None
        shown = shown or shown_of(self._found, self._texts, self.filter.text(), TITLES)
        self.lines.show(shown)
        row = self.lines.row_of(before.record, before.text) if before else self.lines.first()
        if row >= 0:
            self.list.setCurrentIndex(self.lines.index(row))
        self._count.setText(f"{shown.number:,}" if shown.number else "")
        self._stack.setCurrentIndex(0 if shown.number else 1)
        if not shown.number:
            self._say_none()

    def _say_none(self) -> None:
        if self._found:
            self._empty.show_words("Nothing found", "No finding holds these words.", "Clear filter")
        else:
            text = "Claims have sources, positions and scenarios are coherent, and marks are known."
            self._empty.show_words("All checks passed", text)

    def _clear_filter(self) -> None:
        self.filter.clear()
        self.filter.setFocus()

    def _open(self, row: int) -> None:
        record = self.lines.line(row).record
        if record:
            self.opened.emit(record)
