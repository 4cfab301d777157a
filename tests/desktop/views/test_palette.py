"""The palette: opened and left by keyboard, as high as what it found, nearest titles first."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from shiboken6 import delete

from tests.desktop.windows import Open
from tests.robots.window import CTRL, WindowRobot


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def height(robot: WindowRobot) -> int:
    return robot.window.finder._panel.height()


def test_what_is_called_so_comes_first(robot: WindowRobot) -> None:
    first = robot.search("ukraine territory")[0]
    assert (first.kind, first.title) == ("position", "Ukraine · Territory and sovereignty")


def test_escape_gives_the_keyboard_back_however_often_it_was_opened(robot: WindowRobot) -> None:
    robot.window.travel.go_in("position")
    table = robot.page().table
    assert table.hasFocus()
    robot.press(Qt.Key.Key_K, CTRL)
    robot.press(Qt.Key.Key_K, CTRL)
    robot.press(Qt.Key.Key_Escape)
    assert not robot.window.finder.isVisible()
    assert table.hasFocus()


def test_it_is_as_high_as_what_was_found(robot: WindowRobot) -> None:
    robot.search("")
    tallest = height(robot)
    robot.type("a: zelen")
    few = height(robot)
    robot.window.finder.box.setText("zzzz no such thing")
    assert height(robot) <= few < tallest
    assert robot.window.finder._none.isVisible()
    assert "Fewer letters" in robot.window.finder._none.text()


def test_very_long_text_is_only_not_found(robot: WindowRobot) -> None:
    robot.search("")
    robot.window.finder.box.setText("territory " * 400)
    assert robot.window.finder._panel.width() <= robot.window.width()


def test_a_page_chosen_there_has_the_keyboard(robot: WindowRobot) -> None:
    robot.go_to("go to issues")
    assert robot.window.pages.key == "issue"
    assert robot.page().table.hasFocus()
    assert robot.selected() == robot.rows()[:1]


def test_what_had_the_keyboard_may_be_gone_when_it_closes(robot: WindowRobot) -> None:
    gone = QLineEdit(robot.window)
    gone.show()
    gone.setFocus()
    robot.press(Qt.Key.Key_K, CTRL)
    delete(gone)
    robot.press(Qt.Key.Key_Escape)
    assert not robot.window.finder.isVisible()
