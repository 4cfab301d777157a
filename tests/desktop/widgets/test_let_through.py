"""Ctrl+E exports from within a field too, where a line of text would take it for the way to its end."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots.dialogs import read_and_close
from tests.robots.window import CTRL, WindowRobot


class GreedyLine(QLineEdit):
    """A line as X11 makes it: Ctrl+E is a key of its own."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        return super().event(event)


def greedy(robot: WindowRobot) -> GreedyLine:
    line = GreedyLine(robot.window)
    line.show()
    line.setFocus()
    return line


def test_the_window_gets_its_key_from_a_line(open_window: Open, sample: Path, dialogs: Dialogs) -> None:
    robot = open_window(sample)
    greedy(robot)
    said: list[str] = []
    dialogs.expect(read_and_close(said))
    robot.press(Qt.Key.Key_E, CTRL)
    assert "Export" in said[0]


def test_other_keys_stay_with_the_line(open_window: Open, sample: Path) -> None:
    robot = open_window(sample)
    line = greedy(robot)
    line.setText("quota")
    line.selectAll()
    robot.press(Qt.Key.Key_K, CTRL)
    assert not robot.window.finder.isVisible()
