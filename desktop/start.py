"""Starts the window: the application, its look, the tracker to open, and what takes errors."""

import sys
from pathlib import Path

import platformdirs
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from db.errors import KnownError
from desktop.notify import Notify
from desktop.session import Session
from desktop.settings import APPEARANCE, AUTHOR, RECENT_FILES, Settings
from desktop.theme import Appearance, Theme
from desktop.window import MainWindow


def run(path: Path | None = None) -> int:
    """Open the window on a tracker and run until it is closed; the exit code.

    Without a path: the tracker that was open last, else a copy of the sample in the user's data folder.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("parley")
    application.setApplicationDisplayName("Parley")
    application.setDesktopFileName("parley")
    window = make_window(application, path)
    take_errors(window)
    window.show()
    return application.exec()


def make_window(application: QApplication, path: Path | None = None) -> MainWindow:
    """The window with its tracker open; what could not be opened is told once it is shown."""
    settings = Settings()
    theme = Theme(application)
    theme.apply(application, _appearance(settings))
    session = Session(application, desk=settings.desk(), author=settings.get(AUTHOR))
    window = MainWindow(session, theme, settings, Notify(theme))
    _open_first(window, path or _latest(settings))
    return window


def take_errors(window: MainWindow) -> None:
    """From now on tell known errors in words, and write a report of any other."""
    from desktop.crash import CrashReporter

    reporter = CrashReporter(parent=window)
    reporter.crashed.connect(lambda report: window.notify.show_crash(window, report))
    reporter.known.connect(lambda error: window.notify.show_known(window, error))
    reporter.install()


def _open_first(window: MainWindow, path: Path | None) -> None:
    """Open a tracker before the window is shown; if that fails, again after it, with words and a choice."""
    try:
        chosen = path or sample_copy(window.session)
    except (KnownError, OSError) as error:
        known = error if isinstance(error, KnownError) else KnownError(_no_sample(error))
        QTimer.singleShot(0, window, lambda: window.notify.show_known(window, known))
        return
    try:
        window.session.open(chosen)
        window.files.remember(chosen)
    except KnownError:
        QTimer.singleShot(0, window, lambda: window.files.open_path(chosen))


def _latest(settings: Settings) -> Path | None:
    """The tracker that was open last, if it is still there."""
    recent = (Path(name) for name in settings.get(RECENT_FILES))
    return next((path for path in recent if path.exists()), None)


def sample_copy(session: Session) -> Path:
    """The copy of the sample in the user's data folder, made if it is not there yet."""
    from desktop.operations.sample import SAMPLE_NAME, make_sample

    folder = platformdirs.user_data_path("parley", appauthor=False)
    path = folder / f"{SAMPLE_NAME}.parley"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        make_sample(path, desk=session.desk, author=session.author)
    return path


def _no_sample(error: OSError) -> str:
    why = error.strerror or "it can't be written"
    return f"The sample could not be put into your data folder: {why}. Open or make a tracker instead."


def _appearance(settings: Settings) -> Appearance:
    chosen = settings.get(APPEARANCE)
    return "light" if chosen == "light" else "dark" if chosen == "dark" else "system"
