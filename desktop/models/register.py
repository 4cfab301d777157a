"""Keeps up the register of papers: which editions there are, and which records were corrected since each."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from db import dates
from db.changes import Change
from db.records import Edition
from db.store import Store
from desktop.jobs import Job, Jobs, Report
from desktop.session import Session

if TYPE_CHECKING:  # what makes papers is loaded when there is an edition to read
    from desktop.operations.editions import Entry

PAUSE = 600  # milliseconds without a change until it is read anew


class Register(QObject):
    """Reads the register after each change, beside the window. `read`: `entries` are others now."""

    read = Signal()

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._job: Job | None = None
        self._found: tuple[Entry, ...] = ()
        self._due = QTimer(self, singleShot=True)
        self._due.timeout.connect(self.run)
        session.changed.connect(self._on_change)
        session.tracker_changed.connect(self._forget)
        for signal in (session.scope_changed, session.scope_read):
            signal.connect(self.read)
        self._soon(PAUSE)

    @property
    def entries(self) -> "tuple[Entry, ...]":
        """The editions in scope, the newest first."""
        visible = self._session.in_scope() if self._session.is_open else None
        return tuple(each for each in self._found if visible is None or each.edition.id in visible)

    @property
    def is_reading(self) -> bool:
        """Whether it is being read, or soon will be."""
        return self._job is not None or self._due.isActive()

    @property
    def was_read(self) -> bool:
        """Whether it is known which editions there are, in scope or not."""
        return bool(self._found)

    def words(self) -> str:
        """How many papers were corrected since they went out, in words; '' for none."""
        number = sum(1 for each in self.entries if each.changed)
        if not number:
            return ""
        return f"{number} {'edition tells' if number == 1 else 'editions tell'} of what was corrected since"

    def words_for(self, id: str) -> str:
        """Since which editions a record was corrected, the newest named; '' for none."""
        found = [each for each in self.entries if id in each.records]
        if not found:
            return ""
        edition, more = found[0].edition, len(found) - 1
        others = f" and {more} more {'edition' if more == 1 else 'editions'}" if more else ""
        day = dates.words(edition.issued)
        return (
            f"Corrected since edition {edition.number} of “{found[0].brief.title}” of {day}{others} went out."
        )

    def _on_change(self, change: Change) -> None:
        self._soon(0 if Edition.META.kind in change.counts() else PAUSE)

    def _soon(self, pause: int) -> None:
        self._due.start(pause)

    def _forget(self) -> None:
        """Another tracker is open, or none."""
        self._job = None
        self._show(())
        self._soon(0)

    def run(self) -> None:
        """Read it now; one that is being read is out of date."""
        self._due.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if not self._session.is_open or not self._session.counts().get(Edition.META.kind):
            self._show(())
            return
        from desktop.operations.editions import register

        store = self._session.store

        def work(report: Report) -> object:
            with store.reader() as reader:
                return tuple(register(reader, report=report))

        job = self._jobs.make("Register", work)
        job.succeeded.connect(lambda found: self._take(job, cast("tuple[Entry, ...]", found)))
        # A tracker on a network share has one connection only: then it is read here.
        job.failed.connect(lambda _: self._take_here(job, store))
        job.cancelled.connect(lambda: self._cancelled(job))
        job.broke.connect(self._break)
        self._job = job
        job.start()

    def _take(self, job: Job, found: "tuple[Entry, ...]") -> None:
        if job is self._job:  # else of another tracker, or out of date
            self._job = None
            self._show(found)

    def _take_here(self, job: Job, store: Store) -> None:
        from desktop.operations.editions import register

        if job is self._job:
            self._take(job, tuple(register(store)))

    def _cancelled(self, job: Job) -> None:
        """Others end all work before they leave a tracker; when it then stays open, read it after all."""
        if job is self._job:
            self._job = None
            self._soon(PAUSE)

    def _break(self, error: Exception) -> None:
        self._job = None
        raise error  # for the crash report

    def _show(self, found: "tuple[Entry, ...]") -> None:
        if found != self._found:
            self._found = found
            self.read.emit()
