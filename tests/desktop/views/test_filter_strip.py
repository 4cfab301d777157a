"""Conditions over a list by keyboard: asked for, changed, taken away, and said where they can't hold."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.queries.criteria import BEFORE, BETWEEN, CONTAINS, IS, IS_NOT, LEAST, LOOK, UNSTATED, Criterion
from db.queries.lists import Listing
from db.records import Position
from desktop.forms.reference import ReferenceField
from desktop.views.filter_editor import FilterEditor
from desktop.views.filter_strip import FilterStrip
from desktop.views.filter_values import Fields, OneOf, Records, Ticks, Words
from desktop.views.narrowing import Narrowing, looking_at
from tests.desktop.windows import Open
from tests.robots.window import CTRL, SHIFT, WindowRobot

Key = Qt.Key


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    made = open_window(sample)
    made.window.travel.go_in("position")
    return made


@pytest.fixture
def narrowing(robot: WindowRobot) -> Narrowing:
    return robot.page().narrowing


def asked(robot: WindowRobot) -> FilterEditor:
    """The editor, opened with F4."""
    robot.press(Key.Key_F4)
    editor = robot.page().narrowing.strip.editor
    assert editor is not None
    assert editor.isVisible()
    return editor


def choose(editor: FilterEditor, field: str, test: str) -> None:
    editor.field.setCurrentIndex(editor.field.findData(field))
    editor.test.setCurrentText(test)


def shown(robot: WindowRobot) -> list[Position]:
    store = robot.window.session.store
    return [store.need(Position, id) for id in robot.rows()]


def chips(strip: FilterStrip) -> list[str]:
    return [chip.text() for chip in strip.chips]


def test_a_condition_by_keyboard_alone(robot: WindowRobot, narrowing: Narrowing) -> None:
    before = len(robot.rows())
    editor = asked(robot)
    QTest.keyClicks(editor.field, "chan")
    assert editor.field.currentText() == "Channel"
    assert isinstance(editor.values, Ticks)
    for channel in ("Track II", "Track I"):
        QTest.keyClick(editor.values.boxes[channel], Key.Key_Space)
    QTest.keyClick(editor.values.boxes["Track I"], Key.Key_Return)
    assert not editor.isVisible()
    assert chips(narrowing.strip) == ["Channel is Track I or Track II"]
    assert {each.channel for each in shown(robot)} == {"Track I", "Track II"}
    assert 0 < len(robot.rows()) < before
    assert narrowing.strip.isVisible()


def test_conditions_add_up_and_go_by_key(robot: WindowRobot, narrowing: Narrowing) -> None:
    for field, value in (("channel", "official"), ("firmness", "firm")):
        editor = asked(robot)
        choose(editor, field, IS)
        editor.values.put([value])
        editor.accept()
    assert {(each.channel, each.firmness) for each in shown(robot)} == {("official", "firm")}
    narrowing.strip.chips[0].setFocus()
    robot.press(Key.Key_Delete)
    assert chips(narrowing.strip) == ["Firmness is firm"]
    assert narrowing.strip.chips[0].hasFocus()
    robot.press(Key.Key_F4, SHIFT)
    assert chips(narrowing.strip) == []
    assert not narrowing.strip.isVisible()
    assert len(robot.rows()) == len(robot.window.session.store.all(Position))


def test_a_chip_is_changed_by_return_and_removed_by_its_cross(
    robot: WindowRobot, narrowing: Narrowing
) -> None:
    narrowing.show(Listing("position", criteria=(Criterion("channel", IS, ("official",)),)))
    chip = narrowing.strip.chips[0]
    chip.setFocus()
    robot.press(Key.Key_Return)
    editor = narrowing.strip.editor
    assert editor is not None
    assert editor.values.values() == ("official",)
    editor.test.setCurrentText(IS_NOT)
    assert editor.values.values() == ("official",)
    editor.accept()
    assert chips(narrowing.strip) == ["Channel is not official"]
    chip = narrowing.strip.chips[0]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, chip.cross.center())
    assert chips(narrowing.strip) == []


def test_records_are_chosen_by_name(robot: WindowRobot, narrowing: Narrowing) -> None:
    editor = asked(robot)
    choose(editor, "actor", IS)
    assert isinstance(editor.values, Records)
    store = robot.window.session.store
    actors = {each.actor for each in shown(robot)}
    first, second = sorted(actors)[:2]
    for id in (first, second):
        editor.values.field.choose(id)
    assert editor.values.values() == (first, second)
    assert isinstance(editor.values.field, ReferenceField)
    assert editor.values.field.line.text() == ""
    editor.accept()
    titles = store.titles([first, second])
    assert chips(narrowing.strip) == [f"Actor is {titles[first]} or {titles[second]}"]
    assert {each.actor for each in shown(robot)} == {first, second}


def test_words_that_choose_nobody_are_said(robot: WindowRobot) -> None:
    editor = asked(robot)
    choose(editor, "actor", IS)
    assert isinstance(editor.values, Records)
    editor.values.field.line.setText("Nobody at all")
    editor.accept()
    assert editor.isVisible()
    assert "Nothing is chosen" in editor.problem
    QTest.keyClick(editor, Key.Key_Escape)
    assert not editor.isVisible()


def test_no_record_is_begun_from_a_condition(robot: WindowRobot) -> None:
    editor = asked(robot)
    choose(editor, "actor", IS)
    assert isinstance(editor.values, Records)
    QTest.keyClicks(editor.values.field.line, "Atlantis")
    offer = editor.values.field.offer
    assert not [row for row in range(offer.rowCount()) if "New" in offer.item(row).text()]


def test_dates_are_read_as_they_are_typed(robot: WindowRobot, narrowing: Narrowing) -> None:
    editor = asked(robot)
    choose(editor, "stated", BEFORE)
    assert isinstance(editor.values, Fields)
    editor.values.put(["feb 2026"])
    editor.accept()
    assert chips(narrowing.strip) == ["Stated before February 2026"]
    assert all(each.stated and each.stated < "2026-02" for each in shown(robot))
    assert shown(robot)


def test_both_ends_are_needed(robot: WindowRobot, narrowing: Narrowing) -> None:
    editor = asked(robot)
    choose(editor, "stated", BETWEEN)
    editor.values.put(["2026-01"])
    editor.accept()
    assert editor.isVisible()
    assert "A value is missing" in editor.problem
    editor.values.put(["2026-01", "2026-02"])
    editor.accept()
    assert chips(narrowing.strip) == ["Stated between January 2026 and February 2026"]


def test_nothing_ticked_is_said_and_nothing_is_asked_of_what_is_not_stated(robot: WindowRobot) -> None:
    editor = asked(robot)
    choose(editor, "channel", IS)
    editor.accept()
    assert editor.problem == "This is needed."
    choose(editor, "confidence", UNSTATED)
    editor.accept()
    assert not editor.isVisible()
    assert all(not each.confidence for each in shown(robot))


def test_text_numbers_and_marks_have_their_own_fields(robot: WindowRobot) -> None:
    editor = asked(robot)
    choose(editor, "statement", CONTAINS)
    assert isinstance(editor.values, Words)
    editor.values.put(["nato"])
    editor.accept()
    assert shown(robot)
    assert all("nato" in each.statement.casefold() for each in shown(robot))
    editor = asked(robot)
    choose(editor, "handling", "above")
    assert isinstance(editor.values, OneOf)
    assert editor.values.values() != ()
    editor.accept()
    robot.window.travel.go_in("actor")
    editor = asked(robot)
    choose(editor, "capability", LEAST)
    assert isinstance(editor.values, Fields)
    editor.values.put(["many"])
    editor.accept()
    assert "not a number" in editor.problem


def test_a_condition_that_cannot_be_applied_says_so(robot: WindowRobot, narrowing: Narrowing) -> None:
    criteria = (Criterion("shape", IS, ("x",)), Criterion("actor", IS, ("nobody",)))
    narrowing.show(Listing("position", criteria=criteria))
    assert chips(narrowing.strip) == ["shape is x", "Actor is a deleted record"]
    descriptions = [chip.accessibleDescription() for chip in narrowing.strip.chips]
    assert "no field “shape”" in descriptions[0]
    assert "deleted" in descriptions[1]
    assert robot.rows() == []


def test_nothing_found_offers_to_clear(robot: WindowRobot, narrowing: Narrowing) -> None:
    narrowing.show(Listing("position", words="zzz", criteria=(Criterion("actor", IS, ("nobody",)),)))
    assert robot.rows() == []
    assert robot.page().filter.text() == "zzz"
    robot.page()._empty.action.click()
    assert robot.page().filter.text() == ""
    assert robot.rows()


def test_what_stands_to_look_at_leads_to_the_other_kinds(robot: WindowRobot, narrowing: Narrowing) -> None:
    robot.window.travel.show_look("single-source")
    strip = robot.page().narrowing.strip
    standing = robot.window.session.standing["single-source"]
    assert chips(strip) == ["Single source"]
    assert set(robot.rows()) == standing["position"]
    link = strip.links[f"{len(standing['event'])} events"]
    link.click()
    assert robot.page().kind == "event"
    assert set(robot.rows()) == standing["event"]


def test_words_join_conditions(robot: WindowRobot, narrowing: Narrowing) -> None:
    narrowing.show(looking_at("single-source", "position"))
    before = len(robot.rows())
    robot.press(Key.Key_F, CTRL)
    robot.type("nato")
    robot.press(Key.Key_Return)
    assert 0 < len(robot.rows()) < before
    assert narrowing.present.words == "nato"
    assert narrowing.present.criteria[0].field == LOOK


def test_chips_wrap_in_a_narrow_list(robot: WindowRobot, narrowing: Narrowing) -> None:
    fields = ("channel", "firmness", "confidence", "venue", "statement")
    narrowing.show(Listing("position", criteria=tuple(Criterion(f, IS, ("a", "b", "c")) for f in fields)))
    robot.window.resize(880, 560)
    QApplication.processEvents()
    strip = narrowing.strip
    tops = {chip.mapTo(strip, QPoint(0, 0)).y() for chip in strip.chips}
    assert all(chip.geometry().right() <= strip.width() for chip in strip.chips)
    assert len(tops) > 1
    assert strip.height() >= max(tops) + strip.chips[0].height()
