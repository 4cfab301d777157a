"""Positions and stances: one step each, conditions go with a stance that is unsaid."""

import pytest

from db.changes import Change
from db.errors import InvalidField, NoSuchRecord
from db.records import Condition, Evidence, Position, PositionOption, link_id
from db.store import Store
from desktop.operations import positions
from tests.desktop.small import FREEZE, RETURN, STANCE


def stances(store: Store, position: str) -> dict[str, str]:
    return {each.option: each.stance for each in store.find(PositionOption, position=position)}


def position(store: Store) -> Position:
    return store.need(Position, "p1")


def test_a_stance_is_added(store: Store) -> None:
    change = store.apply(positions.set_stance(store, position(store), RETURN, "preferred"))
    assert change.label == "Edit position of Ukraine on Territory: “Full return” preferred"
    assert stances(store, "p1") == {FREEZE: "conditional", RETURN: "preferred"}


def test_a_stance_is_changed_and_keeps_its_conditions(store: Store) -> None:
    store.apply(positions.set_stance(store, position(store), FREEZE, "acceptable"))
    assert stances(store, "p1") == {FREEZE: "acceptable"}
    assert store.need(Condition, "c1").position_option == STANCE


def test_a_stance_that_is_unsaid_takes_its_conditions_along_and_undo_brings_both_back(store: Store) -> None:
    change = store.apply(positions.set_stance(store, position(store), FREEZE, ""))
    assert change.label == "Edit position of Ukraine on Territory: “Freeze on the line” unsaid"
    assert stances(store, "p1") == {}
    assert store.get("c1") is None
    store.undo()
    assert stances(store, "p1") == {FREEZE: "conditional"}
    assert store.need(Condition, "c1").text == "Guarantees are in force"


@pytest.mark.parametrize(("option", "stance"), [(RETURN, ""), (FREEZE, "conditional")])
def test_saying_what_is_said_already_is_no_change(store: Store, option: str, stance: str) -> None:
    assert positions.set_stance(store, position(store), option, stance).without_empty().edits == ()


def test_an_option_of_another_issue_is_refused(store: Store) -> None:
    with pytest.raises(InvalidField, match="belongs to another issue"):
        positions.set_stance(store, position(store), "talks-first", "opposed")


def test_what_is_no_stance_is_refused(store: Store) -> None:
    with pytest.raises(InvalidField, match="preferred, acceptable, conditional, opposed, red line"):
        positions.set_stance(store, position(store), RETURN, "fond of")


def test_an_option_that_is_not_there_is_named(store: Store) -> None:
    with pytest.raises(NoSuchRecord, match="no option nowhere"):
        positions.set_stance(store, position(store), "nowhere", "opposed")


def test_fields_and_stances_are_saved_as_one_step(store: Store) -> None:
    change = store.apply(
        positions.save_position(
            store, position(store), {"firmness": "firm"}, {RETURN: "preferred", FREEZE: ""}
        )
    )
    assert change.label == "Edit position of Ukraine on Territory"
    assert position(store).firmness == "firm"
    assert stances(store, "p1") == {RETURN: "preferred"}
    store.undo()
    assert position(store).firmness == "conditional"
    assert stances(store, "p1") == {FREEZE: "conditional"}


def test_a_position_saved_on_another_issue_takes_stances_there_only(store: Store) -> None:
    store.apply(
        positions.save_position(store, position(store), {"issue": "ceasefire"}, {"talks-first": "acceptable"})
    )
    assert stances(store, "p1") == {"talks-first": "acceptable"}
    assert store.get("c1") is None


def test_saving_what_is_there_already_is_no_change(store: Store) -> None:
    change = positions.save_position(
        store, position(store), {"firmness": "conditional"}, {FREEZE: "conditional"}
    )
    assert change.edits == ()


def test_a_wrong_field_saves_nothing(store: Store) -> None:
    with pytest.raises(InvalidField):
        positions.save_position(store, position(store), {"firmness": "hard"}, {RETURN: "preferred"})


def recorded(store: Store) -> Change:
    new = Position(id="p3", actor="rus", issue="territory", channel="back-channel", stated="2026-01~")
    stance = link_id("position_option", "p3", FREEZE)
    return positions.record_position(
        store,
        new,
        {FREEZE: "conditional", RETURN: "red line"},
        conditions=[Condition(id="c3", position_option=stance, text="No NATO")],
        evidence=[Evidence(id="ev9", source="src-a", record="p3", locator="Bullet 9")],
    )


def test_a_position_is_recorded_with_stances_conditions_and_evidence_as_one_step(store: Store) -> None:
    change = store.apply(recorded(store))
    assert change.label == "Record position of Russia on Territory"
    assert stances(store, "p3") == {FREEZE: "conditional", RETURN: "red line"}
    assert store.need(Condition, "c3").text == "No NATO"
    assert store.need(Evidence, "ev9").record == "p3"
    store.undo()
    assert [store.get(id) for id in ("p3", "c3", "ev9")] == [None, None, None]
    assert position(store).statement.startswith("No cession")


def test_a_new_position_leaves_others_of_the_actor_as_they_are(store: Store) -> None:
    second = Position(id="p4", actor="ukr", issue="territory", channel="official", stated="2026-03")
    store.apply(positions.record_position(store, second))
    conflicting = store.snapshot().conflict(store.need(Position, "p4"))
    assert [each.id for each in conflicting] == ["p1", "p2"]
