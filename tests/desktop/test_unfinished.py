"""Unfinished forms listed: what each holds, going on with one of them, letting go and bringing back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from db import drafts
from desktop.dialogs.unfinished import NONE, UnfinishedDialog
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots.dialogs import press, read_and_close
from tests.robots.window import WindowRobot


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    made = open_window(sample)
    made.window.travel.new_record("obstacle")
    made.fill("Description", "Half a thought")
    made.window.travel.open_record("p01")
    made.fill("Stated", "2026-13")
    made.window.travel.show_page("overview")
    made.window.inspector.leave()
    return made


def show(robot: WindowRobot) -> None:
    robot.window.table["record.drafts"].trigger()


def test_they_are_listed_newest_first_and_the_one_chosen_is_gone_on_with(
    robot: WindowRobot, dialogs: Dialogs
) -> None:
    rows: list[tuple[str, ...]] = []

    def choose_second(dialog: QDialog) -> None:
        assert isinstance(dialog, UnfinishedDialog)
        rows.extend(row[:2] for row in dialog.table.words.rows)
        QTest.keyClick(dialog.table, Qt.Key.Key_Down)
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)

    dialogs.expect(choose_second)
    show(robot)
    (position, stated), (obstacle, description) = rows
    assert position.startswith("Position: Ukraine · Territory")
    assert (stated, obstacle, description) == ("2026-13", "New obstacle", "Half a thought")
    assert robot.window.inspector.title == "New obstacle"
    assert robot.field_text("description") == "Half a thought"


def test_one_of_two_new_forms_of_a_kind_is_gone_on_with(
    robot: WindowRobot, open_window: Open, dialogs: Dialogs
) -> None:
    store = robot.window.session.store
    drafts.keep(store, "d1", "", "obstacle", {"description": "Another one"})

    def choose_last(dialog: QDialog) -> None:
        assert isinstance(dialog, UnfinishedDialog)
        assert [row[1] for row in dialog.table.words.rows] == ["2026-13", "Another one", "Half a thought"]
        dialog.table.setCurrentIndex(dialog.table.words.index(2, 0))
        dialog.go_on.click()

    dialogs.expect(choose_last)
    show(robot)
    assert robot.field_text("description") == "Half a thought"
    form = robot.window.inspector.form
    assert form is not None
    form.rows["title"].field.put("Winter")
    assert robot.window.inspector.save()
    assert [each.fields for each in drafts.drafts(store) if not each.record] == [
        {"description": "Another one"}
    ]


def test_one_that_is_let_go_of_can_be_brought_back(robot: WindowRobot, dialogs: Dialogs) -> None:
    store = robot.window.session.store
    before = drafts.drafts(store)

    def discard_and_bring_back(dialog: QDialog) -> None:
        assert isinstance(dialog, UnfinishedDialog)
        for _ in before:
            QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
        assert drafts.drafts(store) == []
        assert dialog.words.text() == NONE
        assert not dialog.go_on.isEnabled()
        dialog.undo.click()
        assert [each.key for each in drafts.drafts(store)] == [before[-1].key]
        dialog.reject()

    dialogs.expect(discard_and_bring_back)
    show(robot)
    assert drafts.drafts(store)[0].fields == before[-1].fields


def test_nothing_is_chosen_by_closing(robot: WindowRobot, dialogs: Dialogs) -> None:
    texts: list[str] = []
    dialogs.expect(read_and_close(texts))
    record = robot.window.inspector.record_id
    show(robot)
    assert "Which unfinished form" in texts[0]
    assert robot.window.inspector.record_id == record


def test_several_are_offered_as_a_list(robot: WindowRobot, dialogs: Dialogs) -> None:
    robot.window.unfinished.offer()
    assert robot.window.toast.message.text.startswith("2 unfinished forms kept, the last: “Ukraine")
    dialogs.expect(press("Close"))
    robot.window.toast.action.click()
