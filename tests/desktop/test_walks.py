"""Whole walks by the keys of the keyboard alone: what a dialog asks is answered by its verb."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from db.records import Position
from desktop.dialogs.pasting import PasteDialog
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.window import CTRL, SHIFT, WindowRobot

Key = Qt.Key
BLOCK = "Actor\tIssue\tChannel\tStated\tStatement\nUkraine\tTerritory\tofficial\t12/03/2026\tNo"


@pytest.fixture
def robot(open_window: Open, small: Path) -> WindowRobot:
    return open_window(small)


def copy(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def back_in(robot: WindowRobot, qtbot: QtBot) -> None:
    """What a window manager does when a dialog has closed."""
    with qtbot.waitActive(robot.window):
        robot.window.activateWindow()


def to_list(robot: WindowRobot, name: str) -> None:
    """Go to a list by its name in the search box."""
    robot.go_to(f"Go to {name}")


def test_a_block_is_pasted_and_taken_back_with_three_keys(
    robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot
) -> None:
    store = robot.window.session.store
    before = len(store.all(Position))
    to_list(robot, "Positions")
    copy(BLOCK)

    def act(dialog: QDialog) -> None:
        QTest.keyClick(dialog.focusWidget(), Key.Key_Return)  # the rows may not have been looked at yet
        qtbot.waitUntil(lambda: not dialog.isVisible())

    dialogs.expect(act)
    robot.press(Key.Key_V, CTRL)
    assert len(store.all(Position)) == before + 1
    back_in(robot, qtbot)
    robot.undo()
    qtbot.waitUntil(lambda: len(store.all(Position)) == before)


def test_enter_does_not_paste_what_is_not_whole_before_it_was_seen(
    robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot
) -> None:
    to_list(robot, "Positions")
    copy(f"{BLOCK}\nAtlantis\tTerritory\tofficial\t2026\tYes")
    seen: list[bool] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PasteDialog)
        for _ in range(2):  # the rows are looked at again
            QTest.keyClick(dialog.heading, Key.Key_Space)
        QTest.keyClick(dialog.table, Key.Key_Return)
        qtbot.waitUntil(lambda: dialog.judgement is not None or not dialog.isVisible())
        seen.append(dialog.isVisible())
        QTest.keyClick(dialog.focusWidget(), Key.Key_Escape)

    dialogs.expect(act)
    robot.press(Key.Key_V, CTRL)
    assert seen == [True]


def test_a_field_is_filled_down_from_the_cell_of_the_first_row(robot: WindowRobot) -> None:
    store = robot.window.session.store
    to_list(robot, "Positions")
    robot.press(Key.Key_Home, CTRL)
    for _ in range(4):
        robot.press(Key.Key_Right)
    first = robot.page().records.record(0)
    assert isinstance(first, Position)
    name = robot.page().records.columns[robot.page().table.currentIndex().column()].first
    robot.press(Key.Key_Down, SHIFT)
    assert len(robot.selected()) == 2
    robot.press(Key.Key_D, CTRL)
    found = {getattr(store.need(Position, id), name) for id in robot.rows()}
    assert found == {getattr(first, name)}


def test_a_claim_is_split_where_words_are_chosen(robot: WindowRobot) -> None:
    store = robot.window.session.store
    to_list(robot, "Positions")
    robot.press(Key.Key_Home, CTRL)
    robot.press(Key.Key_Return)
    id = robot.window.inspector.record_id
    robot.tab_to("Statement")
    robot.press(Key.Key_End, CTRL)
    robot.type(" Second claim.")
    for _ in "Second claim.":
        robot.press(Key.Key_Left, SHIFT)
    before = {each.id for each in store.all(Position)}
    robot.go_to("Split")
    (new,) = [each for each in store.all(Position) if each.id not in before]
    assert new.statement == "Second claim."
    assert not store.need(Position, id).statement.endswith("claim.")


def test_a_change_of_yesterday_is_taken_back_after_a_restart(
    robot: WindowRobot, open_window: Open, small: Path
) -> None:
    to_list(robot, "Positions")
    robot.press(Key.Key_Home, CTRL)
    robot.press(Key.Key_Return)
    id = robot.window.inspector.record_id
    robot.fill("Venue", "Geneva")
    robot.press(Key.Key_Return, CTRL)
    assert robot.window.session.store.need(Position, id).venue == "Geneva"
    robot.window.close()
    again = open_window(small)
    again.press(Key.Key_Z, CTRL)
    assert again.window.session.store.need(Position, id).venue == ""


def test_one_value_and_then_everything_go_back_from_the_history(
    robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot
) -> None:
    store = robot.window.session.store
    to_list(robot, "Positions")
    robot.press(Key.Key_Home, CTRL)
    robot.press(Key.Key_Return)
    id = robot.window.inspector.record_id
    for venue in ("Geneva", "Vienna"):
        robot.fill("Venue", venue)
        robot.press(Key.Key_Return, CTRL)
    robot.press(Key.Key_H, CTRL)
    robot.press(Key.Key_Down)  # to the change before: Geneva
    robot.press(Key.Key_Return)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    robot.press(Key.Key_Tab)
    dialogs.expect(robots.press("Restore"))
    robot.press(Key.Key_Return)  # everything to before this change, after what that changes was told
    qtbot.waitUntil(lambda: store.need(Position, id).venue == "")
    robot.window.toast.action.click()
    qtbot.waitUntil(lambda: store.need(Position, id).venue == "Vienna")
