"""Where a condition is asked for, read out and walked through: every field of it has a name."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from db.queries.criteria import asked_of, fields_of
from desktop.views.filter_editor import FilterEditor
from tests.desktop.test_accessible import nameless
from tests.desktop.windows import Open
from tests.robots.window import CTRL, SHIFT, WindowRobot


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    made = open_window(sample)
    made.window.travel.go_in("position")
    return made


@pytest.fixture
def editor(robot: WindowRobot) -> FilterEditor:
    robot.press(Qt.Key.Key_F4)
    found = robot.page().narrowing.strip.editor
    assert found is not None
    return found


def test_every_field_and_test_is_offered_and_all_of_it_has_a_name(editor: FilterEditor) -> None:
    offered = [editor.field.itemData(place) for place in range(editor.field.count())]
    assert offered == list(fields_of("position"))
    for field in offered:
        editor.field.setCurrentIndex(editor.field.findData(field))
        tests = [editor.test.itemText(place) for place in range(editor.test.count())]
        assert tests == list(asked_of("position", field))
        for test in tests:
            editor.test.setCurrentText(test)
            QApplication.processEvents()
            assert nameless(editor) == [], f"{field} {test}"


def test_tab_goes_from_field_to_test_to_value_to_add(editor: FilterEditor) -> None:
    editor.field.setCurrentIndex(editor.field.findData("statement"))
    assert editor.field.hasFocus()
    walked = []
    for _ in range(4):
        focus = QApplication.focusWidget()
        assert focus is not None
        walked.append(focus.accessibleName() or getattr(focus, "text", str)())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert walked == ["Field", "Test", "Value", "Add"]


def test_the_name_of_a_filter_is_asked_for_with_a_name(robot: WindowRobot) -> None:
    robot.press(Qt.Key.Key_L, CTRL | SHIFT)
    popup = robot.window.filters.popup
    assert popup is not None
    popup.line.setText("Mine")
    assert nameless(popup) == []
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_chips_and_links_of_the_strip_have_names(robot: WindowRobot) -> None:
    robot.window.travel.show_look("single-source")
    strip = robot.page().narrowing.strip
    assert strip.links
    assert nameless(strip) == []
    assert strip.chips[0].accessibleName() == "Condition: Single source"
    assert "Delete removes it" in strip.chips[0].accessibleDescription()
