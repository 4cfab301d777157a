"""Merging duplicates: what stays, what moves, what is noted, and what can't be merged."""

import pytest

from db.changes import Change, Edit
from db.errors import Conflict, InvalidField
from db.records import (
    Actor,
    ActorRole,
    Disagreement,
    DisagreementRecord,
    Evidence,
    Link,
    Option,
    Position,
    PositionOption,
    ProposalActor,
    Record,
    Source,
    Tag,
    Tagging,
    link_id,
)
from db.records.proposals import Proposal
from db.safety.integrity import problems
from db.store import Store
from desktop.operations import records
from desktop.operations.merging import CannotMerge, can_merge, differing, merge, plan_merge, proposed
from desktop.operations.uniting import ranks
from tests.desktop.small import FREEZE, RETURN, STANCE


def put(store: Store, *made: Record) -> None:
    store.apply(Change("Put", tuple(Edit.insert(record) for record in made)))


def merged(store: Store, survivor: str, *others: str, **values: str) -> Change:
    one, *more = (record for id in (survivor, *others) if (record := store.get(id)))
    plan = plan_merge(store, one, more, values or None)
    change = store.apply(merge(store, plan))
    assert problems(store) == []
    return change


@pytest.fixture
def twice(store: Store) -> Store:
    """The small tracker with Ukraine in it twice."""
    put(
        store,
        Actor(id="ukr2", name="Ukrajina", short_name="UA", aliases="Україна\nUkraina", summary="At war."),
        Position(id="p3", actor="ukr2", issue="territory", channel="official", statement="No."),
        ActorRole(id="r1", actor="ukr2", role="party"),
    )
    return store


def test_what_pointed_to_the_other_points_to_the_one_that_stays(twice: Store) -> None:
    merging = plan_merge(twice, twice.need(Actor, "ukr"), [twice.need(Actor, "ukr2")])
    assert merging.counted() == "1 role and 1 position"
    change = twice.apply(merge(twice, merging))
    assert change.label == "Merge Ukrajina into actor Ukraine"
    assert twice.get("ukr2") is None
    assert twice.need(Position, "p3").actor == "ukr"
    assert [hit.id for hit in twice.search("Ukrajina", kinds=["actor"])] == ["ukr"]
    twice.undo()
    assert twice.need(Position, "p3").actor == "ukr2"


def test_other_names_become_aliases_each_once(twice: Store) -> None:
    merged(twice, "ukr", "ukr2")
    actor = twice.need(Actor, "ukr")
    assert (actor.name, actor.short_name, actor.summary) == ("Ukraine", "UA", "At war.")
    assert actor.aliases.splitlines() == ["Україна", "Ukraina", "Ukrajina"]


def test_the_name_that_was_not_chosen_becomes_the_alias(twice: Store) -> None:
    merged(twice, "ukr", "ukr2", name="Ukrajina")
    actor = twice.need(Actor, "ukr")
    assert actor.name == "Ukrajina"
    assert "Ukraine" in actor.aliases.splitlines()
    assert "Ukrajina" not in actor.aliases.splitlines()


def test_a_marking_is_never_lowered(store: Store) -> None:
    put(
        store, Tag(id="a", name="Gas", handling="TLP:RED"), Tag(id="b", name="Gaz", handling="TLP:AMBER"),
        Tag(id="c", name="gas"),
    )  # fmt: skip
    merged(store, "c", "a", "b")
    assert store.need(Tag, "c").handling == "TLP:RED"
    assert store.need(Tag, "c").handling_inherited == ""


def test_a_mark_can_be_chosen(store: Store) -> None:
    put(store, Tag(id="a", name="Gas", handling="TLP:RED"), Tag(id="c", name="Gas"))
    both = [store.need(Tag, "c"), store.need(Tag, "a")]
    assert differing(both) == ["handling"]
    assert proposed(both, ranks(store)) == {"handling": "TLP:RED", "handling_inherited": ""}
    merged(store, "c", "a", handling="TLP:GREEN")
    assert (store.need(Tag, "c").handling, store.need(Tag, "c").handling_inherited) == ("", "TLP:GREEN")


def test_links_that_come_to_be_one_keep_both_texts_and_all_that_refers_to_them(store: Store) -> None:
    one, two = (link_id("disagreement_record", "d", id) for id in ("p1", "p2"))
    put(
        store, Disagreement(id="d", title="Return or freeze"),
        DisagreementRecord(id=one, disagreement="d", record="p1", says="freeze", handling="TLP:RED"),
        DisagreementRecord(id=two, disagreement="d", record="p2", says="return"),
        Evidence(id="e-one", source="src-a", record=one), Evidence(id="e-two", source="src-b", record=two),
    )  # fmt: skip
    merged(store, "p2", "p1")
    sides = store.all(DisagreementRecord)
    assert [(side.id, side.says, side.handling) for side in sides] == [(two, "return\nfreeze", "TLP:RED")]
    assert {store.need(Evidence, id).record for id in ("e-one", "e-two")} == {two}


def test_a_stance_that_has_to_go_is_noted_at_its_position(store: Store) -> None:
    other = link_id("position_option", "p2", FREEZE)
    put(store, PositionOption(id=other, position="p2", option=FREEZE, stance="opposed"))
    merging = plan_merge(store, store.need(Position, "p2"), [store.need(Position, "p1")])
    assert [(lost.stays, lost.goes) for lost in merging.lost] == [("opposed", "conditional")]
    store.apply(merge(store, merging))
    position = store.need(Position, "p2")
    assert position.caveat_text == "Before merging also stance: conditional (Freeze on the line)"
    assert store.need(PositionOption, other).stance == "opposed"
    assert store.find(PositionOption, position="p2") == [store.need(PositionOption, other)]
    assert store.goes_with([other]).words() == "1 condition goes with it"


def test_a_date_that_has_to_go_is_noted_in_the_link_itself(store: Store) -> None:
    put(store, Actor(id="ua", name="UA"), Proposal(id="plan", title="Plan"))
    for actor, date in (("ukr", "2026-01"), ("ua", "2026-02")):
        id = link_id("proposal_actor", "plan", actor, "endorses")
        put(store, ProposalActor(id=id, proposal="plan", actor=actor, stance="endorses", date=date))
    merged(store, "ukr", "ua")
    (response,) = store.all(ProposalActor)
    assert (response.date, response.reason) == ("2026-01", "Before merging also date: 2026-02")


def test_tags_are_put_together(store: Store) -> None:
    put(store, Tag(id="a", name="Gas"), Tag(id="b", name="Gaz"))
    put(store, *(Tagging(id=link_id("tagging", tag, "p1"), tag=tag, record="p1") for tag in ("a", "b")))
    put(store, Tagging(id=link_id("tagging", "b", STANCE), tag="b", record=STANCE))
    merged(store, "a", "b")
    assert {(tagging.tag, tagging.record) for tagging in store.all(Tagging)} == {("a", "p1"), ("a", STANCE)}


def test_a_record_does_not_come_to_replace_itself(store: Store) -> None:
    store.apply(records.set_fields(store, store.need(Position, "p2"), {"replaces": "p1"}))
    merging = plan_merge(store, store.need(Position, "p2"), [store.need(Position, "p1")])
    assert merging.circular == ("replaces",)
    store.apply(merge(store, merging))
    assert store.need(Position, "p2").replaces is None


def test_the_one_that_stays_is_not_counted_among_what_moves(twice: Store) -> None:
    twice.apply(records.set_fields(twice, twice.need(Actor, "ukr"), {"part_of": "ukr2"}))
    merging = plan_merge(twice, twice.need(Actor, "ukr"), [twice.need(Actor, "ukr2")])
    assert (merging.counted(), merging.circular) == ("1 role and 1 position", ("part_of",))


def test_values_that_do_not_go_together_are_refused_beforehand(store: Store) -> None:
    store.apply(records.set_fields(store, store.need(Position, "p2"), {"until": "2025"}))
    with pytest.raises(InvalidField, match="before “Stated”"):
        plan_merge(store, store.need(Position, "p1"), [store.need(Position, "p2")])
    merged(store, "p1", "p2", until="")
    assert store.need(Position, "p1").until == ""


def test_a_chain_does_not_become_a_ring(store: Store) -> None:
    put(store, Actor(id="a", name="A"), Actor(id="b", name="B", part_of="a"))
    put(store, Actor(id="c", name="C", part_of="b"))
    merging = plan_merge(store, store.need(Actor, "c"), [store.need(Actor, "a")])
    assert merging.circular == ("part_of",)
    store.apply(merge(store, merging))
    assert (store.need(Actor, "c").part_of, store.need(Actor, "b").part_of) == (None, "c")


def test_a_record_that_named_both_is_pointed_out(store: Store) -> None:
    id = link_id("link", "ukr", "rus", "blocks")
    put(store, Link(id=id, from_record="ukr", to_record="rus", kind="blocks"))
    merging = plan_merge(store, store.need(Actor, "ukr"), [store.need(Actor, "rus")])
    assert [tie.id for tie in merging.ties] == [id]


def test_options_of_two_issues_are_not_merged(store: Store) -> None:
    with pytest.raises(CannotMerge, match="Move them to one issue first"):
        plan_merge(store, store.need(Option, RETURN), [store.need(Option, "talks-first")])


def test_what_is_of_two_kinds_or_alone_is_not_merged(store: Store) -> None:
    with pytest.raises(CannotMerge):
        plan_merge(store, store.need(Option, RETURN), [store.need(Source, "src-a")])
    with pytest.raises(CannotMerge):
        plan_merge(store, store.need(Option, RETURN), [])


@pytest.mark.parametrize("kind", ["dossier", "edition", "estimate", "tagging", "position_option", "nothing"])
def test_links_and_what_is_issued_are_not_merged(kind: str) -> None:
    assert not can_merge(kind)
    assert can_merge("actor")


def test_a_merge_over_a_later_edit_is_refused_and_writes_nothing(twice: Store) -> None:
    change = merge(twice, plan_merge(twice, twice.need(Actor, "ukr"), [twice.need(Actor, "ukr2")]))
    twice.apply(records.set_fields(twice, twice.need(Actor, "ukr2"), {"summary": "Another."}))
    with pytest.raises(Conflict):
        twice.apply(change)
    assert twice.need(Position, "p3").actor == "ukr2"
