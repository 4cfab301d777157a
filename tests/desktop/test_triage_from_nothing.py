"""Proposals gone through in a tracker that knows nobody: who and what is added fills in those to come."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records import Actor, Evidence, Issue, Position
from db.store import Store
from desktop.dialogs.triage import TriageDialog
from desktop.operations.dossiers import new_dossier
from tests.desktop.reading import add_source
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots.triage import TriageRobot

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
# Fictional.
TEXT = """Who wants what

The water is what Veldmark and what Sellen quarrel about.

• Veldmark insists on summer water, and its envoys say so everywhere.
• Veldmark refuses any water from the summer pool but its own.
• Sellen insists on the dam.
"""


@pytest.fixture
def triage(open_window: Open, tmp_path: Path, dialogs: Dialogs, qtbot: QtBot) -> TriageRobot:
    path = tmp_path / "empty.parley"
    with Store.create(path, desk="desk-1", author="Ana") as store:
        store.apply(new_dossier("The Lenn (fictional)"))
        add_source(store, "lenn", "The Lenn", TEXT)
    return TriageRobot(open_window(path), dialogs, qtbot)


def here(dialog: TriageDialog) -> QWidget:
    """Where the keyboard is in the dialog."""
    found = dialog.focusWidget()
    assert found is not None
    return found


def press(
    dialog: TriageDialog, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(here(dialog), key, held)


def add_who_and_what(dialog: TriageDialog) -> None:
    """Accept the first position, adding the actor it names and an issue for it on the way."""
    press(dialog, Key.Key_A)  # what is missing is marked, and the keyboard is there
    press(dialog, Key.Key_Return, CTRL)
    press(dialog, Key.Key_Tab)
    QTest.keyClicks(here(dialog), "Summer water")
    press(dialog, Key.Key_Return, CTRL)
    press(dialog, Key.Key_Return, CTRL)
    assert dialog.added == 1


def test_an_actor_and_an_issue_added_once_are_filled_in_from_then_on(triage: TriageRobot) -> None:
    def steps(dialog: TriageDialog) -> None:
        add_who_and_what(dialog)
        press(dialog, Key.Key_A)
        assert dialog.added == 2
        assert not dialog.triage.proposals[2].fields.get("issue"), "the dam is another issue"

    triage.go_through(steps)

    (veldmark,), (water,) = triage.store.all(Actor), triage.store.all(Issue)
    held = triage.store.all(Position)
    assert [(each.actor, each.issue) for each in held] == [(veldmark.id, water.id)] * 2
    assert {each.record for each in triage.store.all(Evidence)} == {each.id for each in held}


def test_what_is_not_known_is_told_with_the_key_that_adds_it(triage: TriageRobot) -> None:
    def steps(dialog: TriageDialog) -> None:
        press(dialog, Key.Key_A)
        assert "add it with Ctrl+Return" in dialog.form.rows["actor"].error

    triage.go_through(steps)
    assert triage.store.all(Actor) == []


def test_an_actor_that_was_undone_is_filled_in_no_more(triage: TriageRobot) -> None:
    def steps(dialog: TriageDialog) -> None:
        add_who_and_what(dialog)
        session = triage.robot.window.session
        while session.undo() is not None:
            pass
        assert {each.fields["actor"] for each in dialog.triage.proposals} == {"Veldmark", "Sellen"}

    triage.go_through(steps)
