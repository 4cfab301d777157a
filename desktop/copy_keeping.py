"""Keeps a dated copy of a tracker that is left after a change; that it can't be kept holds nobody up."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.errors import KnownError
from db.store import Store
from desktop.jobs import Jobs, Report
from desktop.notify import Notify
from desktop.operations.copies import folder_of, keep_if_due
from desktop.running import has_readers, waiting
from desktop.session import Session
from desktop.settings import COPIES, COPIES_FOLDER, Settings
from desktop.theme import Theme
from desktop.widgets.toast import Message, Toast

SKIP = "Go on without a copy"
REMEDY = "The tracker itself is saved. Edit > Settings… says where copies go, and how many."


class CopyKeeping(QObject):
    """Knows whether the open tracker was changed since it was opened, and where its copies go."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        settings: Settings,
        notify: Notify,
        jobs: Jobs,
        toast: Toast,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._theme, self._settings, self._notify = session, theme, settings, notify
        self._jobs, self._toast, self.window = jobs, toast, window
        self._opened_at = 0
        self._remember()
        session.tracker_changed.connect(self._remember)

    def _remember(self) -> None:
        self._opened_at = self._session.store.head().seq if self._session.is_open else 0

    @property
    def most(self) -> int:
        """How many copies are kept."""
        return self._settings.get(COPIES)

    @property
    def folder(self) -> Path:
        """Where the copies of the open tracker go."""
        return folder_of(self._session.store.path, self._settings.get(COPIES_FOLDER))

    def keep(self, *, closing: bool = False) -> None:
        """Keep a copy if one is due, and return when it is written, given up or failed.

        `closing`: the window goes too, so that a failure is told in a dialog.
        """
        if not self._session.is_open or self._session.store.readonly:
            return
        store, folder = self._session.store, self.folder
        changed = store.head().seq != self._opened_at
        if not (changed or folder.is_dir()):
            return
        try:
            self._keep(store, folder, changed)
        except KnownError as error:
            self._tell(store, error, closing)

    def _keep(self, store: Store, folder: Path, changed: bool) -> None:
        most = self.most
        if not has_readers(store):
            with waiting():
                keep_if_due(store, folder, most, changed=changed)
            return

        def work(report: Report) -> object:
            with store.reader() as reader:
                return keep_if_due(reader, folder, most, changed=changed, report=report)

        from desktop.dialogs.waiting import wait_for  # when it is needed

        failures: list[KnownError] = []
        question = f"Keeping a copy of “{store.path.stem}”"
        job = self._jobs.make(question, work)
        job.failed.connect(failures.append)
        job.broke.connect(_report)
        wait_for(job, self._theme, question, f"It goes to {folder}.", SKIP, self.window)
        if failures:
            raise failures[0]

    def _tell(self, store: Store, error: KnownError, closing: bool) -> None:
        what = f"No copy of “{store.path.stem}” could be kept"

        def why() -> None:
            self._notify.show_error(self.window, what, str(error), REMEDY)

        if closing:
            why()
        else:
            self._toast.show_message(Message(f"{what}.", "Why", why, failure=True))


def _report(error: Exception) -> None:
    """For the crash report."""
    raise error
