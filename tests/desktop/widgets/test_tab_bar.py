"""Tabs: words with counts, the chosen one underlined, a ring for the keyboard only."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets.tab_bar import TabBar
from tests.desktop.widgets.pixels import colours_in, extent, seen


def three_tabs(theme: Theme, qtbot: QtBot) -> TabBar:
    bar = TabBar(theme, padding=20)
    qtbot.addWidget(bar)
    for word in ("Fields", "Evidence", "History"):
        bar.addTab(word)
    bar.set_count(1, 3)
    bar.set_count(2, 1_204)
    bar.resize(384, 36)
    return bar


def test_tabs_are_as_high_as_the_look_says(theme: Theme, qtbot: QtBot) -> None:
    assert three_tabs(theme, qtbot).sizeHint().height() == 36


def test_the_chosen_tab_is_underlined_as_wide_as_its_words(theme: Theme, qtbot: QtBot) -> None:
    bar = three_tabs(theme, qtbot)
    accent = theme.token("accent")
    first = extent(seen(bar), accent)
    assert (first.left(), first.top(), first.height()) == (20, 33, 3)
    bar.setCurrentIndex(1)
    second = extent(seen(bar), accent)
    assert second.left() == first.right() + 1 + 24
    assert second.width() > first.width()


def test_tabs_do_not_move_when_another_is_chosen(theme: Theme, qtbot: QtBot) -> None:
    bar = three_tabs(theme, qtbot)
    before = [bar.tabRect(index) for index in range(3)]
    bar.setCurrentIndex(2)
    assert [bar.tabRect(index) for index in range(3)] == before


def test_counts_are_said_with_their_word(theme: Theme, qtbot: QtBot) -> None:
    bar = three_tabs(theme, qtbot)
    assert bar.accessibleTabName(1) == "Evidence, 3"
    assert bar.accessibleTabName(2) == "History, 1,204"
    width = bar.tabRect(1).width()
    bar.set_count(1, None)
    assert bar.accessibleTabName(1) == "Evidence"
    assert bar.tabRect(1).width() < width


def test_a_tab_that_cannot_be_chosen_is_grey(theme: Theme, qtbot: QtBot) -> None:
    bar = three_tabs(theme, qtbot)
    before = colours_in(seen(bar))[theme.token("text2").name()]
    bar.setTabEnabled(1, False)
    assert colours_in(seen(bar))[theme.token("text2").name()] < before


def test_arrows_choose_and_only_the_keyboard_shows_a_ring(theme: Theme, qtbot: QtBot) -> None:
    bar = three_tabs(theme, qtbot)
    with qtbot.waitActive(bar):
        bar.show()
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert bar.currentIndex() == 1
    ring = theme.token("ring").name()
    for reason, shown in ((Qt.FocusReason.MouseFocusReason, False), (Qt.FocusReason.TabFocusReason, True)):
        QApplication.sendEvent(bar, QFocusEvent(QEvent.Type.FocusIn, reason))
        above = seen(bar).copy(0, 0, bar.width(), 30)
        assert (colours_in(above)[ring] > 0) is shown
