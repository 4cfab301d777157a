"""The settings dialog is made from what is declared, takes values at once, and refuses in words."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop import settings as s
from desktop.dialogs.choice_box import ChoiceBox
from desktop.dialogs.settings_dialog import SettingsDialog
from desktop.notify import Notify
from desktop.settings import DECLARED, SECTIONS, Settings, offered
from desktop.theme import Theme
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def dialog(settings: Settings, theme: Theme, qtbot: QtBot) -> SettingsDialog:
    made = SettingsDialog(theme, settings, Notify(theme))
    made.setModal(False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def line(dialog: SettingsDialog, setting: s.Setting[object] | s.Setting[str] | s.Setting[int]) -> QLineEdit:
    editor = dialog.rows[setting.key].editor
    assert isinstance(editor, QLineEdit)
    return editor


def give(dialog: SettingsDialog, setting: s.Setting[str] | s.Setting[int], text: str) -> None:
    """Type a value and press Enter."""
    editor = line(dialog, setting)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    dialog.rows[setting.key].settle()


def test_every_section_has_settings_and_every_offered_setting_a_row(dialog: SettingsDialog) -> None:
    shown = [dialog.sections.item(row).text() for row in range(dialog.sections.count())]
    assert shown == list(SECTIONS)
    assert all(offered(section) for section in SECTIONS)
    assert set(dialog.rows) == {setting.key for setting in DECLARED if setting.section}


@pytest.mark.parametrize("setting", [each for each in DECLARED if each.section], ids=lambda each: each.key)
def test_a_row_shows_label_help_value_and_choices_as_declared(
    dialog: SettingsDialog, setting: s.Setting[object]
) -> None:
    row = dialog.rows[setting.key]
    assert (row.label, row.hint) == (setting.label, setting.help)
    assert (row.editor.accessibleName(), row.editor.accessibleDescription()) == (setting.label, setting.help)
    assert setting.reads(row.value) == setting.default
    if setting.choices:
        assert isinstance(row.editor, ChoiceBox)
        offered = [(row.editor.itemData(i), row.editor.itemText(i)) for i in range(row.editor.count())]
        assert offered == list(zip(setting.choices, setting.words, strict=True))


def test_what_is_set_is_kept_at_once_and_told(dialog: SettingsDialog, settings: Settings) -> None:
    told: list[str] = []
    dialog.taken.connect(told.append)
    give(dialog, s.AUTHOR, "Ana")
    give(dialog, s.COPIES, "3")
    box = dialog.rows[s.COMPACT_ROWS.key].editor
    assert isinstance(box, QCheckBox)
    box.click()
    choice = dialog.rows[s.DATE_ORDER.key].editor
    assert isinstance(choice, ChoiceBox)
    choice.choose("MDY")
    again = Settings(settings.path)
    assert (again.get(s.AUTHOR), again.get(s.COPIES)) == ("Ana", 3)
    assert (again.get(s.COMPACT_ROWS), again.get(s.DATE_ORDER)) == (True, "MDY")
    assert told == [s.AUTHOR.key, s.COPIES.key, s.COMPACT_ROWS.key, s.DATE_ORDER.key]


def test_lists_are_written_with_commas_or_a_line_each(
    dialog: SettingsDialog, settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "uk_UA.dic"
    file.write_text("0\n")
    row = dialog.rows[s.SPELLING_LANGUAGES.key]
    assert isinstance(row.editor, QLineEdit)
    row.editor.setText("uk-UA, de ,")
    row.settle()
    files = dialog.rows[s.DICTIONARY_FILES.key]
    assert isinstance(files.editor, QPlainTextEdit)
    files.editor.setPlainText(f"\n{file}\n")
    files.settle()
    assert settings.get(s.SPELLING_LANGUAGES) == ("uk-UA", "de")
    assert settings.get(s.DICTIONARY_FILES) == (str(file),)


@pytest.mark.parametrize("text", ["many", "-1", "100", "", "2.5", "٣"])
def test_a_number_that_is_none_is_said_and_stays_as_typed(
    dialog: SettingsDialog, settings: Settings, text: str
) -> None:
    give(dialog, s.COPIES, "7")
    line(dialog, s.COPIES).setText(text)
    dialog.rows[s.COPIES.key].settle()
    row = dialog.rows[s.COPIES.key]
    if text == "٣":
        assert settings.get(s.COPIES) == 3, "digits of another script are digits"
        return
    assert row.error == "This is not a whole number from 0 to 99. What was set before still holds."
    assert row.editor.accessibleDescription() == row.error
    assert (line(dialog, s.COPIES).text(), settings.get(s.COPIES)) == (text, 7)
    give(dialog, s.COPIES, "8")
    assert (row.error, settings.get(s.COPIES)) == ("", 8)


def test_a_folder_that_is_not_there_is_refused(
    dialog: SettingsDialog, settings: Settings, tmp_path: Path
) -> None:
    give(dialog, s.COPIES_FOLDER, ".")
    assert "the whole path" in dialog.rows[s.COPIES_FOLDER.key].error
    line(dialog, s.COPIES_FOLDER).clear()
    give(dialog, s.COPIES_FOLDER, str(tmp_path / "stick"))
    assert "There is no folder" in dialog.rows[s.COPIES_FOLDER.key].error
    assert settings.get(s.COPIES_FOLDER) == ""
    (tmp_path / "stick").mkdir()
    line(dialog, s.COPIES_FOLDER).clear()
    give(dialog, s.COPIES_FOLDER, str(tmp_path / "stick"))
    assert settings.get(s.COPIES_FOLDER) == str(tmp_path / "stick")
    line(dialog, s.COPIES_FOLDER).clear()
    dialog.rows[s.COPIES_FOLDER.key].settle()
    assert settings.get(s.COPIES_FOLDER) == "", "empty is beside each tracker"


def test_a_folder_and_files_are_chosen_or_not(
    dialog: SettingsDialog, settings: Settings, tmp_path: Path, dialogs: Dialogs
) -> None:
    folder, file = tmp_path / "stick", tmp_path / "de.dic"
    folder.mkdir()
    file.write_text("0\n")
    dialogs.expect(robots.give_up)
    dialog.rows[s.COPIES_FOLDER.key].choose.click()
    assert settings.get(s.COPIES_FOLDER) == ""
    dialogs.expect(robots.choose_file(folder))
    dialog.rows[s.COPIES_FOLDER.key].choose.click()
    assert settings.get(s.COPIES_FOLDER) == str(folder)
    dialogs.expect(robots.choose_files(file))
    dialog.rows[s.DICTIONARY_FILES.key].choose.click()
    assert settings.get(s.DICTIONARY_FILES) == (str(file),)


def test_a_dictionary_that_is_not_there_is_said(dialog: SettingsDialog, settings: Settings) -> None:
    row = dialog.rows[s.DICTIONARY_FILES.key]
    assert isinstance(row.editor, QPlainTextEdit)
    row.editor.setPlainText("/nowhere/de.dic")
    row.settle()
    assert row.error.startswith("There is no file /nowhere/de.dic.")
    assert settings.get(s.DICTIONARY_FILES) == ()


def test_what_cannot_be_kept_holds_until_the_end_and_is_said(
    dialog: SettingsDialog, settings: Settings
) -> None:
    settings.path.parent.joinpath("settings.json").mkdir()
    told: list[str] = []
    dialog.taken.connect(told.append)
    give(dialog, s.AUTHOR, "Ana")
    assert dialog.rows[s.AUTHOR.key].error.startswith("It holds until Parley is closed;")
    assert (settings.get(s.AUTHOR), told) == ("Ana", [s.AUTHOR.key])


def test_what_was_typed_last_holds_when_the_dialog_is_left_by_escape(
    dialog: SettingsDialog, settings: Settings
) -> None:
    dialog.sections.setCurrentRow(SECTIONS.index("You"))
    editor = line(dialog, s.AUTHOR)
    editor.setFocus()
    QTest.keyClicks(editor, "Ana")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert settings.get(s.AUTHOR) == "Ana"


def test_what_was_typed_holds_when_another_window_had_the_keyboard_before_it_closed(
    dialog: SettingsDialog, settings: Settings
) -> None:
    line(dialog, s.AUTHOR).setText("Ana")
    dialog.reject()
    assert settings.get(s.AUTHOR) == "Ana"


def test_arrow_keys_go_from_section_to_section_and_tab_into_its_settings(dialog: SettingsDialog) -> None:
    dialog.activateWindow()
    dialog.sections.setFocus()
    QTest.keyClick(dialog.sections, Qt.Key.Key_Down)
    assert dialog.sections.currentRow() == 1
    assert dialog.pages.currentIndex() == 1
    assert line(dialog, s.AUTHOR).isVisible()
    QTest.keyClick(dialog.sections, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is line(dialog, s.AUTHOR)


def test_it_opens_on_the_setting_that_was_asked_for(settings: Settings, theme: Theme, qtbot: QtBot) -> None:
    made = SettingsDialog(theme, settings, Notify(theme))
    made.setModal(False)
    qtbot.addWidget(made)
    made.begin_on(s.COPIES_FOLDER.key)
    with qtbot.waitExposed(made):
        made.show()
    assert made.focusWidget() is line(made, s.COPIES_FOLDER)
    assert line(made, s.COPIES_FOLDER).isVisible()
    with pytest.raises(KeyError):
        made.begin_on(s.DESK.key)
