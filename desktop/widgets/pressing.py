"""Lets Return press a button that has the focus, as Space does; Qt does so in some places only."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HELD = ~Qt.KeyboardModifier.KeypadModifier


class ReturnPresses(QObject):
    """Watches one button and presses it on Return."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._button = button
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in RETURNS or event.modifiers() & HELD or not self._button.isEnabled():
            return False
        self._button.click()
        return True
