"""Runs long work beside the window: in its own thread, told as a toast, cancelled from there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from db.changes import Change
from db.errors import KnownError
from db.freeing import let_go
from db.reader import Reader
from db.store import Store
from desktop.folders import Folders
from desktop.jobs import Jobs, Report
from desktop.notify import Notify
from desktop.session import Session
from desktop.theme import Theme
from desktop.widgets.toast import Message, Toast

T = TypeVar("T")
MANY = 250  # edits; more of them take longer to write than a window may stand still
A_PARAGRAPH = 400  # characters of a text: what takes as long to write, and to find, as an edit
STILL = "It is one step: all of it is written, or nothing when you cancel."


@dataclass(frozen=True, slots=True)
class Task:
    """What a piece of work is called. `doing`: while it runs; `failed`: the sentence when it could not be
    done; `cancelled`: when it was given up, with what was kept, '' for work that can't be given up.
    """

    doing: str
    failed: str
    cancelled: str = ""


class Running(QObject):
    """Starts work that reads or writes a tracker, and tells how far it is and what came of it."""

    def __init__(self, jobs: Jobs, notify: Notify, toast: Toast, window: QWidget) -> None:
        super().__init__(window)
        self._jobs, self._notify, self._toast, self._window = jobs, notify, toast, window

    @property
    def jobs(self) -> Jobs:
        """The jobs of the window, for a dialog that works beside itself."""
        return self._jobs

    def read(
        self,
        store: Store,
        task: Task,
        work: Callable[[Reader, Report], T],
        done: Callable[[T], None],
        *,
        quietly: bool = False,
    ) -> None:
        """Let `work` read the tracker in a thread of its own; `done` gets its result on this one.

        `quietly`: nothing is said while it goes on. A tracker that has one connection only, as on a network
        share, is read here and now.
        """
        if not has_readers(store):
            self._read_here(store, task, work, done)
            return

        def read_there(report: Report) -> T:
            with store.reader() as reader:
                return work(reader, report)

        job = self._jobs.make(task.doing, read_there)
        cancel = job.cancel if task.cancelled else None
        if not quietly:
            job.progress.connect(lambda n, total: self._toast.show_progress(task.doing, n, total, cancel))
            self._toast.show_progress(task.doing, 0, 0, cancel)
        job.succeeded.connect(lambda result: done(cast(T, result)))
        job.failed.connect(lambda error: self._fail(task, error))
        job.broke.connect(self._break)
        job.cancelled.connect(lambda: self._toast.show_message(Message(task.cancelled)))
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

    def wait_for(
        self, store: Store, doing: str, kept: str, work: Callable[[Reader, Report], T], parent: QWidget
    ) -> T | None:
        """What `work` reads in a thread of its own, once it is there; None when it was given up.

        The window is painted; where it takes longer than a moment a dialog says so and `kept`, with
        a way to give it up. Raises KnownError. A tracker that has one connection only is read here and now.
        """
        if not has_readers(store):
            with waiting():
                return work(store, lambda _done, _total: None)

        def read_there(report: Report) -> T:
            with store.reader() as reader:
                return work(reader, report)

        found: list[object] = []
        failed: list[Exception] = []
        job = self._jobs.make(doing, read_there)
        job.succeeded.connect(found.append)
        job.failed.connect(failed.append)
        job.broke.connect(failed.append)
        self._notify.wait(parent, job, doing, kept)
        if failed:
            raise failed[0]
        return cast(T, found[0]) if found else None

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
        number: int,
        task: Task,
        work: Callable[[Store], Change],
        done: Callable[[Change], None],
    ) -> None:
        """Let `work` write one change to the open tracker; `done` gets it as it was recorded, on this thread.

        `number`: how many edits or records there are. A few are written here and now. Many are written beside
        the window, which tells how far they are and offers to give them up: then nothing of them is written.
        Until they are, what is there can be read, and nothing else is written, which is then said. A tracker
        that has one connection only is written here and now.
        """
        store = session.store
        if number > MANY and session.is_busy():
            return
        if number > MANY and has_readers(store):
            self._write_beside(session, store, task, work, done)
            return
        with waiting() if number > MANY else nullcontext():
            written = session.write(work)
        if written is not None:
            done(written)

    def _write_beside(
        self,
        session: Session,
        store: Store,
        task: Task,
        work: Callable[[Store], Change],
        done: Callable[[Change], None],
    ) -> None:
        def write_there(report: Report) -> Change:
            with store.beside(report) as second:
                change = work(second)
            change.counts()  # here, for who hears of it asks for them
            return change

        def written(change: Change) -> None:
            self._toast.dismiss()
            if session.end_writing(store, change):
                done(change)
            let_go(list(change.edits))

        def failed(error: KnownError) -> None:
            self._toast.dismiss()
            if session.end_writing(store):
                session.failed.emit(str(error))

        def broke(error: Exception) -> None:
            session.end_writing(store)
            self._break(error)

        def cancelled() -> None:
            session.end_writing(store)
            self._toast.show_message(Message(task.cancelled))

        job = self._jobs.make(task.doing, write_there)
        job.progress.connect(lambda n, all: self._toast.show_progress(task.doing, n, all, job.cancel))
        job.succeeded.connect(lambda change: written(cast(Change, change)))
        job.failed.connect(failed)
        job.broke.connect(broke)
        job.cancelled.connect(cancelled)
        session.begin_writing(task.doing, lambda: self._notify.wait(self._window, job, task.doing, STILL))
        self._toast.show_progress(task.doing, 0, 0, job.cancel)
        job.start()

    def say(self, text: str) -> None:
        """Say something that needs nothing done about it."""
        self._toast.show_message(Message(text))

    def say_written(self, text: str, path: Path) -> None:
        """Say that a file was written, and offer to open its folder."""
        self._toast.show_message(Message(text, "Open folder", lambda: self._open_folder(path), icon="check"))

    def _open_folder(self, path: Path) -> None:
        """Show the folder of a file in the file manager; where that fails, put its path on the clipboard."""
        folder = path.parent
        if not folder.is_dir() or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            QGuiApplication.clipboard().setText(str(path))
            self.say("The folder could not be opened. The path of the file was copied.")


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
