"""A paper from its first word to its withdrawal, by the keys of the keyboard alone."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from db.records import Brief, BriefSection, Edition, Judgement, Position
from desktop.dialogs.issuing import FindingsDialog, IssueDialog
from desktop.dialogs.paper_choice import PaperDialog
from desktop.operations.editions import pdf_of
from desktop.settings import LAST_FOLDER
from desktop.views.register_page import RegisterPage
from tests.desktop.briefing.papers import text_of
from tests.desktop.operations.test_editions import bars
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.composer import ComposerRobot
from tests.robots.window import ALT, CTRL, NONE, SHIFT, WindowRobot

Key = Qt.Key
PATIENCE = 20_000
MOST_TABS = 30
HELD = "No cession, not even for guarantees."


def called(widget: QWidget | None) -> str:
    """What a person would call a widget."""
    words = widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""
    return (widget.accessibleName() if widget else "").replace("&", "") or words


def tab_to(dialog: QDialog, name: str) -> QWidget:
    """Press Tab in a dialog until the focus is on what is called so."""
    seen: list[str] = []
    for _ in range(MOST_TABS):
        focus = dialog.focusWidget()
        assert focus is not None
        if called(focus) == name:
            return focus
        seen.append(called(focus))
        QTest.keyClick(focus, Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {name}, but to {', '.join(seen)}")


class Walk:
    """A window, and what a person does at its keyboard."""

    def __init__(self, robot: WindowRobot, qtbot: QtBot, dialogs: Dialogs) -> None:
        self.robot, self.window, self.qtbot, self.dialogs = robot, robot.window, qtbot, dialogs
        self.store = self.window.session.store

    def back(self) -> None:
        """Wait until what was begun has ended, and the keyboard is in the window again."""

        def ended() -> bool:
            open_still = QApplication.activeModalWidget() is not None or self.dialogs.still_expected
            return not (self.window.jobs.running or self.window.register.is_reading or open_still)

        def returned() -> bool:
            focus = QApplication.focusWidget()
            return focus is not None and focus.window() is self.window

        self.qtbot.waitUntil(ended, timeout=PATIENCE)
        self.window.activateWindow()
        self.qtbot.waitUntil(returned)

    def press(self, key: Key, modifiers: Qt.KeyboardModifier, *acts: Callable[[QDialog], None]) -> None:
        """Press a key, and act in the dialogs that come."""
        for act in acts:
            self.dialogs.expect(act)
        self.robot.press(key, modifiers)
        self.back()

    def save(self) -> None:
        """Save the form."""
        self.robot.press(Key.Key_Return, CTRL)

    def tab_to(self, name: str) -> None:
        """Press Tab until the focus is on a button with these words."""
        for _ in range(80):
            if called(QApplication.focusWidget()) == name:
                return
            self.robot.press(Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name}")

    def editions(self) -> list[Edition]:
        return sorted(self.store.all(Edition), key=lambda each: each.number)

    def words_of(self, edition: Edition) -> str:
        return " ".join(text_of(pdf_of(self.store, edition)).split())

    def register(self) -> RegisterPage:
        self.robot.press(Key.Key_R, CTRL | SHIFT)
        self.back()
        page = self.window.pages.currentWidget()
        assert isinstance(page, RegisterPage)
        return page


def go_on(dialog: QDialog) -> None:
    """Take a paper as it is offered."""
    assert isinstance(dialog, PaperDialog)
    QTest.keyClick(dialog.focusWidget(), Key.Key_Return)


def up_to(mark: str) -> Callable[[QDialog], None]:
    """Take a paper up to a marking."""

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDialog)
        QTest.keyClicks(tab_to(dialog, "Marked at most"), mark)
        QTest.keyClick(dialog.focusWidget(), Key.Key_Return)

    return act


def to_first_finding(dialog: QDialog) -> None:
    assert isinstance(dialog, FindingsDialog)
    QTest.keyClick(dialog.focusWidget(), Key.Key_Return)


def issue(*, despite: str, note: str) -> Callable[[QDialog], None]:
    """Give reason and note, do without the file, and issue."""

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, IssueDialog)
        if despite:
            assert not dialog.go.isEnabled()
            QTest.keyClicks(tab_to(dialog, "Reason"), despite)
        QTest.keyClicks(tab_to(dialog, "What changed"), note)
        QTest.keyClick(tab_to(dialog, "Save the PDF too; where is asked next"), Key.Key_Space)
        QTest.keyClick(tab_to(dialog, called(dialog.go)), Key.Key_Space)

    return act


@pytest.fixture
def walk(open_window: Open, small: Path, qtbot: QtBot, dialogs: Dialogs, tmp_path: Path) -> Walk:
    made = Walk(open_window(small), qtbot, dialogs)
    made.window.settings.set(LAST_FOLDER, str(tmp_path))
    return made


def composed(walk: Walk) -> Brief:
    """Make a paper: its form, its outline, words of one's own, a judgement."""
    robot, store = walk.robot, walk.store
    robot.go_to("New paper")
    robot.fill("Title", "A freeze first")
    robot.fill("Audience", "The minister")
    walk.save()
    robot.press(Key.Key_P, CTRL | SHIFT)
    desk = ComposerRobot(walk.qtbot, robot)
    desk.settle()
    desk.to_outline("situation")
    robot.press(Key.Key_Up, ALT)
    robot.press(Key.Key_F2)
    robot.type("Where we are")
    robot.press(Key.Key_Return)
    robot.press(Key.Key_Return)
    robot.type("The talks ")
    robot.press(Key.Key_B, CTRL)
    robot.type("stand still")
    robot.press(Key.Key_B, CTRL)
    robot.type(" over ")
    robot.press(Key.Key_L, CTRL)
    robot.type("Territ")
    robot.press(Key.Key_Return)
    robot.press(Key.Key_Escape)
    assert desk.page.outline.hasFocus(), "Escape leads from the words back to the outline"
    desk.to_outline("obstacles")
    robot.press(Key.Key_Space)
    desk.to_outline("key-judgements")
    robot.press(Key.Key_Return)
    walk.tab_to("New judgement")
    robot.press(Key.Key_Space)
    robot.fill("Text", "The talks will break down by autumn.")
    robot.tab_to("Likelihood")
    robot.type("55-75")
    robot.tab_to("Confidence")
    robot.type("m")
    walk.save()
    desk.settle()
    assert desk.titles()[:2] == ["Where we are", "Key judgements"]
    assert desk.left_out() == ["Obstacles"]
    (brief,) = store.all(Brief)
    return brief


def test_a_paper_is_made_checked_issued_corrected_and_withdrawn_by_keys(walk: Walk, tmp_path: Path) -> None:
    robot, store = walk.robot, walk.store
    brief = composed(walk)
    (own,) = [each.text for each in store.find(BriefSection, brief=brief.id) if each.text]
    assert own == "The talks **stand still** over [Territory](record:territory)"
    (judged,) = store.all(Judgement)
    assert (judged.low, judged.high, judged.confidence) == (55, 75, "moderate")

    walk.press(Key.Key_B, CTRL | SHIFT, go_on, to_first_finding)
    assert walk.window.inspector.record_id == brief.id
    robot.fill("Bottom line", "A freeze comes before a peace.")
    walk.save()
    assert store.need(Brief, brief.id).bottom_line == "A freeze comes before a peace."

    walk.press(Key.Key_P, CTRL | ALT, go_on, issue(despite="Wanted today.", note="The first."))
    (first,) = walk.editions()
    assert (first.despite, first.note) == ("Wanted today.", "The first.")
    assert "has no bottom line" not in first.errors
    page = walk.register()
    assert page.table.hasFocus()
    assert [row[6] for row in page.table.words.rows] == ["0"]

    robot.go_to("Go to Positions")
    robot.page().table.select_id("p1")
    robot.press(Key.Key_Return)
    robot.fill("Statement", HELD)
    robot.tab_to("Marking")
    robot.type("TLP:AMBER")
    walk.save()
    assert store.need(Position, "p1").handling == "TLP:AMBER"
    page = walk.register()
    assert [row[6] for row in page.table.words.rows] == ["1"]

    walk.press(Key.Key_P, CTRL | ALT, go_on, issue(despite="Still wanted.", note="Ukraine is firmer."))
    second = walk.editions()[1]
    (barred,) = [each for each in bars(pdf_of(store, second)) if HELD in each]
    assert barred.startswith("Changed since edition 1 of ")
    assert "TLP:AMBER" in walk.words_of(second)

    walk.press(Key.Key_P, CTRL | ALT, up_to("TLP:GREEN"), issue(despite="For others.", note="Lower."))
    third = walk.editions()[2]
    assert third.level == "TLP:GREEN"
    assert HELD not in walk.words_of(third)

    page = walk.register()
    for _ in range(2):
        robot.press(Key.Key_Down)
    assert page.chosen is not None
    assert page.chosen.edition.number == 1
    walk.tab_to("Withdraw…")
    walk.press(Key.Key_Space, NONE, robots.keys(Key.Key_Tab, Key.Key_Space))  # the first one is the safe one
    assert [bool(each.withdrawn) for each in walk.editions()] == [True, False, False]
    walk.tab_to("Export as CSV…")
    walk.press(Key.Key_Space, NONE, robots.choose_file(tmp_path / "register.csv"))
    lines = csv.DictReader(StringIO((tmp_path / "register.csv").read_text(encoding="utf-8-sig")))
    assert [(each["number"], bool(each["withdrawn"])) for each in lines] == [
        ("3", False),
        ("2", False),
        ("1", True),
    ]
