"""The inspector beside others: a form follows what they change, and keeps what was typed in it."""

from PySide6.QtWidgets import (
    QLineEdit,
)

from db.records import Actor, Position
from desktop.operations import records
from desktop.session import Session
from tests.robots.inspector import InspectorRobot


def change_p1(session: Session, **values: str) -> None:
    store = session.store
    assert session.do(records.set_fields(store, store.need(Position, "p1"), values))


def test_a_form_without_edits_follows_what_another_changes(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    change_p1(session, venue="Rome")
    assert robot.typed("venue") == "Rome"
    assert robot.notice() == ""


def test_edits_stay_when_another_changes_the_record(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    robot.type("venue", "Paris")
    change_p1(session, venue="Rome", firmness="firm")
    assert robot.typed("venue") == "Paris"
    assert robot.typed("firmness") == "firm"
    assert robot.notice() == "This record changed meanwhile. What you typed stays."
    form = robot.inspector.form
    assert form is not None
    assert form.rows["venue"].theirs.text() == "Now stored: Rome"
    form.rows["venue"].take.click()
    assert robot.typed("venue") == "Rome"
    assert not robot.inspector.is_edited


def test_mine_is_stored_over_theirs_when_i_save(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    robot.type("venue", "Paris")
    change_p1(session, venue="Rome")
    assert robot.save()
    assert robot.stored("p1", "venue") == "Paris"
    assert robot.notice() == ""


def test_a_renamed_actor_is_renamed_in_the_form(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    actor = session.store.need(Actor, "ukr")
    session.do(records.set_fields(session.store, actor, {"name": "Ukraine (state)"}))
    assert robot.inspector.title == "Ukraine (state) · Territory"
    control = robot.field("actor").control
    assert isinstance(control, QLineEdit)
    assert control.text() == "Ukraine (state)"
    assert not robot.inspector.is_edited


def test_a_deleted_record_is_said_to_be_gone(robot: InspectorRobot, session: Session) -> None:
    robot.show("p2")
    robot.inspector.header.delete.trigger()
    assert session.store.get("p2") is None
    assert robot.inspector.record_id == ""
    assert robot.inspector.none.title.text() == "Ukraine · Territory was deleted"
    session.undo()
    robot.show("p2")
    assert robot.inspector.record_id == "p2"
