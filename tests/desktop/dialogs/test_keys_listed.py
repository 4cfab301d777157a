"""The list of keys names a way by keyboard to every command."""

from pytestqt.qtbot import QtBot

from desktop.action_table import ACTIONS
from desktop.dialogs.shortcuts import ShortcutsDialog, way_through_menu
from desktop.theme import Theme


def test_every_command_has_keys_in_the_list_of_keys(theme: Theme, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(theme, ACTIONS)
    qtbot.addWidget(dialog)
    keys = {words: keys for _, words, keys, _ in dialog.table.words.rows[: len(ACTIONS)]}
    assert [words for words, said in keys.items() if not said] == []
    assert keys["Restore"] == "Alt+F, T"
    assert keys["Open"] == "Ctrl+O"
    ways = [way_through_menu(spec) for spec in ACTIONS]
    assert len(set(ways)) == len(ways), "no two commands of a menu have one letter"
