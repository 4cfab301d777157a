"""What takes the keyboard in a dialog has a name and a role to be read out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.dialogs.guide_dialog import GuideDialog
from desktop.dialogs.restore_choice import RestoreDialog
from desktop.dialogs.settings_dialog import SettingsDialog
from desktop.notify import Notify
from desktop.settings import SECTIONS, Settings
from desktop.theme import Theme
from tests.desktop.look_keeping import copies
from tests.desktop.test_accessible import nameless, stops


def shown(dialog: QDialog, qtbot: QtBot) -> QDialog:
    dialog.setModal(False)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


@pytest.mark.parametrize(
    "make",
    [
        lambda theme: RestoreDialog(theme, "talks", copies(), "/folder"),
        lambda theme: RestoreDialog(theme, "talks", (), "/folder"),
        GuideDialog,
    ],
    ids=["restore", "restore without copies", "guide"],
)
def test_all_of_a_dialog_has_a_name(make: Callable[[Theme], QDialog], theme: Theme, qtbot: QtBot) -> None:
    dialog = shown(make(theme), qtbot)
    assert list(stops(dialog))
    assert nameless(dialog) == []


def test_all_of_every_section_of_the_settings_has_a_name(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = SettingsDialog(theme, Settings(tmp_path / "settings.json"), Notify(theme))
    shown(dialog, qtbot)
    for row in range(len(SECTIONS)):
        dialog.sections.setCurrentRow(row)
        assert nameless(dialog) == []
