"""Walks by keys alone through what is done to many records, to a whole tracker, and under another date."""

from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from db.records import Actor, Position, PositionOption
from desktop.dialogs.mapping.dialog import MappingDialog
from desktop.dialogs.merging import MergeDialog
from desktop.window import MainWindow
from tests.db.exchange.sheets.workbooks import fill, write
from tests.desktop.test_walks import back_in
from tests.desktop.windows import Open
from tests.dialogs import Dialogs, Robot
from tests.robots import dialogs as robots
from tests.robots.window import ALT, CTRL, MOST_TABS, NONE, SHIFT, WindowRobot

Key = Qt.Key
Step = str | Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]


@pytest.fixture
def robot(open_window: Open, small: Path) -> WindowRobot:
    return open_window(small)


def press_in(dialog: QDialog, *steps: Step) -> None:
    """Type texts and press keys where the keyboard is in a dialog, or in what it has opened."""
    for step in steps:
        for key in step if isinstance(step, str) else (step,):  # a letter may have opened what takes the next
            target = QApplication.activePopupWidget() or dialog.focusWidget()
            assert target is not None, f"nothing in the dialog has the keyboard for {key!r}"
            if isinstance(key, str):
                QTest.keyClicks(target, key)
            else:
                QTest.keyClick(target, *(key if isinstance(key, tuple) else (key, NONE)))


def tab_in(dialog: QDialog, name: str) -> None:
    """Press Tab until the keyboard is on what has this accessible name or these words."""
    seen: list[str] = []
    for _ in range(MOST_TABS):
        focus = dialog.focusWidget()
        words = name_of(focus)
        if words == name:
            return
        seen.append(words)
        press_in(dialog, Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {name}, but to {', '.join(seen[:20])} …")


def name_of(widget: QWidget | None) -> str:
    said = widget.text() if isinstance(widget, QPushButton) else ""
    return (widget.accessibleName() or said.replace("&", "")) if widget is not None else ""


def is_in(part: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and part.isAncestorOf(focus)


def walk(*steps: Step) -> Robot:
    return lambda dialog: press_in(dialog, *steps)


def to_list(robot: WindowRobot, name: str) -> None:
    """Go to the first row of a list by its name in the search box."""
    robot.go_to(f"Go to {name}")
    robot.press(Key.Key_Home, CTRL)


def position(robot: WindowRobot, id: str) -> Position:
    return robot.window.session.store.need(Position, id)


# -- a spreadsheet ---------------------------------------------------------------------------------------


def sheet(folder: Path, name: str, said: str) -> Path:
    book = Workbook()
    fill(
        book.worksheets[0],
        ("Party", "Topic", "Says", "How", "Hall"),
        ("Ukraine", "Territory", said, "official", "Oslo"),
    )
    return write(folder, name, book)


def test_a_sheet_is_mapped_and_its_layout_is_known_the_second_time(
    robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    store = robot.window.session.store

    def settle(dialog: QDialog) -> MappingDialog:
        assert isinstance(dialog, MappingDialog)
        qtbot.waitSignal(dialog.settled, timeout=5_000).wait()
        return dialog

    def say_what_the_hall_is(dialog: QDialog) -> None:
        mapping = settle(dialog).mapping
        assert mapping.columns[4] == ""
        press_in(dialog, Key.Key_End, "venue", Key.Key_Return)
        assert settle(dialog).mapping.columns[4] == "position.venue"
        assert dialog.focusWidget() is not None, "the keyboard stays in the table"
        press_in(dialog, (Key.Key_Return, CTRL))

    def take_it_as_it_is(dialog: QDialog) -> None:
        assert settle(dialog).mapping.columns[4] == "position.venue"
        press_in(dialog, (Key.Key_Return, CTRL))

    def is_said(words: str) -> bool:
        return words in {each.statement for each in store.all(Position)}

    for name, said, settled in (
        ("Monday.xlsx", "Not an inch.", say_what_the_hall_is),
        ("Tuesday.xlsx", "Perhaps an inch.", take_it_as_it_is),
    ):
        dialogs.expect(robots.choose_file(sheet(tmp_path, name, said)))
        dialogs.expect(settled)
        robot.press(Key.Key_V, CTRL | SHIFT)
        qtbot.waitUntil(partial(is_said, said))
        back_in(robot, qtbot)
    assert {each.venue for each in store.all(Position) if "inch" in each.statement} == {"Oslo"}


# -- several rows ----------------------------------------------------------------------------------------


def test_one_field_of_two_rows_is_set(robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot) -> None:
    to_list(robot, "Positions")
    robot.press(Key.Key_Down, SHIFT)
    dialogs.expect(walk("venue", Key.Key_Return, "Oslo", Key.Key_Return))
    robot.press(Key.Key_F, CTRL | SHIFT)
    assert {position(robot, id).venue for id in robot.selected()} == {"Oslo"}
    back_in(robot, qtbot)
    assert robot.page().table.hasFocus()
    assert len(robot.selected()) == 2


def test_two_rows_go_to_another_issue(robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot) -> None:
    store = robot.window.session.store
    to_list(robot, "Positions")
    robot.press(Key.Key_Down, SHIFT)
    said: list[str] = []

    def move(dialog: QDialog) -> None:
        press_in(dialog, "cease", Key.Key_Return)
        tab_in(dialog, "Move")
        said.append(robots.words_of(dialog))
        press_in(dialog, Key.Key_Space)

    dialogs.expect(move)
    robot.press(Key.Key_I, CTRL | SHIFT)
    assert {each.issue for each in store.all(Position)} == {"ceasefire"}
    assert store.all(PositionOption) == []
    assert "1 stance and 1 condition go away" in said[0]
    back_in(robot, qtbot)
    robot.press(Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: len(store.all(PositionOption)) == 1)


def test_two_rows_become_one(robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot) -> None:
    store = robot.window.session.store
    to_list(robot, "Actors")
    robot.press(Key.Key_Down, SHIFT)
    said: list[str] = []

    def merge(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        qtbot.waitUntil(dialog.act.isEnabled)  # what comes of it was read
        tab_in(dialog, "Merge")
        said.append(robots.words_of(dialog))
        press_in(dialog, Key.Key_Space)

    dialogs.expect(merge)
    robot.press(Key.Key_M, CTRL | SHIFT)
    qtbot.waitUntil(lambda: len(store.all(Actor)) == 1)
    (left,) = store.all(Actor)
    assert {each.actor for each in store.all(Position)} == {left.id}
    assert f"“{left.name}”" in said[0]
    back_in(robot, qtbot)
    assert robot.page().table.hasFocus()
    robot.press(Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: len(store.all(Actor)) == 2)


def test_issues_are_put_into_order(robot: WindowRobot) -> None:
    to_list(robot, "Issues")
    before = robot.rows()
    robot.press(Key.Key_Down, ALT)
    assert robot.rows() == [before[1], before[0]]
    assert robot.selected() == [before[0]]
    robot.press(Key.Key_Z, CTRL)
    assert robot.rows() == before


# -- another date ----------------------------------------------------------------------------------------


def test_an_edit_under_a_past_date_says_what_it_does_and_is_told(robot: WindowRobot) -> None:
    robot.press(Key.Key_D, CTRL | SHIFT)
    robot.type("2026-03-01")
    robot.press(Key.Key_Return)
    assert robot.window.session.scope.as_of == "2026-03-01"
    to_list(robot, "Positions")
    assert robot.page().table.hasFocus()
    robot.press(Key.Key_Return)
    id = robot.window.inspector.record_id
    notice = robot.window.inspector.fields.scope.words.text()
    assert notice.startswith("Lists are as of 1 March 2026; this form shows what is held now.")
    robot.fill("Stated", "2026-04")
    robot.press(Key.Key_Return, CTRL)
    assert position(robot, id).stated == "2026-04"
    assert robot.window.toast.message.text == "Saved; not shown at this date"
    robot.press(Key.Key_A, CTRL | SHIFT)
    assert robot.window.session.scope.as_of == ""
    assert id in robot.rows()


# -- what was before -------------------------------------------------------------------------------------


def edit_venue(robot: WindowRobot, *venues: str) -> str:
    """Give the first position one venue after the other; the id of that position."""
    to_list(robot, "Positions")
    robot.press(Key.Key_Return)
    for venue in venues:
        robot.fill("Venue", venue)
        robot.press(Key.Key_Return, CTRL)
    return robot.window.inspector.record_id


def test_a_record_goes_back_to_what_it_was(robot: WindowRobot, qtbot: QtBot) -> None:
    id = edit_venue(robot, "Geneva", "Vienna")
    robot.press(Key.Key_3, ALT)
    while not name_of(QApplication.focusWidget()).startswith("Restore the record as it was after “Edit"):
        assert is_in(robot.window.inspector)
        robot.press(Key.Key_Tab)
    robot.press(Key.Key_Space)
    qtbot.waitUntil(lambda: position(robot, id).venue == "Geneva")
    assert is_in(robot.window.inspector), "the keyboard stays there"
    robot.undo()
    qtbot.waitUntil(lambda: position(robot, id).venue == "Vienna")


def test_a_copy_is_opened_beside(
    robot: WindowRobot, open_window: Open, small: Path, dialogs: Dialogs, qtbot: QtBot
) -> None:
    id = edit_venue(robot, "Geneva")
    robot.press(Key.Key_W, CTRL)  # closed after a change: a copy is kept
    robot.window.close()
    again = open_window(small)
    edit_venue(again, "Vienna")
    dialogs.expect(walk(Key.Key_Down, Key.Key_Up, Key.Key_Return))
    again.go_to("Restore")

    def others() -> list[MainWindow]:
        windows = QApplication.topLevelWidgets()
        return [each for each in windows if isinstance(each, MainWindow) and each.copy_shown]

    qtbot.waitUntil(lambda: bool(others()) and others()[0].isVisible())
    (beside,) = others()
    assert beside.session.store.readonly
    assert beside.session.store.need(Position, id).venue == "Geneva"
    assert position(again, id).venue == "Vienna"
    with qtbot.waitActive(beside):
        beside.activateWindow()
    QTest.keyClick(beside, Key.Key_Q, CTRL)
    qtbot.waitUntil(lambda: not isValid(beside))
