"""The commands of the window: no key twice, words for everyone, and no entry that does nothing."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

import resources
from desktop.action_table import ACTIONS, SPECS
from desktop.actions import Actions
from desktop.menus.spec import MENUS
from desktop.theme import Theme


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(theme: Theme, window: QMainWindow) -> Actions:
    return Actions(theme, window)


def menus(window: QMainWindow) -> dict[str, list[str]]:
    """What the menu bar shows, by menu; a line is "-"."""
    shown: dict[str, list[str]] = {}
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        shown[action.text()] = [entry.text() or "-" for entry in menu.actions()]
    return shown


def test_no_shortcut_is_given_twice() -> None:
    keys = Counter(QKeySequence(spec.shortcut).toString() for spec in ACTIONS if spec.shortcut)
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_shortcut_is_one_that_qt_knows() -> None:
    assert [spec.id for spec in ACTIONS if spec.shortcut and not QKeySequence(spec.shortcut).toString()] == []


def test_no_mnemonic_is_given_twice_in_a_menu() -> None:
    for name, _title in MENUS:
        marks = [spec.text[spec.text.index("&") + 1].lower() for spec in ACTIONS if spec.menu == name]
        assert len(set(marks)) == len(marks), name
    titles = [title[title.index("&") + 1] for _name, title in MENUS]
    assert len(set(titles)) == len(titles)


def test_ids_are_unique_and_carry_their_menu() -> None:
    assert len(SPECS) == len(ACTIONS)
    assert all(spec.id.split(".")[0] == spec.menu.lower() for spec in ACTIONS)


def test_every_icon_is_carried_and_ticked_commands_have_none() -> None:
    carried = resources.names_in("icons", ".svg")
    assert [spec.id for spec in ACTIONS if spec.icon and spec.icon not in carried] == []
    assert [spec.id for spec in ACTIONS if spec.icon and (spec.ticks or spec.choice)] == []


def test_every_command_has_words_for_status_bar_and_screen_reader(actions: Actions) -> None:
    for spec in ACTIONS:
        action = actions.menu(spec.id).menuAction() if spec.opens else actions.connect_to(spec.id, list)
        assert action.statusTip() == spec.tip
        assert action.text()
        if not spec.opens:
            assert action.toolTip().startswith(spec.words)


def test_what_nobody_connected_does_not_appear(actions: Actions, window: QMainWindow) -> None:
    actions.connect_to("file.quit", window.close)
    actions.connect_to("file.open", list)
    actions.fill(window.menuBar())
    assert menus(window) == {"&File": ["&Open…", "&Quit"]}
    assert [spec.id for spec in actions.connected] == ["file.open", "file.quit"]
    assert "edit.undo" not in actions


def test_lines_part_the_groups_but_never_begin_a_menu(actions: Actions, window: QMainWindow) -> None:
    for id in ("file.new", "file.save_copy", "edit.copy_table", "edit.delete"):
        actions.connect_to(id, list)
    actions.fill(window.menuBar())
    assert menus(window) == {
        "&File": ["&New tracker…", "-", "&Save a copy…"],
        "&Edit": ["&Copy as table", "-", "&Delete"],
    }


def test_a_command_calls_what_it_is_connected_to(actions: Actions, window: QMainWindow, qtbot: QtBot) -> None:
    called: list[str] = []
    actions.connect_to("help.shortcuts", lambda: called.append("keys"))
    actions.connect_to("help.shortcuts", lambda: called.append("again"))
    with qtbot.waitActive(window):
        window.show()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert called == ["keys", "again"]


def test_a_command_is_grey_until_all_it_needs_holds(actions: Actions) -> None:
    undo = actions.connect_to("edit.undo", list)
    assert not undo.isEnabled()
    actions.hold(undoable=True)
    assert not undo.isEnabled()
    actions.hold(writable=True)
    assert undo.isEnabled()
    actions.hold(writable=False)
    assert not undo.isEnabled()


def test_a_command_connected_late_knows_what_holds(actions: Actions) -> None:
    actions.hold(tracker=True)
    assert actions.connect_to("file.backup", list).isEnabled()


def test_a_condition_that_no_command_needs_is_refused(actions: Actions) -> None:
    with pytest.raises(KeyError, match="weather"):
        actions.hold(weather=True)


def test_a_step_is_named_with_its_ampersands(actions: Actions) -> None:
    undo = actions.connect_to("edit.undo", list)
    actions.name_step("edit.undo", "Delete “Q&A”")
    assert undo.text() == "&Undo “Delete “Q&&A””"
    assert undo.toolTip().startswith("Undo “Delete “Q&A””")
    actions.name_step("edit.undo", "")
    assert undo.text() == "&Undo"


def test_one_of_a_choice_is_ticked(actions: Actions) -> None:
    chosen: list[str] = []
    light = actions.connect_tick("view.light", lambda on: chosen.append("light"), ticked=True)
    dark = actions.connect_tick("view.dark", lambda on: chosen.append("dark"), ticked=False)
    dark.trigger()
    assert (light.isChecked(), dark.isChecked()) == (False, True)
    assert chosen == ["dark"]


def test_a_tick_is_told(actions: Actions) -> None:
    told: list[bool] = []
    compact = actions.connect_tick("view.compact", told.append, ticked=False)
    compact.trigger()
    compact.trigger()
    assert told == [True, False]


def test_a_command_that_is_a_menu_is_filled_by_its_owner(actions: Actions, window: QMainWindow) -> None:
    actions.menu("file.recent").addAction("talks.parley")
    actions.connect_to("file.open", list)
    actions.fill(window.menuBar())
    assert menus(window) == {"&File": ["&Open…", "Open &recent"]}
    assert actions["file.recent"].isEnabled()


def test_icons_follow_the_theme(actions: Actions, theme: Theme, qapp: QApplication) -> None:
    actions.connect_to("file.open", list)
    action = actions["file.open"]
    before = action.icon().cacheKey()
    theme.apply(qapp, "dark")
    assert not action.icon().isNull()
    assert action.icon().cacheKey() != before


def test_a_menu_has_its_icons_once_it_opens(actions: Actions, window: QMainWindow) -> None:
    action = actions.connect_to("file.open", list)
    actions.fill(window.menuBar())
    assert action.icon().isNull()  # drawing all of them would keep the window waiting
    menu = window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    assert not action.icon().isNull()
