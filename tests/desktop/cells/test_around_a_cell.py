"""What happens around a cell that is edited: changes from elsewhere, rows that move, arrows, reading."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Actor, Position
from desktop.session import Scope
from desktop.views.record_table import is_typed
from tests.desktop.windows import Open
from tests.robots.grid import GridRobot
from tests.robots.window import ALT, CTRL, NONE, SHIFT

Key = Qt.Key


def change_field(grid: GridRobot, **values: str) -> None:
    session = grid.window.session
    session.do(Change("Meanwhile", (Edit.update(session.store.need(Position, "p1"), **values),)))


def test_a_change_from_elsewhere_is_shown_beside_what_is_typed(grid: GridRobot) -> None:
    grid.go("p1", "venue")
    grid.press(Key.Key_F2)
    change_field(grid, venue="Their city")
    assert grid.row.field.typed() == "Their city"
    grid.press(Key.Key_End)
    grid.type(" and mine")
    change_field(grid, venue="Another", statement="Other")
    assert grid.row.theirs.text() == "Now stored: Another"
    assert grid.row.field.typed() == "Their city and mine"
    grid.press(Key.Key_Return)
    assert grid.stored("p1", "venue") == "Their city and mine"
    assert grid.stored("p1", "statement") == "Other"


def test_their_value_can_be_taken(grid: GridRobot) -> None:
    grid.go("p1", "venue")
    grid.type("Mine")
    change_field(grid, venue="Theirs")
    grid.row.take.click()
    assert grid.row.field.typed() == "Theirs"
    grid.press(Key.Key_Return)
    assert grid.labels()[0] == "Meanwhile"


def test_a_record_deleted_meanwhile_leaves_what_was_typed_as_a_draft(grid: GridRobot) -> None:
    session = grid.window.session
    grid.go("p1", "venue")
    grid.type("Mine")
    session.do(Change("Delete", session.store.goes_with(["p1"]).edits()))
    assert not grid.is_editing
    assert grid.drafted("p1") == {"venue": "Mine"}
    session.undo()
    grid.go("p1", "venue")
    grid.press(Key.Key_F2)
    assert grid.row.field.typed() == "Mine"


def test_a_cell_that_is_listed_no_more_is_left_and_stored(grid: GridRobot, qtbot: QtBot) -> None:
    grid.go("p1", "venue")
    grid.type("Mine")
    grid.window.session.set_scope(Scope(as_of="2020-01-01"))
    qtbot.waitUntil(lambda: not grid.is_editing)
    assert grid.stored("p1", "venue") == "Mine"


def test_the_editor_stays_over_its_cell_when_columns_and_rows_change(grid: GridRobot, qtbot: QtBot) -> None:
    grid.go("p1", "venue")
    grid.type("Mine")
    other = Position(id="p0", actor="rus", issue="territory", channel="official")
    grid.window.session.do(Change("Add", (Edit.insert(other),)))
    grid.page.choose_columns(["venue", "statement"])
    QApplication.processEvents()
    cell = grid.page.table.visualRect(grid.page.table.currentIndex())
    assert grid.editor.geometry().topLeft() == cell.topLeft()
    grid.press(Key.Key_Return)
    assert grid.stored("p1", "venue") == "Mine"


def test_a_row_that_moves_by_what_was_typed_lets_the_keyboard_go_on_below_its_old_place(
    open_window: Open, small: Path
) -> None:
    grid = GridRobot(open_window(small), "actor")
    session = grid.window.session
    session.do(Change("Add", (Edit.insert(Actor(id="tur", name="Turkey")),)))
    assert grid.robot.rows() == ["rus", "tur", "ukr"]
    grid.page.choose_columns(["name", "kind"])
    grid.go("rus", "name")
    grid.type("Zanzibar")
    grid.press(Key.Key_Return)
    assert grid.robot.rows() == ["tur", "ukr", "rus"]
    assert grid.here == ("tur", "name")


def test_arrows_walk_the_cells_and_keep_the_rows_that_are_selected(grid: GridRobot) -> None:
    grid.go("p1", "actor")
    grid.press(Key.Key_Down, SHIFT)
    chosen = grid.robot.selected()
    assert len(chosen) == 2
    for _ in range(3):
        grid.press(Key.Key_Right)
    assert grid.here[1] == "stated"
    assert grid.robot.selected() == chosen
    for _ in range(5):
        grid.press(Key.Key_Left)
    assert grid.here[1] == "actor"
    grid.press(Key.Key_Up)
    assert len(grid.robot.selected()) == 1


def test_a_double_click_edits_and_return_without_editing_opens(grid: GridRobot) -> None:
    table = grid.page.table
    grid.window.panels.show_inspector(False)
    grid.go("p2", "venue")
    grid.press(Key.Key_Return)
    assert not grid.is_editing
    assert grid.window.inspector.record_id == "p2"
    assert grid.window.panels.inspector_shown
    grid.go("p1", "venue")
    place = table.visualRect(table.currentIndex()).center()
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert grid.is_editing


def test_in_a_tracker_that_is_only_read_no_cell_is_edited(open_window: Open, small: Path) -> None:
    robot = open_window(small)
    robot.window.session.open(small, readonly=True)
    grid = GridRobot(robot, "position")
    grid.type("x")
    assert not grid.is_editing
    assert "read-only" in grid.said
    assert not robot.window.table["edit.cell"].isEnabled()


@pytest.mark.parametrize(
    ("key", "modifier", "text", "typed"),
    [
        (Key.Key_A, NONE, "a", True), (Key.Key_A, SHIFT, "A", True), (Key.Key_Space, NONE, " ", False),
        (Key.Key_A, CTRL, "a", False), (Key.Key_A, ALT, "a", False), (Key.Key_E, CTRL | ALT, "€", True),
        (Key.Key_Tab, NONE, "\t", False), (Key.Key_F5, NONE, "", False),
    ],
)  # fmt: skip
def test_which_keys_are_typed(key: Key, modifier: Qt.KeyboardModifier, text: str, typed: bool) -> None:
    assert is_typed(QKeyEvent(QKeyEvent.Type.KeyPress, key, modifier, text)) is typed


def test_what_a_cell_leaves_stands_beside_what_the_form_has_left(grid: GridRobot) -> None:
    grid.window.travel.open_record("p1")
    form = grid.window.inspector.form
    assert form is not None
    form.rows["until"].field.put("31 Feb 2026")
    grid.go("p1", "stated")
    grid.type("30 Feb 2026")
    grid.window.navigator.setFocus()
    assert grid.drafted("p1") == {"until": "31 Feb 2026", "stated": "30 Feb 2026"}
    assert grid.robot.field_text("until") == "31 Feb 2026"
    assert grid.robot.field_text("stated") == "30 Feb 2026"


@pytest.mark.parametrize("name", ["venue", "statement", "stated", "actor"])
def test_the_editor_is_over_its_cell_in_a_window_of_any_width(
    grid: GridRobot, name: str, qtbot: QtBot
) -> None:
    grid.go("p1", name)
    grid.press(Key.Key_F2)
    table = grid.page.table

    def is_over() -> bool:
        """The cell is in sight, and the editor over it as far as there is room."""
        cell, room = table.visualRect(table.currentIndex()), table.viewport().rect()
        left = max(min(cell.left(), room.width() - grid.editor.width()), 0)
        return room.contains(cell.topLeft()) and grid.editor.pos() == QPoint(left, cell.top())

    for width in (1400, 1100, 1700, 900):
        grid.window.resize(width, 800)
        QApplication.processEvents()
        qtbot.waitUntil(is_over)


def test_a_cell_that_was_scrolled_out_of_sight_comes_back_with_the_next_letter(grid: GridRobot) -> None:
    grid.window.resize(1400, 800)
    grid.go("p1", "venue")
    grid.press(Key.Key_F2)
    table = grid.page.table
    QApplication.processEvents()
    table.horizontalScrollBar().setValue(0)
    assert grid.editor.x() == table.visualRect(table.currentIndex()).left() > table.viewport().width()
    grid.type("x")
    assert table.viewport().rect().contains(grid.editor.geometry().topLeft())
    grid.press(Key.Key_Return)
    assert str(grid.stored("p1", "venue")).endswith("x")


@pytest.mark.parametrize("gone", ["second", "last"])
def test_the_row_in_the_place_of_a_deleted_one_is_chosen(grid: GridRobot, gone: str) -> None:
    for id in ("x1", "x2"):
        grid.window.session.do(
            Change("Add", (Edit.insert(Position(id=id, actor="ukr", issue="territory", channel="official")),))
        )
    rows = grid.robot.rows()
    place = 1 if gone == "second" else len(rows) - 1
    grid.go(rows[place], "venue")
    grid.press(Key.Key_Delete)
    left = [id for id in rows if id != rows[place]]
    assert grid.robot.rows() == left
    lands = left[min(place, len(left) - 1)]
    assert grid.robot.selected() == [lands]
    assert grid.here == (lands, "venue")
    assert grid.window.inspector.record_id == lands
    grid.press(Key.Key_Delete)  # meant for the row that is seen to be chosen
    assert grid.robot.rows() == [id for id in left if id != lands]


def test_where_nothing_is_left_nothing_is_chosen(grid: GridRobot) -> None:
    grid.go(grid.robot.rows()[0], "venue")
    grid.page.table.selectAll()
    grid.press(Key.Key_Delete)
    assert grid.robot.rows() == []
    assert grid.robot.selected() == []
