"""A tracker that is left after a change leaves a copy; one that can't be kept is said and holds nobody up."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Position
from db.store import Store
from desktop.operations.copies import folder_of, keep, listed
from desktop.settings import COPIES, COPIES_FOLDER
from desktop.theme import Theme
from tests.desktop.small import small_tracker
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.desk import Desk


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    path = tmp_path / "talks.parley"
    small_tracker(path).close()
    return path


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot, tracker: Path) -> Iterator[Desk]:
    made = Desk(theme, qtbot, tracker.parent)
    made.session.open(tracker)
    yield made
    made.close()


def edit(desk: Desk, venue: str = "Paris") -> None:
    position = desk.session.store.need(Position, "p1")
    desk.session.do(Change(f"Move to {venue}", (Edit.update(position, venue=venue),)))


def copies(tracker: Path, chosen: str = "") -> list[str]:
    """The last change of each copy, newest first."""
    with Store.open(tracker, readonly=True) as store:
        return [copy.label for copy in listed(store, folder_of(tracker, chosen))]


def test_closing_after_a_change_keeps_a_copy(desk: Desk, tracker: Path) -> None:
    edit(desk)
    desk.files.close_tracker()
    assert not desk.session.is_open
    assert copies(tracker) == ["Move to Paris"]


def test_opening_another_tracker_keeps_a_copy_of_the_one_left(desk: Desk, tracker: Path) -> None:
    other = tracker.with_name("other.parley")
    small_tracker(other).close()
    edit(desk)
    assert desk.files.open_path(other)
    assert copies(tracker) == ["Move to Paris"]
    assert not folder_of(other).exists()


def test_looking_alone_leaves_no_copy_and_no_folder(desk: Desk, tracker: Path) -> None:
    desk.files.close_tracker()
    assert not folder_of(tracker).exists()


def test_a_state_that_has_its_copy_gets_no_second_one(desk: Desk, tracker: Path) -> None:
    edit(desk)
    desk.files.close_tracker()
    desk.session.open(tracker)
    desk.files.close_tracker()
    desk.session.open(tracker)
    desk.session.undo()
    desk.session.redo()
    desk.files.close_tracker()
    assert copies(tracker) == ["Move to Paris", "Move to Paris"], "an undo and its redo are changes too"


def test_the_settings_say_where_and_how_many(desk: Desk, tracker: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.settings.set(COPIES_FOLDER, str(stick))
    desk.settings.set(COPIES, 2)
    for venue in ("Paris", "Geneva", "Istanbul"):
        edit(desk, venue)
        desk.files.close_tracker()
        desk.session.open(tracker)
    assert copies(tracker, str(stick)) == ["Move to Istanbul", "Move to Geneva"]
    desk.settings.set(COPIES, 0)
    edit(desk, "Oslo")
    desk.files.close_tracker()
    assert copies(tracker, str(stick)) == ["Move to Istanbul", "Move to Geneva"]


def test_a_tracker_open_read_only_leaves_no_copy(desk: Desk, tracker: Path) -> None:
    keep(desk.session.store, folder_of(tracker), 10)
    edit(desk)
    desk.session.close()
    desk.session.open(tracker, readonly=True)
    desk.files.close_tracker()
    assert copies(tracker) == ["Fill in"]


def test_a_tracker_with_one_connection_is_copied_too(
    desk: Desk, tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.places.on_network", lambda _path: True)
    desk.session.close()
    desk.session.open(tracker)
    edit(desk)
    desk.files.close_tracker()
    monkeypatch.undo()
    assert copies(tracker) == ["Move to Paris"]


def test_a_copy_that_cannot_be_kept_is_said_and_the_tracker_is_closed(
    desk: Desk, tracker: Path, dialogs: Dialogs
) -> None:
    desk.settings.set(COPIES_FOLDER, str(tracker.parent / "pulled out"))
    edit(desk)
    desk.files.close_tracker()
    assert not desk.session.is_open
    assert desk.said == "No copy of “talks” could be kept."
    texts: list[str] = []
    dialogs.expect(robots.read_and_close(texts))
    desk.action.click()
    assert "There is no folder" in texts[0]
    assert "The tracker itself is saved." in texts[0]


def test_closing_the_window_keeps_a_copy_and_leaves_one_plain_file(open_window: Open, tracker: Path) -> None:
    robot = open_window(tracker)
    position = robot.window.session.store.need(Position, "p1")
    robot.window.session.do(Change("Move", (Edit.update(position, venue="Paris"),)))
    robot.press(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not robot.window.isVisible()
    assert copies(tracker) == ["Move"]
    assert sorted(path.name for path in tracker.parent.iterdir()) == ["talks copies", "talks.parley"]


def test_closing_the_window_says_in_a_dialog_what_could_not_be_kept(
    open_window: Open, tracker: Path, dialogs: Dialogs
) -> None:
    robot = open_window(tracker)
    folder_of(tracker).write_text("a file in the way")
    position = robot.window.session.store.need(Position, "p1")
    robot.window.session.do(Change("Move", (Edit.update(position, venue="Paris"),)))
    texts: list[str] = []
    dialogs.expect(robots.read_and_close(texts))
    robot.window.close()
    assert "No copy of “talks” could be kept" in texts[0]
    assert not robot.window.isVisible()
    assert not robot.window.session.is_open


def test_a_copy_kept_by_hand_meanwhile_is_enough(desk: Desk, tracker: Path) -> None:
    edit(desk)
    keep(desk.session.store, folder_of(tracker), 10)
    desk.files.close_tracker()
    assert copies(tracker) == ["Move to Paris"]
