"""Choices, references, cells of two lines and stances: each is edited by what fits it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from tests.robots.grid import GridRobot
from tests.robots.window import SHIFT

Key = Qt.Key


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
