"""A proposal made one of another kind in triage: by K and a letter, with what fits, remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from db.records import Event, Evidence, Factor, Obstacle
from desktop.dialogs.triage import TriageDialog
from desktop.operations.triage import kinds_chosen, proposals_of, states
from tests.desktop.reading import add_source, reading_tracker
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots.triage import TEXT, TriageRobot, go_to, lines, press

Key = Qt.Key


@pytest.fixture
def triage(open_window: Open, tmp_path: Path, dialogs: Dialogs, qtbot: QtBot) -> TriageRobot:
    robot = open_window(reading_tracker(tmp_path / "lenn.parley"))
    add_source(robot.window.session.store, "lenn", "The Lenn, spring", TEXT)
    return TriageRobot(robot, dialogs, qtbot)


def choose(dialog: TriageDialog, letter: Qt.Key) -> None:
    """Ask for the kinds by K, and choose one by its letter."""
    press(dialog, Key.Key_K)
    QTest.keyClick(next(menu for menu in dialog.findChildren(QMenu) if menu.isVisible()), letter)


def test_k_makes_it_a_proposal_of_another_kind_with_what_fits(triage: TriageRobot) -> None:
    def change(dialog: TriageDialog) -> None:
        go_to(dialog, "Silt in the dam")
        choose(dialog, Key.Key_V)
        assert dialog.focusWidget() is dialog.list
        assert dialog.head.text() == "Event · high confidence"
        assert "Proposed as obstacle" in dialog.reason.text()
        assert "V   Silt in the dam, event, high" in lines(dialog)
        press(dialog, Key.Key_A)

    triage.go_through(change)

    (event,) = triage.store.all(Event)
    assert event.title == "Silt in the dam"
    assert "harbour" in event.description
    assert triage.store.all(Obstacle) == []
    (cited,) = triage.store.find(Evidence, record=event.id)
    assert cited.source == "lenn"


def test_what_was_typed_is_carried_over_too(triage: TriageRobot) -> None:
    def change(dialog: TriageDialog) -> None:
        go_to(dialog, "Silt in the dam")
        dialog.form.rows["title"].field.put("Silt, and whose it is")
        choose(dialog, Key.Key_F)
        assert dialog.form.rows["title"].field.typed() == "Silt, and whose it is"
        press(dialog, Key.Key_A)

    triage.go_through(change)
    assert [each.title for each in triage.store.all(Factor)] == ["Silt, and whose it is"]


def test_the_kind_chosen_is_remembered_and_can_be_taken_back(triage: TriageRobot) -> None:
    seen: list[str] = []

    def change(dialog: TriageDialog) -> None:
        go_to(dialog, "Silt in the dam")
        choose(dialog, Key.Key_Q)
        press(dialog, Key.Key_R)

    def again(dialog: TriageDialog) -> None:
        seen.extend(lines(dialog))
        go_to(dialog, "Silt in the dam")
        press(dialog, Key.Key_R)
        choose(dialog, Key.Key_O)
        seen.append(dialog.head.text())

    triage.go_through(change)
    triage.go_through(again)
    assert "Q   Silt in the dam, question, rejected" in seen
    assert seen[-1] == "Obstacle · high confidence"
    assert kinds_chosen(triage.store, "lenn") == {}


def test_what_was_accepted_as_another_kind_is_known_the_next_time(triage: TriageRobot) -> None:
    seen: list[str] = []

    def change(dialog: TriageDialog) -> None:
        go_to(dialog, "Silt in the dam")
        choose(dialog, Key.Key_F)
        press(dialog, Key.Key_A)
        go_to(dialog, "Silt in the dam")
        press(dialog, Key.Key_K)
        assert not any(menu.isVisible() for menu in dialog.findChildren(QMenu))

    triage.go_through(change)
    triage.go_through(lambda dialog: seen.extend(lines(dialog)))
    assert "F   Silt in the dam, factor, in the tracker" in seen
    found = proposals_of(triage.store, TEXT)
    assert states(triage.store, "lenn", TEXT, found).count("in the tracker") == 1
