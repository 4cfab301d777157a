"""The range bar: its ends are dragged or moved by keys, a word takes its whole band."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets.likelihood_bar import Range
from desktop.widgets.range_bar import END, Band, RangeBar

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
BANDS = (Band("unlikely", 20, 35), Band("even", 40, 50), Band("likely", 55, 75))


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> RangeBar:
    made = RangeBar(theme)
    qtbot.addWidget(made)
    made.resize(200 + 2 * END, made.sizeHint().height())  # two pixels a per cent
    made.set_bands(BANDS)
    made.set_by_hand.connect(lambda low, high: made.show_range(Range(low, high)))
    made.show()
    return made


def at(value: float) -> QPoint:
    return QPoint(round(END + 2 * value), 14)


def drag(bar: RangeBar, start: float, end: float) -> None:
    QTest.mousePress(bar, LEFT, pos=at(start))
    QTest.mouseMove(bar, at(end))
    QTest.mouseRelease(bar, LEFT, pos=at(end))


def test_an_end_is_dragged(bar: RangeBar) -> None:
    bar.show_range(Range(30, 60))
    drag(bar, 60, 72)
    assert bar.shown == Range(30, 72)
    drag(bar, 30, 10)
    assert bar.shown == Range(10, 72)


def test_an_end_that_passes_the_other_changes_places_with_it(bar: RangeBar) -> None:
    bar.show_range(Range(30, 60))
    drag(bar, 30, 80)
    assert bar.shown == Range(60, 80)


def test_a_press_beside_the_range_brings_the_nearer_end(bar: RangeBar) -> None:
    bar.show_range(Range(30, 60))
    drag(bar, 90, 90)
    assert bar.shown == Range(30, 90)
    drag(bar, 0, 0)
    assert bar.shown == Range(0, 90)


def test_a_press_inside_the_range_moves_nothing(bar: RangeBar) -> None:
    bar.show_range(Range(20, 80))
    drag(bar, 50, 50)
    assert bar.shown == Range(20, 80)


def test_a_drag_begins_a_range_where_there_is_none(bar: RangeBar) -> None:
    bar.show_range(None)
    drag(bar, 40, 55)
    assert bar.shown == Range(40, 55)


def test_a_double_click_takes_the_word(bar: RangeBar) -> None:
    bar.show_range(Range(10, 12))
    QTest.mouseDClick(bar, LEFT, pos=at(60))
    assert bar.shown == Range(55, 75)


def test_arrows_move_one_end_and_space_goes_to_the_other(bar: RangeBar) -> None:
    bar.show_range(Range(30, 60))
    QTest.keyClick(bar, Key.Key_Right)
    QTest.keyClick(bar, Key.Key_Left, SHIFT)
    assert bar.shown == Range(30, 56)
    QTest.keyClick(bar, Key.Key_Space)
    QTest.keyClick(bar, Key.Key_Left)
    assert bar.shown == Range(29, 56)
    QTest.keyClick(bar, Key.Key_Home)
    assert bar.shown == Range(0, 56)


def test_up_and_down_go_from_word_to_word(bar: RangeBar) -> None:
    bar.show_range(None)
    seen = []
    for key in (Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Down, Key.Key_Down, Key.Key_Down):
        QTest.keyClick(bar, key)
        seen.append(bar.shown)
    first, even, last = (Range(band.low, band.high) for band in BANDS)
    assert seen == [first, even, last, last, even, first, first]


def test_a_fixed_bar_is_only_read(bar: RangeBar) -> None:
    bar.show_range(Range(30, 60))
    bar.set_fixed(True)
    drag(bar, 60, 80)
    QTest.mouseDClick(bar, LEFT, pos=at(60))
    assert bar.shown == Range(30, 60)
    assert bar.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_it_says_what_it_shows(bar: RangeBar) -> None:
    bar.show_range(Range(30, 60))
    assert bar.accessibleName() == "Range: 30–60 %"
    bar.show_range(None)
    assert bar.accessibleName() == "Range: not stated"
