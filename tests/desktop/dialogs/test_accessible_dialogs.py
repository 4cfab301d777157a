"""What takes the keyboard in a dialog has a name and a role to be read out."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.dialogs.frame import DialogFrame
from desktop.dialogs.guide_dialog import GuideDialog
from desktop.dialogs.restore_choice import RestoreDialog
from desktop.dialogs.settings_dialog import SettingsDialog
from desktop.dialogs.settings_import import ImportSettingsDialog
from desktop.dialogs.waiting import WaitingDialog
from desktop.notify import Notify
from desktop.settings import SECTIONS, Settings
from desktop.theme import Theme
from tests.desktop.dialog_room import DIALOGS
from tests.desktop.look import PAGES
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


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_there_is_has_names_all_over(name: str, theme: Theme, qtbot: QtBot) -> None:
    page = PAGES[name](theme)
    qtbot.addWidget(page)
    page.show()
    assert len(list(stops(page))) > 2
    assert nameless(page) == []


def test_no_dialog_is_left_out_of_those_that_are_looked_at(theme: Theme, qtbot: QtBot) -> None:
    seen = set()
    for name in DIALOGS:
        page = PAGES[name](theme)
        qtbot.addWidget(page)
        seen |= {type(page)} | {type(each) for each in page.findChildren(DialogFrame)}
    named = {each for each in leaves(DialogFrame) if each.__module__.startswith("desktop.")}
    assert named - seen == {WaitingDialog, ImportSettingsDialog}, "these have tests of their own"


def leaves(cls: type[DialogFrame]) -> Iterator[type[DialogFrame]]:
    """The kinds of dialogs that are shown: those that no other is made from."""
    if not cls.__subclasses__():
        yield cls
    for each in cls.__subclasses__():
        yield from leaves(each)
