"""A line of text that goes on beyond its box says so, until somebody types in it."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets.cut_line import CutLine

LONG = "Special Envoy briefings of the State Department, read <aloud>"


@pytest.fixture
def around(theme: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def shown(qtbot: QtBot, around: QWidget, text: str) -> CutLine:
    """A line of 200 pixels with a text, beside another one that has the keyboard."""
    column = QVBoxLayout(around)
    line, other = CutLine(), QLineEdit()
    for each in (line, other):
        each.setFixedWidth(200)
        column.addWidget(each)
    line.setText(text)
    line.setCursorPosition(0)
    with qtbot.waitActive(around):
        around.show()
        around.activateWindow()
    other.setFocus()
    return line


def test_a_text_with_no_room_ends_in_dots_while_nobody_types_in_it(around: QWidget, qtbot: QtBot) -> None:
    line = shown(qtbot, around, LONG)
    cut = line.shown_cut()
    assert cut.endswith("…")
    assert LONG.startswith(cut.removesuffix("…"))
    quiet = line.grab().toImage()
    line.setFocus()
    assert line.shown_cut() == ""
    assert line.text() == LONG
    assert line.grab().toImage() != quiet


def test_a_short_text_is_left_to_qt(around: QWidget, qtbot: QtBot) -> None:
    line = shown(qtbot, around, "short")
    assert line.shown_cut() == ""


def test_a_text_read_from_the_right_begins_at_the_right_and_ends_in_dots_at_the_left(
    around: QWidget, qtbot: QtBot
) -> None:
    text = "وقف إطلاق النار على طول خط التماس " * 4
    line = shown(qtbot, around, text)
    cut = line.shown_cut()
    assert cut.endswith("…")
    assert text.startswith(cut.removesuffix("…").rstrip("\u200d"))  # which lets a letter go on
    quiet = line.grab().toImage()
    line.setText(text[0] * 3 + " " + text)  # other words at the beginning: other ink at the right
    line.setCursorPosition(0)
    beginning = line.rect().adjusted(line.width() - 30, 0, -4, 0)
    assert line.grab().toImage().copy(beginning) != quiet.copy(beginning)


def test_the_whole_of_a_cut_text_is_its_tooltip(around: QWidget, qtbot: QtBot) -> None:
    line = shown(qtbot, around, LONG)
    place = line.rect().center()
    QApplication.sendEvent(line, QHelpEvent(QEvent.Type.ToolTip, place, line.mapToGlobal(place)))
    assert QToolTip.text() == f"<span>{LONG.replace('<', '&lt;').replace('>', '&gt;')}</span>"
    QToolTip.hideText()
