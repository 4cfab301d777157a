"""Going about the window: drafts offered again, back and forward, and the inspector over a narrow window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from db.changes import Change, Edit
from db.records import DOSSIER_ID, Actor, Dossier, Position
from desktop.widgets.row_list import RowList
from desktop.window import LONGEST_TITLE
from tests.desktop.windows import Open
from tests.robots.window import ALT, SHIFT, WindowRobot


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def test_a_form_that_was_left_unfinished_is_offered_on_the_next_start(
    open_window: Open, robot: WindowRobot, sample: Path
) -> None:
    robot.window.travel.open_record("p01")
    robot.fill("Stated", "2026-13")
    robot.window.close()
    again = open_window(sample)
    assert again.window.toast.message.text.startswith("Unsaved changes kept: “Ukraine · Territory")
    again.window.toast.action.click()
    assert again.window.inspector.record_id == "p01"
    assert again.field_text("stated") == "2026-13"


def test_a_new_record_that_was_left_unfinished_is_offered_too(
    open_window: Open, robot: WindowRobot, sample: Path
) -> None:
    robot.window.travel.new_record("obstacle")
    robot.fill("Description", "Half a thought")
    robot.window.close()
    again = open_window(sample)
    assert again.window.toast.message.text == "Unsaved changes kept: a new obstacle"
    again.window.toast.action.click()
    assert again.field_text("description") == "Half a thought"


def test_what_was_offered_for_one_tracker_is_not_offered_in_the_next(
    open_window: Open, robot: WindowRobot, sample: Path, tmp_path: Path
) -> None:
    robot.window.travel.new_record("obstacle")
    robot.fill("Description", "Half a thought")
    robot.window.close()
    again = open_window(sample)
    assert again.window.toast.isVisible()
    again.window.session.create(tmp_path / "other.parley")
    assert not again.window.toast.isVisible()


def test_nothing_is_offered_where_nothing_was_left(robot: WindowRobot) -> None:
    assert not robot.window.toast.isVisible()


def test_back_and_forward_bring_page_and_record(robot: WindowRobot) -> None:
    travel = robot.window.travel
    travel.open_record("p01")
    travel.open_record("p02")
    robot.press(Qt.Key.Key_Left, ALT)
    assert robot.window.inspector.record_id == "p01"
    assert robot.selected() == ["p01"]
    robot.press(Qt.Key.Key_Left, ALT)
    assert robot.window.pages.key == "overview"
    robot.press(Qt.Key.Key_Right, ALT)
    assert (robot.window.pages.key, robot.window.inspector.record_id) == ("position", "p01")


def test_a_record_that_is_gone_is_told(robot: WindowRobot) -> None:
    robot.window.travel.open_record("nobody")
    assert robot.window.toast.message.failure
    assert "Undo" in robot.window.toast.message.text


def test_escape_closes_the_inspector_over_a_narrow_window_and_the_list_has_the_keyboard(
    robot: WindowRobot,
) -> None:
    robot.window.resize(900, 700)
    robot.window.travel.open_record("p01")
    assert robot.window.panels.is_over
    robot.press(Qt.Key.Key_F6)
    assert robot.window.inspector.tabs.hasFocus()
    robot.press(Qt.Key.Key_Escape)
    assert not robot.window.inspector.isVisible()
    assert robot.page().table.hasFocus()
    assert robot.selected() == ["p01"]


def test_the_window_is_named_after_the_dossier_but_not_at_any_length(robot: WindowRobot) -> None:
    session = robot.window.session
    before = session.store.need(Dossier, DOSSIER_ID)
    session.do(Change("Name", (Edit.update(before, title="Talks on everything " * 15),)))
    assert robot.window.windowTitle().startswith("Talks on everything")
    assert len(robot.window.windowTitle()) <= LONGEST_TITLE + len(" – Parley")


def test_an_overview_that_is_not_seen_is_made_anew_when_it_is(robot: WindowRobot) -> None:
    window = robot.window
    overview = window.pages.currentWidget()
    assert overview is not None
    window.travel.open_record("p01")
    position = window.session.store.need(Position, "p01")
    window.session.do(Change("Edit", (Edit.update(position, statement="Said anew."),)))
    robot.press(Qt.Key.Key_Home, ALT)
    assert window.pages.currentWidget() is overview
    rows = overview.focusProxy()
    assert isinstance(rows, RowList)
    assert rows.rows()[0].title.startswith("Ukraine · Territory")


def test_the_list_is_at_a_record_that_was_added(robot: WindowRobot) -> None:
    travel = robot.window.travel
    travel.open_record("p01")
    travel.new_record("actor")
    robot.fill("Name", "Kyrgyz mediators")
    robot.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert robot.window.inspector.record_id
    assert robot.selected() == [robot.window.inspector.record_id]


def test_a_record_that_is_added_by_going_to_another_leaves_the_other_chosen(robot: WindowRobot) -> None:
    travel = robot.window.travel
    travel.new_record("actor")
    robot.fill("Name", "Kyrgyz mediators")
    page = robot.window.pages.list_page()
    assert page is not None
    page.table.go_to_row(3)
    assert robot.selected() == [robot.window.inspector.record_id]
    assert page.records.record(3) is not None
    added = next(each for each in robot.window.session.store.find(Actor) if each.name == "Kyrgyz mediators")
    assert robot.selected() != [added.id]


def test_who_goes_into_a_list_again_sees_the_record_of_its_row(robot: WindowRobot) -> None:
    robot.go_to("go to positions")
    [selected] = robot.selected()
    robot.window.travel.open_record("territory")
    assert robot.window.inspector.record_id == "territory"
    robot.go_to("go to positions")
    assert robot.selected() == [selected]
    assert robot.window.inspector.record_id == selected


def test_who_goes_into_a_list_in_which_no_row_is_selected_begins_at_a_row_and_its_record(
    robot: WindowRobot,
) -> None:
    robot.go_to("go to positions")
    robot.window.travel.show_look("stale")
    robot.window.travel.open_record("territory")
    robot.go_to("go to positions")
    assert robot.selected() == [robot.window.inspector.record_id]


def test_several_rows_that_are_selected_stay_so_beside_the_record_shown(robot: WindowRobot) -> None:
    robot.go_to("go to positions")
    robot.press(Qt.Key.Key_Down, SHIFT)
    several = robot.selected()
    robot.window.travel.open_record("territory")
    robot.go_to("go to positions")
    assert robot.selected() == several
    assert len(several) == 2


def test_beside_an_empty_list_no_record_of_another_kind_stays(robot: WindowRobot) -> None:
    robot.go_to("go to positions")
    assert robot.window.inspector.record_id
    robot.window.travel.go_in("stake")
    assert robot.window.inspector.record_id == ""
    assert robot.window.inspector.form is None


def test_what_is_typed_is_kept_when_an_empty_list_is_gone_into(robot: WindowRobot) -> None:
    robot.go_to("go to positions")
    id = robot.window.inspector.record_id
    robot.fill("Statement", "As it was said again.")
    robot.window.travel.go_in("stake")
    stored = robot.window.session.store.need(Position, id)
    assert stored.statement == "As it was said again."
