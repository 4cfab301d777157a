"""File > Restore: lists the dated copies, opens one beside, or takes the tracker back to one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog

from db.changes import Change
from db.errors import KnownError
from db.reader import Reader
from db.store import Store
from desktop.copy_keeping import CopyKeeping
from desktop.folders import Folders
from desktop.notify import Notify
from desktop.operations.copies import Copy, go_back, keep_if_due, listed
from desktop.operations.labels import counted
from desktop.running import Running, Task, WorkCommands, waiting
from desktop.session import Session
from desktop.theme import Theme
from desktop.undo_offer import offer_undo
from desktop.widgets.toast import Toast

LOOKING = Task("Looking for copies", "The copies could not be listed. Nothing was changed.")
READING = Task(
    "Reading the copy",
    "The tracker was not taken back. Nothing in it was changed.",
)
GOING_BACK = Task(
    "Going back to the copy",
    "The tracker was not taken back. Nothing in it was changed.",
    "Cancelled. Nothing in the tracker was changed.",
)
SAME = "The tracker holds what that copy holds. Nothing was changed."


class RestoreCommands(WorkCommands):
    """`open_beside` shows a copy in a window of its own: its path, and when it was made, in words."""

    def __init__(
        self,
        keeping: CopyKeeping,
        session: Session,
        theme: Theme,
        notify: Notify,
        running: Running,
        folders: Folders,
        toast: Toast,
    ) -> None:
        super().__init__(session, theme, notify, running, folders, toast, keeping.window)
        self._keeping = keeping
        self.open_beside: Callable[[Path, str], None] = lambda _path, _words: None
        self.may_leave: Callable[[], bool] = lambda: True

    def restore(self) -> None:
        """Ask which copy, and do what is chosen with it."""
        store, folder = self._session.store, self._keeping.folder
        self._running.read(
            store,
            LOOKING,
            lambda reader, _report: listed(reader, folder),
            lambda found: self._ask(store, found),
        )

    def _ask(self, store: Store, found: tuple[Copy, ...]) -> None:
        self._toast.dismiss()
        if not self._is_here(store):
            return
        from desktop.dialogs.restore_choice import RestoreDialog  # when it is asked for

        name, folder = store.path.stem, str(self._keeping.folder)
        keeps = self._keeping.most > 0
        dialog = RestoreDialog(
            self._theme, name, found, folder, self._window, readonly=store.readonly, keeps=keeps
        )
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        chosen, verb = dialog.chosen, dialog.verb
        dialog.deleteLater()
        if accepted and chosen is not None:
            self._open(chosen) if verb == "open" else self.go_back(chosen.path)

    def _open(self, copy: Copy) -> None:
        try:
            with waiting():
                self.open_beside(copy.path, copy.words)
        except KnownError as error:
            self._notify.show_known(self._window, error)

    def go_back(self, path: Path) -> None:
        """Take the tracker back to a copy as one step; what it holds now is kept as a copy first."""
        if not self.may_leave():
            return
        store, folder, most = self._session.store, self._keeping.folder, self._keeping.most

        def read(reader: Reader, _report: object) -> Change:
            change = go_back(reader, path)  # first: the copy may be the oldest one, which gives way
            if change.edits:
                keep_if_due(reader, folder, most, changed=True)
            return change

        self._running.read(store, READING, read, lambda change: self._write(store, change))

    def _write(self, store: Store, change: Change) -> None:
        self._toast.dismiss()
        if not self._is_here(store):
            return
        if not change.edits:
            self._running.say(SAME)
            return
        self._running.write(
            self._session, len(change.edits), GOING_BACK, lambda store: store.apply(change), self._tell
        )

    def _tell(self, written: Change) -> None:
        text = f"{written.label}: {counted(len(written.edits))} changed"
        offer_undo(self._toast, self._session, text, written, icon="check", running=self._running)

    def _is_here(self, store: Store) -> bool:
        """Whether no other tracker was opened meanwhile."""
        return self._session.is_open and self._session.store is store
