"""The menu over the rows, what is grey and why, and very many rows beside the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Actor, Position, Tag
from db.store import Store
from desktop.dialogs import waiting
from desktop.dialogs.set_field import SetFieldDialog
from desktop.operations import records as operations
from tests.desktop.bulk.rows import Key, label, said, select, store
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.window import CTRL, SHIFT, WindowRobot

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
    with qtbot.waitSignal(session.failed) as told:
        assert session.do(operations.add(store(crowded), Tag(id="late", name="Late"))) is None
    assert "is not finished. Nothing else was written." in told.args[0]
    assert said(crowded) == told.args[0]
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
    with qtbot.waitSignal(session.failed) as told:  # how far it is may follow at once
        crowded.undo()
    assert "is not finished. Nothing else was written." in told.args[0]
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
    assert said(crowded) == f"Kind set in {MANY_ROWS + 3} actors"


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


def test_closing_waits_for_what_is_being_written(
    crowded: WindowRobot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 600_000)
    crowded.press(Key.Key_Delete)
    crowded.window.session.close()
    with Store.open(path, desk="desk-1") as again:
        assert again.counts()["actor"] == 0
        assert again.undoable() is not None


def test_closing_the_window_waits_in_words_for_what_is_being_written(
    crowded: WindowRobot, dialogs: Dialogs, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0)
    texts: list[str] = []

    def look(dialog: QDialog) -> None:
        monkeypatch.setattr(waiting, "PATIENCE", 600_000)  # the copy that is kept then is waited for unseen
        texts.append(robots.words_of(dialog))

    dialogs.expect(look)
    crowded.press(Key.Key_Delete)
    crowded.window.close()
    assert not crowded.window.isVisible()
    assert f"Writing {MANY_ROWS + 3} records" in texts[0]
    assert "It is one step" in texts[0]
    with Store.open(path, desk="desk-1") as again:
        assert again.counts()["actor"] == 0


def test_what_is_being_written_can_be_given_up_on_closing(
    crowded: WindowRobot, dialogs: Dialogs, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0)
    before = store(crowded).counts()

    def give_up(dialog: QDialog) -> None:
        monkeypatch.setattr(waiting, "PATIENCE", 600_000)
        robots.press("Cancel")(dialog)

    dialogs.expect(give_up)
    crowded.press(Key.Key_Delete)
    crowded.window.close()
    with Store.open(path, desk="desk-1") as again:
        assert again.counts() == before


def test_many_that_are_given_up_stay(crowded: WindowRobot, qtbot: QtBot) -> None:
    before = store(crowded).counts()
    crowded.press(Key.Key_Delete)
    crowded.window.toast.action.click()
    qtbot.waitUntil(lambda: not crowded.window.session.busy)
    assert said(crowded) == "Cancelled. Nothing was changed."
    assert store(crowded).counts() == before
    assert len(crowded.rows()) == MANY_ROWS + 3


def test_what_stands_in_a_form_stays_there_while_many_are_written(crowded: WindowRobot, qtbot: QtBot) -> None:
    window, session = crowded.window, crowded.window.session
    window.bulk.set_quickly("kind", "state")
    assert session.busy
    window.travel.open_record("a6")
    crowded.fill("Summary", "Typed meanwhile.")
    if session.busy:  # however soon it is done, nothing that was typed is lost
        assert not window.inspector.leave()
        assert "is not finished. Nothing else was written." in said(crowded)
    qtbot.waitUntil(lambda: not session.busy)
    assert crowded.field_text("summary") == "Typed meanwhile."
    assert window.inspector.leave()
    held = store(crowded).need(Actor, "a6")
    assert (held.summary, held.kind) == ("Typed meanwhile.", "state")
