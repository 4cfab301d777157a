"""New records in the inspector: one Change, the right id, kept while unfinished; every kind has a form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from db import drafts
from db.records import KINDS, Actor, Commitment, EventActor, Position, link_id, required
from desktop.forms.layout import can_be_added
from desktop.session import Session
from desktop.views.inspector import FIELDS
from tests.desktop.small import HOST
from tests.robots.inspector import CONTROL, InspectorRobot

Key = Qt.Key


def test_a_new_record_is_one_change_and_is_then_shown(robot: InspectorRobot, session: Session) -> None:
    robot.begin("position", actor="rus")
    assert robot.inspector.title == "New position"
    assert robot.inspector.record_id == ""
    robot.choose("issue", "territory")
    robot.choose("channel", "official")
    robot.type("statement", "All of it")
    robot.click_stance(0, "red line")
    robot.press_stance(1, Key.Key_C)
    condition = robot.stances.conditions[robot.stances.model.options[1].id].rows[0]
    condition.fields["text"].put("A referendum is held")
    before = len(robot.labels())
    assert robot.save()
    assert len(robot.labels()) == before + 1
    assert robot.labels()[0] == "Record position of Russia on Territory"
    id = robot.inspector.record_id
    assert robot.stored(id, "statement") == "All of it"
    assert set(robot.stances.stances().values()) == {"red line", "conditional"}
    shown = robot.stances.conditions[robot.stances.model.options[1].id].rows[0]
    assert shown.fields["text"].typed() == "A referendum is held"
    assert shown.stored is not None
    assert not robot.inspector.is_edited
    assert drafts.drafts(session.store) == []


def test_what_is_needed_is_said_only_when_saving(robot: InspectorRobot) -> None:
    robot.begin("commitment")
    assert robot.inspector.foot.problems.text() == ""
    assert not robot.save()
    assert robot.problem("guarantor") == "This is needed."
    needed = len(required(Commitment)) - 1  # but for the id
    assert robot.inspector.foot.problems.text() == f"{needed} fields to correct"
    assert robot.focus is robot.field("guarantor").control


def test_what_is_to_be_corrected_is_selected_to_be_typed_over(robot: InspectorRobot) -> None:
    robot.begin("source")
    robot.type("title", "Talks")
    robot.type("issued", "no date at all")
    assert not robot.save()
    assert robot.focus is robot.field("issued").control
    robot.keys("2026-03")
    assert robot.typed("issued") == "2026-03"
    assert robot.save()


def test_an_unfinished_new_record_is_offered_again(robot: InspectorRobot, session: Session) -> None:
    robot.begin("actor")
    robot.type("summary", "A group")
    robot.show("ukr")
    assert session.store.counts()["actor"] == 2
    robot.begin("actor")
    assert robot.typed("summary") == "A group"
    assert robot.notice() == "This one was left unfinished."
    robot.type("name", "New group")
    assert robot.save()
    assert drafts.drafts(session.store) == []


def test_one_starts_afresh_beside_an_unfinished_record_and_loses_neither(
    robot: InspectorRobot, session: Session
) -> None:
    robot.begin("actor")
    robot.type("summary", "A group")
    robot.show("ukr")
    robot.begin("actor")
    robot.type("summary", "A larger group")
    robot.inspector.fields.notice.link.click()
    assert robot.typed("summary") == ""
    assert robot.notice() == "The unfinished one is kept."
    assert robot.focus is robot.field("name").control
    robot.type("name", "Belarus")
    assert robot.save()
    kept = [draft.fields for draft in drafts.drafts(session.store)]
    assert kept == [{"summary": "A larger group"}]
    robot.begin("actor")
    assert robot.typed("summary") == "A larger group"


def test_one_goes_back_to_the_unfinished_record_and_finds_both(
    robot: InspectorRobot, session: Session
) -> None:
    robot.begin("actor")
    robot.type("summary", "A group")
    robot.show("ukr")
    robot.begin("actor")
    robot.inspector.fields.notice.link.click()
    robot.type("summary", "Another one")
    robot.inspector.fields.notice.link.click()
    assert robot.typed("summary") == "A group"
    assert robot.notice() == "This one was left unfinished."
    kept = sorted(str(draft.fields["summary"]) for draft in drafts.drafts(session.store))
    assert kept == ["A group", "Another one"]


def test_a_new_record_with_all_that_is_needed_is_stored_on_leaving(
    robot: InspectorRobot, session: Session
) -> None:
    robot.begin("actor")
    robot.type("name", "Belarus")
    robot.show("ukr")
    assert [actor.name for actor in session.store.all(Actor)][-1] == "Belarus"
    assert robot.inspector.record_id == "ukr"


def test_an_empty_form_leaves_nothing_behind(robot: InspectorRobot, session: Session) -> None:
    before = robot.labels()
    robot.begin("position", actor="ukr")
    robot.show("ukr")
    assert robot.labels() == before
    assert drafts.drafts(session.store) == []


def test_a_link_gets_the_id_of_what_it_joins(robot: InspectorRobot, session: Session) -> None:
    robot.begin("event_actor", event="summit")
    robot.choose("actor", "rus")
    robot.choose("capacity", "party")
    assert robot.save()
    assert robot.inspector.record_id == link_id("event_actor", "summit", "rus", "party")
    robot.begin("event_actor", event="summit")
    robot.choose("actor", "ukr")
    robot.choose("capacity", "host")
    assert not robot.save()
    assert robot.problem("capacity").startswith("There is one like this already.")


def test_a_link_that_joins_another_is_followed_to_its_new_id(robot: InspectorRobot, session: Session) -> None:
    robot.show(HOST)
    robot.choose("actor", "rus")
    assert robot.save()
    moved = link_id("event_actor", "summit", "rus", "host")
    assert robot.inspector.record_id == moved
    assert [each.id for each in session.store.all(EventActor)] == [moved]
    assert robot.inspector.tabs.currentIndex() == FIELDS


def test_a_part_is_added_with_its_owner_filled_in(robot: InspectorRobot) -> None:
    robot.show("territory")
    parts = robot.inspector.fields.parts
    assert parts is not None
    options = next(each for each in parts.lists if each.part.kind == "option")
    assert [row.title for row in options.rows.rows()] == ["Full return", "Freeze on the line"]
    options.heading.link.click()
    assert robot.typed("issue") == "territory"
    assert robot.inspector.header.owner.text() == "Territory"
    robot.type("label", "Recognition")
    robot.type("value", "100")
    assert robot.save()
    robot.show("territory")
    assert [row.title for row in options.rows.rows()][-1] == "Recognition"


def test_a_part_and_its_owner_lead_to_each_other(robot: InspectorRobot) -> None:
    robot.show("summit")
    parts = robot.inspector.fields.parts
    assert parts is not None
    parts.lists[0].rows.opened.emit(HOST)
    robot.show(HOST)
    robot.inspector.header.owner.click()
    assert robot.opened == [HOST, "summit"]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if can_be_added(kind)])
def test_every_kind_has_an_empty_form_in_which_all_is_named(robot: InspectorRobot, kind: str) -> None:
    robot.begin(kind)
    assert nameless(robot.inspector) == []
    assert not robot.save()
    assert robot.inspector.editing.keep_draft()


def nameless(widget: QWidget) -> list[str]:
    """The controls that can be reached and have no name."""
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton, QAbstractItemView)
    found = [each for kind in kinds for each in widget.findChildren(kind) if each.isVisibleTo(widget)]
    return [
        type(each).__name__
        for each in found
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (each.accessibleName() or (isinstance(each, QAbstractButton) and each.text()))
    ]


def test_a_position_is_entered_by_keyboard_alone(robot: InspectorRobot, session: Session) -> None:
    robot.begin("position")
    for words in ("ukr", "terr"):
        robot.keys(words)
        robot.press(Key.Key_Return)
        robot.press(Key.Key_Tab)
    robot.keys("off")
    robot.press(Key.Key_Tab)
    robot.keys("12 Nov 2026")
    robot.press(Key.Key_Tab)
    robot.press(Key.Key_Tab)
    robot.keys("No land is given up.")
    robot.press(Key.Key_Tab)
    robot.keys("firm")
    robot.press(Key.Key_Tab)
    robot.keys("p")
    robot.press(Key.Key_Down)
    robot.keys("r")
    robot.press(Key.Key_Return, CONTROL)
    position = session.store.need(Position, robot.inspector.record_id)
    assert (position.actor, position.issue, position.channel) == ("ukr", "territory", "official")
    assert (position.stated, position.statement) == ("2026-11-12", "No land is given up.")
    assert position.firmness == "firm"
    assert list(robot.stances.stances().values()) == ["preferred", "red line"]
