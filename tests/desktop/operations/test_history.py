"""Any change is taken back alone, and everything is as it was before one: each as one step."""

import pytest

from db.changes import Change, Edit
from db.records import Actor, Brief, Edition, Position, PositionOption
from db.safety.integrity import problems
from db.store import Store
from desktop.operations.history import NotTakenBack, everything_before, overlaps, take_back
from tests.desktop.small import STANCE

USA = Actor(id="usa", name="United States")


def edit(store: Store, id: str, label: str = "Edit", **values: str | None) -> Change:
    record = store.get(id)
    assert record is not None
    return store.apply(Change(label, (Edit.update(record, **values),)))


def delete(store: Store, *ids: str) -> Change:
    return store.apply(Change("Delete", store.goes_with(ids).edits()))


def venue(store: Store) -> str:
    return store.need(Position, "p1").venue


def test_an_older_change_is_taken_back_alone_and_undo_brings_it_back(store: Store) -> None:
    first = edit(store, "p1", "Edit the venue", venue="Paris")
    edit(store, "p1", statement="Other")
    taken = store.apply(take_back(store, first))
    assert (taken.kind, taken.undoes, taken.label) == ("restore", first.id, "Take back “Edit the venue”")
    assert (venue(store), store.need(Position, "p1").statement) == ("", "Other")
    store.undo()
    assert venue(store) == "Paris"
    store.redo()
    assert venue(store) == ""
    assert problems(store) == []


def test_what_was_undone_is_done_again(store: Store) -> None:
    edit(store, "p1", "Edit the venue", venue="Paris")
    undone = store.undo()
    edit(store, "p2", statement="Other")
    again = take_back(store, undone)
    assert again.label == "Do again “Edit the venue”"
    store.apply(again)
    assert venue(store) == "Paris"


def test_a_change_of_another_desk_is_taken_back(store: Store) -> None:
    store.desk = "elsewhere"
    change = edit(store, "p1", venue="Paris")
    store.desk = "desk-1"
    store.apply(take_back(store, change))
    assert venue(store) == ""
    assert store.undo().label == "Take back “Edit”"


def test_a_deletion_is_taken_back_with_all_that_went(store: Store) -> None:
    before = store.records()
    deleted = delete(store, "territory")
    store.apply(Change("Add", (Edit.insert(USA),)))
    store.apply(take_back(store, deleted))
    assert {id: record for id, record in store.records().items() if id != "usa"} == before
    assert problems(store) == []


def test_what_is_in_the_way_is_named_field_by_field(store: Store) -> None:
    first = edit(store, "p1", venue="Paris", rationale="Security", firmness="firm")
    later = edit(store, "p1", "Move it", venue="Geneva")
    met = overlaps(store, first)
    assert [(each.id, each.table, each.field, each.used) for each in met] == [
        ("p1", "position", "venue", False)
    ]
    assert met[0].later is not None
    assert met[0].later.id == later.id
    with pytest.raises(NotTakenBack, match=r"“Move it”.*Nothing was undone"):
        take_back(store, first)
    store.apply(take_back(store, first, rest_only=True))
    found = store.need(Position, "p1")
    assert (found.venue, found.rationale, found.firmness) == ("Geneva", "", "conditional")


def test_an_added_record_that_others_use_stays(store: Store) -> None:
    added = store.apply(Change("Add", (Edit.insert(USA), Edit.insert(Actor(id="geo", name="Georgia")))))
    store.apply(Change("Office", (Edit.insert(Actor(id="office", name="Office", part_of="usa")),)))
    met = overlaps(store, added)
    assert [(each.id, each.field, each.used) for each in met] == [("usa", "", True)]
    with pytest.raises(NotTakenBack, match="records that are used since"):
        take_back(store, added)
    store.apply(take_back(store, added, rest_only=True))
    assert (store.get("geo"), store.get("usa") is None) == (None, False)


def test_a_record_that_is_gone_is_in_the_way(store: Store) -> None:
    change = edit(store, "ev1", note="See")
    delete(store, "ev1")
    assert [(each.id, each.field) for each in overlaps(store, change)] == [("ev1", "")]
    assert take_back(store, change, rest_only=True).edits == ()


def test_several_changes_in_the_way_are_named_shortly(store: Store) -> None:
    first = edit(store, "p1", venue="A", rationale="A", caveat_text="A")
    for field in ("venue", "rationale", "caveat_text"):
        edit(store, "p1", f"Edit {field}", **{field: "B"})
    with pytest.raises(NotTakenBack) as raised:
        take_back(store, first)
    assert "“Edit venue”, “Edit rationale” and 1 more" in str(raised.value)


def test_a_change_is_not_taken_back_twice_nor_an_issued_paper(store: Store) -> None:
    change = edit(store, "p1", venue="Paris")
    store.undo()
    with pytest.raises(NotTakenBack, match="was undone before"):
        take_back(store, change)
    store.apply(Change("Add", (Edit.insert(Brief(id="brief", title="Status")),)))
    edition = Edition(id="ed1", brief="brief", number=1, issued="2026-11-20", change="c1")
    issued = store.apply(Change("Issue", (Edit.insert(edition),), kind="issue"))
    with pytest.raises(NotTakenBack, match="Withdraw"):
        take_back(store, issued)


# -- everything --------------------------------------------------------------------------------------


def test_everything_is_as_it_was_before_a_change_and_undo_takes_that_back(store: Store) -> None:
    then = store.records()
    first = edit(store, "p1", "Edit the venue", venue="Paris")
    store.apply(Change("Add", (Edit.insert(USA),)))
    delete(store, STANCE)
    now = store.records()
    found = everything_before(store, first)
    assert (found.changed, found.returning, found.going, found.editions) == (1, 2, 1, 0)
    change = store.apply(found.change)
    assert (change.kind, change.label) == ("restore", "Restore everything to before “Edit the venue”")
    assert store.records() == then
    assert isinstance(store.get(STANCE), PositionOption)
    assert problems(store) == []
    store.undo()
    assert store.records() == now


def test_two_changes_of_one_moment_are_told_apart(store: Store) -> None:
    edit(store, "p1", venue="Paris")
    second = edit(store, "p1", venue="Geneva")
    store.db.execute("UPDATE change SET at = '2026-11-22T10:00:00.000Z'")
    store.apply(everything_before(store, second).change)
    assert venue(store) == "Paris"


def test_issued_papers_stay_as_they_are_with_their_brief(store: Store) -> None:
    before = edit(store, "p1", venue="Paris")
    store.apply(Change("Add", (Edit.insert(Brief(id="brief", title="Status")),)))
    edition = Edition(id="ed1", brief="brief", number=1, issued="2026-11-20", change="c1")
    store.apply(Change("Issue", (Edit.insert(edition),), kind="issue"))
    middle = edit(store, "p1", venue="Geneva")
    edit(store, "ed1", withdrawn="2026-11-21")
    found = everything_before(store, before)
    assert found.editions == 1
    store.apply(found.change)
    kept = store.need(Edition, "ed1")
    assert (kept.withdrawn, store.need(Brief, "brief").title, venue(store)) == ("2026-11-21", "Status", "")
    store.undo()
    assert everything_before(store, middle).editions == 0
    store.apply(everything_before(store, middle).change)
    assert store.need(Edition, "ed1").withdrawn == "2026-11-21"
    assert problems(store) == []


def test_before_the_first_change_the_dossier_stays(store: Store) -> None:
    first = store.journal(limit=100)[-1]
    store.apply(everything_before(store, first).change)
    assert list(store.records()) == ["dossier"]
    assert problems(store) == []


def test_nothing_is_restored_where_nothing_differs(store: Store) -> None:
    newest = edit(store, "p1", venue="Paris")
    store.undo()
    assert everything_before(store, newest).change.edits == ()
