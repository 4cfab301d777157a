"""The palette: opened and left by keyboard, as high as what it found, nearest titles first."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from db.records import KINDS
from desktop.kind_icons import icon_of
from desktop.models import findings
from desktop.models.findings import COMMAND_ICON
from tests.desktop.windows import Open
from tests.robots.window import CTRL, WindowRobot


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def height(robot: WindowRobot) -> int:
    return robot.window.finder.panel.height()


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
    assert robot.window.finder.panel.width() <= robot.window.width()


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


def test_tab_keeps_to_the_kind_that_is_named_or_chosen(robot: WindowRobot) -> None:
    robot.search("scen")
    assert robot.window.finder._count.text() == "Tab: scenarios only"
    robot.press(Qt.Key.Key_Tab)
    assert robot.window.finder.box.text() == "n: "
    assert robot.window.finder._count.text().startswith("Scenarios only, ")
    robot.window.finder.box.setText("ukraine territory")
    assert robot.window.finder.current_key().startswith("p")
    robot.press(Qt.Key.Key_Tab)
    assert robot.window.finder.box.text() == "p: ukraine territory"


def test_prefixes_are_listed_and_taken(robot: WindowRobot) -> None:
    robot.search("?")
    robot.press(Qt.Key.Key_Down)
    robot.press(Qt.Key.Key_Return)
    assert robot.window.finder.isVisible()
    assert robot.window.finder.box.text() == "a: "


def test_ctrl_return_shows_the_record_and_stays(robot: WindowRobot) -> None:
    found = robot.search("p: ukraine territory")
    robot.press(Qt.Key.Key_Return, CTRL)
    assert robot.window.finder.isVisible()
    assert robot.window.finder.box.hasFocus()
    assert robot.window.inspector.record_id == found[0].key
    robot.press(Qt.Key.Key_Down)
    robot.press(Qt.Key.Key_Return, CTRL)
    assert robot.window.inspector.record_id == found[1].key


def test_what_was_visited_is_offered_first(robot: WindowRobot) -> None:
    for id in ("p01", "p02", "p03"):
        robot.window.travel.open_record(id)
    assert [line.key for line in robot.search("")[:2]] == ["p02", "p01"]


def test_names_are_read_in_the_pauses(robot: WindowRobot, qtbot: QtBot) -> None:
    robot.search("")
    qtbot.waitUntil(lambda: not robot.window.finder._pauses.isActive())
    robot.window.finder.box.setText("зеленский")
    assert robot.window.finder.findings.line(1).kind == "actor"


def test_what_was_chosen_stays_so_when_more_is_found(
    robot: WindowRobot, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings, "BESIDE", 0)
    robot.search("")
    finder = robot.window.finder
    with qtbot.waitSignal(finder.findings.arrived):
        finder.box.setText("ukraine")
        robot.press(Qt.Key.Key_Down)
        chosen = finder.current_key()
        first = finder.findings.line(1).key
    assert chosen != first
    assert finder.current_key() == chosen


def test_a_part_of_a_record_does_not_look_like_a_command(robot: WindowRobot) -> None:
    found = {each.kind for each in robot.search("member") if each.kind in KINDS}
    assert "actor_role" in found
    assert {icon_of(kind) for kind in found}.isdisjoint({COMMAND_ICON})
