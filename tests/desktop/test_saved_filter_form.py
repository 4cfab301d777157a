"""The form of a saved filter says in words what it lists, and its conditions are changed in place."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.changes import Change, Edit
from db.queries.criteria import AFTER, IS, Criterion
from db.queries.lists import Listing
from db.queries.saved import criteria_of
from db.records import Actor, Filter
from desktop.forms.choice import ChoiceField
from desktop.forms.saved_filter import OWN_ORDER, ConditionsField, OrderField
from desktop.models.change_details import details_of
from desktop.models.columns import field_text
from desktop.models.filter_words import UNREAD
from desktop.operations.filters import save_filter
from desktop.views.filter_values import Ticks
from desktop.widgets.label import Label
from tests.desktop.windows import Open
from tests.robots.window import CTRL, WindowRobot

Key = Qt.Key
ASKED = (Criterion("channel", IS, ("official",)), Criterion("stated", AFTER, ("2026-01",)))
SHOWN = Listing("position", ("statement",), True, "nato", criteria=ASKED)


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def opened(robot: WindowRobot, listing: Listing = SHOWN) -> Filter:
    session = robot.window.session
    change = session.do(save_filter("Spoken lately", listing))
    assert change is not None
    robot.window.travel.open_record(change.edits[0].id)
    return session.store.need(Filter, change.edits[0].id)


def conditions(robot: WindowRobot) -> ConditionsField:
    form = robot.window.inspector.form
    assert form is not None
    field = form.rows["conditions"].field
    assert isinstance(field, ConditionsField)
    return field


def stored(robot: WindowRobot, saved: Filter) -> tuple[Criterion, ...] | None:
    return criteria_of(robot.window.session.store.need(Filter, saved.id).conditions)


def has_focus(widget: QWidget) -> bool:
    return QApplication.focusWidget() is widget


def test_all_of_it_is_said_in_words(robot: WindowRobot) -> None:
    opened(robot)
    form = robot.window.inspector.form
    assert form is not None
    kind, order = form.rows["kind"].field, form.rows["order"].field
    assert isinstance(kind, ChoiceField)
    assert isinstance(order, OrderField)
    assert kind.combo.currentText() == "Positions"
    assert not kind.combo.isEnabled(), "what it lists stays: its conditions are about that"
    assert order.combo.currentText() == "statement, from the end"
    assert [chip.text() for chip in conditions(robot).chips] == [
        "Channel is official", "Stated after January 2026"
    ]  # fmt: skip
    assert not form.is_edited


def test_a_condition_is_changed_by_keyboard_and_stored(robot: WindowRobot) -> None:
    saved = opened(robot)
    field = conditions(robot)
    robot.tab_to("Condition: Channel is official")
    robot.press(Key.Key_Return)
    editor = field.editor
    assert editor is not None
    assert editor.isVisible()
    assert isinstance(editor.values, Ticks)
    editor.values.boxes["back-channel"].setChecked(True)
    QTest.keyClick(editor, Key.Key_Return)
    assert field.chips[0].text() == "Channel is official or back-channel"
    robot.press(Key.Key_Return, CTRL)
    changed = Criterion("channel", IS, ("official", "back-channel"))
    assert stored(robot, saved) == (changed, ASKED[1])


def test_a_condition_is_added_and_one_taken_away_and_the_keyboard_stays_there(robot: WindowRobot) -> None:
    saved = opened(robot)
    field = conditions(robot)
    robot.tab_to("Condition: Channel is official")
    robot.press(Key.Key_Delete)
    assert has_focus(field.chips[0])
    robot.press(Key.Key_Delete)
    assert field.chips == []
    assert has_focus(field.add)
    robot.press(Key.Key_Return)
    assert field.editor is not None
    field.editor.field.setCurrentIndex(field.editor.field.findData("firmness"))
    assert isinstance(field.editor.values, Ticks)
    field.editor.values.boxes["firm"].setChecked(True)
    QTest.keyClick(field.editor, Key.Key_Return)
    robot.press(Key.Key_Return, CTRL)
    assert stored(robot, saved) == (Criterion("firmness", IS, ("firm",)),)
    robot.undo()
    assert stored(robot, saved) == ASKED
    assert len(conditions(robot).chips) == 2


def test_a_new_one_asks_what_it_lists_first(robot: WindowRobot) -> None:
    robot.window.travel.new_record("filter")
    form = robot.window.inspector.form
    assert form is not None
    field = conditions(robot)
    assert not field.add.isEnabled()
    form.rows["title"].field.put("Treaties")
    form.rows["kind"].field.put("proposal")
    assert field.add.isEnabled()
    order = form.rows["order"].field
    assert isinstance(order, OrderField)
    offered = [order.combo.itemText(place) for place in range(order.combo.count())]
    assert offered[:3] == [OWN_ORDER, "title, then status", "title, then status, from the end"]
    order.put("-tabled")
    robot.press(Key.Key_Return, CTRL)
    kept = next(each for each in robot.window.session.store.all(Filter) if each.title == "Treaties")
    assert (kept.kind, kept.order) == ("proposal", "-tabled")


def test_conditions_of_another_version_are_said_not_to_be_read_and_stay(robot: WindowRobot) -> None:
    store = robot.window.session.store
    odd = Filter(id="odd", title="Odd", kind="position", conditions='{"of": "later"}')
    store.apply(Change("Put", (Edit.insert(odd),)))
    robot.window.travel.open_record("odd")
    field = conditions(robot)
    assert (field.chips, field.typed()) == ([], '{"of": "later"}')
    said = [label.text() for label in field.findChildren(Label) if label.isVisible()]
    assert said == [UNREAD]


def test_what_it_names_is_called_as_it_now_is(robot: WindowRobot) -> None:
    store = robot.window.session.store
    actor = next(each for each in store.all(Actor) if each.name == "Ukraine")
    saved = opened(robot, Listing("position", criteria=(Criterion("actor", IS, (actor.id,)),)))
    assert conditions(robot).chips[0].text() == "Actor is Ukraine"
    store.apply(Change("Rename", (Edit.update(actor, name="Kyiv"),)))
    assert conditions(robot).chips[0].text() == "Actor is Kyiv"
    titles = store.titles([actor.id])
    assert field_text(saved, "conditions", titles) == "Actor is Kyiv"
    assert field_text(saved, "kind", {}) == "Positions"


def test_lists_and_history_say_it_in_words_too(robot: WindowRobot) -> None:
    actor = next(each for each in robot.window.session.store.all(Actor) if each.name == "Ukraine")
    opened(robot, Listing("position", criteria=(Criterion("actor", IS, (actor.id,)),)))
    robot.go_to("saved filters")
    records = robot.page().records
    said = [str(records.index(0, place).data()) for place in range(records.columnCount())]
    assert "Positions" in said
    assert "Actor is Ukraine" in said
    details = details_of(robot.window.session.store, robot.window.session.store.journal()[0].seq)
    assert details is not None
    assert "Actor is Ukraine" in [each.after for group in details.groups for each in group.differences]
