"""What is set holds in the open window; each setting is found by its name."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Position
from desktop import settings as s
from desktop.dialogs.settings_dialog import SettingsDialog
from desktop.operations.sample import SAMPLE
from desktop.settings import DECLARED, Settings
from desktop.start import first_frame, open_in
from desktop.welcome import GREETING
from tests.desktop.small import small_tracker
from tests.desktop.windows import Open
from tests.dialogs import Dialogs, Robot
from tests.robots.window import CTRL, WindowRobot


@pytest.fixture
def robot(open_window: Open, tmp_path: Path) -> WindowRobot:
    path = tmp_path / "talks.parley"
    small_tracker(path).close()
    return open_window(path)


def driven(act: Callable[[SettingsDialog], None]) -> Robot:
    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsDialog)
        act(dialog)
        dialog.reject()

    return robot


def put(key: str, text: str) -> Callable[[SettingsDialog], None]:
    def act(dialog: SettingsDialog) -> None:
        dialog.rows[key].editor.setProperty("text", text)

    return act


def focus_of(dialog: SettingsDialog, into: list[str]) -> None:
    into.append(dialog.focusWidget().accessibleName())


@pytest.mark.parametrize("setting", [each for each in DECLARED if each.section], ids=lambda each: each.key)
def test_every_setting_is_found_by_its_label_and_opened_there(
    robot: WindowRobot, dialogs: Dialogs, setting: s.Setting[object]
) -> None:
    places: list[str] = []
    dialogs.expect(driven(lambda dialog: focus_of(dialog, places)))
    (found,) = robot.search(f"> Setting: {setting.label}")
    robot.open_hit(found.key)
    assert places == [setting.label]


def test_the_name_stands_beside_the_next_edit(robot: WindowRobot, dialogs: Dialogs) -> None:
    dialogs.expect(driven(put(s.AUTHOR.key, "Oksana")))
    robot.press(Qt.Key.Key_Comma, CTRL)
    session = robot.window.session
    change = session.do(Change("Move", (Edit.update(session.store.need(Position, "p1"), venue="Paris"),)))
    assert change is not None
    assert (change.author, session.author) == ("Oksana", "Oksana")


def test_appearance_and_rows_change_at_once_and_their_commands_are_ticked(
    robot: WindowRobot, dialogs: Dialogs
) -> None:
    def act(dialog: SettingsDialog) -> None:
        choice = dialog.rows[s.APPEARANCE.key].editor
        choice.setProperty("currentIndex", s.APPEARANCES.index("dark"))
        dialog.rows[s.COMPACT_ROWS.key].editor.setProperty("checked", True)

    dialogs.expect(driven(act))
    robot.press(Qt.Key.Key_Comma, CTRL)
    window = robot.window
    assert window.theme.scheme == "dark"
    assert window.table["view.dark"].isChecked()
    assert window.table["view.compact"].isChecked()


def test_staleness_and_spelling_follow_the_settings(robot: WindowRobot, dialogs: Dialogs) -> None:
    changed: list[bool] = []
    robot.window.spelling.changed.connect(lambda: changed.append(True))

    def act(dialog: SettingsDialog) -> None:
        dialog.rows[s.STALE_DAYS.key].editor.setProperty("text", "30")
        dialog.rows[s.CHECK_SPELLING.key].editor.setProperty("checked", False)

    dialogs.expect(driven(act))
    robot.press(Qt.Key.Key_Comma, CTRL)
    assert robot.window.session.stale_days == 30
    assert not robot.window.spelling.is_on
    assert not robot.window.table["edit.check_spelling"].isChecked()
    assert changed


def test_the_first_start_says_that_this_is_the_sample_and_the_next_does_not(
    qapp: QApplication, qtbot: QtBot
) -> None:
    said = []
    for _ in range(2):
        window = first_frame(qapp)
        qtbot.addWidget(window)
        window.show()
        open_in(window)
        assert window.session.store.path.stem == SAMPLE.name
        said.append((window.toast.message.text, window.toast.message.action))
        window.close()
    assert said == [(GREETING, "New tracker"), ("", "")]


def test_a_start_opens_the_last_tracker_only_where_that_is_wanted(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "talks.parley"
    small_tracker(path).close()
    settings = Settings()
    settings.add_recent(path)
    for wanted in (True, False):
        settings.set(s.REOPEN_LAST, wanted)
        window = first_frame(qapp)
        qtbot.addWidget(window)
        window.show()
        open_in(window)
        assert (window.session.is_open, window.body.currentIndex()) == (wanted, 0 if wanted else 1)
        window.close()
