"""File > Restore lists the copies, opens one beside the tracker, and takes the tracker back to one."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from db.changes import Change, Edit
from db.records import Position
from db.store import Store
from desktop.dialogs.restore_choice import RestoreDialog
from desktop.operations.copies import folder_of, keep, listed
from desktop.settings import COPIES
from desktop.theme import Theme
from desktop.window import MainWindow
from tests.desktop.small import small_tracker
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.desk import Desk
from tests.robots.window import WindowRobot

NOON = datetime(2026, 11, 21, 12, 0)


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """A tracker with two copies: of its beginning, and of its stay in Paris; it is in Geneva now."""
    path = tmp_path / "talks.parley"
    with small_tracker(path) as store:
        for hour, venue in enumerate(("Paris", "Geneva")):
            keep(store, folder_of(path), 10, now=NOON + timedelta(hours=hour))
            position = store.need(Position, "p1")
            store.apply(Change(f"Move to {venue}", (Edit.update(position, venue=venue),)))
    return path


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot, tracker: Path) -> Iterator[Desk]:
    made = Desk(theme, qtbot, tracker.parent)
    made.session.open(tracker)
    yield made
    made.close()


def venue(store: Store) -> str:
    return store.need(Position, "p1").venue


def restore(desk: Desk) -> None:
    desk.files.restores.restore()
    desk.finish()
    desk.finish()


def test_the_copies_are_listed_with_what_came_after(desk: Desk, dialogs: Dialogs) -> None:
    rows: list[tuple[str, ...]] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, RestoreDialog)
        rows.extend(dialog.table.words.rows)
        dialog.reject()

    dialogs.expect(read)
    restore(desk)
    assert [row[:4] for row in rows] == [
        ("21 November 2026 13:00", "1", "Move to Paris", "on closing"),
        ("21 November 2026 12:00", "2", "Fill in", "on closing"),
    ]
    assert venue(desk.session.store) == "Geneva"


def test_going_back_is_one_step_and_undo_is_offered(desk: Desk, dialogs: Dialogs) -> None:
    dialogs.expect(robots.restore("Go back to it", row=1))
    restore(desk)
    store = desk.session.store
    assert venue(store) == ""
    assert desk.said == "Go back to the copy of 21 November 2026 12:00: 1 record changed"
    kept = [copy.label for copy in listed(store, folder_of(store.path))]
    assert kept == ["Move to Geneva", "Move to Paris", "Fill in"], "what is left is kept first"
    desk.action.click()
    assert venue(store) == "Geneva"


def test_the_oldest_copy_can_be_gone_back_to_though_it_gives_way(desk: Desk, dialogs: Dialogs) -> None:
    desk.settings.set(COPIES, 2)
    dialogs.expect(robots.restore("Go back to it", row=1))
    restore(desk)
    assert venue(desk.session.store) == ""
    assert len(list(folder_of(desk.session.store.path).iterdir())) == 2


def test_going_back_to_where_it_is_changes_nothing(desk: Desk, dialogs: Dialogs) -> None:
    keep(desk.session.store, folder_of(desk.session.store.path), 10)
    before = desk.session.store.head()
    dialogs.expect(robots.restore("Go back to it"))
    restore(desk)
    assert desk.said.endswith("Nothing was changed.")
    assert desk.session.store.head() == before


def test_a_form_that_may_not_be_left_stops_it(desk: Desk) -> None:
    desk.files.restores.may_leave = lambda: False
    desk.files.restores.go_back(min(folder_of(desk.session.store.path).iterdir()))
    desk.finish()
    assert venue(desk.session.store) == "Geneva"


def test_a_damaged_copy_says_why_and_its_verbs_are_off(desk: Desk, tracker: Path, dialogs: Dialogs) -> None:
    newest = max(folder_of(tracker).iterdir())
    newest.write_bytes(newest.read_bytes()[:100] + b"\xff" * 4000)
    said: list[object] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, RestoreDialog)
        said.extend([dialog.note.text(), dialog.open_button.isEnabled(), dialog.back_button.isEnabled()])
        QTest.keyClick(dialog.table, Qt.Key.Key_Down)
        said.append(dialog.back_button.isEnabled())
        QTest.keyClick(dialog.table, Qt.Key.Key_Escape)

    dialogs.expect(read)
    restore(desk)
    assert "is damaged" in str(said[0])
    assert said[1:] == [False, False, True]


def test_a_copy_that_is_gone_meanwhile_changes_nothing(desk: Desk, tracker: Path, dialogs: Dialogs) -> None:
    gone = max(folder_of(tracker).iterdir())
    gone.unlink()
    desk.files.restores.go_back(gone)
    desk.finish()
    assert desk.said == "The tracker was not taken back. Nothing in it was changed."
    texts: list[str] = []
    dialogs.expect(robots.read_and_close(texts))
    desk.action.click()
    assert "There is no file" in texts[0]
    assert venue(desk.session.store) == "Geneva"


def test_without_copies_it_says_when_there_will_be_some(
    theme: Theme, qtbot: QtBot, tmp_path: Path, dialogs: Dialogs
) -> None:
    small_tracker(tmp_path / "new.parley").close()
    desk = Desk(theme, qtbot, tmp_path)
    desk.session.open(tmp_path / "new.parley")
    texts: list[str] = []
    dialogs.expect(robots.read_and_close(texts))
    restore(desk)
    assert "There are none yet." in texts[0]
    assert str(tmp_path / "new copies") in texts[0]
    desk.settings.set(COPIES, 0)
    dialogs.expect(robots.read_and_close(texts))
    restore(desk)
    assert "none are kept" in texts[1]
    desk.close()


def test_a_tracker_open_read_only_is_not_taken_back(desk: Desk, tracker: Path, dialogs: Dialogs) -> None:
    desk.session.close()
    desk.session.open(tracker, readonly=True)
    said: list[object] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, RestoreDialog)
        said.extend([dialog.open_button.isEnabled(), dialog.back_button.isEnabled(), dialog.note.text()])
        dialog.reject()

    dialogs.expect(read)
    restore(desk)
    assert said[:2] == [True, False]
    assert "open read-only" in str(said[2])


# -- beside ------------------------------------------------------------------------------------------


@pytest.fixture
def robot(open_window: Open, tracker: Path) -> WindowRobot:
    return open_window(tracker)


def beside(robot: WindowRobot, qtbot: QtBot) -> MainWindow:
    """The second window, once it is there."""

    def others() -> list[MainWindow]:
        windows = QApplication.topLevelWidgets()
        return [each for each in windows if isinstance(each, MainWindow) and each.copy_shown]

    qtbot.waitUntil(lambda: bool(others()) and others()[0].isVisible())
    return others()[0]


def test_a_copy_is_opened_beside_read_only_and_says_so(
    robot: WindowRobot, qtbot: QtBot, dialogs: Dialogs
) -> None:
    dialogs.expect(robots.press_key(Qt.Key.Key_Return))
    robot.go_to("Restore")
    window = beside(robot, qtbot)
    assert window.session.store.readonly
    assert venue(window.session.store) == "Paris"
    assert window.windowTitle() == "Talks – copy of 21 November 2026 13:00, read-only – Parley"
    assert window.band.isVisible()
    assert "Copy of 21 November 2026 13:00, read-only" in window.band.words.text()
    assert not robot.window.band.isVisible()
    assert robot.window.windowTitle() == "Talks – Parley"
    room = window.screen().availableGeometry().united(robot.window.frameGeometry())
    assert room.contains(window.frameGeometry())
    window.close()
    qtbot.waitUntil(lambda: not isValid(window))
    assert robot.window.isVisible()
    assert venue(robot.window.session.store) == "Geneva"


def test_the_band_goes_when_another_tracker_is_opened_there(
    robot: WindowRobot, qtbot: QtBot, dialogs: Dialogs, tmp_path: Path
) -> None:
    small_tracker(tmp_path / "other.parley").close()
    dialogs.expect(robots.restore("Open beside"))
    robot.go_to("Restore")
    window = beside(robot, qtbot)
    assert window.files.open_path(tmp_path / "other.parley")
    assert not window.band.isVisible()
    assert "copy of" not in window.windowTitle()
    window.close()
    qtbot.waitUntil(lambda: not isValid(window))


def test_the_copy_beside_is_closed_with_its_window(
    robot: WindowRobot, qtbot: QtBot, dialogs: Dialogs
) -> None:
    dialogs.expect(robots.restore("Open beside"))
    robot.go_to("Restore")
    window = beside(robot, qtbot)
    robot.window.close()
    qtbot.waitUntil(lambda: not isValid(window))


def test_a_copy_that_cannot_be_opened_beside_is_said(
    robot: WindowRobot, qtbot: QtBot, dialogs: Dialogs, tracker: Path
) -> None:
    newest = max(folder_of(tracker).iterdir())

    def spoil(dialog: QDialog) -> None:
        newest.write_bytes(newest.read_bytes()[:100] + b"\xff" * 4000)
        robots.button_of(dialog, "Open beside").click()

    texts: list[str] = []
    dialogs.expect(spoil)
    dialogs.expect(robots.read_and_close(texts))
    robot.go_to("Restore")
    qtbot.waitUntil(lambda: bool(texts))
    assert "is damaged" in texts[0]
