"""The inspector beside others: a form follows what they change, and keeps what was typed in it."""

from PySide6.QtWidgets import (
    QLineEdit,
)

from db.records import Actor, Condition, Position
from desktop.operations import positions, records
from desktop.session import Session
from tests.desktop.small import FREEZE, RETURN
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
    wanted: list[str] = []
    robot.inspector.delete_wanted.connect(wanted.append)
    robot.inspector.header.delete.trigger()
    assert wanted == ["p2"]
    session.do(records.delete(session.store, session.store.goes_with(wanted)))
    assert robot.inspector.record_id == ""
    assert robot.inspector.none.title.text() == "Ukraine · Territory was deleted"
    session.undo()
    robot.show("p2")
    assert robot.inspector.record_id == "p2"


def test_what_was_typed_into_a_record_that_another_deletes_is_there_when_it_comes_back(
    robot: InspectorRobot, session: Session
) -> None:
    robot.show("p2")
    robot.type("venue", "Paris")
    session.do(records.delete(session.store, session.store.goes_with(["p2"])))
    assert robot.inspector.record_id == ""
    session.undo()
    robot.show("p2")
    assert robot.typed("venue") == "Paris"
    assert robot.notice() == "Unsaved changes, kept as a draft."


# -- stances -----------------------------------------------------------------------------------------


def set_stance(session: Session, stance: str) -> None:
    store = session.store
    assert session.do(positions.set_stance(store, store.need(Position, "p1"), FREEZE, stance))


def row_of(robot: InspectorRobot, option: str) -> int:
    return next(row for row, each in enumerate(robot.stances.model.options) if each.id == option)


def test_a_stance_that_both_change_is_said_and_mine_stays(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    robot.click_stance(row_of(robot, FREEZE), "preferred")
    set_stance(session, "opposed")
    assert robot.stances.stances()[FREEZE] == "preferred"
    assert robot.stances.theirs.text() == "Now stored: “Freeze on the line” opposed"
    assert robot.notice() == "This record changed meanwhile. What you typed stays."
    assert robot.save()
    assert robot.stances.theirs.text() == ""
    assert robot.notice() == ""


def test_the_stored_stance_can_be_taken(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    robot.click_stance(row_of(robot, FREEZE), "preferred")
    set_stance(session, "opposed")
    robot.stances.take.click()
    assert robot.stances.stances()[FREEZE] == "opposed"
    assert not robot.inspector.is_edited
    assert not robot.stances.theirs.isVisible()


def test_a_stance_only_another_changes_is_followed_without_a_word(
    robot: InspectorRobot, session: Session
) -> None:
    robot.show("p1")
    robot.click_stance(row_of(robot, RETURN), "preferred")
    set_stance(session, "opposed")
    assert robot.stances.stances() == {FREEZE: "opposed", RETURN: "preferred"}
    assert robot.notice() == ""


def test_conditions_that_both_change_are_said(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    robot.stances.conditions[FREEZE].rows[0].fields["text"].put("Mine")
    store = session.store
    session.do(records.set_fields(store, store.need(Condition, "c1"), {"text": "Theirs"}))
    assert robot.stances.conditions[FREEZE].rows[0].fields["text"].typed() == "Mine"
    assert robot.stances.theirs.text() == "Now stored: other conditions for “Freeze on the line”"
    assert robot.notice() == "This record changed meanwhile. What you typed stays."


def test_an_undo_from_elsewhere_leaves_what_was_typed(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    change_p1(session, venue="Rome")
    robot.type("venue", "Paris")
    session.undo()
    assert robot.typed("venue") == "Paris"
    form = robot.inspector.form
    assert form is not None
    assert form.rows["venue"].theirs.text() == "Now stored: not stated"
