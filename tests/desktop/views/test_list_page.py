"""Lists: sorted by keyboard and by their heads, filtered, copied, and what they say of themselves."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from db.records import CHANNELS, Position
from desktop.session import Scope
from desktop.widgets.toast import Message
from tests.desktop.windows import Open
from tests.robots.window import CTRL, WindowRobot

STATEMENT, STANCES = 1, 2


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    made = open_window(sample)
    made.window.travel.go_in("position")
    return made


def statements(robot: WindowRobot) -> list[str]:
    model = robot.page().records
    return [model.index(row, STATEMENT).data() for row in range(model.rowCount())]


def click_head(robot: WindowRobot, column: int) -> None:
    head = robot.page().table.horizontalHeader()
    place = head.viewport().rect().center()
    place.setX(head.sectionViewportPosition(column) + 30)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_sorting_by_a_command_and_once_more_turns_it_round(robot: WindowRobot) -> None:
    robot.go_to("sort by statement")
    forward = statements(robot)
    assert [each.casefold() for each in forward] == sorted(each.casefold() for each in forward)
    assert robot.page()._foot.text().endswith("sorted by statement")
    robot.go_to("sort by statement")
    assert statements(robot) == forward[::-1]
    assert robot.page()._foot.text().endswith("sorted by statement, from the end")


def test_a_list_that_has_no_order_of_its_own_says_that_it_stands_as_written(robot: WindowRobot) -> None:
    robot.window.travel.go_in("actor_role")
    page = robot.page()
    number = page.records.rowCount()
    assert page._foot.text().endswith(f" of {number} selected · sorted by order of writing")
    page.table.sort_by(0)
    assert page._foot.text().endswith(f" of {number} selected · sorted by actor")


def test_a_head_sorts_and_what_is_drawn_does_not(robot: WindowRobot) -> None:
    click_head(robot, STATEMENT)
    forward = statements(robot)
    assert robot.page().table.sorted_by() == STATEMENT
    click_head(robot, STANCES)
    assert robot.page().table.sorted_by() == STATEMENT
    assert statements(robot) == forward
    assert robot.page().table.horizontalHeader().isSortIndicatorShown()


def test_the_menu_offers_the_columns_of_the_list_that_is_shown(robot: WindowRobot) -> None:
    robot.go_to("sort by statement")
    menu = robot.window.table.menu("view.sort")
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    offered = {action.text(): action.isChecked() for action in menu.actions()}
    assert offered == {"Actor, issue": False, "Statement": True, "Firmness, channel": False}
    menu.actions()[0].trigger()
    assert robot.page().table.sorted_by() == 0


def test_the_row_with_the_keyboard_stays_chosen_and_in_sight_while_sorted(robot: WindowRobot) -> None:
    robot.window.travel.open_record("p01")
    robot.go_to("sort by statement")
    table = robot.page().table
    assert robot.selected() == ["p01"]
    assert table.viewport().rect().intersects(table.visualRect(table.currentIndex()))


def test_coming_in_by_keyboard_chooses_a_row_and_a_click_only_its_own(robot: WindowRobot) -> None:
    table = robot.page().table
    assert robot.selected() == robot.rows()[:1]
    robot.window.navigator.setFocus()
    table.clearSelection()
    place = table.visualRect(robot.page().records.index(3, 0)).center()
    robot.click(table.viewport(), place)
    assert robot.selected() == robot.rows()[3:4]


def test_the_foot_copies_the_chosen_rows(robot: WindowRobot) -> None:
    robot.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    robot.page()._copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 3
    assert lines[0].split("\t")[:4] == ["Actor", "Issue", "Statement", "Stance on options"]
    assert robot.window.toast.message.text == "2 rows copied as a table"


def test_a_filter_without_hits_says_so_and_its_button_has_the_keyboard(robot: WindowRobot) -> None:
    robot.press(Qt.Key.Key_F, CTRL)
    robot.type("zzzz")
    robot.page().records.filter("zzzz")
    page = robot.page()
    assert page._empty.accessibleName() == "Nothing found"
    page.setFocus()
    assert page._empty.action.hasFocus()
    robot.press(Qt.Key.Key_Return)
    assert page.filter.text() == ""
    page.filter.filtered.emit("")
    assert page.records.rowCount() > 0


def test_nothing_in_scope_offers_to_show_all(robot: WindowRobot) -> None:
    store = robot.window.session.store
    unused = next(each for each in CHANNELS if not store.find(Position, channel=each))
    robot.window.session.set_scope(Scope(channels=(unused,)))
    assert robot.page()._empty.accessibleName() == "Nothing in scope"
    robot.page()._empty.action.click()
    assert not robot.window.session.scope.narrows
    assert robot.rows()


def test_compact_rows_are_half_as_high(robot: WindowRobot) -> None:
    table = robot.page().table
    tall = table.rowHeight(0)
    robot.go_to("compact rows")
    assert table.rowHeight(0) < tall


def test_rows_selected_here_and_there_are_counted_and_named_from_top_to_bottom(robot: WindowRobot) -> None:
    table, ids = robot.page().table, robot.rows()
    for row in (7, 2, 3):
        place = table.visualRect(robot.page().records.index(row, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, CTRL, place)
    assert table.selected_rows() == [0, 2, 3, 7]
    assert robot.selected() == [ids[row] for row in (0, 2, 3, 7)]
    assert table.selected_count() == 4
    assert robot.page()._foot.text().startswith("4 of ")
    robot.press(Qt.Key.Key_A, CTRL)
    assert table.selected_count() == len(ids)


def test_the_heads_are_not_asked_about_the_rows_that_are_selected(robot: WindowRobot) -> None:
    robot.press(Qt.Key.Key_A, CTRL)
    table = robot.page().table
    assert table.selected_count() == robot.page().records.rowCount()
    # Qt would look at each row of each column for a head whose rows may all be selected.
    assert not table.horizontalHeader().selectionModel().hasSelection()


def test_a_toast_lies_over_no_row(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    robot = open_window(sample)
    robot.window.resize(1000, 600)
    robot.window.travel.show_page("position")
    table, toast = robot.page().table, robot.window.toast
    table.go_to_row(robot.page().records.rowCount() - 1)
    QApplication.processEvents()

    def last_row() -> QRect:
        under = table.visualRect(table.currentIndex())
        return QRect(table.viewport().mapTo(robot.window, under.topLeft()), under.size())

    before = table.height()
    toast.show_message(Message("Saved", "Undo"))
    lies = QRect(toast.mapTo(robot.window, QPoint(0, 0)), toast.size())
    qtbot.waitUntil(lambda: not last_row().intersects(lies))
    seen = table.viewport().rect().translated(table.viewport().mapTo(robot.window, QPoint(0, 0)))
    assert seen.contains(last_row().center())
    assert not seen.intersects(lies)
    toast.dismiss()
    qtbot.waitUntil(lambda: table.height() == before)


def test_a_list_that_opens_under_a_toast_keeps_clear_of_it(open_window: Open, sample: Path) -> None:
    robot = open_window(sample)
    toast = robot.window.toast
    toast.show_message(Message("Saved"))
    robot.window.travel.show_page("issue")
    QApplication.processEvents()
    table = robot.page().table
    assert table.mapTo(robot.window, QPoint(0, table.height())).y() <= toast.mapTo(robot.window, QPoint()).y()
