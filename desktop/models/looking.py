"""Keeps up what stands to look at: found anew after each change, beside the window where there is much."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from PySide6.QtCore import QObject, QTimer

from db.queries import lists
from desktop.analysis.standing import Standing, standing
from desktop.jobs import Job, Jobs, Report
from desktop.session import Session

# From this many records on, finding it takes longer than a window may stand still.
MANY = 4_000
PAUSE = 300  # milliseconds without a change until it is found anew, where there is much
Found = Mapping[str, Standing]


class Looking(QObject):
    """Gives the session what stands to look at."""

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._job: Job | None = None
        self._again = False
        self._due = QTimer(self, singleShot=True)
        self._due.timeout.connect(self.run)
        session.changed.connect(lambda: self._soon(PAUSE if self._is_much() else 0))
        session.scope_changed.connect(self._anew)
        session.tracker_changed.connect(self._anew)
        self._anew()

    def set_stale_days(self, days: int) -> None:
        """Let positions be stale after another number of days."""
        if days != self._session.stale_days:
            self._session.stale_days = days
            self._anew()

    def _is_much(self) -> bool:
        return self._session.is_open and lists.highest(self._session.store.db) >= MANY

    def _anew(self) -> None:
        """What is being found belongs to another tracker, scope or setting."""
        self._job = None
        self._again = False
        self._soon(0)

    def _soon(self, pause: int) -> None:
        self._due.start(pause)

    def run(self) -> None:
        """Find it now; where there is much, once the present finding is through."""
        self._due.stop()
        if not self._session.is_open:
            return
        if self._job is not None:
            self._again = True
        elif self._is_much():
            self._begin()
        else:
            self._here()

    def _here(self) -> None:
        self._session.stand(standing(self._session.snapshot(), _today(), self._session.stale_days))

    def _begin(self) -> None:
        store, scope, days, today = (
            self._session.store,
            self._session.scope,
            self._session.stale_days,
            _today(),
        )

        def work(_report: Report) -> Found:
            with store.reader() as reader:
                snapshot = reader.snapshot(
                    as_of=scope.as_of, channels=scope.channels, handling_at_most=scope.mark
                )
            return standing(snapshot, today, days)

        job = self._jobs.make("To look at", work, in_turn=True)
        job.succeeded.connect(lambda found: self._take(job, cast(Found, found)))
        # A tracker on a network share has one connection only: then it is read here.
        job.failed.connect(lambda _: self._failed(job))
        job.broke.connect(self._broke)
        self._job = job
        job.start()

    def _take(self, job: Job, found: Found) -> None:
        if job is not self._job:  # of another tracker, scope or setting
            return
        self._job = None
        self._session.stand(found)
        if self._again:
            self._again = False
            self._soon(0)

    def _failed(self, job: Job) -> None:
        if job is self._job:
            self._job, self._again = None, False
            self._here()

    def _broke(self, error: Exception) -> None:
        self._job = None
        raise error


def _today() -> str:
    return date.today().isoformat()
