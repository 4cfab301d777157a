"""Reads what is in scope: in a large tracker beside the window, which shows what it showed until then."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from db.queries import lists
from db.queries.snapshot import Snapshot
from db.reader import Reader
from db.records import Position
from desktop.jobs import Jobs
from desktop.models.reading import Reading
from desktop.models.scope_words import scope_words
from desktop.session import Scope, Session
from desktop.widgets.toast import Toast

# From this many records on, reading what is in scope takes longer than a window may stand still.
MANY = 4_000


class ScopeReading(QObject):
    """Reads for a session, one scope at a time; the newest wins."""

    def __init__(self, session: Session, jobs: Jobs, toast: Toast, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._toast = session, toast
        self._reading = Reading(session, jobs, self)
        self._reading.failed.connect(session.failed)
        self._reading.changed.connect(self._tell)
        self._doing = ""
        session.read_beside = self.read

    @property
    def is_on(self) -> bool:
        """Whether something is being read."""
        return self._reading.is_on

    def read(self, scope: Scope, take: Callable[[Snapshot], None]) -> bool:
        """Hand what is in a scope to `take` once it is read; False when the tracker is not that large."""
        if lists.highest(self._session.store.db) < MANY:
            return False
        self._doing = f"{scope_words(scope)}: reading …" if scope != self._session.scope else ""
        self._reading.ask("What is shown", partial(_in_scope, scope), take, long=True)
        return True

    def _tell(self) -> None:
        if self._doing and self.is_on:
            self._toast.show_progress(self._doing, 0, 0, self._give_up)
        elif self._doing and self._toast.message.text == self._doing:
            self._toast.dismiss()

    def _give_up(self) -> None:
        self._reading.stop()
        self._session.keep_scope()


def _in_scope(scope: Scope, reader: Reader) -> Snapshot:
    """What is in scope, with what the window asks of it found already."""
    snapshot = reader.snapshot(as_of=scope.as_of, channels=scope.channels, handling_at_most=scope.mark)
    snapshot.once(Snapshot.ids)
    snapshot.highest_mark()
    snapshot.count(Position)
    return snapshot
