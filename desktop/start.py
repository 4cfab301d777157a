"""Starts the window: its frame first, then its parts, the tracker to open, and what takes errors.

What the first paint does not need is imported after it.
"""

import builtins
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.pace import Pace
from desktop.settings import APPEARANCE, AUTHOR, RECENT_FILES, REOPEN_LAST, TEXT_SIZE, Settings
from desktop.theme import Appearance, Theme
from desktop.window import NAME, MainWindow


def run(path: Path | None = None) -> int:
    """Open the window on a tracker and run until it is closed; the exit code.

    Without a path: the tracker that was open last, else a copy of the sample in the user's data folder.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("parley")
    application.setApplicationDisplayName(NAME)
    application.setDesktopFileName("parley")
    Pace(application)
    window = first_frame(application)
    once = Qt.ConnectionType.SingleShotConnection
    window.painted.connect(lambda: _begin(window, path), once)
    window.show()
    return application.exec()


def first_frame(application: QApplication) -> MainWindow:
    """The window in its look, without its parts: what is painted first."""
    _import_plainly()
    settings = Settings()
    theme = Theme(application)
    theme.apply(application, _appearance(settings), settings.get(TEXT_SIZE))
    return MainWindow(theme, settings)


def _import_plainly() -> None:
    """Import what comes now without PySide, which reads the source of each module for a switch of its own
    (`from __feature__ import …`) that is thrown nowhere here: a twentieth of the start.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def open_in(window: MainWindow, path: Path | None = None) -> None:
    """Furnish a window and open its tracker; what could not be opened is told in words."""
    from desktop.furnishing import furnish
    from desktop.notify import Notify
    from desktop.session import Session
    from desktop.welcome import greet

    session = Session(window, desk=window.settings.desk(), author=window.settings.get(AUTHOR))
    furnish(window, session, Notify(window.theme))
    wanted = path or _latest(window.settings)
    if path or _wants_one(window.settings):
        _open_first(window, wanted)
        if wanted is None:
            greet(window)


def _begin(window: MainWindow, path: Path | None) -> None:
    """From now on errors are told in words, or reported; then the window gets its parts and its tracker."""
    from desktop.crash import CrashReporter
    from desktop.notify import Notify

    reporter, notify = CrashReporter(parent=window), Notify(window.theme)
    reporter.crashed.connect(lambda report: notify.show_crash(window, report))
    reporter.known.connect(lambda error: notify.show_known(window, error))
    reporter.install()
    open_in(window, path)


def _open_first(window: MainWindow, path: Path | None) -> None:
    from db.errors import KnownError
    from desktop.file_commands import is_large
    from desktop.operations.sample import sample_copy

    try:
        chosen = path or sample_copy(desk=window.session.desk, author=window.session.author)
    except KnownError as error:
        known = error  # the name of an exception is gone when the timer fires
        QTimer.singleShot(0, window, lambda: window.notify.show_known(window, known))
        return
    try:
        if not is_large(chosen):
            window.session.open(chosen)
            window.files.remember(chosen)
            return
    except KnownError:
        pass  # told once there is a window to tell it in
    QTimer.singleShot(0, window, lambda: window.files.open_path(chosen))


def _wants_one(settings: Settings) -> bool:
    """Whether a start that names no tracker opens one: always for a newcomer, who gets the sample."""
    return settings.get(REOPEN_LAST) or not settings.get(RECENT_FILES)


def _latest(settings: Settings) -> Path | None:
    """The tracker that was open last, if it is still there."""
    recent = (Path(name) for name in settings.get(RECENT_FILES))
    return next((path for path in recent if path.exists()), None)


def _appearance(settings: Settings) -> Appearance:
    chosen = settings.get(APPEARANCE)
    return "light" if chosen == "light" else "dark" if chosen == "dark" else "system"
