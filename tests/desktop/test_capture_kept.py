"""A line of quick capture that is left in the middle is there again: after closing, and after a kill."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.drafts import drafts
from db.records import Position
from desktop.views.drafts import line_left
from tests.desktop.windows import Open, as_killed
from tests.robots.window import CTRL, SHIFT, WindowRobot

LINE = "Ukraine / territory / official / 2026-02 : no cession of sover"
WHOLE = "Ukraine / Territory and sovereignty / official : no cession"


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def begin(robot: WindowRobot, line: str) -> None:
    robot.press(Qt.Key.Key_N, CTRL | SHIFT)
    robot.type(line)


def kept_line(robot: WindowRobot) -> str:
    return line_left(robot.window.session.store)


def test_a_line_is_kept_while_it_is_typed_and_offered_after_a_kill(
    robot: WindowRobot, sample: Path, open_window: Open, qtbot: QtBot
) -> None:
    begin(robot, LINE)
    qtbot.waitUntil(lambda: kept_line(robot) == LINE)
    again = open_window(as_killed(sample))
    assert again.window.toast.message.text == f"Unfinished line kept: “{LINE}”"
    again.window.toast.action.click()
    assert again.window.capture.box.text() == LINE
    assert again.window.capture.box.selectedText() == LINE


def test_a_line_left_with_escape_survives_closing(
    robot: WindowRobot, sample: Path, open_window: Open
) -> None:
    begin(robot, LINE)
    robot.press(Qt.Key.Key_Escape)
    robot.window.close()
    again = open_window(sample)
    begin(again, "")
    assert again.window.capture.box.text() == LINE


def test_closing_the_window_at_once_keeps_the_line(
    robot: WindowRobot, sample: Path, open_window: Open
) -> None:
    begin(robot, LINE)
    robot.window.close()
    again = open_window(sample)
    assert again.window.capture.box.text() == LINE


def test_a_line_that_became_a_form_is_kept_until_the_form_is(robot: WindowRobot, qtbot: QtBot) -> None:
    begin(robot, WHOLE)
    robot.press(Qt.Key.Key_Return)
    store = robot.window.session.store
    assert kept_line(robot) == WHOLE
    qtbot.waitUntil(lambda: kept_line(robot) == "")
    assert [each.fields["statement"] for each in drafts(store)] == ["no cession"]


def test_a_line_that_was_saved_is_not_offered_again(
    robot: WindowRobot, sample: Path, open_window: Open
) -> None:
    begin(robot, WHOLE)
    robot.press(Qt.Key.Key_Return, CTRL)
    assert "no cession" in [each.statement for each in robot.window.session.store.all(Position)]
    robot.press(Qt.Key.Key_Escape)
    assert kept_line(robot) == ""
    robot.window.close()
    again = open_window(sample)
    assert again.window.capture.box.text() == ""
    assert not again.window.toast.isVisible()


def test_lines_of_one_tracker_are_not_those_of_another(robot: WindowRobot, river: Path) -> None:
    begin(robot, LINE)
    robot.press(Qt.Key.Key_Escape)
    robot.window.session.open(river)
    assert robot.window.capture.box.text() == ""
