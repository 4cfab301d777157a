"""A day's reading, five positions or twenty, goes in with less than half the keys of a sheet."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.records import Position, PositionOption
from tests.desktop.day_readings import CLOSE, FIVE, OPEN, SAVE, TWENTY, Reading
from tests.desktop.windows import Open
from tests.robots.sheet import Row, Sheet, quickest
from tests.robots.window import CTRL, NONE, SHIFT, WindowRobot

README = Path(__file__).resolve().parents[1] / "bench" / "README.md"
PRESSED = {
    OPEN: (Qt.Key.Key_N, CTRL | SHIFT),
    CLOSE: (Qt.Key.Key_Escape, NONE),
    SAVE: (Qt.Key.Key_Return, CTRL),
    "\t": (Qt.Key.Key_Tab, NONE),
}
READINGS = pytest.mark.parametrize("reading", [FIVE, TWENTY], ids=["five", "twenty"])


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def said(robot: WindowRobot, made: Position, wanted: Row) -> Row:
    """A position as the sheet has it: in words, the options in the order of `wanted`."""
    store = robot.window.session.store
    stances = {each.option: each.stance for each in store.find(PositionOption, position=made.id)}
    names = store.titles([made.actor, made.issue, *stances])
    by_label = {names[option]: stance for option, stance in stances.items()}
    pairs = [part for label in (wanted[6], wanted[8]) for part in (label, by_label.pop(label, ""))]
    assert by_label == {}, "no other option has a stance"
    fixed = (names[made.actor], names[made.issue], made.channel, made.stated, made.statement, made.firmness)
    return (*fixed, *pairs)


def enter(robot: WindowRobot, keys: Sequence[str]) -> None:
    """Press these keys where the keyboard is; nothing else is touched."""
    for key, run in groupby(keys, lambda key: key if key in PRESSED else ""):
        if key:
            for _ in run:
                robot.press(*PRESSED[key])
        else:
            robot.type("".join(run))


def type_and_look(robot: WindowRobot, reading: Reading) -> None:
    """Type the lines of a reading, and look at what each has made."""
    store = robot.window.session.store
    before = {each.id for each in store.all(Position)}
    for number, wanted in enumerate(reading.rows):
        enter(robot, reading.captured(number))
        (made,) = [each for each in store.all(Position) if each.id not in before]
        before.add(made.id)
        assert said(robot, made, wanted) == tuple(wanted)
    assert not robot.window.inspector.is_edited


def test_the_keys_of_quick_capture_make_the_positions(robot: WindowRobot) -> None:
    type_and_look(robot, FIVE)


def test_twenty_positions_of_a_day_go_in_one_after_the_other(open_window: Open, river: Path) -> None:
    type_and_look(open_window(river), TWENTY)


@READINGS
def test_the_keys_of_a_sheet_fill_the_same_in(reading: Reading) -> None:
    sheet = Sheet(columns=10)
    for key in quickest(reading.rows):
        sheet.press(key)
    assert [tuple(row) for row in sheet.rows[:-1]] == list(reading.rows)


@READINGS
def test_less_than_half_the_keys_are_needed_and_the_tables_say_so(reading: Reading) -> None:
    ours, sheet = (sum(each) for each in zip(*reading.counted(), strict=True))
    assert 2 * ours < sheet
    text = README.read_text(encoding="utf-8")
    assert [row for row in reading.tables() if row not in text] == []


# -- saving at once ----------------------------------------------------------------------------------


def test_what_was_saved_is_said_and_the_next_line_asked_for(robot: WindowRobot) -> None:
    capture, session = robot.window.capture, robot.window.session
    enter(robot, FIVE.captured(0))
    assert capture.isVisible()
    assert capture.box.hasFocus()
    assert capture.box.text() == ""
    assert capture.hint.text().startswith("Saved: Ukraine · Territory and sovereignty")
    undoable = session.store.undoable()
    assert undoable is not None
    assert "Ukraine" in undoable.label
    enter(robot, [CLOSE])
    robot.undo()
    assert FIVE.rows[0][4] not in {each.statement for each in session.store.all(Position)}


def test_what_is_to_be_looked_at_is_left_in_its_form_and_not_saved(robot: WindowRobot) -> None:
    store = robot.window.session.store
    before = len(store.all(Position))
    enter(robot, [OPEN, *"ukraine/moldova/off: x", SAVE])
    assert not robot.window.capture.isVisible()
    assert len(store.all(Position)) == before
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Issue"
    assert robot.field_text("statement") == "x"


def test_a_name_that_may_be_another_is_looked_at_first(robot: WindowRobot) -> None:
    store = robot.window.session.store
    before = len(store.all(Position))
    enter(robot, [OPEN, *"ukr/terr/off: x", SAVE])
    assert len(store.all(Position)) == before
    assert robot.field_text("statement") == "x"
