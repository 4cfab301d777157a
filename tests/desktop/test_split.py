"""Splitting a claim in the window: select a part of the statement, split, go on with the new position."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from db.records import DOSSIER_ID, Position
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot

SMILE = "\U0001f600"


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    made = open_window(sample)
    made.window.travel.open_record("p01")
    return made


def box(robot: WindowRobot) -> QPlainTextEdit:
    form = robot.window.inspector.form
    assert form is not None
    control = form.rows["statement"].field.control
    assert isinstance(control, QPlainTextEdit)
    return control


def select(robot: WindowRobot, words: str) -> None:
    cursor = box(robot).document().find(words)
    assert cursor.hasSelection()
    box(robot).setTextCursor(cursor)


def test_what_is_selected_goes_to_a_new_position_that_is_then_shown(robot: WindowRobot) -> None:
    store = robot.window.session.store
    box(robot).setPlainText(f"First {SMILE} claim. Second claim.")  # not saved yet: it is saved with it
    select(robot, "Second claim.")
    robot.window.table["record.split"].trigger()
    assert store.need(Position, "p01").statement == f"First {SMILE} claim."
    new = store.need(Position, robot.window.inspector.record_id)
    assert (new.id != "p01", new.statement) == (True, "Second claim.")
    assert robot.window.toast.message.text.startswith("Split position of Ukraine")
    robot.window.toast.action.click()
    assert store.get(new.id) is None
    assert store.need(Position, "p01").statement == f"First {SMILE} claim. Second claim."


def test_without_a_selection_it_says_what_to_do(robot: WindowRobot) -> None:
    before = robot.window.session.store.counts()["position"]
    box(robot).moveCursor(QTextCursor.MoveOperation.Start)
    robot.window.table["record.split"].trigger()
    assert "Select the part that is a claim of its own" in robot.window.toast.message.text
    assert robot.window.session.store.counts()["position"] == before


def test_only_positions_are_split(robot: WindowRobot) -> None:
    store = robot.window.session.store
    robot.window.travel.open_record(store.need(Position, "p01").actor)
    robot.window.table["record.split"].trigger()
    assert robot.window.toast.message.text.startswith("Only a position can be split")


def test_a_claim_is_duplicated_by_its_key_and_the_list_goes_to_the_copy(robot: WindowRobot) -> None:
    store = robot.window.session.store
    robot.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    copy = store.need(Position, robot.window.inspector.record_id)
    assert copy.id != "p01"
    assert copy.statement == store.need(Position, "p01").statement
    assert robot.selected() == [copy.id]


def test_what_there_can_be_only_one_of_is_not_duplicated(robot: WindowRobot) -> None:
    robot.window.travel.open_record(DOSSIER_ID)
    before = robot.window.session.store.counts()
    robot.window.table["record.duplicate"].trigger()
    assert robot.window.session.store.counts() == before
    assert robot.window.toast.message.text.startswith("Of this there can be no second.")
