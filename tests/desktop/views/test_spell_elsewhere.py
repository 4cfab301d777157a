"""Spelling is looked at where text is typed outside of forms: in cells of a list and in dialogs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from desktop.dialogs.new_tracker import NewTrackerDialog
from desktop.dialogs.set_field import SetFieldDialog
from desktop.forms.spelled_line import SpelledLine
from desktop.forms.spelled_text import SpelledText
from desktop.models.spell_check import SpellCheck
from tests.desktop.bulk.rows import select
from tests.desktop.spelled import settle
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots.grid import GridRobot

Key = Qt.Key


def menu_open(qtbot: QtBot) -> QMenu:
    """The menu of a word, once it is open."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def ask_menu(box: SpelledText | SpelledLine, qtbot: QtBot) -> QMenu:
    """Open the menu of the word the caret is in, by keyboard."""
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(box, QContextMenuEvent(reason, QPoint(1, 1), box.mapToGlobal(QPoint(1, 1))))
    return menu_open(qtbot)


def actions_of(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def cell(grid: GridRobot, qtbot: QtBot, text: str) -> SpelledText:
    """Type into the statement of a position in its cell."""
    grid.go("p01", "statement")
    grid.press(Key.Key_F2)
    box = grid.target
    assert isinstance(box, SpelledText)
    box.setPlainText(text)
    QApplication.processEvents()
    settle(qtbot, grid.window.spelling)
    return box


def test_f7_walks_the_words_of_the_cell_that_is_typed_into(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    grid = GridRobot(open_window(sample), "position")
    grid.window.travel.open_record("p01")
    grid.robot.fill("Rationale", "Recieved wisdom.")
    box = cell(grid, qtbot, "No withdrawl beyond teh line.")
    grid.press(Key.Key_F7)
    assert menu_open(qtbot).accessibleName() == "Misspelled: withdrawl"
    menu_open(qtbot).close()
    grid.press(Key.Key_F7)
    menu = menu_open(qtbot)
    first = menu.actions()[0].text()
    qtbot.keyClick(menu, Key.Key_Return)
    assert box.text() == f"No withdrawl beyond {first} line."
    assert grid.is_editing


def test_a_cell_without_a_wrong_word_is_said_to_have_none(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    grid = GridRobot(open_window(sample), "position")
    cell(grid, qtbot, "The line of contact holds.")
    grid.press(Key.Key_F7)
    qtbot.waitUntil(grid.window.toast.isVisible)
    assert grid.said == "No misspelled words in this cell."


def test_a_word_is_added_from_the_menu_of_a_cell(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    grid = GridRobot(open_window(sample), "position")
    box = cell(grid, qtbot, "Four krais.")
    grid.press(Key.Key_End)
    grid.press(Key.Key_Left)
    menu = ask_menu(box, qtbot)
    next(action for action in menu.actions() if action.text().startswith("Add")).trigger()
    menu.close()
    settle(qtbot, grid.window.spelling)
    assert box.wrong_words() == []
    assert grid.is_editing


def in_set_field(grid: GridRobot, dialogs: Dialogs, act: Callable[[SetFieldDialog], None]) -> None:
    """Ask to set the statement of two positions, act, and cancel."""

    def drive(dialog: QDialog) -> None:
        assert isinstance(dialog, SetFieldDialog)
        dialog.choose("statement")
        act(dialog)
        dialog.reject()

    select(grid.robot, "p01", "p02")
    dialogs.expect(drive)
    grid.window.table["edit.set_field"].trigger()


def test_the_value_given_to_several_is_looked_at(
    open_window: Open, sample: Path, qtbot: QtBot, dialogs: Dialogs
) -> None:
    grid = GridRobot(open_window(sample), "position")
    found: list[str] = []

    def act(dialog: SetFieldDialog) -> None:
        box = dialog.field.control
        assert isinstance(box, SpelledText)
        box.setPlainText("Teh line of contact")
        settle(qtbot, grid.window.spelling)
        QTest.keyClick(box, Key.Key_F7)
        menu = menu_open(qtbot)
        found.extend(actions_of(menu))
        qtbot.keyClick(menu, Key.Key_Return)
        found.append(box.text())

    in_set_field(grid, dialogs, act)
    assert found[-1] == f"{found[0]} line of contact"
    assert "Add “Teh” to this tracker's words" in found


def test_a_dialog_without_a_wrong_word_says_so_in_itself(
    open_window: Open, sample: Path, qtbot: QtBot, dialogs: Dialogs
) -> None:
    grid = GridRobot(open_window(sample), "position")
    said: list[str] = []

    def act(dialog: SetFieldDialog) -> None:
        box = dialog.field.control
        assert isinstance(box, SpelledText)
        box.setPlainText("The line of contact")
        settle(qtbot, grid.window.spelling)
        QTest.keyClick(box, Key.Key_F7)
        said.append(" ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible()))
        box.setPlainText("Teh line of contact")
        settle(qtbot, grid.window.spelling)
        QTest.keyClick(box, Key.Key_F7)
        menu_open(qtbot).close()
        said.append(" ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible()))

    in_set_field(grid, dialogs, act)
    assert ["No misspelled words in this dialog." in each for each in said] == [True, False]


def test_the_title_of_a_new_tracker_is_looked_at_with_none_open(
    open_window: Open, sample: Path, qtbot: QtBot, dialogs: Dialogs
) -> None:
    window = open_window(sample).window
    window.close_tracker()
    found: list[str] = []

    def drive(dialog: QDialog) -> None:
        assert isinstance(dialog, NewTrackerDialog)
        line = dialog.title
        assert isinstance(line, SpelledLine)
        line.setText("Talks on teh border")
        settle(qtbot, window.spelling)
        found.extend(word for _, word in line.marked)
        QTest.keyClick(line, Key.Key_F7)
        menu = menu_open(qtbot)
        found.extend(actions_of(menu))
        menu.close()
        dialog.reject()

    dialogs.expect(drive)
    window.files.new()
    assert found[0] == "teh"
    assert "the" in found
    # It is not yet there to have words of its own.
    assert [words for words in found if words.startswith(("Add", "Ignore"))] == []


def test_no_word_of_a_new_tracker_is_looked_at_when_spelling_is_off(
    open_window: Open, sample: Path, qtbot: QtBot, dialogs: Dialogs
) -> None:
    window = open_window(sample).window
    window.table["edit.check_spelling"].trigger()
    window.close_tracker()
    said: list[object] = []

    def drive(dialog: QDialog) -> None:
        assert isinstance(dialog, NewTrackerDialog)
        line = dialog.title
        assert isinstance(line, SpelledLine)
        line.setText("Talks on teh border")
        settle(qtbot, window.spelling)
        said.append(line.marked)
        qtbot.waitUntil(dialog.isActiveWindow)
        QTest.keyClick(line, Key.Key_F7)
        said.extend(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
        dialog.reject()

    dialogs.expect(drive)
    window.files.new()
    assert said[0] == []
    assert "Spelling is not checked. Turn it on with Edit > Check spelling." in said


def met(box: SpelledText | SpelledLine, keys: list[Key], check: SpellCheck, qtbot: QtBot) -> list[str]:
    """The misspelled words that are said while keys are pressed."""
    told: list[str] = []
    box.meeting.met.connect(told.append)
    for key in keys:
        QTest.keyClick(box, key)
    settle(qtbot, check)
    return told


def test_a_misspelled_word_is_said_when_the_caret_comes_into_it(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    grid = GridRobot(open_window(sample), "position")
    box = cell(grid, qtbot, "No teh line\nno withdrawl")
    grid.press(Key.Key_Home)
    QTest.keyClick(box, Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    check = grid.window.spelling
    assert met(box, [Key.Key_Right] * 2, check, qtbot) == []
    assert met(box, [Key.Key_Right] * 3, check, qtbot) == ["teh"]  # once, though the caret goes on in it
    assert met(box, [Key.Key_Right] * 3, check, qtbot) == []
    assert met(box, [Key.Key_Left] * 3, check, qtbot) == ["teh"]
    assert met(box, [Key.Key_Down, Key.Key_End], check, qtbot) == ["withdrawl"]
    QTest.keyClicks(box, " misteak")
    assert met(box, [], check, qtbot) == []  # typing is not interrupted
