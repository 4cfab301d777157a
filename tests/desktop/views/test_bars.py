"""Toolbar, scope filters and status bar: what they say, and that keys do what clicks do."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from db.changes import Change, Edit
from db.records import Actor
from desktop.session import Scope
from tests.desktop.windows import Open
from tests.robots.window import CTRL, WindowRobot

UNSAVED = "Unsaved edits in the form"


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def test_what_is_typed_is_unsaved_and_taking_it_back_saves_nothing(robot: WindowRobot) -> None:
    robot.window.travel.open_record("p01")
    saved = robot.window.status.saved
    assert saved.text() == "All saved"
    robot.tab_to("Statement")
    robot.type("x")
    assert saved.text() == UNSAVED
    robot.window.inspector.revert()
    assert saved.text() == "All saved"


def test_a_saved_form_is_told_with_the_hour(robot: WindowRobot) -> None:
    robot.window.travel.open_record("p01")
    robot.tab_to("Statement")
    robot.type("x")
    robot.press(Qt.Key.Key_Return, CTRL)
    assert robot.window.status.saved.text().startswith("Saved ")


def test_another_change_does_not_hide_that_the_form_is_unsaved(robot: WindowRobot) -> None:
    robot.window.travel.open_record("p01")
    robot.tab_to("Statement")
    robot.type("x")
    robot.window.session.do(Change("Add", (Edit.insert(Actor(id="new", name="Åland")),)))
    assert robot.window.status.saved.text() == UNSAVED


def test_a_tracker_that_is_only_read_says_so(robot: WindowRobot, sample: Path) -> None:
    robot.window.session.open(sample, readonly=True)
    assert robot.window.status.saved.text() == "Read-only"


def test_a_date_is_read_in_words_before_it_is_taken(robot: WindowRobot) -> None:
    scope = robot.window.toolbar.scope
    robot.window.setFocus()
    scope.as_of.setFocus()
    robot.press(Qt.Key.Key_Return)
    popup = scope.popup
    assert popup.isVisible()
    popup.field.setText("19 April 2026")
    assert popup._words.text().endswith("19 April 2026")
    popup.field.setText("2026-13")
    assert "13" in popup._words.text()
    popup.field.returnPressed.emit()
    assert popup.isVisible()
    assert not robot.window.session.scope.narrows
    popup.field.setText("2026-04-19")
    popup.field.returnPressed.emit()
    assert not popup.isVisible()
    assert robot.window.session.scope == Scope(as_of="2026-04-19")
    assert scope.as_of.text() == "19 April 2026"
    assert "As of 19 April 2026: narrows" in scope.as_of.toolTip()


def test_a_day_is_taken_from_the_calendar_of_the_date(robot: WindowRobot) -> None:
    scope, session = robot.window.toolbar.scope, robot.window.session
    scope.as_of.click()
    popup = scope.popup
    popup.field.setText("14 Feb 2026")
    QTest.keyClick(popup.field, Qt.Key.Key_Down)
    assert popup.page.grid.hasFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(popup.page.grid, key)
    assert session.scope.as_of == "2026-02-15"
    assert not popup.isVisible()
    scope.as_of.click()
    for key in (Qt.Key.Key_M, Qt.Key.Key_Return):
        QTest.keyClick(popup.page.grid, key)
    assert session.scope.as_of == "2026-02-28"


def test_channels_are_ticked_one_by_one(robot: WindowRobot) -> None:
    scope = robot.window.toolbar.scope

    def tick(name: str) -> None:
        def act() -> None:
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            next(each for each in menu.actions() if each.text() == name).trigger()
            menu.close()

        QTimer.singleShot(0, scope, act)
        scope.channel.click()

    tick("official")
    assert robot.window.session.scope.channels == ("official",)
    assert scope.channel.text() == "official"
    tick("official")
    assert scope.channel.text() == "all"


def test_what_is_typed_into_the_search_box_goes_on_in_the_palette(robot: WindowRobot) -> None:
    robot.window.toolbar.search.setFocus()
    robot.type("n")
    assert robot.window.finder.isVisible()
    assert robot.window.finder.box.text() == "n"
    assert robot.window.toolbar.search.text() == ""


def test_the_steps_are_named_on_the_toolbar(robot: WindowRobot) -> None:
    assert robot.window.table["edit.undo"].toolTip().startswith("Undo “")
    robot.window.session.undo()
    assert robot.window.table["edit.redo"].isEnabled()


def test_a_long_day_label_leaves_the_marking_whole(robot: WindowRobot) -> None:
    window = robot.window
    window.resize(1100, 700)
    session = window.session
    session.do(Change("Lengthen", (Edit.update(session.dossier, day_label="of the long war " * 25),)))
    QApplication.processEvents()
    marking = window.status.marking
    assert window.status.rect().contains(marking.geometry())
    assert marking.width() >= marking.sizeHint().width()
    assert not window.status.day.geometry().intersects(marking.geometry())
