"""The dialogs, driven as a person would: by verbs, by keys, and by closing them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QWidget

from db.errors import KnownError
from desktop.notify import PAPERS, TRACKERS, Notify
from desktop.theme import Theme
from desktop.widgets.dialog import QuestionDialog
from tests.dialogs import Dialogs, Robot


@pytest.fixture
def notify(theme: Theme) -> Notify:
    return Notify(theme)


def press(verb: str) -> Robot:
    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, QuestionDialog)
        dialog.button(verb).click()

    return robot


def press_key(key: Qt.Key) -> Robot:
    def robot(dialog: QDialog) -> None:
        QTest.keyClick(dialog.focusWidget(), key)

    return robot


def words_of(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def restore(notify: Notify) -> bool:
    return notify.confirm(
        None,
        "Restore the backup of 14:02?",
        "3 changes made since then leave the tracker.",
        "Restore",
        "Keep mine",
        listing="Ukraine · Territory, 1 estimate",
    )


def test_the_verb_pressed_decides(notify: Notify, dialogs: Dialogs) -> None:
    dialogs.expect(press("Restore"))
    assert restore(notify)
    dialogs.expect(press("Keep mine"))
    assert not restore(notify)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_escape_and_the_first_key_press_are_safe(notify: Notify, dialogs: Dialogs, key: Qt.Key) -> None:
    dialogs.expect(press_key(key))
    assert not restore(notify)


def test_closing_the_window_is_safe(notify: Notify, dialogs: Dialogs) -> None:
    def close(dialog: QDialog) -> None:
        dialog.close()

    dialogs.expect(close)
    assert not restore(notify)


def test_the_dialog_says_what_changes_and_shows_the_safe_button_focused(
    notify: Notify, dialogs: Dialogs
) -> None:
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QuestionDialog)
        seen.extend(words_of(dialog).splitlines())
        assert dialog.button("Keep mine").ring.is_shown
        assert dialog.button("Restore").kind == "primary"
        assert 400 <= dialog.width() <= 560
        assert "3 changes" in dialog.accessibleDescription()
        dialog.reject()

    dialogs.expect(look)
    restore(notify)
    assert seen == [
        "Restore the backup of 14:02?",
        "3 changes made since then leave the tracker.",
        "Ukraine · Territory, 1 estimate",
    ]


def test_danger_is_outlined(notify: Notify, dialogs: Dialogs) -> None:
    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QuestionDialog)
        assert dialog.button("Remove").kind == "danger"
        dialog.button("Remove").click()

    dialogs.expect(look)
    assert notify.confirm(None, "Remove the passphrase?", "Anyone can then read it.", "Remove", danger=True)


def test_a_button_that_does_not_exist_is_not_pressed(notify: Notify, dialogs: Dialogs) -> None:
    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QuestionDialog)
        with pytest.raises(KeyError, match="Burn"):
            dialog.button("Burn")
        dialog.reject()

    dialogs.expect(look)
    restore(notify)


@pytest.mark.parametrize("verb", ["Open read-only", "Choose another", "Cancel"])
def test_one_of_several_verbs(notify: Notify, dialogs: Dialogs, verb: str) -> None:
    dialogs.expect(press(verb))
    chosen = notify.choose(
        None, "Somebody edits this tracker", "L. Brandt since 14:02.", ("Choose another", "Open read-only")
    )
    assert chosen == verb


def test_words_of_a_user_are_shown_as_they_are(notify: Notify, dialogs: Dialogs) -> None:
    texts: list[str] = []

    def look(dialog: QDialog) -> None:
        for label in dialog.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText
        texts.append(words_of(dialog))
        dialog.reject()

    dialogs.expect(look)
    notify.show_error(None, "<b>Territory</b> & more", "Kept.", "Try again.")
    assert texts == ["<b>Territory</b> & more\nKept. Try again."]


def test_a_known_error_is_parted_into_what_happened_and_the_rest(notify: Notify, dialogs: Dialogs) -> None:
    texts: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        texts.append(words_of(dialog).splitlines())
        dialog.reject()

    dialogs.expect(look)
    notify.show_known(
        None, KnownError("talks.v2.parley is open read-only. Nothing was written. Save a copy to edit.")
    )
    assert texts == [["talks.v2.parley is open read-only.", "Nothing was written. Save a copy to edit."]]


def test_a_crash_names_its_report(notify: Notify, dialogs: Dialogs, tmp_path: Path) -> None:
    texts: list[str] = []

    def look(dialog: QDialog) -> None:
        texts.append(words_of(dialog))
        dialog.reject()

    for report in (tmp_path / "report-1.txt", None):
        dialogs.expect(look)
        notify.show_crash(None, report)
    assert str(tmp_path / "report-1.txt") in texts[0]
    assert "No report of it could be written" in texts[1]


def choose_file(path: Path) -> Robot:
    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
        dialog.accept()

    return robot


def test_an_existing_file_is_asked_for(notify: Notify, dialogs: Dialogs, tmp_path: Path) -> None:
    tracker = tmp_path / "talks.parley"
    tracker.write_bytes(b"")
    dialogs.expect(choose_file(tracker))
    assert notify.ask_open(None, "Open a tracker", (TRACKERS,), tmp_path) == tracker


def test_several_files_are_asked_for(notify: Notify, dialogs: Dialogs, tmp_path: Path) -> None:
    tables = tuple(tmp_path / name for name in ("actors.csv", "issues.csv"))
    for table in tables:
        table.write_bytes(b"")

    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        assert dialog.fileMode() == QFileDialog.FileMode.ExistingFiles
        edit = dialog.findChild(QWidget, "fileNameEdit")
        assert edit is not None
        edit.setProperty("text", '"actors.csv" "issues.csv"')
        dialog.accept()

    dialogs.expect(robot)
    chosen = notify.ask_open_several(None, "Import", (("Tables", ("*.csv",)),), tmp_path)
    assert sorted(chosen) == sorted(tables)


def test_a_name_to_save_under_gets_its_suffix(notify: Notify, dialogs: Dialogs, tmp_path: Path) -> None:
    dialogs.expect(choose_file(tmp_path / "status"))
    chosen = notify.ask_save(None, "Export paper", (PAPERS,), tmp_path / "paper.pdf")
    assert chosen == tmp_path / "status.pdf"


def test_the_suggested_name_stands_in_the_dialog(notify: Notify, dialogs: Dialogs, tmp_path: Path) -> None:
    dialogs.expect(lambda dialog: dialog.accept())
    chosen = notify.ask_save(None, "Export paper", (PAPERS,), tmp_path / "paper.pdf")
    assert chosen == tmp_path / "paper.pdf"


def test_a_folder_is_asked_for(notify: Notify, dialogs: Dialogs, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    dialogs.expect(choose_file(tmp_path / "out"))
    assert notify.ask_folder(None, "Export to", tmp_path) == tmp_path / "out"


Ask = Callable[[Notify, Path], object]
ASKS: list[Ask] = [
    lambda notify, folder: notify.ask_open(None, "Open", (TRACKERS,), folder),
    lambda notify, folder: notify.ask_save(None, "Save", (TRACKERS,), folder / "x.parley"),
    lambda notify, folder: notify.ask_folder(None, "Folder", folder),
    lambda notify, folder: notify.ask_open_several(None, "Import", (TRACKERS,), folder) or None,
]


@pytest.mark.parametrize("ask", ASKS, ids=["open", "save", "folder", "several"])
def test_a_file_that_was_not_chosen_is_none(
    notify: Notify, dialogs: Dialogs, tmp_path: Path, ask: Ask
) -> None:
    dialogs.expect(lambda dialog: dialog.reject())
    assert ask(notify, tmp_path) is None
