"""A line that is left shows its beginning: what stays in sight after typing is else the end of long words."""

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget


def lines_show_their_start(application: QApplication) -> None:
    """Let every line of text of a process do so when the keyboard goes from it to another control."""
    application.focusChanged.connect(_show_start)


def _show_start(before: QWidget | None, now: QWidget | None) -> None:
    # A window or a menu that comes and goes leaves no line: one goes on where one was.
    if isinstance(before, QLineEdit) and now is not None and now.window() is before.window():
        before.setCursorPosition(0)
