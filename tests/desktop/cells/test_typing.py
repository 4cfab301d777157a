"""Cells are typed into by key alone: stored as one step, taken back, marked where wrong, never lost."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.desktop.cells.conftest import COLUMNS
from tests.desktop.test_accessible import nameless
from tests.desktop.windows import Open
from tests.robots.grid import GridRobot
from tests.robots.window import ALT, CTRL, SHIFT

Key = Qt.Key


def test_f2_edits_the_end_of_a_text_and_return_stores_it_and_goes_down(grid: GridRobot) -> None:
    first, second = grid.robot.rows()[:2]
    grid.go(first, "venue")
    grid.press(Key.Key_F2)
    grid.type("Geneva")
    assert grid.stored(first, "venue") == ""
    grid.press(Key.Key_Return)
    assert grid.stored(first, "venue") == "Geneva"
    assert grid.here == (second, "venue")
    assert grid.labels()[0].startswith("Edit position of Ukraine on Territory")
    assert not grid.is_editing
    assert grid.window.focusWidget() is grid.page.table
    grid.go(first, "venue")
    grid.press(Key.Key_F2)
    grid.type(", Switzerland")
    grid.press(Key.Key_Return)
    assert grid.stored(first, "venue") == "Geneva, Switzerland"
    grid.robot.undo()
    assert grid.stored(first, "venue") == "Geneva"


def test_typing_replaces_and_tab_goes_right_and_on_to_the_next_row(grid: GridRobot) -> None:
    first, second = grid.robot.rows()[:2]
    grid.page.choose_columns(["stated", "venue"])
    grid.go(first, "stated")
    grid.type("March 2026")
    grid.press(Key.Key_Tab)
    assert grid.stored(first, "stated") == "2026-03"
    assert grid.here == (first, "venue")
    grid.type("Kyiv")
    grid.press(Key.Key_Tab)
    assert grid.here == (second, "stated")
    grid.press(Key.Key_Tab)  # nothing typed: on to the next cell, not out of the list
    assert grid.here == (second, "venue")
    grid.type("Lviv")
    grid.press(Key.Key_Tab, SHIFT)
    assert grid.here == (second, "stated")
    assert (grid.stored(first, "venue"), grid.stored(second, "venue")) == ("Kyiv", "Lviv")


def test_tab_leaves_the_list_as_ever_once_the_keyboard_went_another_way(grid: GridRobot) -> None:
    grid.go(grid.robot.rows()[0], "venue")
    grid.type("x")
    grid.press(Key.Key_Tab, SHIFT)
    grid.press(Key.Key_Down)
    here = grid.here
    grid.press(Key.Key_Tab)
    assert grid.window.focusWidget() is not grid.page.table
    assert grid.here == here


def test_escape_takes_back_what_was_typed(grid: GridRobot) -> None:
    grid.go("p1", "statement")
    before, steps = grid.stored("p1", "statement"), grid.labels()
    grid.type("Something else")
    grid.press(Key.Key_Escape)
    assert grid.stored("p1", "statement") == before
    assert grid.labels() == steps
    assert grid.drafted("p1") == {}
    assert grid.here == ("p1", "statement")
    assert grid.window.focusWidget() is grid.page.table


def test_backspace_empties_and_what_is_left_as_it_was_makes_no_step(grid: GridRobot) -> None:
    grid.go("p1", "statement")
    steps = grid.labels()
    grid.press(Key.Key_F2)
    grid.press(Key.Key_Return)
    assert grid.labels() == steps
    grid.go("p1", "statement")
    grid.press(Key.Key_Backspace)
    assert grid.row.field.typed() == ""
    grid.press(Key.Key_Return)
    assert grid.stored("p1", "statement") == ""


def test_prose_takes_line_breaks_and_return_stores(grid: GridRobot) -> None:
    grid.go("p1", "statement")
    grid.type("One")
    grid.press(Key.Key_Return, SHIFT)
    grid.type("two")
    grid.press(Key.Key_Return, ALT)
    grid.type("three")
    grid.press(Key.Key_Return)
    assert grid.stored("p1", "statement") == "One\ntwo\nthree"


def test_control_return_stores_and_stays(grid: GridRobot) -> None:
    for field, text in (("venue", "Vienna"), ("statement", "Said so")):
        grid.go("p1", field)
        grid.type(text)
        grid.press(Key.Key_Return, CTRL)
        assert grid.stored("p1", field) == text
        assert grid.here == ("p1", field)
        assert not grid.is_editing


def test_an_invalid_value_stays_in_the_cell_with_what_is_wrong(grid: GridRobot) -> None:
    grid.go("p1", "stated")
    grid.type("30 Feb 2026")
    grid.press(Key.Key_Return)
    assert grid.is_editing
    assert grid.row.error == "2026-02 has 28 days."
    assert grid.stored("p1", "stated") == "2026-02"
    assert grid.row.field.isAncestorOf(grid.target)
    for _ in range(11):
        grid.press(Key.Key_Backspace)
    grid.type("28 Feb 2026")
    assert grid.row.error == ""
    grid.press(Key.Key_Return)
    assert grid.stored("p1", "stated") == "2026-02-28"


def test_a_rule_over_the_whole_record_is_said_at_the_cell(grid: GridRobot) -> None:
    grid.page.choose_columns(["until", "stated"])
    grid.go("p1", "until")
    grid.type("2020")
    grid.press(Key.Key_Return)
    assert "before “Stated”" in grid.row.error
    grid.press(Key.Key_Escape)
    grid.go("p1", "until")
    grid.type("2027")
    grid.press(Key.Key_Tab)
    grid.type("2030")
    grid.press(Key.Key_Return)
    assert grid.row.error.startswith("Until: This is before")
    assert grid.stored("p1", "stated") == "2026-02"


def test_leaving_what_is_wrong_keeps_it_as_a_draft_and_says_so(grid: GridRobot) -> None:
    grid.go("p1", "stated")
    grid.type("30 Feb 2026")
    grid.window.navigator.setFocus()
    assert not grid.is_editing
    assert grid.window.focusWidget() is grid.window.navigator
    assert grid.stored("p1", "stated") == "2026-02"
    assert grid.drafted("p1") == {"stated": "30 Feb 2026"}
    assert grid.said == "Stated is not stored: 2026-02 has 28 days. It is kept as a draft."
    # The form that shows the record has it too, marked.
    assert grid.robot.field_text("stated") == "30 Feb 2026"
    grid.window.toast.action.click()
    assert grid.here == ("p1", "stated")
    assert grid.row.field.typed() == "30 Feb 2026"
    assert grid.row.error == "2026-02 has 28 days."
    for _ in range(11):
        grid.press(Key.Key_Backspace)
    grid.type("2026-03")
    grid.press(Key.Key_Return)
    assert grid.stored("p1", "stated") == "2026-03"
    assert grid.drafted("p1") == {}
    grid.window.travel.show_record("p1")
    assert grid.robot.field_text("stated") == "2026-03"
    assert not grid.window.inspector.is_edited


def test_what_is_valid_is_stored_when_the_keyboard_goes_elsewhere(grid: GridRobot) -> None:
    grid.go("p1", "venue")
    grid.type("Oslo")
    assert grid.page.editing.keep_draft()
    assert grid.drafted("p1") == {"venue": "Oslo"}
    grid.window.navigator.setFocus()
    assert grid.stored("p1", "venue") == "Oslo"
    assert grid.drafted("p1") == {}
    assert not grid.is_editing


def test_all_of_a_cell_that_is_edited_has_a_name(standard: GridRobot) -> None:
    for field in ("actor", "statement", "firmness"):
        standard.go("p1", field)
        standard.press(Key.Key_F2)
        assert nameless(standard.editor) == []
        standard.press(Key.Key_Escape)


def test_a_pause_keeps_what_is_typed_and_closing_loses_nothing(
    grid: GridRobot, qtbot: QtBot, open_window: Open, small: Path
) -> None:
    grid.go("p1", "stated")
    grid.type("30 Feb")
    with qtbot.waitSignal(grid.page.editing.pause.timeout):
        pass
    assert grid.drafted("p1") == {"stated": "30 Feb"}
    grid.type(" 2026")
    grid.window.close()
    other = open_window(small)
    assert other.window.toast.message.text.startswith("Unsaved changes kept")
    again = GridRobot(other, "position")
    again.page.choose_columns(COLUMNS)
    assert again.drafted("p1") == {"stated": "30 Feb 2026"}
    again.go("p1", "stated")
    again.press(Key.Key_F2)
    assert again.row.field.typed() == "30 Feb 2026"
    again.press(Key.Key_Escape)  # what was kept before stays kept
    assert again.drafted("p1") == {"stated": "30 Feb 2026"}


def test_undo_in_the_middle_stores_the_cell_first_and_then_takes_that_back(grid: GridRobot) -> None:
    grid.go("p1", "venue")
    grid.type("Rome")
    grid.window.records.undo()
    assert not grid.is_editing
    assert grid.stored("p1", "venue") == ""
    grid.window.records.redo()
    assert grid.stored("p1", "venue") == "Rome"
