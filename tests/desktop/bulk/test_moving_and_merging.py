"""Several rows to another issue, and several records made one."""

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.records import Actor, Position, PositionOption
from desktop.dialogs.duplicates import DuplicatesDialog
from desktop.dialogs.merging import MergeDialog
from desktop.dialogs.moving import MoveDialog
from desktop.operations import records as operations
from tests.desktop.bulk.rows import Key, label, said, select, store, undo_in_toast
from tests.desktop.small import FREEZE
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.window import CTRL, SHIFT, WindowRobot

# -- another issue -----------------------------------------------------------------------------------


def test_positions_move_with_their_stances(robot: WindowRobot, dialogs: Dialogs) -> None:
    select(robot, "p1", "p2")
    texts: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, MoveDialog)
        dialog.row.field.put("borders")
        texts.append(robots.words_of(dialog))
        assert dialog.options[FREEZE].value == "b-freeze"
        robots.press_steps(dialog, Key.Key_Return)

    dialogs.expect(act)
    robot.press(Key.Key_I, CTRL | SHIFT)
    assert "1 stance goes along." in texts[0]
    assert {each.option for each in store(robot).all(PositionOption)} == {"b-freeze"}
    assert said(robot) == "2 positions moved to Borders"
    undo_in_toast(robot)
    assert store(robot).need(Position, "p1").issue == "territory"


def test_what_is_lost_is_said_when_nothing_takes_its_place(robot: WindowRobot, dialogs: Dialogs) -> None:
    select(robot, "p1")
    texts: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, MoveDialog)
        assert not dialog.act.isEnabled()
        dialog.row.field.put("borders")
        dialog.options[FREEZE].choose("")
        texts.append(robots.words_of(dialog))
        dialog.reject()

    dialogs.expect(act)
    robot.press(Key.Key_I, CTRL | SHIFT)
    assert "1 stance and 1 condition go away" in texts[0]


def test_records_of_no_issue_are_not_moved(robot: WindowRobot) -> None:
    robot.window.travel.go_in("source")
    select(robot, "src-a")
    robot.press(Key.Key_I, CTRL | SHIFT)
    assert said(robot) == "Sources belong to no issue, so they can't be moved."


# -- merging -----------------------------------------------------------------------------------------


def test_two_actors_become_one(robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot) -> None:
    robot.window.travel.go_in("actor")
    select(robot, "ukr", "ukr2")
    texts: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        qtbot.waitUntil(dialog.act.isEnabled)
        dialog.stays.choose("ukr2")
        qtbot.waitUntil(dialog.act.isEnabled)
        dialog.stays.choose("ukr")
        qtbot.waitUntil(dialog.act.isEnabled)
        dialog.values["kind"].setCurrentIndex(1)
        qtbot.waitUntil(dialog.act.isEnabled)
        texts.append(robots.words_of(dialog))
        robots.press_steps(dialog, Key.Key_Return)

    dialogs.expect(act)
    robot.press(Key.Key_M, CTRL | SHIFT)
    assert "1 position then points to “Ukraine”." in texts[0]
    assert "“Ukrajina”" in texts[0]
    actor = store(robot).need(Actor, "ukr")
    assert (actor.kind, actor.summary) == ("group", "At war.")
    assert store(robot).need(Position, "p3").actor == "ukr"
    assert label(robot) == "Merge Ukrajina into actor Ukraine"
    undo_in_toast(robot)
    assert store(robot).need(Position, "p3").actor == "ukr2"


def test_texts_can_both_stay(robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot) -> None:
    select(robot, "p1", "p2")

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        dialog.values["statement"].choose("both")
        qtbot.waitUntil(dialog.act.isEnabled)
        dialog.act.click()

    dialogs.expect(act)
    robot.press(Key.Key_M, CTRL | SHIFT)
    (whole,) = (each for each in store(robot).all(Position) if each.id in ("p1", "p2"))
    assert {"No cession, a freeze only with guarantees.", "Return of all land."} == set(
        whole.statement.splitlines()
    )


def test_what_cannot_be_merged_is_said(robot: WindowRobot) -> None:
    store(robot).apply(
        operations.set_fields(store(robot), store(robot).need(Position, "p2"), {"issue": "borders"})
    )
    select(robot, "p1", "p2")
    robot.press(Key.Key_M, CTRL | SHIFT)
    assert "belong to several issues" in said(robot)
    assert "Nothing was merged." in said(robot)


def test_a_later_edit_is_not_lost_by_a_merge(robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot) -> None:
    robot.window.travel.go_in("actor")
    select(robot, "ukr", "ukr2")

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        qtbot.waitUntil(dialog.act.isEnabled)
        held = store(robot)
        held.apply(operations.set_fields(held, held.need(Actor, "ukr2"), {"summary": "Newer."}))
        dialog.act.click()

    dialogs.expect(act)
    robot.press(Key.Key_M, CTRL | SHIFT)
    assert "changed (summary) by another edit. Nothing was written." in said(robot)
    assert store(robot).need(Actor, "ukr2").summary == "Newer."


def test_likely_duplicates_are_found_and_merged(robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot) -> None:
    robot.window.travel.go_in("actor")
    found: list[tuple[str, str]] = []

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, DuplicatesDialog)
        found.extend((pick.title, pick.words) for pick in dialog.list.view.picks.rows)
        robots.press_steps(dialog, Key.Key_Return)

    dialogs.expect(choose)
    dialogs.expect(robots.give_up)
    robot.window.table["edit.duplicates"].trigger()
    qtbot.waitUntil(lambda: not robot.window.jobs.running and not dialogs.still_expected)
    assert found == [("Ukraine  =  Ukrajina", "a name of one is an alias of the other")]


def test_no_duplicates_are_said_to_be_none(robot: WindowRobot, qtbot: QtBot) -> None:
    robot.window.travel.go_in("event")
    robot.window.table["edit.duplicates"].trigger()
    qtbot.waitUntil(lambda: said(robot) == "No two events look alike")
    robot.window.travel.go_in("stake")
    robot.window.table["edit.duplicates"].trigger()
    assert said(robot) == "Stakes have no names by which they could be compared."
