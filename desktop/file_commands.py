"""The File menu: trackers made, opened and closed; copies, imports and exports are handed on."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from db.changes import Change
from db.errors import AlreadyOpen, KnownError, NoFolderToRead, NoSuchFile, NotWritten, Stopped
from db.progress import Report
from db.store import Store
from db.wording import capital
from desktop.copy_commands import CopyCommands
from desktop.copy_keeping import CopyKeeping
from desktop.folders import Folders, file_name, folder_words
from desktop.jobs import Jobs
from desktop.models.spell_check import SpellCheck
from desktop.notify import ALL_FILES, TRACKERS, Notify
from desktop.operations.dossiers import new_dossier
from desktop.operations.sample import SAMPLES, sample_change, sample_copy
from desktop.restore_commands import RestoreCommands
from desktop.running import Running, waiting
from desktop.session import Session
from desktop.settings import DATE_ORDER, MARKING_SET, RECENT_FILES, SCALE, Settings
from desktop.theme import Theme
from desktop.widgets.toast import Message, Toast

if TYPE_CHECKING:
    from desktop.dialogs.new_tracker import NewTracker
    from desktop.import_commands import ImportCommands

READ_ONLY = "Open read-only"
LARGE = 8 << 20  # bytes: looking through a file of more takes longer than a window may stand still
LOOKED_THROUGH = "It is large, and looked through before anything of it is shown."
SUFFIX = ".parley"


class FileCommands(QObject):
    """What the File menu does. `recent_changed`: the list of recent trackers is another now. `page_wanted`:
    what was imported is to be shown, on the page with this key.

    `may_leave` is asked before a tracker is left: False keeps it open.

    `spelling`, once given, looks at the words of a new tracker.
    """

    recent_changed = Signal()
    page_wanted = Signal(str)

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
        self.may_leave: Callable[[], bool] = lambda: True
        self.spelling: SpellCheck | None = None
        self._session, self._theme, self._settings, self._notify = session, theme, settings, notify
        self._jobs, self._toast, self._window = jobs, toast, window
        self._folders = Folders(settings)
        self.keeping = CopyKeeping(session, theme, settings, notify, jobs, toast, window)
        running = self._running = Running(jobs, notify, toast, window)
        self._copies = CopyCommands(session, theme, notify, running, self._folders, toast, window)
        self.restores = RestoreCommands(self.keeping, session, theme, notify, running, self._folders, toast)
        self.save_copy, self.backup, self.export = (
            self._copies.save_copy,
            self._copies.backup,
            self._copies.export,
        )

    # -- new -----------------------------------------------------------------------------------------

    def new(self) -> None:
        """Ask what a new tracker is about and where it goes, then make and open it.

        Who gives up the second question is at the first again, with all that was typed there.
        """
        from desktop.dialogs.new_tracker import NewTrackerDialog  # when it is asked for

        dialog = NewTrackerDialog(
            self._theme,
            self._window,
            marking_set=self._settings.get(MARKING_SET),
            scale=self._settings.get(SCALE),
            date_order=self._settings.get(DATE_ORDER),
            spelling=self.spelling,
        )
        while dialog.exec() == QDialog.DialogCode.Accepted and not self._create(dialog.chosen):
            pass
        dialog.deleteLater()

    def _create(self, chosen: "NewTracker") -> bool:
        """Ask where until it can be made there; False when the person gave that up."""
        name = chosen.sample or file_name(chosen.title or "Untitled")
        suggested = self._folders.last() / f"{name}{SUFFIX}"
        while path := self._ask_where(suggested):
            self._folders.keep(path.parent)
            try:
                self._make(path, chosen)
            except KnownError as error:
                self._notify.show_known(self._window, error)
                suggested = path
            else:
                return True
        return False

    def _ask_where(self, suggested: Path) -> Path | None:
        title = "Where the tracker goes"
        return self._notify.ask_save(self._window, title, (TRACKERS,), suggested, replaces=False)

    def _make(self, path: Path, chosen: "NewTracker") -> None:
        def first() -> Change:
            if chosen.sample:
                return sample_change(SAMPLES[chosen.sample])
            return new_dossier(
                chosen.title,
                day_one=chosen.day_one,
                day_label=chosen.day_label,
                marking_set=chosen.marking_set,
                likelihood_scale=chosen.likelihood_scale,
                date_order=chosen.date_order,
            )

        if self._leave():
            with waiting():
                self._session.create(path, first)
            self.remember(path)

    # -- open ----------------------------------------------------------------------------------------

    def open_sample(self, name: str) -> None:
        """Open the copy of a sample dossier in the user's data folder, made when there is none."""
        try:
            with waiting():
                path = sample_copy(SAMPLES[name], desk=self._session.desk, author=self._session.author)
        except KnownError as error:
            self._notify.show_known(self._window, error)
        else:
            self.open_path(path)

    def open(self) -> None:
        """Ask for a tracker and open it."""
        kinds = (TRACKERS, ALL_FILES)
        path = self._notify.ask_open(self._window, "Open a tracker", kinds, self._folders.last())
        if path is not None:
            self._folders.keep(path.parent)
            self.open_path(path)

    def open_path(self, path: Path, readonly: bool = False) -> bool:
        """Open a tracker in place of the present one; True when it is open.

        What is wrong is told; one that can't be edited is offered read-only.
        """
        if self._is_open_already(path, readonly):
            return True
        if not self._leave():
            return False
        try:
            self.bring(self._session, path, readonly=readonly)
        except Stopped:
            return False
        except (AlreadyOpen, NotWritten) as error:
            return not readonly and self._offer_readonly(path, error)
        except KnownError as error:
            self._tell_not_opened(path, error)
            return False
        self.remember(path)
        return True

    def bring(self, session: Session, path: Path, *, readonly: bool = False) -> None:
        """Open a tracker in a session: a large one beside the window, which waits for it, in words.

        Raises KnownError, Stopped when it was given up.
        """
        if is_large(path):
            session.open(path, readonly=readonly, beside=partial(self._wait_for, path))
            return
        with waiting():
            session.open(path, readonly=readonly)

    def _wait_for(self, path: Path, opens: Callable[[Report], Store]) -> Store:
        found: list[Store] = []
        failures: list[Exception] = []
        question = f"Opening “{path.stem}”"
        job = self._jobs.make(question, opens)
        job.succeeded.connect(found.append)
        job.failed.connect(failures.append)
        job.broke.connect(failures.append)
        self._notify.wait(self._window, job, question, LOOKED_THROUGH)
        if failures:
            raise failures[0]
        if not found:
            raise Stopped
        return found[0]

    def _is_open_already(self, path: Path, readonly: bool) -> bool:
        if not self._session.is_open or not path.exists():
            return False
        store = self._session.store
        return store.path.exists() and path.samefile(store.path) and (readonly or not store.readonly)

    def _offer_readonly(self, path: Path, error: AlreadyOpen | NotWritten) -> bool:
        if isinstance(error, AlreadyOpen):
            who, where = error.who or "Somebody", error.machine or "an unnamed machine"
            question = f"{who} is editing “{path.name}”"
            words = (
                f"On {where} since {error.since or 'an unknown time'}. Read-only shows all "
                "that is saved there: you can search, read and export, and change nothing."
            )
        else:
            question = f"“{path.name}” can't be edited where it lies"
            words = (
                f"{capital(error.why)}. Read-only you can search, read and export. "
                "To edit it, save a copy in a folder of yours."
            )
        chosen = self._notify.choose(self._window, question, words, (READ_ONLY,))
        return chosen == READ_ONLY and self.open_path(path, readonly=True)

    def _tell_not_opened(self, path: Path, error: KnownError) -> None:
        if isinstance(error, (NoSuchFile, NoFolderToRead)) and self._is_recent(path):
            self._forget(path)
            self._notify.show_error(
                self._window,
                f"“{path.name}” is not there any more",
                f"It was in {path.parent}, and is now off the list of recent trackers.",
                "If it was moved or renamed, open it from where it is now.",
            )
        else:
            self._notify.show_known(self._window, error)

    def close_tracker(self) -> None:
        """Close the tracker; work that still reads it is cancelled first."""
        if self._session.is_open and self._leave():
            self._session.close()

    def _leave(self) -> bool:
        """Have the form's edits saved, running work ended, a copy kept; False when the tracker is to stay."""
        self._session.finish_writing()
        if self._session.is_open and not self.may_leave():
            return False
        with waiting():
            self._jobs.shut_down()
        self.keeping.keep()
        return True

    # -- recent trackers -----------------------------------------------------------------------------

    def fill_recent(self, menu: QMenu) -> None:
        """Put the recent trackers into a menu, the newest first, with a number to press."""
        menu.clear()
        recent = [Path(name) for name in self._settings.get(RECENT_FILES)]
        for number, path in enumerate(recent, 1):
            action = menu.addAction(f"&{number % 10} {_escaped(path.name)}\t{_escaped(folder_words(path))}")
            action.setStatusTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: self.open_path(path))
        if not recent:
            menu.addAction("No recent trackers").setEnabled(False)
            return
        menu.addSeparator()
        menu.addAction("&Clear this list").triggered.connect(lambda: self._keep_recent(()))

    def remember(self, path: Path) -> None:
        """Put a tracker first among the recent ones."""
        try:
            self._settings.add_recent(path)
        except NotWritten as error:
            self._tell_not_kept(error)
        self.recent_changed.emit()

    def _is_recent(self, path: Path) -> bool:
        return str(path) in self._settings.get(RECENT_FILES)

    def _forget(self, path: Path) -> None:
        self._keep_recent(tuple(name for name in self._settings.get(RECENT_FILES) if name != str(path)))

    def _keep_recent(self, names: tuple[str, ...]) -> None:
        try:
            self._settings.set(RECENT_FILES, names)
        except NotWritten as error:
            self._tell_not_kept(error)
        self.recent_changed.emit()

    def _tell_not_kept(self, error: NotWritten) -> None:
        text = f"The list of recent trackers could not be kept: {error.why}."
        self._toast.show_message(Message(text, failure=True))

    # -- import --------------------------------------------------------------------------------------

    @cached_property
    def _imports(self) -> "ImportCommands":
        """Made for the first import: it brings the readers of spreadsheets with it."""
        from desktop.import_commands import ImportCommands

        made = ImportCommands(
            self._session,
            self._theme,
            self._notify,
            self._running,
            self._folders,
            self._toast,
            self._window,
        )
        made.wanted.connect(self.page_wanted)
        return made

    def import_files(self) -> None:
        """Ask for bundles or tables and import them."""
        self._imports.import_files()

    def import_table(self) -> None:
        """Ask for a spreadsheet and import it by a mapping of its columns."""
        self._imports.import_table()

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import these bundles or tables."""
        self._imports.import_paths(paths)


def is_large(path: Path) -> bool:
    """Whether opening the tracker at `path` takes longer than a window may stand still."""
    try:
        return path.stat().st_size > LARGE
    except OSError:
        return False  # why it can't be opened is told at once


def _escaped(text: str) -> str:
    """Text as a menu shows it: no mnemonic, no tab."""
    return text.replace("&", "&&").replace("\t", " ")
