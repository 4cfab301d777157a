"""Settings taken out to a file and over from one in the window, and what the organisation has set."""

import tomllib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop import settings as s
from desktop.dialogs.settings_dialog import SettingsDialog
from desktop.dialogs.settings_import import ImportSettingsDialog
from desktop.notify import Notify
from desktop.settings import Settings, managed_path
from desktop.theme import Theme
from desktop.widgets.label import Label
from tests.desktop.windows import Open
from tests.dialogs import Dialogs, Robot
from tests.robots.dialogs import choose_file, give_up, press, read_and_close


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def dialog(settings: Settings, theme: Theme, qtbot: QtBot) -> SettingsDialog:
    return shown(settings, theme, qtbot)


def shown(settings: Settings, theme: Theme, qtbot: QtBot) -> SettingsDialog:
    made = SettingsDialog(theme, settings, Notify(theme))
    made.setModal(False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def looked_at(into: list[list[tuple[str, ...]]], verb: str) -> Robot:
    """Read what would change and what stays, then press a button."""

    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportSettingsDialog)
        into.append(list(dialog.changes.words.rows))
        into.append(list(dialog.left.words.rows))
        dialog.button(verb).click()

    return robot


def organisation(text: str) -> None:
    managed_path().parent.mkdir(parents=True, exist_ok=True)
    managed_path().write_text(text, encoding="utf-8")


def test_settings_are_written_where_a_person_says(
    dialog: SettingsDialog, dialogs: Dialogs, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "desk.toml"
    dialog.rows[s.STALE_DAYS.key].editor.setProperty("text", "30")  # typed, and not left yet
    dialogs.expect(choose_file(path))
    dialog.export.click()
    assert tomllib.loads(path.read_text(encoding="utf-8"))["stale_days"] == 30
    assert any(str(path) in said.text() for said in dialog.findChildren(Label) if not said.isHidden())


def test_what_can_not_be_written_is_said(dialog: SettingsDialog, dialogs: Dialogs, tmp_path: Path) -> None:
    texts: list[str] = []
    path = tmp_path / "stick" / "desk.toml"
    path.parent.mkdir()

    def pulled_out(chooser: QDialog) -> None:
        choose_file(path)(chooser)
        path.parent.rmdir()

    dialogs.expect(pulled_out)
    dialogs.expect(read_and_close(texts))
    dialog.export.click()
    assert "There is no folder" in texts[0]


def test_an_import_shows_old_and_new_before_it_changes_anything(
    dialog: SettingsDialog, dialogs: Dialogs, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "desk.toml"
    path.write_text('stale_days = 30\nappearance = "mauve"\nmood = 1\n', encoding="utf-8")
    told: list[str] = []
    dialog.taken.connect(told.append)
    for verb, kept in (("Cancel", 183), ("Take over", 30)):
        seen: list[list[tuple[str, ...]]] = []
        dialogs.expect(choose_file(path))
        dialogs.expect(looked_at(seen, verb))
        dialog.import_.click()
        assert seen[0] == [("Stale after", "183", "30")]
        assert [text.split(":")[0] for (text,) in seen[1]] == ["line 2", "line 3"]
        assert settings.get(s.STALE_DAYS) == kept
    assert told == ["stale_days"]
    assert dialog.rows[s.STALE_DAYS.key].value == 30
    assert settings.get(s.APPEARANCE) == "system"


def test_a_file_that_changes_nothing_can_only_be_closed(
    dialog: SettingsDialog, dialogs: Dialogs, tmp_path: Path
) -> None:
    path = tmp_path / "desk.toml"
    path.write_text("stale_days = 183\n", encoding="utf-8")
    dialogs.expect(choose_file(path))
    dialogs.expect(press("Close"))
    dialog.import_.click()


def test_a_file_that_is_no_settings_file_is_refused_in_words(
    dialog: SettingsDialog, dialogs: Dialogs, tmp_path: Path
) -> None:
    path = tmp_path / "desk.toml"
    path.write_text("= =", encoding="utf-8")
    texts: list[str] = []
    dialogs.expect(choose_file(path))
    dialogs.expect(read_and_close(texts))
    dialog.import_.click()
    assert "can't be read as settings" in texts[0]


def test_giving_up_the_choice_of_a_file_changes_nothing(
    dialog: SettingsDialog, dialogs: Dialogs, settings: Settings
) -> None:
    dialogs.expect(give_up)
    dialog.export.click()
    dialogs.expect(give_up)
    dialog.import_.click()
    assert not settings.path.exists()


def test_what_the_organisation_locked_is_shown_and_can_not_be_changed(
    theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    organisation('stale_days = 30\nlocked = ["stale_days"]\n')
    dialog = shown(Settings(tmp_path / "settings.json"), theme, qtbot)
    row = dialog.rows[s.STALE_DAYS.key]
    assert row.value == 30
    assert not row.editor.isEnabled()
    assert row.hint.startswith("set by your organisation")
    assert row.editor.accessibleDescription().startswith("Set by your organisation.")
    assert dialog.rows[s.COPIES.key].editor.isEnabled()


@pytest.mark.parametrize(
    ("setting", "command"),
    [(s.APPEARANCE, "view.dark"), (s.COMPACT_ROWS, "view.compact"), (s.TEXT_SIZE, "view.larger"),
     (s.CHECK_SPELLING, "edit.check_spelling")],
    ids=lambda each: getattr(each, "key", each),
)  # fmt: skip
def test_a_command_does_not_change_what_is_locked(
    open_window: Open, small: Path, setting: s.Setting[object], command: str
) -> None:
    organisation(f'appearance = "light"\nlocked = ["{setting.key}"]\n')
    robot = open_window(small)
    before = robot.window.settings.get(setting)
    ticked = robot.window.table[command].isChecked()
    robot.window.table[command].trigger()
    assert robot.window.settings.get(setting) == before
    assert robot.window.table[command].isChecked() == ticked
    assert "set by your organisation" in robot.window.toast.message.text


def test_a_wrong_file_of_the_organisation_is_said_in_the_window_once_and_the_window_works(
    open_window: Open, small: Path
) -> None:
    organisation("= = =")
    robot = open_window(small)
    assert "organisation" in robot.window.toast.message.text
    assert robot.window.toast.message.failure
    assert robot.window.settings.get(s.STALE_DAYS) == 183
    assert robot.window.session.is_open
