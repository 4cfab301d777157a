"""One field of several records, and their marks: what would change, and one step that does it."""

import pytest

from db.changes import Change, Edit
from db.errors import InvalidField
from db.records import Actor, Dossier, EventActor, Evidence, Option, Position, Record, Source, link_id
from db.store import Store
from desktop.operations import bulk
from desktop.operations.records import set_fields
from tests.desktop.small import FREEZE, HOST, STANCE


def test_what_would_change_is_said_beforehand(store: Store) -> None:
    setting = bulk.plan_setting(store.all(Position), "firmness", "conditional")
    assert setting.words() == "1 of 2 will change; 1 has it already."
    assert [record.id for record in setting.changing] == ["p2"]


def test_those_that_cannot_have_it_are_left_out_and_said(store: Store) -> None:
    setting = bulk.plan_setting(store.all(Position), "until", "2025")
    assert [record.id for record in setting.changing] == ["p2"]
    assert setting.words().startswith("1 of 2 will change; 1 can't have it: This is before “Stated”")
    change = store.apply(bulk.carry_out(store, setting))
    assert change.label == "Set until of position of Ukraine on Territory"
    assert (store.need(Position, "p1").until, store.need(Position, "p2").until) == ("", "2025")


def test_a_field_is_set_as_one_step(store: Store) -> None:
    setting = bulk.plan_setting(store.all(Position), "confidence", "low")
    change = store.apply(bulk.carry_out(store, setting))
    assert change.label == "Set confidence of 2 positions"
    assert len(change.edits) == 2
    store.undo()
    assert {position.confidence for position in store.all(Position)} == {""}


def test_what_follows_from_it_goes_along(store: Store) -> None:
    setting = bulk.plan_setting([store.need(Position, "p1")], "issue", "ceasefire")
    store.apply(bulk.carry_out(store, setting))
    assert store.get(STANCE) is None


def test_links_that_would_be_one_are_refused_in_words(store: Store) -> None:
    id = link_id("event_actor", "summit", "rus", "host")
    made = EventActor(id=id, event="summit", actor="rus", capacity="host")
    store.apply(Change("Put", (Edit.insert(made), Edit.insert(Actor(id="pol", name="Poland")))))
    both = [store.need(EventActor, each) for each in (HOST, id)]
    with pytest.raises(InvalidField, match="come to be the same"):
        bulk.carry_out(store, bulk.plan_setting(both, "actor", "pol"))
    with pytest.raises(InvalidField, match="one like this already"):
        bulk.carry_out(store, bulk.plan_setting(both, "actor", "rus"))
    store.apply(bulk.carry_out(store, bulk.plan_setting(both, "capacity", "party")))  # two actors: two links
    assert {each.capacity for each in store.all(EventActor)} == {"party"}
    assert store.need(Evidence, "ev3").record == link_id("event_actor", "summit", "ukr", "party")


def test_marks_are_set_as_one_step(store: Store) -> None:
    some: list[Record] = [store.need(Position, "p1"), store.need(Source, "src-a")]
    values = {"handling": "TLP:AMBER", "caveat": "REL TO"}
    change = store.apply(bulk.mark_many(store, some, values))
    assert change.label == "Mark 2 records TLP:AMBER"
    for record in some:
        now = store.get(record.id)
        assert now is not None
        assert (now.handling, now.handling_inherited, now.caveat) == ("TLP:AMBER", "", "REL TO")
    store.undo()
    assert store.need(Position, "p1").handling_inherited == "TLP:GREEN"


def test_the_mark_that_comes_of_it_is_the_highest_of_what_it_belongs_to(store: Store) -> None:
    store.apply(set_fields(store, store.need(Source, "src-a"), {"handling": "TLP:RED"}))
    some: list[Record] = [store.need(Evidence, "ev1"), store.need(Evidence, "ev2")]
    assert bulk.effective_marks(store, some, "TLP:AMBER") == {"TLP:RED": 1, "TLP:AMBER": 1}
    assert bulk.effective_marks(store, some, None) == {"TLP:RED": 1, "TLP:GREEN": 1}
    store.apply(bulk.mark_many(store, some, {"handling": "TLP:AMBER"}))
    whole = store.snapshot()
    told = [whole.mark(store.need(Evidence, id)) for id in ("ev1", "ev2")]
    assert told == ["TLP:RED", "TLP:AMBER"]


def test_the_default_that_counts_is_the_one_of_now_only_where_a_mark_is_taken_away(store: Store) -> None:
    store.apply(bulk.mark_many(store, [store.need(Option, FREEZE)], {"handling": "TLP:RED"}))
    dossier = store.need(Dossier, "dossier")
    store.apply(set_fields(store, dossier, {"handling_default": "TLP:AMBER"}))
    some: list[Record] = [store.need(Option, id) for id in (FREEZE, "talks-first")]
    told = bulk.effective_marks(store, some, "")
    assert told == {"TLP:AMBER": 1, "TLP:GREEN": 1}
    store.apply(bulk.mark_many(store, some, {"handling": ""}))
    assert store.need(Option, FREEZE).handling_inherited == "TLP:AMBER"


def test_the_levels_are_those_of_the_dossier_lowest_first(store: Store) -> None:
    assert [level.level for level in bulk.levels(store)][:1] == ["TLP:CLEAR"]
    ranks = [level.rank for level in bulk.levels(store)]
    assert ranks == sorted(ranks)
