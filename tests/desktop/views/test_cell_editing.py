"""Cells are typed into by key alone: stored as one step, taken back, marked where wrong, and never lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Actor, Position
from desktop.session import Scope
from desktop.views.record_table import is_typed
from tests.desktop.test_accessible import nameless
from tests.desktop.windows import Open
from tests.robots.grid import GridRobot
from tests.robots.window import ALT, CTRL, NONE, SHIFT

Key = Qt.Key
COLUMNS = ("actor", "issue", "channel", "stated", "statement", "firmness", "stances", "handling", "venue")


@pytest.fixture
def grid(open_window: Open, small: Path) -> GridRobot:
    made = GridRobot(open_window(small), "position")
    made.page.choose_columns(COLUMNS)
    return made


@pytest.fixture
def standard(open_window: Open, small: Path) -> GridRobot:
    return GridRobot(open_window(small), "position")


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


def test_a_choice_opens_its_list_and_return_or_tab_takes_what_is_chosen(grid: GridRobot) -> None:
    grid.go("p1", "firmness")
    grid.press(Key.Key_F2)
    assert isinstance(grid.row.field.control, QComboBox)
    assert QApplication.activePopupWidget() is not None
    grid.press(Key.Key_Home)
    grid.press(Key.Key_Down)
    grid.press(Key.Key_Return)
    assert grid.stored("p1", "firmness") == "non-negotiable"
    assert not grid.is_editing
    grid.go("p1", "firmness")
    grid.press(Key.Key_F2)
    grid.press(Key.Key_Down)
    grid.press(Key.Key_Tab)
    assert grid.stored("p1", "firmness") == "firm"
    assert grid.here == ("p1", "stances")
    grid.go("p1", "firmness")
    grid.press(Key.Key_F2)
    grid.press(Key.Key_Down)
    grid.press(Key.Key_Escape)
    assert not grid.is_editing
    assert grid.stored("p1", "firmness") == "firm"


def test_a_letter_chooses_a_word_that_begins_with_it(grid: GridRobot) -> None:
    grid.go("p1", "firmness")
    grid.type("s")
    grid.press(Key.Key_Return)
    assert grid.stored("p1", "firmness") == "signalled"
    grid.go("p1", "handling")
    grid.press(Key.Key_F2)
    grid.press(Key.Key_End)
    grid.press(Key.Key_Return)
    assert grid.stored("p1", "handling") == "TLP:RED"


def test_a_reference_is_found_by_name_and_one_return_stores_it(grid: GridRobot) -> None:
    grid.go("p1", "actor")
    grid.type("Rus")
    grid.press(Key.Key_Return)
    assert grid.stored("p1", "actor") == "rus"
    assert not grid.is_editing
    grid.go("p1", "actor")
    grid.type("ukr")
    grid.press(Key.Key_Tab)
    assert grid.stored("p1", "actor") == "ukr"
    assert grid.here == ("p1", "issue")


def test_words_that_name_no_record_stay_with_the_reason(grid: GridRobot) -> None:
    grid.go("p1", "actor")
    grid.press(Key.Key_F2)
    grid.type("Atlantis")
    grid.press(Key.Key_Escape)  # the list of what can be chosen
    if grid.is_editing:
        grid.press(Key.Key_Return)
        assert "Nothing is chosen for “Atlantis”" in grid.row.error
        grid.window.navigator.setFocus()
        assert grid.drafted("p1") == {"actor": "Atlantis"}
    assert grid.stored("p1", "actor") == "ukr"


def test_another_issue_takes_the_stances_along_in_one_step(grid: GridRobot) -> None:
    grid.go("p1", "issue")
    grid.type("Cease")
    grid.press(Key.Key_Return)
    assert grid.stored("p1", "issue") == "ceasefire"
    assert grid.window.session.store.counts()["position_option"] == 0
    grid.robot.undo()
    assert grid.stored("p1", "issue") == "territory"
    assert grid.window.session.store.counts()["position_option"] == 1


def test_a_cell_of_two_lines_holds_all_its_fields(standard: GridRobot) -> None:
    grid = standard
    grid.go("p1", "firmness")
    grid.press(Key.Key_F2)
    assert list(grid.editor.rows) == ["firmness", "channel", "stated"]
    grid.press(Key.Key_Tab)  # out of the list of the first, on to the second
    assert grid.editor.rows["channel"].field.isAncestorOf(grid.target)
    grid.press(Key.Key_Tab)
    grid.type("x")
    grid.press(Key.Key_Tab, SHIFT)
    assert grid.editor.rows["channel"].field.isAncestorOf(grid.target)
    grid.press(Key.Key_Tab)
    grid.press(Key.Key_Tab)
    assert grid.editor.rows["stated"].error
    for _ in range(9):
        grid.press(Key.Key_Backspace)
    grid.type("2026-05")
    grid.press(Key.Key_Return)
    assert grid.stored("p1", "stated") == "2026-05"
    assert len(grid.labels()) == 3


def test_the_stances_are_edited_where_they_can_be_set(standard: GridRobot) -> None:
    standard.go("p1", "stances")
    standard.press(Key.Key_F2)
    assert not standard.is_editing
    stances = standard.robot.window.inspector.form
    assert stances is not None
    assert stances.stances is not None
    assert stances.stances.isAncestorOf(standard.target)


def test_what_is_made_once_says_why_it_stays(grid: GridRobot) -> None:
    grid.page.choose_columns(["id", "handling_inherited", "venue"])
    reasons = {"id": "The id of a record stays", "handling_inherited": "The tracker fills this in"}
    for field, why in reasons.items():
        grid.go("p1", field)
        grid.press(Key.Key_F2)
        assert not grid.is_editing
        assert grid.said.startswith(why)


def test_the_form_is_stored_before_a_cell_of_the_same_record_is_typed_into(grid: GridRobot) -> None:
    grid.window.travel.open_record("p1")
    form = grid.window.inspector.form
    assert form is not None
    form.rows["venue"].field.put("Typed in the form")
    grid.go("p1", "venue")
    grid.press(Key.Key_F2)
    assert grid.row.field.typed() == "Typed in the form"
    grid.type("!")
    grid.press(Key.Key_Return)
    assert grid.stored("p1", "venue") == "Typed in the form!"


def test_an_invalid_field_of_the_form_is_what_the_cell_begins_with(grid: GridRobot) -> None:
    grid.window.travel.open_record("p1")
    form = grid.window.inspector.form
    assert form is not None
    form.rows["stated"].field.put("30 Feb 2026")
    form.rows["until"].field.put("31 Feb 2026")
    grid.go("p1", "stated")
    grid.press(Key.Key_F2)
    assert grid.row.field.typed() == "30 Feb 2026"
    for _ in range(11):
        grid.press(Key.Key_Backspace)
    grid.type("2026-03")
    grid.press(Key.Key_Return)
    assert grid.stored("p1", "stated") == "2026-03"
    grid.window.travel.show_record("p1")
    assert grid.robot.field_text("stated") == "2026-03"
    assert grid.robot.field_text("until") == "31 Feb 2026"
    assert grid.drafted("p1") == {"until": "31 Feb 2026"}


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
