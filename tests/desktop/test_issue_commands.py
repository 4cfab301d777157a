"""Papers checked and issued from the window: findings with their way, the reason, the edition and its PDF."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.records import Brief
from desktop.dialogs.issuing import FindingsDialog, IssueDialog
from desktop.dialogs.left_out import LeftOutDialog
from desktop.dialogs.paper_choice import PaperDialog
from desktop.operations.editions import again, pdf_of
from desktop.settings import LAST_FOLDER
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.papers import PaperDesk, unsaved
from tests.robots.window import ALT, CTRL

Key = Qt.Key


@pytest.fixture
def desk(open_window: Open, small: Path, qtbot: QtBot, dialogs: Dialogs, tmp_path: Path) -> PaperDesk:
    made = PaperDesk(open_window(small), qtbot, dialogs)
    made.window.settings.set(LAST_FOLDER, str(tmp_path))
    return made


def test_the_check_lists_what_it_finds_and_enter_goes_to_the_record(desk: PaperDesk) -> None:
    desk.put(bottom_line="")
    said: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, FindingsDialog)
        rows = range(dialog.lines.rowCount())
        said.extend(dialog.lines.line(row).text for row in rows)
        assert dialog.focusWidget() is dialog.list
        QTest.keyClick(dialog.list, Key.Key_Return)

    desk.check(lambda _: None, look)
    assert said[0] == "To correct"
    assert "Front page: Paper No end of talks in sight has no bottom line." in said
    assert desk.window.inspector.record_id == "status"
    assert desk.editions == []


def test_a_paper_with_nothing_to_correct_is_issued_with_its_note_and_saved(
    desk: PaperDesk, tmp_path: Path
) -> None:
    def fill(dialog: IssueDialog) -> None:
        assert not dialog.despite.isVisible()
        QTest.keyClicks(dialog.note, "The first one.")

    desk.dialogs.expect(robots.checked_paper(lambda _: None))
    desk.dialogs.expect(robots.issuing(fill, "Issue edition 1"))
    desk.dialogs.expect(robots.choose_file(tmp_path / "out.pdf"))
    desk.robot.press(Key.Key_P, CTRL | ALT)
    desk.finish()
    (edition,) = desk.editions
    assert (edition.number, edition.note, edition.despite) == (1, "The first one.", "")
    assert (tmp_path / "out.pdf").read_bytes() == pdf_of(desk.store, edition)
    assert desk.said == "Edition 1 saved: out.pdf"
    assert desk.store.journal(limit=1)[0].kind == "issue"


def test_with_errors_open_issuing_waits_for_a_reason_and_keeps_it(desk: PaperDesk) -> None:
    desk.put(bottom_line="")
    enabled: list[bool] = []

    def fill(dialog: IssueDialog) -> None:
        unsaved(dialog)
        for typed in ("", "   ", "Wanted today"):
            dialog.despite.setPlainText(typed)
            enabled.append(dialog.go.isEnabled())

    desk.issue(fill, "Issue edition 1")
    assert enabled == [False, False, True]
    assert desk.editions[0].despite == "Wanted today"
    assert "has no bottom line" in desk.editions[0].errors
    assert desk.said.startswith("Edition 1 issued, ")
    assert desk.window.toast.action.text() == "Save the PDF…"


def test_issuing_can_be_given_up_after_the_check(desk: PaperDesk) -> None:
    desk.issue(unsaved, "Cancel")
    assert desk.editions == []


def test_an_issued_edition_is_never_undone(desk: PaperDesk) -> None:
    desk.put(bottom_line="It goes on.")
    desk.issue(unsaved, "Issue edition 1")
    desk.robot.undo()
    assert [each.number for each in desk.editions] == [1]
    assert desk.store.need(Brief, "status").bottom_line == "The talks go on."


def test_the_size_that_was_chosen_is_that_of_the_paper_made_again(desk: PaperDesk) -> None:
    desk.issue(unsaved, "Issue edition 1", lambda dialog: dialog.paper.choose("Letter"))
    assert desk.store.need(Brief, "status").paper == "Letter"
    assert again(desk.store, desk.editions[0], lambda _done, _all: None).same


def test_a_paper_on_one_issue_becomes_one_of_its_own_once(desk: PaperDesk) -> None:
    def on_land(dialog: PaperDialog) -> None:
        dialog.template.choose("issue")
        dialog.subject.choose("territory")

    def fill(dialog: IssueDialog) -> None:
        unsaved(dialog)
        dialog.despite.setPlainText("Wanted today")

    desk.issue(fill, "Issue edition 1", on_land)
    desk.issue(fill, "Issue edition 2", on_land)
    papers = {each.brief for each in desk.editions}
    assert [each.number for each in desk.editions] == [1, 2]
    assert len(papers) == 1
    assert papers != {"status"}
    assert len(desk.store.all(Brief)) == 2


def test_what_a_marking_leaves_out_is_said_and_shown_before_and_after(
    desk: PaperDesk, tmp_path: Path
) -> None:
    listed: list[list[str]] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, LeftOutDialog)
        listed.append([row[1] for row in dialog.table.words.rows])
        dialog.reject()

    def fill(dialog: PaperDialog) -> None:
        assert not dialog.left_out.isVisible()
        dialog.mark.choose("TLP:GREEN")
        desk.qtbot.waitUntil(lambda: bool(dialog.left_out.found))
        assert dialog.left_out.words.text() == "1 record is left out"
        desk.dialogs.expect(read)
        dialog.left_out.show_which.click()
        desk.dialogs.expect(robots.choose_file(tmp_path / "low.pdf"))

    desk.dialogs.expect(robots.paper(fill))
    desk.window.papers.export("status")
    desk.finish()
    desk.dialogs.expect(read)
    desk.window.toast.action.click()
    desk.finish()
    assert "Payment of the middleman" in listed[0]
    assert listed[0] == listed[1]
