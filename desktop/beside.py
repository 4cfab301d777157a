"""Shows a dated copy read-only in a second window, beside the tracker it was made from."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt

from db.errors import KnownError
from desktop.notify import Notify
from desktop.session import Session
from desktop.window import MainWindow

OFFSET = QPoint(48, 48)  # from the window it is opened from
Furnish = Callable[[MainWindow, Session, Notify], None]


def open_beside(window: MainWindow, furnish: Furnish, path: Path, words: str) -> None:
    """Open the copy at `path`, made when `words` say, in a window of its own. Raises KnownError.

    It is of the same process, which has the settings, the theme and the crash reports already.
    """
    beside = MainWindow(window.theme, window.settings)
    session = Session(beside, desk=window.session.desk, author=window.session.author)
    furnish(beside, session, window.notify)
    beside.copy_shown = (path, words)
    try:
        window.files.bring(session, path, readonly=True)
    except KnownError:
        beside.deleteLater()
        raise
    beside.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.keep_beside(beside)
    beside.resize(window.size())
    beside.move(_within_screen(window))
    beside.show()


def _within_screen(window: MainWindow) -> QPoint:
    """A little below and to the right of a window, as far as the screen has room for one as large."""
    room, frame = window.screen().availableGeometry(), window.frameGeometry()
    free = room.bottomRight() - frame.bottomRight()
    return window.pos() + QPoint(min(OFFSET.x(), max(free.x(), 0)), min(OFFSET.y(), max(free.y(), 0)))
