"""F7 goes from misspelled word to misspelled word of the form, by keyboard alone."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Dossier
from db.store import Store
from tests.desktop.spelled import settle
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot

Key = Qt.Key


def opened(open_window: Open, sample: Path) -> WindowRobot:
    robot = open_window(sample)
    robot.search("p: formally cede")
    robot.open_hit("p01")
    return robot


def next_word(robot: WindowRobot, qtbot: QtBot) -> str:
    """Press F7 and read what the menu is about."""
    robot.press(Key.Key_F7)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    return menu.accessibleName().removeprefix("Misspelled: ")


def said(robot: WindowRobot, qtbot: QtBot) -> str:
    """Press F7 and read what the toast says."""
    robot.window.toast.dismiss()
    robot.press(Key.Key_F7)
    qtbot.waitUntil(robot.window.toast.isVisible)
    return robot.window.toast.message.text


def close_menu(robot: WindowRobot) -> None:
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_each_word_is_gone_to_in_reading_order_and_round_again(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    robot = opened(open_window, sample)
    robot.fill("Statement", "No withdrawl beyond teh line, says Zelenskyy of Ukraine.")
    robot.fill("Rationale", "Recieved wisdom.")
    words = []
    for _ in range(4):
        words.append(next_word(robot, qtbot))
        close_menu(robot)
    assert words == ["withdrawl", "teh", "Recieved", "withdrawl"]
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPlainTextEdit)
    assert focus.textCursor().selectedText() == words[-1]


def test_a_word_is_mended_with_two_keys_and_saved(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    robot = opened(open_window, sample)
    robot.fill("Statement", "Teh line of contact holds.")
    assert next_word(robot, qtbot) == "Teh"
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    first = menu.actions()[0].text()
    assert "Select All" not in [action.text().replace("&", "") for action in menu.actions()]
    qtbot.keyClick(menu, Key.Key_Return)
    assert robot.field_text("statement") == f"{first} line of contact holds."
    assert said(robot, qtbot) == "No misspelled words in this form."


def test_it_shows_the_fields_first(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    robot = opened(open_window, sample)
    robot.fill("Statement", "Teh line.")
    robot.window.inspector.tabs.setCurrentIndex(2)
    assert next_word(robot, qtbot) == "Teh"
    assert robot.window.inspector.tabs.currentIndex() == 0
    close_menu(robot)


def test_adding_a_word_offers_to_undo_it(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    robot = opened(open_window, sample)
    robot.fill("Statement", "Four krais.")
    assert next_word(robot, qtbot) == "krais"
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text().startswith("Add")).trigger()
    menu.close()
    window = robot.window
    assert window.toast.message.text == "“krais” counts as right in this tracker"
    settle(qtbot, window.spelling)
    window.toast.action.click()
    assert next_word(robot, qtbot) == "krais"
    close_menu(robot)


def test_why_nothing_is_gone_to_is_said(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    robot = open_window(sample)
    assert said(robot, qtbot).startswith("No form is open.")
    robot.search("p: formally cede")
    robot.open_hit("p01")
    robot.fill("Statement", "The line of contact holds.")
    robot.window.table["edit.check_spelling"].trigger()
    assert said(robot, qtbot).startswith("Spelling is not checked.")
    robot.window.table["edit.check_spelling"].trigger()
    assert said(robot, qtbot) == "No misspelled words in this form."


def test_a_language_without_dictionary_is_said(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    with Store.open(sample, desk="d", author="Ana") as store:
        store.apply(Change("Another", (Edit.update(store.need(Dossier, "dossier"), language="fi"),)))
    robot = opened(open_window, sample)
    assert said(robot, qtbot).startswith("There is no dictionary for fi. Install one")


def test_what_may_only_be_read_is_passed_over(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    robot = opened(open_window, sample)
    path = robot.window.session.store.path
    robot.window.session.open(path, readonly=True)
    robot.window.travel.open_record("p01")
    assert said(robot, qtbot) == "No misspelled words in this form."
