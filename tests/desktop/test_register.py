"""The register of papers: editions as they went out, what was corrected since, and what is done with each."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Position
from desktop.dialogs.corrected import CorrectedDialog
from desktop.dialogs.issuing import FindingsDialog
from desktop.models.navigation import ENTRY_ROLE, REGISTER, Entry
from desktop.operations.editions import pdf_of
from desktop.session import Scope
from desktop.settings import LAST_FOLDER
from desktop.views.inspector import HISTORY
from desktop.views.register_page import COLUMNS, RegisterPage
from desktop.widgets.focus import FocusRing
from desktop.widgets.toast import Message
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.papers import PaperDesk, unsaved
from tests.robots.window import CTRL, SHIFT

Key = Qt.Key
CORRECTED, WITHDRAWN = 6, 7  # columns


@pytest.fixture
def desk(open_window: Open, small: Path, qtbot: QtBot, dialogs: Dialogs, tmp_path: Path) -> PaperDesk:
    made = PaperDesk(open_window(small), qtbot, dialogs)
    made.window.settings.set(LAST_FOLDER, str(tmp_path))
    return made


@pytest.fixture
def issued(desk: PaperDesk) -> PaperDesk:
    """Two editions, and the register shown."""
    for number in (1, 2):
        desk.issue(unsaved, f"Issue edition {number}")
    page_of(desk)
    settled(desk, 2)
    return desk


def page_of(desk: PaperDesk) -> RegisterPage:
    desk.robot.press(Key.Key_R, CTRL | SHIFT)
    page = desk.window.pages.currentWidget()
    assert isinstance(page, RegisterPage)
    return page


def settled(desk: PaperDesk, number: int) -> None:
    """Wait until the register has been read and holds so many editions."""
    register = desk.window.register
    desk.qtbot.waitUntil(lambda: not register.is_reading and len(register.entries) == number, timeout=20_000)


def cells(page: RegisterPage, column: int) -> list[str]:
    return [row[column] for row in page.table.words.rows]


def correct(desk: PaperDesk) -> None:
    """Write other words into a position that both editions tell of."""
    position = desk.store.need(Position, "p1")
    desk.window.session.do(Change("Correct", (Edit.update(position, statement="Other words"),)))
    settled(desk, 2)


def register_entry(desk: PaperDesk) -> Entry:
    model = desk.window.navigator.model()
    entries: list[Entry] = [model.index(row, 0).data(ENTRY_ROLE) for row in range(model.rowCount())]
    return next(each for each in entries if each.key == REGISTER)


def test_an_empty_register_says_what_it_is_for_and_begins_to_issue(desk: PaperDesk) -> None:
    page = page_of(desk)
    assert page.empty.isVisible()
    desk.dialogs.expect(robots.give_up)
    page.empty.action.click()
    assert desk.editions == []


def test_editions_are_listed_the_newest_first_and_counted_in_the_navigator(issued: PaperDesk) -> None:
    page = page_of(issued)
    assert [row[:3] for row in page.table.words.rows] == [
        ("No end of talks in sight", "P/1", "2"),
        ("No end of talks in sight", "P/1", "1"),
    ]
    assert cells(page, CORRECTED) == ["0", "0"]
    assert not page.buttons["corrected"].isEnabled()
    assert register_entry(issued).count == 2
    assert issued.editions[1].sha256 in page.detail.text()


def test_an_edit_shows_which_editions_it_makes_wrong_until_it_is_undone(issued: PaperDesk) -> None:
    correct(issued)
    page, window = page_of(issued), issued.window
    assert cells(page, CORRECTED) == ["1", "1"]
    assert register_entry(issued).help == "2 editions tell of what was corrected since"
    window.travel.open_record("p1")
    window.inspector.tabs.setCurrentIndex(HISTORY)
    words = window.inspector.history.corrected
    assert words.isVisible()
    assert words.text().startswith("Corrected since edition 2 of “No end of talks in sight” of ")
    issued.robot.undo()
    settled(issued, 2)
    assert not words.isVisible()
    assert cells(page_of(issued), CORRECTED) == ["0", "0"]


def test_enter_lists_what_was_corrected_and_goes_to_the_record(issued: PaperDesk) -> None:
    correct(issued)
    page = page_of(issued)
    said: list[str] = []

    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, CorrectedDialog)
        said.append(dialog.question.text())
        dialog.button("Go to the record").click()

    issued.dialogs.expect(go)
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_Return)
    issued.finish()
    assert said == ["1 record corrected since edition 2"]
    assert issued.window.inspector.record_id == "p1"


def test_the_pdf_is_saved_as_it_was_issued(issued: PaperDesk, tmp_path: Path) -> None:
    correct(issued)
    page = page_of(issued)
    QTest.keyClick(page.table, Key.Key_End, CTRL)
    issued.dialogs.expect(robots.choose_file(tmp_path / "first.pdf"))
    page.buttons["save"].click()
    issued.finish()
    assert (tmp_path / "first.pdf").read_bytes() == pdf_of(issued.store, issued.editions[0])


def test_an_edition_made_again_comes_to_the_same_bytes_and_can_be_saved(
    issued: PaperDesk, tmp_path: Path
) -> None:
    correct(issued)
    texts: list[str] = []
    issued.dialogs.expect(robots.read_and_press(texts, "Save it…"))
    issued.dialogs.expect(robots.choose_file(tmp_path / "again.pdf"))
    page_of(issued).buttons["again"].click()
    issued.finish()
    issued.finish()
    assert "Edition 2 comes to the same bytes" in texts[0]
    assert (tmp_path / "again.pdf").read_bytes() == pdf_of(issued.store, issued.editions[1])


def test_a_withdrawn_edition_stays_and_undo_takes_the_withdrawal_back(issued: PaperDesk) -> None:
    page = page_of(issued)
    issued.dialogs.expect(robots.press("Withdraw"))
    page.buttons["withdraw"].click()
    assert issued.said == "Edition 2 withdrawn"
    settled(issued, 2)
    assert [bool(each) for each in cells(page, WITHDRAWN)] == [True, False]
    assert not page.buttons["withdraw"].isEnabled()
    issued.window.toast.action.click()
    settled(issued, 2)
    assert cells(page, WITHDRAWN) == ["", ""]


def test_an_edition_is_withdrawn_only_when_that_is_confirmed(issued: PaperDesk) -> None:
    issued.dialogs.expect(robots.give_up)
    page_of(issued).buttons["withdraw"].click()
    assert [each.withdrawn for each in issued.editions] == ["", ""]


def test_the_register_goes_out_as_a_table(issued: PaperDesk, tmp_path: Path) -> None:
    issued.dialogs.expect(robots.choose_file(tmp_path / "register.csv"))
    page_of(issued).as_table.click()
    issued.finish()
    lines = (tmp_path / "register.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("paper,reference,number,issued")
    assert len(lines) == 3


def test_editions_marked_higher_than_what_is_shown_are_not_listed(issued: PaperDesk) -> None:
    page = page_of(issued)
    marks = {each.handling for each in issued.editions}
    assert marks == {"TLP:RED"}
    issued.window.session.set_scope(Scope(mark="TLP:GREEN"))
    issued.finish()
    assert page.entries == ()
    assert page.empty.isVisible()


def test_another_tracker_has_a_register_of_its_own(issued: PaperDesk, sample: Path) -> None:
    issued.window.session.open(sample)
    settled(issued, 0)
    assert register_entry(issued).count == 0


def test_a_toast_does_not_lie_over_what_is_said_of_an_edition(issued: PaperDesk) -> None:
    page, toast = page_of(issued), issued.window.toast
    toast.show_message(Message("Edition 2 withdrawn", "Undo", lambda: None))
    QApplication.processEvents()
    detail = QRect(page.detail.mapToGlobal(QPoint()), page.detail.size())
    assert not detail.intersects(QRect(toast.mapToGlobal(QPoint()), toast.size()))
    low = detail.bottom()
    toast.dismiss()
    issued.qtbot.waitUntil(lambda: page.detail.mapToGlobal(QPoint()).y() + page.detail.height() > low + 20)


def test_a_very_long_note_leaves_the_table_its_room_and_is_read_by_the_arrows(issued: PaperDesk) -> None:
    page = page_of(issued)
    before = page.table.height()
    (_, first) = issued.editions
    told = " ".join(f"Reason {n} for which it was taken back." for n in range(300))
    issued.window.session.do(Change("Say why", (Edit.update(first, note=told),)))
    settled(issued, 2)
    issued.qtbot.waitUntil(lambda: told in page.detail.text())
    assert page.detail.is_cut
    assert page.table.height() > before * 0.8
    issued.qtbot.waitUntil(lambda: page.detail.verticalScrollBar().maximum() > 0)
    page.detail.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.detail.hasFocus()
    QTest.keyClick(page.detail, Key.Key_Down)
    assert page.detail.verticalScrollBar().value() > 0


def test_the_ring_of_the_only_button_is_whole(desk: PaperDesk) -> None:
    button = page_of(desk).empty.action
    button.setFocus(Qt.FocusReason.TabFocusReason)
    around = button.parentWidget()
    assert around is not None
    rings = [each for each in around.findChildren(FocusRing) if each.isVisible()]
    assert len(rings) == 1
    assert around.rect().contains(rings[0].geometry())


def test_no_finding_lies_over_the_next_one(desk: PaperDesk) -> None:
    looked: list[int] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, FindingsDialog)
        rows = [dialog.lines.index(row) for row in range(dialog.lines.rowCount())]

        def apart() -> bool:
            rects = [dialog.list.visualRect(each) for each in rows]
            return all(one.bottom() < below.top() for one, below in pairwise(rects))

        desk.qtbot.waitUntil(dialog.list.verticalScrollBar().isVisible)
        desk.qtbot.waitUntil(apart)
        looked.append(len(rows))
        dialog.reject()

    desk.check(lambda _: None, look)
    assert looked[0] > 5


def test_a_long_title_is_cut_in_the_question(desk: PaperDesk) -> None:
    desk.put(title="A title that nobody reads in one breath, " * 8)
    asked: list[str] = []

    def look(dialog: QDialog) -> None:
        asked.append(dialog.windowTitle())
        dialog.reject()

    desk.check(lambda _: None, look)
    assert asked[0].startswith("Check of “A title that nobody reads")
    assert len(asked[0]) < 100


def left_out(desk: PaperDesk, page: RegisterPage, width: int) -> list[str]:
    """The columns that a table of this width does without."""
    desk.window.resize(desk.window.width() + width - page.table.viewport().width(), 800)
    desk.qtbot.waitUntil(lambda: abs(page.table.viewport().width() - width) < 40)
    return [each.name for at, each in enumerate(COLUMNS) if page.table.isColumnHidden(at)]


def test_a_narrow_register_leaves_out_what_is_told_beneath(issued: PaperDesk) -> None:
    page = page_of(issued)
    assert left_out(issued, page, 1_060) == []
    assert left_out(issued, page, 900) == ["Distribution"]
    assert left_out(issued, page, 760) == ["Reference", "Distribution"]
    assert "P/1, marked up to any marking" in page.detail.text()
    assert left_out(issued, page, 1_060) == []


def test_a_register_that_is_being_read_says_so(issued: PaperDesk) -> None:
    page, register = page_of(issued), issued.window.register
    register._forget()
    assert "being read" in robots.words_of(page.empty)
    settled(issued, 2)
    assert not page.empty.isVisible()
