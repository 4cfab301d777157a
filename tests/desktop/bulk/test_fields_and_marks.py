"""A field, tags and marks of several rows: found by typing, said beforehand, one step."""

from PySide6.QtWidgets import QDialog

from db.records import Position, Tag, Tagging
from tests.desktop.bulk.rows import Key, label, said, select, store, undo_in_toast
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.window import CTRL, SHIFT, WindowRobot

# -- a field -----------------------------------------------------------------------------------------


def test_a_field_is_found_by_typing_and_set(robot: WindowRobot, dialogs: Dialogs) -> None:
    select(robot, "p1", "p2", "p3")
    dialogs.expect(robots.keys("firmn", Key.Key_Return, "non", Key.Key_Return))
    robot.press(Key.Key_F, CTRL | SHIFT)
    assert {position.firmness for position in store(robot).all(Position)} == {"non-negotiable"}
    assert label(robot) == "Set firmness of 3 positions"
    assert said(robot) == "Firmness set in 3 positions"
    undo_in_toast(robot)
    assert store(robot).need(Position, "p1").firmness == "conditional"


def test_how_many_change_is_said_and_the_rest_is_left(robot: WindowRobot, dialogs: Dialogs) -> None:
    select(robot, "p1", "p2")
    texts: list[str] = []

    def act(dialog: QDialog) -> None:
        robots.press_steps(dialog, "until", Key.Key_Return, "2025")
        texts.append(robots.words_of(dialog))
        robots.press_steps(dialog, Key.Key_Return)

    dialogs.expect(act)
    robot.press(Key.Key_F, CTRL | SHIFT)
    assert "1 of 2 will change; 1 can't have it: This is before “Stated”" in texts[0]
    assert said(robot) == "Until set in 1 position; 1 left as they are"
    assert (store(robot).need(Position, "p1").until, store(robot).need(Position, "p2").until) == ("", "2025")


def test_values_that_differ_are_not_cleared_by_enter_alone(robot: WindowRobot, dialogs: Dialogs) -> None:
    select(robot, "p1", "p2")
    texts: list[str] = []

    def act(dialog: QDialog) -> None:
        robots.press_steps(dialog, "statement", Key.Key_Return)
        texts.append(robots.words_of(dialog))
        assert not robots.button_of(dialog, "Set").isEnabled()
        robots.button_of(dialog, "Clear it in all").click()
        robots.button_of(dialog, "Clear 2").click()

    dialogs.expect(act)
    robot.press(Key.Key_F, CTRL | SHIFT)
    assert "They differ." in texts[0]
    assert {store(robot).need(Position, id).statement for id in ("p1", "p2")} == {""}


def test_what_is_no_value_is_said_at_the_field_and_not_set(robot: WindowRobot, dialogs: Dialogs) -> None:
    select(robot, "p1", "p2")

    def act(dialog: QDialog) -> None:
        robots.press_steps(dialog, "stated", Key.Key_Return, "2026-13")
        assert not robots.button_of(dialog, "Set").isEnabled()
        robots.press_steps(dialog, Key.Key_Return)
        assert dialog.isVisible()
        dialog.reject()

    dialogs.expect(act)
    robot.press(Key.Key_F, CTRL | SHIFT)
    assert store(robot).need(Position, "p1").stated == "2026-02"


def test_another_field_can_be_chosen_after_all(robot: WindowRobot, dialogs: Dialogs) -> None:
    select(robot, "p1")

    def act(dialog: QDialog) -> None:
        robots.press_steps(dialog, "venue", Key.Key_Return)
        robots.button_of(dialog, "Another field").click()
        robots.press_steps(dialog, Key.Key_Backspace)
        line = dialog.focusWidget()
        assert line is not None
        line.setProperty("text", "doubts")
        robots.press_steps(dialog, Key.Key_Return, "Hm.")
        robots.button_of(dialog, "Set 1").click()

    dialogs.expect(act)
    robot.press(Key.Key_F, CTRL | SHIFT)
    assert store(robot).need(Position, "p1").caveat_text == "Hm."


def test_the_issue_is_asked_for_with_what_comes_of_the_stances(robot: WindowRobot, dialogs: Dialogs) -> None:
    select(robot, "p1")
    dialogs.expect(robots.keys("issue", Key.Key_Return))
    dialogs.expect(robots.give_up)
    robot.press(Key.Key_F, CTRL | SHIFT)
    assert store(robot).need(Position, "p1").issue == "territory"


def test_a_list_without_selection_means_the_record_in_the_inspector(
    robot: WindowRobot, dialogs: Dialogs
) -> None:
    robot.window.travel.open_record("src-a")
    robot.page().table.clearSelection()
    dialogs.expect(robots.keys("publisher", Key.Key_Return, "Press", Key.Key_Return))
    robot.window.table["edit.set_field"].trigger()
    assert label(robot).startswith("Set publisher of source")


# -- tags and marks ----------------------------------------------------------------------------------


def carried(robot: WindowRobot) -> set[tuple[str, str]]:
    names = {tag.id: tag.name for tag in store(robot).all(Tag)}
    return {(names[each.tag], each.record) for each in store(robot).all(Tagging)}


def test_a_tag_half_of_them_carry_is_put_on_all(robot: WindowRobot, dialogs: Dialogs) -> None:
    select(robot, "p1", "p2")
    dialogs.expect(robots.keys("ga", Key.Key_Return, Key.Key_Return))
    robot.press(Key.Key_T, CTRL)
    assert carried(robot) == {("Gas", "p1"), ("Gas", "p2")}
    undo_in_toast(robot)
    assert carried(robot) == {("Gas", "p1")}


def test_a_tag_is_taken_off_and_another_made_in_one_step(robot: WindowRobot, dialogs: Dialogs) -> None:
    select(robot, "p1", "p2")
    dialogs.expect(
        robots.keys("gas", Key.Key_Return, "gas", Key.Key_Return, "Black Sea", Key.Key_Return, Key.Key_Return)
    )
    robot.press(Key.Key_T, CTRL)
    assert carried(robot) == {("Black Sea", "p1"), ("Black Sea", "p2")}
    assert label(robot) == "Change tags of 2 positions"


def test_a_half_tick_is_left_as_it_is(robot: WindowRobot, dialogs: Dialogs) -> None:
    select(robot, "p1", "p2")
    dialogs.expect(robots.keys("New", Key.Key_Return, Key.Key_Return))
    robot.press(Key.Key_T, CTRL)
    assert carried(robot) == {("Gas", "p1"), ("New", "p1"), ("New", "p2")}


def test_space_ticks_in_the_rows(robot: WindowRobot, dialogs: Dialogs) -> None:
    select(robot, "p2")
    dialogs.expect(robots.keys(Key.Key_Tab, Key.Key_Space, Key.Key_Return))
    robot.press(Key.Key_T, CTRL)
    assert carried(robot) == {("Gas", "p1"), ("Gas", "p2")}


def test_marks_are_set_with_the_effective_one_said(robot: WindowRobot, dialogs: Dialogs) -> None:
    select(robot, "p1", "p2")
    texts: list[str] = []

    def act(dialog: QDialog) -> None:
        robots.press_steps(dialog, "TLP:AMBER", Key.Key_Tab, "REL TO")
        texts.append(robots.words_of(dialog))
        robots.press_steps(dialog, Key.Key_Return)

    dialogs.expect(act)
    robot.press(Key.Key_M, CTRL)
    assert "Effective then: TLP:AMBER on all 2." in texts[0]
    for id in ("p1", "p2"):
        position = store(robot).need(Position, id)
        assert (position.handling, position.caveat) == ("TLP:AMBER", "REL TO")
    assert said(robot) == "2 positions marked"
