"""Grades given by two keys on a citation, and what hangs on a source shown and offered through the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from db.changes import Change
from db.records import Evidence, Source
from desktop.dialogs.resting import NOTHING, RestingDialog
from desktop.operations.records import set_fields
from desktop.resting_commands import NO_SOURCE, told_of
from desktop.views.inspector import EVIDENCE
from tests.desktop.windows import Open
from tests.dialogs import Dialogs, Robot
from tests.robots.papers import PaperDesk, unsaved
from tests.robots.window import ALT, CTRL

Key = Qt.Key
Rows = list[tuple[str, ...]]


@pytest.fixture
def desk(open_window: Open, small: Path, qtbot: QtBot, dialogs: Dialogs) -> PaperDesk:
    made = PaperDesk(open_window(small), qtbot, dialogs)
    made.window.session.do(set_fields(made.store, made.store.need(Source, "src-a"), {"reliability": "B"}))
    made.finish()
    made.window.toast.dismiss()
    return made


def read(seen: list[Rows], *keys: Key) -> Robot:
    """Note the rows, then press keys, and leave."""

    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, RestingDialog)
        seen.append(list(dialog.table.words.rows))
        for key in keys:
            QTest.keyClick(dialog.table, key)
        if dialog.isVisible():
            dialog.reject()

    return robot


def to_citation(desk: PaperDesk, record: str) -> None:
    desk.window.travel.open_record(record)
    desk.robot.press(Key.Key_2, ALT)
    assert desk.window.inspector.tabs.currentIndex() == EVIDENCE
    desk.window.inspector.evidence.rows[0].setFocus()


def test_two_keys_grade_a_citation_on_two_axes_and_undo_takes_each_back(desk: PaperDesk) -> None:
    to_citation(desk, "p1")
    evidence = desk.window.inspector.evidence

    desk.robot.press(Key.Key_C)
    desk.robot.press(Key.Key_2)
    desk.finish()

    assert desk.store.need(Source, "src-a").reliability == "C"
    assert desk.store.need(Evidence, "ev1").credibility == "2"
    assert "C2" in evidence.rows[0].accessibleName()
    assert evidence.rows[0].hasFocus()
    desk.robot.undo()
    assert desk.store.need(Evidence, "ev1").credibility == ""
    assert desk.store.need(Source, "src-a").reliability == "C"


def test_keys_that_are_no_grade_grade_nothing(desk: PaperDesk) -> None:
    to_citation(desk, "p1")

    for key in (Key.Key_G, Key.Key_7, Key.Key_0):
        desk.robot.press(key)

    assert desk.store.need(Source, "src-a").reliability == "B"
    assert desk.store.need(Evidence, "ev1").credibility == ""


def test_what_rests_on_a_source_is_listed_and_led_to_by_keyboard(desk: PaperDesk, dialogs: Dialogs) -> None:
    desk.window.travel.open_record("src-a")
    seen: list[Rows] = []
    dialogs.expect(read(seen, Key.Key_Home, Key.Key_Return))

    desk.robot.press(Key.Key_R, CTRL | ALT)
    desk.finish()

    ((first, *rest),) = seen
    assert first[2] == "rests on it alone"
    assert len(rest) >= 2
    assert desk.window.inspector.record_id != "src-a"
    assert first[1] == desk.window.inspector.title


def test_what_rests_on_the_source_of_a_citation_is_listed_from_it(desk: PaperDesk, dialogs: Dialogs) -> None:
    to_citation(desk, "p1")
    titles: list[str] = []

    def robot(dialog: QDialog) -> None:
        titles.append(dialog.windowTitle())
        dialog.reject()

    dialogs.expect(robot)
    desk.robot.press(Key.Key_R, CTRL | ALT)
    desk.finish()

    assert titles == ["What rests on “Status article”"]


def test_a_source_nothing_rests_on_says_so(desk: PaperDesk, dialogs: Dialogs) -> None:
    desk.window.travel.open_record("src-b")
    desk.window.session.do(set_fields(desk.store, desk.store.need(Evidence, "ev2"), {"source": "src-a"}))
    words: list[str] = []

    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, RestingDialog)
        words.append(dialog.words.text())
        assert dialog.table.isHidden(), "heads over nothing"
        assert [each.text() for each in dialog.findChildren(QPushButton) if each.isVisible()] == ["Close"]
        dialog.reject()

    dialogs.expect(robot)
    desk.robot.press(Key.Key_R, CTRL | ALT)
    desk.finish()

    assert words == [NOTHING]


def test_where_no_source_is_chosen_the_command_says_what_to_do(desk: PaperDesk) -> None:
    desk.window.travel.open_record("p1")

    desk.robot.press(Key.Key_R, CTRL | ALT)

    assert desk.window.toast.message.text == NO_SOURCE


def test_a_withdrawn_source_offers_what_it_touches_issued_papers_among_it(
    desk: PaperDesk, dialogs: Dialogs
) -> None:
    desk.issue(unsaved, "Issue edition 1")
    desk.window.toast.dismiss()
    seen: list[Rows] = []

    source = desk.store.need(Source, "src-a")
    desk.window.session.do(set_fields(desk.store, source, {"status": "withdrawn", "status_reason": "forged"}))
    desk.finish()

    said = desk.window.toast.message.text
    assert said.startswith("“Status article” is now withdrawn. It touches 1 issued paper, ")
    dialogs.expect(read(seen))
    desk.window.toast.action.click()
    ((first, *_),) = seen
    assert first[2] == "cites it, and is out"


def test_several_sources_withdrawn_at_once_are_one_message_with_one_list(
    desk: PaperDesk, dialogs: Dialogs
) -> None:
    desk.issue(unsaved, "Issue edition 1")
    desk.window.toast.dismiss()
    seen: list[Rows] = []

    fields = {"status": "withdrawn", "status_reason": "forged"}
    sources = [desk.store.need(Source, id) for id in ("src-a", "src-b")]
    edits = [edit for source in sources for edit in set_fields(desk.store, source, fields).edits]
    desk.window.session.do(Change("Withdraw sources", tuple(edits)))
    desk.finish()

    assert desk.window.toast.message.text.startswith(
        "2 sources are now withdrawn. They touch 1 issued paper, "
    )
    dialogs.expect(read(seen))
    desk.window.toast.action.click()
    ((first, *rest),) = seen
    assert first[2] == "“Status article”: cites it, and is out"
    assert {words.split("”")[0] for _, _, words in rest} > {"“Status article"}


def test_sources_graded_differently_at_once_are_said_to_be_graded_anew() -> None:
    assert told_of(["graded B (was C)"] * 2) == "graded B (was C)"
    assert told_of(["graded B (was C)", "now withdrawn"]) == "withdrawn or graded anew"


def test_a_note_on_a_source_and_an_undo_offer_nothing(desk: PaperDesk) -> None:
    source = desk.store.need(Source, "src-a")
    desk.window.session.do(set_fields(desk.store, source, {"notes": "read again"}))
    desk.finish()
    assert not desk.window.toast.isVisible()
