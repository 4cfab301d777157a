"""The toast: one at a time, goes by itself unless it is held or tells a failure, and shows progress."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets import toast as module
from desktop.widgets.toast import STAYS, Message, Toast
from tests.desktop.widgets.pixels import extent, seen


@pytest.fixture
def area(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.setGeometry(100, 100, 900, 600)
    QCursor.setPos(0, 0)  # a pointer left by another test would hold the toast
    return made


@pytest.fixture
def toast(theme: Theme, area: QWidget, qtbot: QtBot) -> Toast:
    made = Toast(theme, area)
    with qtbot.waitActive(area):
        area.show()
    return made


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What screen readers are given to say, and whether at once."""
    heard: list[tuple[str, bool]] = []

    def announce(widget: QWidget, sentence: str, *, at_once: bool = False) -> None:
        heard.append((sentence, at_once))

    monkeypatch.setattr(module, "announce", announce)
    return heard


def enter(toast: Toast) -> None:
    at = QPointF(5, 5)
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QApplication.sendEvent(toast, QEnterEvent(at, at, at))


def leave(toast: Toast) -> None:
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))


def test_it_stands_at_the_bottom_left_and_moves_with_its_area(toast: Toast, area: QWidget) -> None:
    toast.show_message(Message("Deleted “Russia · War aims” and 1 citation", "Undo"))
    assert (toast.x(), toast.geometry().bottom(), toast.height()) == (24, 600 - 24 - 1, 44)
    area.resize(700, 500)
    assert toast.geometry().bottom() == 500 - 24 - 1


@pytest.mark.parametrize(("words", "width"), [("Saved", 320), ("long " * 60, 560)])
def test_it_is_as_wide_as_its_words_within_limits(toast: Toast, words: str, width: int) -> None:
    toast.show_message(Message(words))
    assert toast.width() == width


def test_it_fits_a_narrow_area(toast: Toast, area: QWidget) -> None:
    area.setMinimumSize(1, 1)
    area.resize(300, 200)
    toast.show_message(Message("long " * 60))
    assert toast.geometry().right() < 300 - 23


def test_the_newest_message_wins(toast: Toast, said: list[tuple[str, bool]]) -> None:
    toast.show_message(Message("first", "Undo"))
    toast.show_message(Message("second"))
    assert toast.message.text == "second"
    assert toast.action.isHidden()
    assert toast.accessibleName() == "second"
    assert said == [("first", False), ("second", False)]


def test_its_action_is_done_once_and_takes_it_away(toast: Toast) -> None:
    done: list[str] = []
    toast.show_message(Message("Deleted", "Undo", lambda: done.append("undone"), "Ctrl+Z"))
    assert toast.action.text() == "Undo  Ctrl+Z"
    QTest.mouseClick(toast.action, Qt.MouseButton.LeftButton)
    assert done == ["undone"]
    assert toast.isHidden()


def test_an_action_may_show_the_next_message(toast: Toast) -> None:
    toast.show_message(Message("Deleted", "Undo", lambda: toast.show_message(Message("Brought back"))))
    toast.action.click()
    assert toast.isVisible()
    assert toast.message.text == "Brought back"


def test_it_goes_when_its_time_is_over(toast: Toast, qtbot: QtBot) -> None:
    toast.timer.setInterval(1)
    toast.show_message(Message("Saved"))
    assert toast.is_counting
    qtbot.waitUntil(toast.isHidden)


def test_it_is_set_to_stay_eight_seconds(toast: Toast) -> None:
    assert toast.timer.interval() == 8_000


def test_it_stays_while_the_pointer_is_on_it(toast: Toast) -> None:
    toast.show_message(Message("Saved"))
    enter(toast)
    assert not toast.is_counting
    leave(toast)
    assert toast.is_counting


def test_it_stays_while_its_action_has_the_focus(toast: Toast, area: QWidget, qtbot: QtBot) -> None:
    toast.show_message(Message("Deleted", "Undo"))
    toast.action.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: not toast.is_counting)
    toast.action.clearFocus()
    qtbot.waitUntil(lambda: toast.is_counting)


def test_a_failure_stays_until_it_is_dismissed(toast: Toast, said: list[tuple[str, bool]]) -> None:
    toast.show_message(Message("Could not write the backup. Work is kept.", "Why", failure=True))
    assert not toast.is_counting
    leave(toast)
    assert not toast.is_counting
    assert said == [("Could not write the backup. Work is kept.", True)]
    QTest.keyClick(toast, Qt.Key.Key_Escape)
    assert toast.isHidden()


def test_a_failure_has_its_sign() -> None:
    assert Message("x", failure=True).shown_icon() == "circle-alert"
    assert Message("x", icon="check").shown_icon() == "check"
    assert Message("x").shown_icon() == ""


def progress(toast: Toast, done: int, cancel: Callable[[], None] | None = None) -> None:
    toast.show_progress(f"Importing, {done} of 14,000", done, 14_000, cancel)


def test_progress_is_drawn_and_read_out_once(
    toast: Toast, theme: Theme, said: list[tuple[str, bool]]
) -> None:
    widths = []
    for done in (3_500, 7_000, 14_000):
        progress(toast, done)
        bar = extent(seen(toast).copy(0, 32, toast.width(), 4), theme.token("toast_action"))
        widths.append(bar.width())
    track = toast.width() - 32
    assert widths == [pytest.approx(share * track, abs=3) for share in (0.25, 0.5, 1)]
    assert said == [("Importing, 3500 of 14,000", False)]
    assert not toast.is_counting


def test_progress_of_unknown_length_shows_an_empty_bar(toast: Toast, theme: Theme) -> None:
    toast.show_progress("Checking", 12, 0, None)
    bar = extent(seen(toast).copy(0, 32, toast.width(), 4), theme.token("toast_action"))
    assert bar.isEmpty()


def test_progress_can_be_cancelled_and_escape_does_not_hide_it(toast: Toast) -> None:
    cancelled: list[str] = []
    progress(toast, 1, lambda: cancelled.append("import"))
    QTest.keyClick(toast, Qt.Key.Key_Escape)
    assert toast.isVisible()
    assert toast.action.text() == "Cancel"
    toast.action.click()
    assert cancelled == ["import"]


def test_after_progress_a_message_counts_again(toast: Toast, theme: Theme) -> None:
    progress(toast, 7_000)
    toast.show_message(Message("Imported 14,000 positions", "Show", icon="check"))
    assert toast.is_counting
    assert extent(seen(toast).copy(0, 34, toast.width(), 3), theme.token("toast_track")).isEmpty()


def test_a_failure_told_while_work_goes_on_can_be_read_before_progress_is_shown_again(
    toast: Toast, qtbot: QtBot
) -> None:
    refused = Message("Import is not finished. Nothing else was written.", failure=True)
    progress(toast, 1)
    for done in (2, 3):
        toast.show_message(refused)
        progress(toast, done)
        assert toast.message == refused
    assert toast.unread.interval() == STAYS
    with qtbot.waitSignal(toast.unread.timeout):
        toast.unread.start(0)
    progress(toast, 4)
    assert toast.message.text == "Importing, 4 of 14,000"


def test_a_failure_that_is_dismissed_or_was_told_before_the_work_does_not_hide_it(toast: Toast) -> None:
    refused = Message("Import is not finished. Nothing else was written.", failure=True)
    toast.show_message(refused)
    progress(toast, 1)
    assert toast.message.text == "Importing, 1 of 14,000"
    toast.show_message(refused)
    QTest.keyClick(toast, Qt.Key.Key_Escape)
    progress(toast, 2)
    assert toast.message.text == "Importing, 2 of 14,000"


def test_it_follows_the_theme(toast: Toast, theme: Theme, qapp: QApplication) -> None:
    toast.show_message(Message("Saved"))
    assert seen(toast).pixelColor(8, 22) == theme.token("toast")
    theme.apply(qapp, "dark")
    assert seen(toast).pixelColor(8, 22) == theme.token("toast")
