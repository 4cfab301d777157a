"""A line that is left shows its beginning, unless its window only lost the keyboard for a while."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Theme

LONG = "A name that is much longer than the line it stands in, so that its end alone is seen"


@pytest.fixture
def lines(theme: Theme, qtbot: QtBot) -> Iterator[tuple[QLineEdit, QLineEdit]]:
    around = QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    first, second = QLineEdit(), QLineEdit()
    column.addWidget(first)
    column.addWidget(second)
    around.resize(120, 80)
    with qtbot.waitActive(around):
        around.show()
        around.activateWindow()
    first.setFocus()
    QTest.keyClicks(first, LONG)
    yield first, second
    around.close()


def test_it_shows_its_start_once_it_is_left(lines: tuple[QLineEdit, QLineEdit]) -> None:
    first, second = lines
    assert first.cursorPosition() == len(LONG)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert first.cursorPosition() == 0
    assert first.text() == LONG


def test_it_stays_where_it_was_while_another_window_has_the_keyboard(
    lines: tuple[QLineEdit, QLineEdit], qtbot: QtBot
) -> None:
    first, _ = lines
    other = QLineEdit()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
        other.setFocus()
    assert first.cursorPosition() == len(LONG)
