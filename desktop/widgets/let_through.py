"""A key of the window that lines of text would keep for themselves on some systems."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget


class LetThrough(QObject):
    """Lets `keys` reach the window from the line that has the keyboard.

    Under X11 and Wayland a line takes Ctrl+E, as a shell does, for the way to its end, which End is as well.
    Only the line that has the keyboard is watched.
    """

    def __init__(self, keys: QKeySequence, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys = keys
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._watch)

    def _watch(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, QLineEdit):
            before.removeEventFilter(self)
        if isinstance(now, QLineEdit):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if QKeySequence(event.keyCombination()) != self._keys:
            return False
        event.ignore()
        return True
