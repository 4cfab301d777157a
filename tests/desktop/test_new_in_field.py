"""Ctrl+Return in a field: it adds what the words name, and saves the form where they name a record."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.records import Actor, Position
from desktop.forms.reference import ReferenceField
from tests.desktop.windows import Open
from tests.robots.window import CTRL, WindowRobot


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    made = open_window(sample)
    made.window.travel.open_record("p01")
    return made


def speaker(robot: WindowRobot) -> ReferenceField:
    form = robot.window.inspector.form
    assert form is not None
    field = form.rows["speaker"].field
    assert isinstance(field, ReferenceField)
    return field


@pytest.mark.parametrize("list_shown", [True, False])
def test_it_adds_then_saves(robot: WindowRobot, list_shown: bool) -> None:
    store, field = robot.window.session.store, speaker(robot)
    field.line.setFocus()
    field.line.clear()
    QTest.keyClicks(field.line, "A spokesman nobody knows")
    if not list_shown:
        field.popup.hide()
    QTest.keyClick(field.popup if list_shown else field.line, Qt.Key.Key_Return, CTRL)
    made = store.need(Actor, str(field.value()))
    assert made.name == "A spokesman nobody knows"
    assert store.need(Position, "p01").speaker != made.id
    assert not field.popup.isVisible()
    QTest.keyClick(field.line, Qt.Key.Key_Return, CTRL)
    assert store.need(Position, "p01").speaker == made.id
