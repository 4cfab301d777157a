"""Undo while the keyboard is in a text: letters first, and once they are stored the step of the tracker."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from db.records import Position
from tests.desktop.windows import Open
from tests.robots.window import CTRL, SHIFT, WindowRobot


def statement(robot: WindowRobot) -> str:
    return robot.window.session.store.need(Position, "p01").statement


def opened(open_window: Open, sample: Path) -> WindowRobot:
    robot = open_window(sample)
    robot.search("p: formally cede")
    robot.open_hit("p01")
    return robot


def test_undo_after_saving_takes_back_the_step_with_the_keyboard_still_in_the_text(
    open_window: Open, sample: Path
) -> None:
    robot = opened(open_window, sample)
    before = statement(robot)
    robot.fill("Statement", "Another statement.")
    robot.press(Qt.Key.Key_Return, CTRL)
    assert statement(robot) == "Another statement."

    robot.press(Qt.Key.Key_Z, CTRL)
    assert statement(robot) == before
    assert robot.field_text("statement") == before
    assert not robot.window.inspector.is_edited

    robot.press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert statement(robot) == "Another statement."


def test_undo_before_saving_takes_back_the_letters_alone(open_window: Open, sample: Path) -> None:
    robot = opened(open_window, sample)
    before = statement(robot)
    box = robot.tab_to("Statement")
    assert isinstance(box, QPlainTextEdit)
    robot.type("Never. ")
    assert robot.window.inspector.is_edited
    robot.press(Qt.Key.Key_Z, CTRL)
    assert robot.field_text("statement") == before
    assert statement(robot) == before
    assert not robot.window.session.store.redoable()


def test_a_stored_line_keeps_its_cursor_and_gives_up_its_own_steps(open_window: Open, sample: Path) -> None:
    robot = opened(open_window, sample)
    robot.fill("Stated", "2026-01")
    line = robot.tab_to("Stated")
    assert isinstance(line, QLineEdit)
    line.setCursorPosition(4)
    robot.press(Qt.Key.Key_Return, CTRL)
    assert line.cursorPosition() == 4
    robot.press(Qt.Key.Key_Z, CTRL)
    assert robot.field_text("stated") == "2026-02"
    assert robot.window.session.store.need(Position, "p01").stated == "2026-02"
