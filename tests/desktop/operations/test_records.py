"""Adding, editing, restoring, deleting and duplicating records, each as one step that undo takes back."""

import pytest

from db.changes import Change, Edit, row_of
from db.errors import InvalidField
from db.records import (
    KINDS,
    Actor,
    Condition,
    Dossier,
    Estimate,
    Event,
    EventActor,
    Evidence,
    Issue,
    Link,
    Marking,
    Option,
    Position,
    PositionOption,
    Record,
    ScaleTerm,
    link_id,
)
from db.store import Store
from desktop.operations import records
from tests.desktop.small import FREEZE, HOST, STANCE


def everything(store: Store) -> dict[str, Record]:
    return {record.id: record for cls in KINDS.values() for record in store.all(cls)}


def test_a_record_is_added_under_its_name(store: Store) -> None:
    change = store.apply(records.add(store, Actor(id="pol", name="Poland")))
    assert change.label == "Add actor Poland"
    assert store.need(Actor, "pol").name == "Poland"


def test_a_record_that_is_wrong_is_not_added(store: Store) -> None:
    with pytest.raises(InvalidField) as caught:
        records.add(store, Position(id="p9", actor="ukr", issue="territory", channel="shouted"))
    assert caught.value.field == "channel"


def test_an_edit_names_the_position_in_words(store: Store) -> None:
    change = store.apply(records.set_fields(store, store.need(Position, "p1"), {"firmness": "firm"}))
    assert change.label == "Edit position of Ukraine on Territory"
    assert change.kind == "edit"
    assert store.need(Position, "p1").firmness == "firm"
    store.undo()
    assert store.need(Position, "p1").firmness == "conditional"


def test_setting_what_is_there_already_is_no_change(store: Store) -> None:
    position = store.need(Position, "p1")
    assert records.set_fields(store, position, {"firmness": position.firmness}).edits == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [("firmness", "hard"), ("stated", "2026-13"), ("id", "p7"), ("handling_inherited", "x")],
)
def test_a_value_that_a_field_cannot_hold_is_refused(store: Store, field: str, value: str) -> None:
    with pytest.raises(InvalidField) as caught:
        records.set_fields(store, store.need(Position, "p1"), {field: value})
    assert caught.value.field == field


def test_a_position_that_moves_to_another_issue_leaves_its_stances_behind(store: Store) -> None:
    store.apply(records.set_fields(store, store.need(Position, "p1"), {"issue": "ceasefire"}))
    assert store.need(Position, "p1").issue == "ceasefire"
    assert store.get(STANCE) is None
    assert store.get("c1") is None
    store.undo()
    assert store.get("c1") is not None


def test_a_dossier_that_takes_a_marking_set_and_a_scale_gets_their_words(store: Store) -> None:
    values = {"marking_set": "uk", "likelihood_scale": "icd203", "handling_default": "OFFICIAL"}
    change = store.apply(records.set_fields(store, store.need(Dossier, "dossier"), values))
    assert change.label == "Edit the dossier"
    assert store.find(Marking, set="uk")[0].level == "OFFICIAL"
    assert len(store.find(ScaleTerm, scale="icd203")) == 7
    again = records.set_fields(store, store.need(Dossier, "dossier"), {"marking_set": "tlp"})
    assert len(again.edits) == 1


def test_a_marking_set_that_is_nowhere_is_refused(store: Store) -> None:
    with pytest.raises(InvalidField, match="Choose one of: none, tlp, eu, nato, uk, us, exercise"):
        records.set_fields(store, store.need(Dossier, "dossier"), {"marking_set": "secret"})


def test_a_link_that_joins_others_takes_what_refers_to_it_along(store: Store) -> None:
    store.apply(records.set_fields(store, store.need(EventActor, HOST), {"capacity": "observer"}))
    moved = link_id("event_actor", "summit", "ukr", "observer")
    assert store.need(EventActor, moved).capacity == "observer"
    assert store.get(HOST) is None
    assert store.need(Evidence, "ev3").record == moved
    store.undo()
    assert store.need(Evidence, "ev3").record == HOST


def test_a_link_to_a_link_that_joins_others_gets_its_own_id_anew(store: Store) -> None:
    link = Link(
        id=link_id("link", STANCE, "summit", "answers"),
        from_record=STANCE,
        to_record="summit",
        kind="answers",
    )
    store.apply(Change("Link", (Edit.insert(link),)))
    store.apply(records.set_fields(store, store.need(PositionOption, STANCE), {"option": "return"}))
    moved = link_id("position_option", "p1", "return")
    assert store.need(Condition, "c1").position_option == moved
    assert store.find(Link)[0].id == link_id("link", moved, "summit", "answers")
    assert store.find(Link)[0].from_record == moved


def test_a_link_can_not_become_one_that_is_there(store: Store) -> None:
    other = EventActor(
        id=link_id("event_actor", "summit", "ukr", "party"), event="summit", actor="ukr", capacity="party"
    )
    store.apply(records.add(store, other))
    with pytest.raises(InvalidField, match="There is one like this already") as caught:
        records.set_fields(store, other, {"capacity": "host"})
    assert caught.value.field == "capacity"


def test_a_deletion_says_what_goes_with_it_and_undo_brings_all_back(store: Store) -> None:
    before = everything(store)
    change = store.apply(records.delete(store, store.goes_with(["p1"])))
    assert change.label == (
        "Delete position of Ukraine on Territory (1 stance, 1 citation and 1 condition go with it)"
    )
    assert {"p1", STANCE, "c1", "ev1"}.isdisjoint(everything(store))
    store.undo()
    assert everything(store) == before


def test_several_are_counted(store: Store) -> None:
    assert records.delete(store, store.goes_with(["ev1", "ev2"])).label == "Delete 2 citations"


def test_the_dossier_stays(store: Store) -> None:
    with pytest.raises(records.CannotDelete, match="can't be deleted"):
        records.delete(store, store.goes_with(["dossier"]))


def test_restoring_is_told_from_editing(store: Store) -> None:
    position = store.need(Position, "p1")
    store.apply(records.set_fields(store, position, {"statement": "Other words"}))
    change = store.apply(
        records.restore_fields(store, store.need(Position, "p1"), {"statement": position.statement})
    )
    assert change.kind == "restore"
    assert change.label == "Restore statement of position of Ukraine on Territory"
    assert store.need(Position, "p1").statement == position.statement


def test_a_copy_of_a_position_has_its_stances_and_conditions_but_not_its_evidence(store: Store) -> None:
    change = store.apply(records.duplicate(store, store.need(Position, "p1")))
    copy = store.need(Position, change.edits[0].id)
    assert copy.id != "p1"
    assert {**row_of(copy)} == {**row_of(store.need(Position, "p1"))}
    stances = store.find(PositionOption, position=copy.id)
    assert [(each.option, each.stance) for each in stances] == [(FREEZE, "conditional")]
    assert [each.text for each in store.find(Condition, position_option=stances[0].id)] == [
        "Guarantees are in force"
    ]
    assert store.find(Evidence, record=copy.id) == []


def test_a_copy_of_an_issue_points_to_its_own_options(store: Store) -> None:
    change = store.apply(records.duplicate(store, store.need(Issue, "territory")))
    copy = store.need(Issue, change.edits[0].id)
    assert copy.title == "Territory (copy)"
    options = store.find(Option, issue=copy.id)
    assert sorted(each.label for each in options) == ["Freeze on the line", "Full return"]
    assert copy.discussed in {each.id for each in options}


def test_estimates_belong_to_their_scenario(store: Store) -> None:
    estimate = Estimate(id="e1", scenario="ceasefire-2026", made="2026-02", low=20.0, high=40.0)
    store.apply(records.add(store, estimate))
    scenario = store.get("ceasefire-2026")
    assert scenario is not None
    assert [edit.table for edit in records.duplicate(store, scenario).edits] == ["scenario"]


def test_a_link_has_no_copy(store: Store) -> None:
    with pytest.raises(records.CannotDuplicate, match="second event participant"):
        records.duplicate(store, store.need(EventActor, HOST))


def test_a_long_title_is_cut_in_a_label(store: Store) -> None:
    title = "A summit with a very long title that goes on and on and on until it is too long for a menu"
    change = records.set_fields(store, Event(id="summit", title=title), {"place": "Paris"})
    assert change.label.startswith("Edit event A summit with a very long title")
    assert change.label.endswith("…")
    assert len(change.label) < 80
