"""The page without a tracker lists those opened last: by key, by click, and with those that are gone said."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.settings import RECENT_FILES
from desktop.views.recent_trackers import MISSING, RecentTrackers
from desktop.window import MainWindow
from tests.desktop.small import small_tracker
from tests.desktop.windows import Open
from tests.dialogs import Dialogs

Key = Qt.Key


def listed(window: MainWindow) -> RecentTrackers:
    (found,) = window.findChildren(RecentTrackers)
    return found


def without_tracker(
    open_window: Open, sample: Path, names: tuple[Path, ...], qtbot: QtBot
) -> tuple[MainWindow, RecentTrackers]:
    """A window in which a tracker was closed, with these among the recent ones."""
    window = open_window(sample).window
    window.settings.set(RECENT_FILES, tuple(map(str, names)))
    window.close_tracker()
    recent = listed(window)
    qtbot.waitUntil(lambda: len(recent.list.rows()) == len(names))
    return window, recent


def another(folder: Path) -> Path:
    path = folder / "Rivers & seas.parley"
    small_tracker(path).close()
    return path


def test_they_are_listed_newest_first_with_their_folders(
    open_window: Open, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = another(tmp_path)
    _, recent = without_tracker(open_window, sample, (other, sample), qtbot)
    assert [(row.title, row.words) for row in recent.list.rows()] == [
        ("Rivers & seas", str(tmp_path)),
        ("talks", str(sample.parent)),
    ]
    assert recent.list.accessibleName() == "Recent trackers"


def test_one_is_opened_by_keyboard_alone(
    open_window: Open, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = another(tmp_path)
    window, recent = without_tracker(open_window, sample, (sample, other), qtbot)
    window.welcome.link.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(window.welcome.link, Key.Key_Tab)
    assert QApplication.focusWidget() is recent.list
    QTest.keyClick(recent.list, Key.Key_Down)
    QTest.keyClick(recent.list, Key.Key_Return)
    assert window.session.store.path == other
    assert not recent.isVisible()


def test_one_that_is_gone_says_so_and_leaves_the_list_when_it_is_opened(
    open_window: Open, sample: Path, tmp_path: Path, qtbot: QtBot, dialogs: Dialogs
) -> None:
    gone = tmp_path / "gone.parley"
    window, recent = without_tracker(open_window, sample, (gone, sample), qtbot)
    qtbot.waitUntil(lambda: MISSING in recent.list.rows()[0].spoken())
    assert MISSING not in recent.list.rows()[1].spoken()
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        told.append(dialog.windowTitle())
        dialog.reject()

    dialogs.expect(read)
    recent.list.setFocus()
    QTest.keyClick(recent.list, Key.Key_Return)
    assert told == ["“gone.parley” is not there any more"]
    assert [row.title for row in recent.list.rows()] == ["talks"]
    assert not window.session.is_open


def test_nothing_stands_there_when_none_was_opened(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    _, recent = without_tracker(open_window, sample, (), qtbot)
    qtbot.waitUntil(lambda: not recent.heading.isVisible())
    assert recent.list.focusPolicy() == Qt.FocusPolicy.NoFocus
