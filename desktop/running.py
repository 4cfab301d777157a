"""Runs long work beside the window: read in its own thread, told as a toast, cancelled from there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from db.changes import Change
from db.errors import KnownError
from db.reader import Reader
from db.store import Store
from desktop.folders import Folders
from desktop.jobs import Jobs, Report
from desktop.notify import Notify
from desktop.session import Session
from desktop.theme import Theme
from desktop.widgets.toast import Message, Toast

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Task:
    """What a piece of work is called. `doing`: while it runs; `failed`: the sentence when it could not be
    done; `cancelled`: when it was given up, with what was kept, '' for work that can't be given up.
    """

    doing: str
    failed: str
    cancelled: str = ""


class Running(QObject):
    """Starts work that reads a tracker, and tells how far it is and what came of it."""

    def __init__(self, jobs: Jobs, notify: Notify, toast: Toast, window: QWidget) -> None:
        super().__init__(window)
        self._jobs, self._notify, self._toast, self._window = jobs, notify, toast, window

    @property
    def jobs(self) -> Jobs:
        """The jobs of the window, for a dialog that works beside itself."""
        return self._jobs

    def read(
        self, store: Store, task: Task, work: Callable[[Reader, Report], T], done: Callable[[T], None]
    ) -> None:
        """Let `work` read the tracker in a thread of its own; `done` gets its result on this one.

        A tracker that has one connection only, as on a network share, is read here and now.
        """
        if not has_readers(store):
            self._read_here(store, task, work, done)
            return

        def read_there(report: Report) -> T:
            with store.reader() as reader:
                return work(reader, report)

        job = self._jobs.make(task.doing, read_there)
        cancel = job.cancel if task.cancelled else None
        job.progress.connect(lambda done, total: self._toast.show_progress(task.doing, done, total, cancel))
        job.succeeded.connect(lambda result: done(cast(T, result)))
        job.failed.connect(lambda error: self._fail(task, error))
        job.broke.connect(self._break)
        job.cancelled.connect(lambda: self._toast.show_message(Message(task.cancelled)))
        self._toast.show_progress(task.doing, 0, 0, cancel)
        job.start()

    def _read_here(
        self, store: Store, task: Task, work: Callable[[Reader, Report], T], done: Callable[[T], None]
    ) -> None:
        try:
            with waiting():
                result = work(store, lambda _done, _total: None)
        except KnownError as error:
            self._fail(task, error)
        else:
            done(result)

    def _fail(self, task: Task, error: KnownError) -> None:
        self._toast.show_message(
            Message(task.failed, "Why", lambda: self._notify.show_known(self._window, error), failure=True)
        )

    def _break(self, error: Exception) -> None:
        self._toast.dismiss()
        raise error  # for the crash report

    def write(
        self,
        session: Session,
        task: Task,
        work: Callable[[Store], Change],
        done: Callable[[Change], None],
    ) -> None:
        """Let `work` write to the open tracker in a thread of its own; `done` gets the change on this one.

        Until then nothing else is written, and this neither while something is; what is there can be read.
        A tracker that has one connection only is written here and now.
        """
        store = session.store
        if session.is_busy():
            return
        if not has_readers(store):
            self._read_here(store, task, lambda _reader, _report: work(store), done)
            return

        def write_there(_report: Report) -> Change:
            with store.beside() as second:
                return work(second)

        def written(change: object) -> None:
            self._toast.dismiss()
            if session.end_writing(store, cast(Change, change)):
                done(cast(Change, change))

        def failed(error: KnownError) -> None:
            if session.end_writing(store):
                session.failed.emit(str(error))

        def broke(error: Exception) -> None:
            session.end_writing(store)
            self._break(error)

        job = self._jobs.make(task.doing, write_there)
        job.succeeded.connect(written)
        job.failed.connect(failed)
        job.broke.connect(broke)
        session.begin_writing(task.doing, job.wait)
        self._toast.show_progress(task.doing, 0, 0, None)
        job.start()

    def say(self, text: str) -> None:
        """Say something that needs nothing done about it."""
        self._toast.show_message(Message(text))

    def say_written(self, text: str, path: Path) -> None:
        """Say that a file was written, and offer its path."""
        self._toast.show_message(Message(text, "Copy path", lambda: copy_path(path), icon="check"))


@contextmanager
def waiting() -> Iterator[None]:
    """Show the pointer of waiting while the window does something that can't be left to a thread."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


def has_readers(store: Store) -> bool:
    """Whether a tracker can be read through further connections."""
    try:
        with store.reader():
            return True
    except KnownError:
        return False


def copy_path(path: Path) -> None:
    """Put the path of a file on the clipboard."""
    QGuiApplication.clipboard().setText(str(path))


class WorkCommands(QObject):
    """Commands that ask where, work beside the window and say what came of it: what all of them need."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        notify: Notify,
        running: Running,
        folders: Folders,
        toast: Toast,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._theme, self._notify = session, theme, notify
        self._running, self._folders, self._toast, self._window = running, folders, toast, window
