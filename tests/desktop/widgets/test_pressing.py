"""Return presses what has the focus, as Space does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.views.pressable_row import PressableRow
from desktop.views.scope_controls import ScopeButton
from desktop.widgets.buttons import Button, IconButton, LinkButton

KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def buttons(theme: Theme) -> list[QAbstractButton]:
    return [
        Button(theme, "Save", "primary"),
        IconButton(theme, "x", "Close"),
        LinkButton(theme, "All"),
        PressableRow(theme, "A claim"),
        ScopeButton(theme, "Channel"),
    ]


@pytest.mark.parametrize("key", KEYS)
def test_a_key_presses_every_kind_of_button_once(qtbot: QtBot, theme: Theme, key: Qt.Key) -> None:
    for button in buttons(theme):
        qtbot.addWidget(button)
        button.show()
        pressed: list[str] = []
        button.clicked.connect(lambda _=False, said=pressed: said.append("pressed"))
        QTest.keyClick(button, key)
        assert pressed == ["pressed"], type(button).__name__


class Around(QWidget):
    """Takes the keys that what lies in it leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.left: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.left.append(event.key())


def test_return_with_control_is_left_to_what_lies_around(qtbot: QtBot, theme: Theme) -> None:
    around = Around()
    qtbot.addWidget(around)
    button = Button(theme, "Add evidence", parent=around)
    around.show()
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("pressed"))
    QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == []
    assert Qt.Key.Key_Return in around.left
