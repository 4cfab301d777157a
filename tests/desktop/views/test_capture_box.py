"""Quick capture in the window: a line becomes a filled form, by keyboard alone, and no word of it is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from db import drafts
from db.records import Position, PositionOption
from db.store import Store
from desktop.session import Session
from tests.desktop.small import FREEZE, small_tracker
from tests.desktop.windows import Open
from tests.robots.window import CTRL, SHIFT, WindowRobot

LINE = "Ukraine / territory / official / 2026-03 : no cession of sovereignty !"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    small_tracker(tmp_path / "small.parley").close()
    return tmp_path / "small.parley"


@pytest.fixture
def robot(open_window: Open, small: Path) -> WindowRobot:
    return open_window(small)


def begin(robot: WindowRobot, line: str = "") -> None:
    robot.press(Qt.Key.Key_N, CTRL | SHIFT)
    assert robot.window.capture.isVisible()
    robot.type(line)


def positions(session: Session) -> list[str]:
    return [each.statement for each in session.store.all(Position)]


def test_a_line_becomes_a_filled_form_and_then_one_step(robot: WindowRobot) -> None:
    session = robot.window.session
    before, steps = positions(session), len(session.store.journal())
    begin(robot, f"{LINE} | R freeze")
    robot.press(Qt.Key.Key_Return)
    assert not robot.window.capture.isVisible()
    assert positions(session) == before
    fields = ("actor", "issue", "channel", "stated", "statement", "firmness")
    assert [robot.field_text(name) for name in fields] == [
        "ukr", "territory", "official", "2026-03", "no cession of sovereignty", "non-negotiable",
    ]  # fmt: skip
    robot.press(Qt.Key.Key_Return, CTRL)
    assert positions(session) == [*before, "no cession of sovereignty"]
    made = session.store.all(Position)[-1]
    said = session.store.find(PositionOption, position=made.id)
    assert [(each.option, each.stance) for each in said] == [(FREEZE, "red line")]
    assert len(session.store.journal()) == steps + 1
    robot.undo()
    assert positions(session) == before


def test_the_keyboard_goes_to_what_is_to_be_looked_at(robot: WindowRobot) -> None:
    robot.window.travel.go_in("position")
    robot.press(Qt.Key.Key_F8)
    assert not robot.window.inspector.isVisible()
    begin(robot, "Ukraine / Moldova / official : x")
    robot.press(Qt.Key.Key_Return)
    form = robot.window.inspector.form
    assert form is not None
    assert form.marked() == ["issue"]
    assert robot.field_text("issue") == "Moldova"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Issue"
    assert focus.isVisible()


def test_a_line_outlives_the_application(robot: WindowRobot, small: Path) -> None:
    begin(robot, LINE)
    robot.press(Qt.Key.Key_Return)
    with Store.open(small, readonly=True) as other:
        (kept,) = drafts.drafts(other)
    assert kept.fields["statement"] == "no cession of sovereignty"
    assert kept.record == ""


def test_another_new_form_left_unfinished_stays_apart(robot: WindowRobot) -> None:
    robot.window.travel.new_record("position")
    robot.fill("Statement", "half a thought")
    begin(robot, LINE)
    robot.press(Qt.Key.Key_Return)
    assert robot.field_text("statement") == "no cession of sovereignty"
    store = robot.window.session.store
    assert {each.fields["statement"] for each in drafts.drafts(store)} == {
        "half a thought",
        "no cession of sovereignty",
    }


def test_words_without_a_place_in_the_form_are_said_and_one_step_away(robot: WindowRobot) -> None:
    line = "Ukraine / territory / official : said so | R moon"
    begin(robot, line)
    robot.press(Qt.Key.Key_Return)
    assert robot.field_text("statement") == "said so"
    toast = robot.window.toast
    assert (toast.message.text, toast.message.failure) == ("Not in the form: “R moon”.", True)
    toast.action.click()
    assert robot.window.capture.isVisible()
    assert robot.window.capture.box.text() == line


def test_a_line_that_has_its_place_says_nothing(robot: WindowRobot) -> None:
    begin(robot, "i: Fishing rights")
    robot.press(Qt.Key.Key_Return)
    assert robot.field_text("title") == "Fishing rights"
    assert not robot.window.toast.isVisible()


def test_tab_takes_what_is_offered_and_goes_on(robot: WindowRobot) -> None:
    begin(robot, "ukr")
    robot.press(Qt.Key.Key_Tab)
    box = robot.window.capture.box
    assert box.text() == "Ukraine / "
    robot.type("terr")
    robot.press(Qt.Key.Key_Tab)
    robot.press(Qt.Key.Key_Down)
    robot.press(Qt.Key.Key_Tab)
    assert box.text() == "Ukraine / Territory / public statement / "
    robot.press(Qt.Key.Key_Tab)
    assert box.text().endswith(" : ")
    robot.type("said so")
    robot.press(Qt.Key.Key_Return)
    assert (robot.field_text("channel"), robot.field_text("statement")) == ("public statement", "said so")


def test_tab_alone_takes_what_the_line_before_had(robot: WindowRobot, river: Path) -> None:
    begin(robot, "Ukraine / territory / official / 2026-03 : the first")
    robot.press(Qt.Key.Key_Return, CTRL)
    for _ in range(4):
        robot.press(Qt.Key.Key_Tab)
    box = robot.window.capture.box
    assert box.text() == "Ukraine / Territory / official / 2026-03 : "
    robot.press(Qt.Key.Key_Escape)
    robot.window.session.open(river)
    begin(robot)
    robot.press(Qt.Key.Key_Tab)
    assert box.text() == "", "the line before was of another tracker"


def test_the_window_closes_while_a_line_is_typed_over_a_form(robot: WindowRobot, qtbot: QtBot) -> None:
    robot.window.travel.go_in("position")
    robot.press(Qt.Key.Key_N, CTRL)
    assert robot.tab_to("Actor").hasFocus()
    begin(robot, "Ukr")
    with capture_exceptions() as raised:
        robot.window.close()
        qtbot.waitUntil(lambda: not robot.window.session.is_open)
    assert raised == []


def test_the_grammar_says_where_one_is(robot: WindowRobot) -> None:
    begin(robot)
    capture = robot.window.capture
    assert capture.grammar.words().startswith("actor / issue / channel / stated : statement")
    here = [words for words, here in capture.grammar._parts if here]
    assert here == ["actor"]
    robot.type("Ukraine / ")
    assert [words for words, here in capture.grammar._parts if here] == ["issue"]
    robot.type("territory : ")
    assert [words for words, here in capture.grammar._parts if here] == ["statement"]
    capture.box.setText("e: ")
    assert capture.grammar.words() == "start / kind / place : title"


def test_what_was_understood_is_said(robot: WindowRobot) -> None:
    begin(robot, "Ukraine / Moldova / 2026-03")
    spoken = robot.window.capture.rows.accessibleDescription()
    assert "Actor: Ukraine" in spoken
    assert "No issue goes by “Moldova”" in spoken
    assert "Stated: March 2026" in spoken
    assert "Channel: needed" in spoken
    assert spoken in robot.window.capture.box.accessibleDescription()


def test_a_line_that_was_left_is_there_again(robot: WindowRobot) -> None:
    begin(robot, "Ukraine / terr")
    robot.press(Qt.Key.Key_Escape)
    assert not robot.window.capture.isVisible()
    robot.press(Qt.Key.Key_N, CTRL | SHIFT)
    box = robot.window.capture.box
    assert (box.text(), box.selectedText()) == ("Ukraine / terr", "Ukraine / terr")


def test_lines_typed_before_come_back(robot: WindowRobot) -> None:
    for line in ("e: 2026-02 : one", "e: 2026-03 : two"):
        begin(robot, line)
        robot.press(Qt.Key.Key_Return)
    begin(robot)
    box = robot.window.capture.box
    assert box.text() == ""
    seen = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        robot.press(key, CTRL)
        seen.append(box.text())
    assert seen == ["e: 2026-03 : two", "e: 2026-02 : one", "e: 2026-02 : one", "e: 2026-03 : two", ""]


def test_lines_are_those_of_one_tracker(robot: WindowRobot, sample: Path) -> None:
    begin(robot, "e: 2026-02 : one")
    robot.press(Qt.Key.Key_Return)
    begin(robot, "Ukraine / terr")
    robot.press(Qt.Key.Key_Escape)
    robot.window.session.open(sample)
    begin(robot)
    assert robot.window.capture.box.text() == ""
    robot.press(Qt.Key.Key_Up, CTRL)
    assert robot.window.capture.box.text() == ""


def test_an_empty_line_only_closes(robot: WindowRobot) -> None:
    begin(robot, "   ")
    robot.press(Qt.Key.Key_Return)
    assert not robot.window.capture.isVisible()
    assert robot.window.inspector.form is None


def test_nothing_is_captured_into_a_tracker_that_is_only_read(robot: WindowRobot, small: Path) -> None:
    robot.window.session.open(small, readonly=True)
    robot.press(Qt.Key.Key_N, CTRL | SHIFT)
    assert not robot.window.capture.isVisible()
    assert not robot.window.table["record.capture"].isEnabled()
