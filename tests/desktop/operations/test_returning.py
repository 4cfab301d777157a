"""One record is brought back: as it was after a change, or as it was last when it is gone."""

import pytest

from db.changes import Change, Edit
from db.records import Actor, Condition, Issue, Option, Position, PositionOption
from db.safety.integrity import problems
from db.store import Store
from desktop.operations.positions import set_stance
from desktop.operations.returning import NotRestored, bring_back, restore_as_after
from tests.desktop.small import FREEZE, RETURN, STANCE


def edit(store: Store, id: str, **values: str | None) -> Change:
    record = store.get(id)
    assert record is not None
    return store.apply(Change("Edit", (Edit.update(record, **values),)))


def delete(store: Store, *ids: str) -> Change:
    return store.apply(Change("Delete", store.goes_with(ids).edits()))


def test_all_fields_are_as_they_were_after_a_change(store: Store) -> None:
    then = edit(store, "p1", venue="Paris", firmness="firm")
    edit(store, "p1", venue="Geneva", statement="Other")
    edit(store, "p2", venue="Oslo")
    change = store.apply(restore_as_after(store, "p1", then))
    assert change.kind == "restore"
    assert change.label.startswith("Restore position of Ukraine on Territory as of ")
    found = store.need(Position, "p1")
    assert (found.venue, found.firmness) == ("Paris", "firm")
    assert found.statement == "No cession, a freeze only with guarantees."
    assert store.need(Position, "p2").venue == "Oslo"
    assert restore_as_after(store, "p1", then).edits == ()


def test_a_position_gets_its_stances_of_then(store: Store) -> None:
    first = store.change_without_edits(store.journal()[0].id)
    position = store.need(Position, "p1")
    store.apply(set_stance(store, position, RETURN, "preferred"))
    store.apply(set_stance(store, position, FREEZE, ""))
    assert store.get("c1") is None
    store.apply(restore_as_after(store, "p1", first))
    held = {each.option: each.stance for each in store.find(PositionOption, position="p1")}
    assert held == {FREEZE: "conditional"}
    assert store.need(Condition, "c1").position_option == STANCE
    assert problems(store) == []


def test_a_deleted_record_comes_back_as_of_a_change_with_its_parts(store: Store) -> None:
    first = store.journal()[0]
    then = store.records()
    edit(store, "p1", venue="Paris")
    delete(store, "p1")
    store.apply(restore_as_after(store, "p1", first))
    assert store.records() == then


def test_what_is_referred_to_but_gone_is_left_blank_or_brought_along(store: Store) -> None:
    then = edit(store, "p1", speaker="rus")
    edit(store, "p1", speaker=None, issue="ceasefire")
    delete(store, "rus", "territory")
    store.apply(restore_as_after(store, "p1", then))
    found = store.need(Position, "p1")
    assert (found.speaker, found.issue) == (None, "territory")
    assert store.need(Issue, "territory").discussed is None
    assert problems(store) == []


def test_a_record_that_was_not_there_then_is_refused_in_words(store: Store) -> None:
    first = store.journal()[0]
    store.apply(Change("Add", (Edit.insert(Actor(id="usa", name="United States")),)))
    with pytest.raises(NotRestored, match="was not in the tracker then"):
        restore_as_after(store, "usa", first)


def test_a_deleted_record_is_brought_back_with_what_went_with_it(store: Store) -> None:
    then = store.records()
    delete(store, "p1")
    delete(store, "p2")
    change = store.apply(bring_back(store, "p1"))
    assert change.label == "Bring back position of Ukraine on Territory"
    assert {id for id in then if id not in store.records()} == {"p2", "ev2"}
    store.apply(bring_back(store, "p2"))
    assert store.records() == then
    store.undo()
    assert store.get("p2") is None
    assert problems(store) == []


def test_what_it_can_not_be_without_comes_along(store: Store) -> None:
    delete(store, "p1")
    delete(store, "territory")
    store.apply(bring_back(store, "p1"))
    assert store.get("territory") is not None
    assert isinstance(store.get(FREEZE), Option)
    assert store.get("p2") is None
    assert problems(store) == []


def test_what_was_blanked_points_to_it_again_unless_something_else_stands_there(store: Store) -> None:
    store.apply(
        Change(
            "Add",
            (
                Edit.insert(Actor(id="usa", name="United States")),
                Edit.insert(Actor(id="a", name="A", part_of="usa")),
                Edit.insert(Actor(id="b", name="B", part_of="usa")),
            ),
        )
    )
    delete(store, "usa")
    edit(store, "b", part_of="ukr")
    store.apply(bring_back(store, "usa"))
    assert (store.need(Actor, "a").part_of, store.need(Actor, "b").part_of) == ("usa", "ukr")


def test_only_what_is_gone_is_brought_back(store: Store) -> None:
    with pytest.raises(NotRestored, match="is in the tracker"):
        bring_back(store, "p1")
    with pytest.raises(NotRestored, match="no such record"):
        bring_back(store, "nobody")


def test_the_same_link_made_anew_is_left_as_it_is(store: Store) -> None:
    delete(store, FREEZE)
    option = Option(id=FREEZE, issue="territory", label="Freeze again", value=50.0)
    link = PositionOption(id=STANCE, position="p1", option=FREEZE, stance="opposed")
    store.apply(Change("Again", (Edit.insert(option), Edit.insert(link))))
    store.apply(bring_back(store, "c1"))
    assert store.need(PositionOption, STANCE).stance == "opposed"
    assert problems(store) == []
