"""Several rows at once, by keyboard alone: a field, tags, marks, another issue, merging; each one step."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Actor, Issue, Option, Position, PositionOption, Record, Tag, Tagging, link_id
from db.store import Store
from desktop.dialogs.duplicates import DuplicatesDialog
from desktop.dialogs.merging import MergeDialog
from desktop.dialogs.moving import MoveDialog
from desktop.dialogs.set_field import SetFieldDialog
from desktop.operations import records as operations
from desktop.widgets.toast import ToastButton
from tests.desktop.small import FREEZE, small_tracker
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.window import CTRL, SHIFT, WindowRobot

Key = Qt.Key


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The small tracker with Ukraine in it twice and another issue with an option of the same label."""
    made = tmp_path / "talks.parley"
    extra: tuple[Record, ...] = (
        Actor(id="ukr2", name="Ukrajina", summary="At war.", kind="group"),
        Position(id="p3", actor="ukr2", issue="territory", channel="Track I"),
        Issue(id="borders", title="Borders"),
        Option(id="b-freeze", issue="borders", label="Freeze on the line", value=10.0),
        Tag(id="gas", name="Gas"),
        Tagging(id=link_id("tagging", "gas", "p1"), tag="gas", record="p1"),
    )
    with small_tracker(made) as store:
        store.apply(Change("Put", tuple(Edit.insert(record) for record in extra)))
    return made


@pytest.fixture
def robot(open_window: Open, path: Path) -> WindowRobot:
    made = open_window(path)
    made.window.travel.go_in("position")
    return made


def store(robot: WindowRobot) -> Store:
    return robot.window.session.store


def select(robot: WindowRobot, *ids: str) -> None:
    """Select the rows of records, as clicks with Ctrl do; the keyboard is in the list."""
    table = robot.page().table
    table.setFocus()
    table.clearSelection()
    model = table.selectionModel()
    flags = model.SelectionFlag.Select | model.SelectionFlag.Rows
    for id in ids:
        row = robot.page().records.row_of(id)
        assert row >= 0, f"{id} is not listed"
        model.setCurrentIndex(robot.page().records.index(row, 0), flags)
    assert sorted(robot.selected()) == sorted(ids)


def said(robot: WindowRobot) -> str:
    toast = robot.window.toast
    return toast.message.text if toast.isVisible() else ""


def undo_in_toast(robot: WindowRobot) -> None:
    toast = robot.window.toast
    assert isinstance(toast.action, ToastButton)
    assert toast.action.text().startswith("Undo")
    toast.action.click()


def label(robot: WindowRobot) -> str:
    newest = store(robot).undoable()
    return newest.label if newest else ""


# -- a field -----------------------------------------------------------------------------------------


def test_a_field_is_found_by_typing_and_set(robot: WindowRobot, dialogs: Dialogs) -> None:
    select(robot, "p1", "p2", "p3")
    dialogs.expect(robots.keys("firmn", Key.Key_Return, "non", Key.Key_Return))
    robot.press(Key.Key_F, CTRL | SHIFT)
    assert {position.firmness for position in store(robot).all(Position)} == {"non-negotiable"}
    assert label(robot) == "Set firmness of 3 positions"
    assert said(robot) == "Set in 3 positions"
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
    assert said(robot) == "Set in 1 position; 1 left as they are"
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


# -- the menu over the rows, and what is grey --------------------------------------------------------


def menu_of(robot: WindowRobot) -> QMenu:
    table = robot.page().table
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), table.mapToGlobal(QPoint(5, 5))
    )
    QApplication.sendEvent(table.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entry(menu: QMenu, words: str) -> QAction:
    return next(each for each in menu.actions() if each.text().replace("&", "") == words)


def test_the_menu_sets_quick_values(robot: WindowRobot) -> None:
    select(robot, "p1", "p2")
    menu = menu_of(robot)
    inner = entry(menu, "Confidence").menu()
    assert isinstance(inner, QMenu)
    assert [(each.text(), each.isChecked()) for each in inner.actions()] == [
        ("Low", False),
        ("Moderate", False),
        ("High", False),
        ("Not stated", True),
    ]
    entry(inner, "High").trigger()
    menu.close()
    assert {store(robot).need(Position, id).confidence for id in ("p1", "p2")} == {"high"}
    assert label(robot) == "Set confidence of 2 positions"


def test_a_quick_value_that_all_have_changes_nothing(robot: WindowRobot) -> None:
    select(robot, "p1")
    before = label(robot)
    robot.window.bulk.set_quickly("firmness", "conditional")
    assert label(robot) == before
    assert said(robot) == "0 of 1 will change; 1 has it already."


def test_a_needed_choice_offers_no_emptiness(robot: WindowRobot) -> None:
    select(robot, "p1")
    menu = menu_of(robot)
    inner = entry(menu, "Channel").menu()
    assert isinstance(inner, QMenu)
    assert "Not stated" not in [each.text() for each in inner.actions()]
    menu.close()


def test_in_a_tracker_to_be_read_all_is_grey_and_says_why(robot: WindowRobot, path: Path) -> None:
    robot.window.session.close()
    robot.window.session.open(path, readonly=True)
    robot.window.travel.go_in("position")
    select(robot, "p1", "p2")
    menu = menu_of(robot)
    for id in ("set_field", "tag", "mark", "move", "merge", "duplicates", "paste"):
        action = robot.window.table[f"edit.{id}"]
        assert not action.isEnabled()
        assert action.toolTip().endswith(": the tracker is open to be read only")
    assert menu.toolTipsVisible()
    inner = entry(menu, "Confidence").menu()
    assert isinstance(inner, QMenu)
    assert not inner.isEnabled()
    menu.close()


def test_merging_needs_two_rows(robot: WindowRobot) -> None:
    select(robot, "p1")
    assert not robot.window.table["edit.merge"].isEnabled()
    assert "fewer than two records" in robot.window.table["edit.merge"].toolTip()
    select(robot, "p1", "p2")
    assert robot.window.table["edit.merge"].isEnabled()


def test_edits_of_the_form_are_saved_first(robot: WindowRobot, dialogs: Dialogs) -> None:
    robot.window.travel.open_record("p1")
    select(robot, "p1")
    robot.fill("Venue", "Geneva")
    robot.page().table.setFocus()
    dialogs.expect(robots.keys("confidence", Key.Key_Return, "low", Key.Key_Return))
    robot.press(Key.Key_F, CTRL | SHIFT)
    position = store(robot).need(Position, "p1")
    assert (position.venue, position.confidence) == ("Geneva", "low")


def test_a_toast_undoes_its_own_step_and_no_later_one(robot: WindowRobot) -> None:
    select(robot, "p2")
    robot.window.bulk.set_quickly("firmness", "firm")
    held = store(robot)
    held.apply(operations.set_fields(held, held.need(Position, "p2"), {"venue": "Geneva"}))
    robot.window.toast.action.click()
    position = held.need(Position, "p2")
    assert (position.firmness, position.venue) == ("", "Geneva")


def test_dialogs_name_all_that_takes_keys(robot: WindowRobot, dialogs: Dialogs) -> None:
    select(robot, "p1", "p2")
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        for box in dialog.findChildren(QComboBox):
            seen.append(box.accessibleName())
        dialog.reject()

    dialogs.expect(look)
    robot.press(Key.Key_M, CTRL | SHIFT)
    assert "The one that stays" in seen
    assert all(seen)


# -- many rows ---------------------------------------------------------------------------------------

MANY_ROWS = 600


@pytest.fixture
def crowded(robot: WindowRobot) -> WindowRobot:
    """A window on a list of more rows than are written here and now."""
    made = (Actor(id=f"a{n}", name=f"Actor {n:04}") for n in range(MANY_ROWS))
    store(robot).apply(Change("Put", tuple(Edit.insert(each) for each in made)))
    robot.window.travel.go_in("actor")
    robot.page().table.setFocus()
    robot.press(Key.Key_A, CTRL)
    return robot


def test_many_are_deleted_beside_the_window_and_brought_back(crowded: WindowRobot, qtbot: QtBot) -> None:
    window, session = crowded.window, crowded.window.session
    before = store(crowded).counts()
    crowded.press(Key.Key_Delete)
    assert session.busy == f"Writing {MANY_ROWS + 3} records"
    assert session.do(operations.add(store(crowded), Tag(id="late", name="Late"))) is None
    assert "is not finished. Nothing else was written." in said(crowded)
    qtbot.waitUntil(lambda: not session.busy)
    assert crowded.rows() == []
    assert store(crowded).counts()["position"] == 0
    assert said(crowded) == f"Deleted {MANY_ROWS + 3} actors and what goes with them"
    assert window.table["edit.undo"].isEnabled()
    window.toast.action.click()
    qtbot.waitUntil(lambda: not session.busy and not window.jobs.running)
    assert store(crowded).counts() == before
    assert len(crowded.rows()) == MANY_ROWS + 3
    assert said(crowded).startswith("Undone: Delete 603 actors")


def test_many_are_brought_back_and_taken_again_by_keys(crowded: WindowRobot, qtbot: QtBot) -> None:
    session = crowded.window.session
    counts = store(crowded).counts()
    crowded.press(Key.Key_Delete)
    qtbot.waitUntil(lambda: not session.busy)
    crowded.undo()
    assert session.busy
    crowded.undo()
    assert "is not finished. Nothing else was written." in said(crowded)
    qtbot.waitUntil(lambda: not session.busy)
    assert store(crowded).counts() == counts
    assert said(crowded).startswith("Undone: Delete 603 actors")
    crowded.redo()
    qtbot.waitUntil(lambda: not session.busy)
    assert store(crowded).counts()["actor"] == 0
    assert said(crowded).startswith("Done again: Delete 603 actors")


def test_many_get_a_quick_value(crowded: WindowRobot, qtbot: QtBot) -> None:
    crowded.window.bulk.set_quickly("kind", "state")
    qtbot.waitUntil(lambda: not crowded.window.session.busy)
    assert {actor.kind for actor in store(crowded).all(Actor)} == {"state"}
    assert said(crowded) == f"Set in {MANY_ROWS + 3} actors"


def test_many_that_cannot_be_written_are_left_and_said(
    crowded: WindowRobot, dialogs: Dialogs, qtbot: QtBot
) -> None:
    session, held = crowded.window.session, store(crowded)

    def act(dialog: QDialog) -> None:
        robots.press_steps(dialog, "summary", Key.Key_Return, "All.")
        held.apply(operations.set_fields(held, held.need(Actor, "a7"), {"summary": "Newer."}))
        robots.press_steps(dialog, Key.Key_Tab)
        assert isinstance(dialog, SetFieldDialog)
        qtbot.waitUntil(lambda: dialog.act.isEnabled() and dialog.act.text().endswith("603"))
        robots.button_of(dialog, f"Set {MANY_ROWS + 3}").click()

    dialogs.expect(act)
    crowded.press(Key.Key_F, CTRL | SHIFT)
    qtbot.waitUntil(lambda: not session.busy)
    assert "Nothing was written." in said(crowded)
    assert held.need(Actor, "a8").summary == ""
    assert session.do(operations.add(held, Tag(id="after", name="After"))) is not None


def test_closing_waits_for_what_is_being_written(crowded: WindowRobot, path: Path) -> None:
    crowded.press(Key.Key_Delete)
    crowded.window.session.close()
    with Store.open(path, desk="desk-1") as again:
        assert again.counts()["actor"] == 0
        assert again.undoable() is not None
