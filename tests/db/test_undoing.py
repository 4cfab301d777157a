"""Undo where others came after: it says what it meets, and can leave that and take back the rest."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from db.changes import Change, Edit
from db.errors import Conflict, StillUsed
from db.records import Actor, Position, Record
from db.safety.integrity import problems
from db.store import Store
from tests.db.talks import CLAIM, UKRAINE, inserts, update

USA = Actor(id="usa", name="United States")


@contextmanager
def another_desk(store: Store) -> Iterator[None]:
    """What is written within is another desk's, which had the file in between."""
    own, store.desk = store.desk, "another"
    yield
    store.desk = own


def touch(store: Store, id: str = "p1", **values: str) -> Change:
    record = store.get(id)
    assert record is not None
    return store.apply(update(record, f"Touch {', '.join(values)}", **values))


def test_nothing_is_met_where_nothing_came_after(store: Store) -> None:
    done = touch(store, venue="Paris")
    assert store.overlaps(done) == {}


def test_the_fields_that_were_touched_since_are_named_with_the_later_change(store: Store) -> None:
    done = touch(store, venue="Paris", rationale="Security")
    with another_desk(store):
        touch(store, statement="Other")
        later = touch(store, venue="Geneva")
    assert {key: (field, change and change.id) for key, (field, change) in store.overlaps(done).items()} == {
        "p1 venue": ("venue", later.id)
    }


def test_the_later_change_is_the_one_that_touched_that_field(store: Store) -> None:
    done = touch(store, venue="Paris")
    later = touch(store, venue="Geneva")
    touch(store, statement="Other")
    (met,) = store.overlaps(done).values()
    assert met[1] is not None
    assert met[1].id == later.id


def test_a_change_named_by_undoable_is_enough_to_ask(store: Store) -> None:
    touch(store, venue="Paris")
    with another_desk(store):
        touch(store, venue="Geneva")
    named = store.undoable()
    assert named is not None
    assert list(store.overlaps(named)) == ["p1 venue"]


def test_a_record_that_is_gone_or_back_is_met_as_a_whole(store: Store) -> None:
    done = touch(store, "ev1", note="See")
    with another_desk(store):
        store.apply(Change("Delete", store.goes_with(["ev1"]).edits()))
        deleted = store.history("ev1")[0]
    met = store.overlaps(done)["ev1 id"]
    assert (met[0], met[1] and met[1].id) == ("id", deleted.id)
    with another_desk(store):
        store.undo()
        assert list(store.overlaps(deleted)) == ["ev1 id"]


def test_untouched_only_takes_back_the_other_fields(store: Store) -> None:
    touch(store, venue="Paris", rationale="Security")
    with another_desk(store):
        touch(store, venue="Geneva")
    with pytest.raises(Conflict) as raised:
        store.undo()
    assert raised.value.fields == ("venue",)
    undone = store.undo(untouched_only=True)
    assert [edit.after for edit in undone.edits] == [{"rationale": ""}]
    found = store.need(Position, "p1")
    assert (found.venue, found.rationale) == ("Geneva", "")
    store.redo()
    assert store.need(Position, "p1").rationale == "Security"


def test_untouched_only_goes_past_a_change_of_which_nothing_is_left(store: Store) -> None:
    touch(store, rationale="Security")
    touch(store, venue="Paris")
    with another_desk(store):
        touch(store, venue="Geneva")
    assert store.undo(untouched_only=True).edits == ()
    assert store.undo().edits != ()
    assert store.need(Position, "p1").rationale == ""
    store.redo()
    assert store.redo().edits == ()
    assert store.redoable() is None
    assert store.need(Position, "p1").venue == "Geneva"
    assert problems(store) == []


def test_untouched_only_leaves_records_that_others_use(store: Store) -> None:
    office = Actor(id="office", name="Office", part_of="usa")
    lonely = Actor(id="geo", name="Georgia")
    store.apply(inserts(USA, office, lonely))
    with another_desk(store):
        staff = Actor(id="staff", name="Staff", part_of="office")
        store.apply(inserts(staff))
    with pytest.raises(StillUsed):
        store.undo()
    store.undo(untouched_only=True)
    kept: list[Record | None] = [store.get(id) for id in ("usa", "office", "geo", "staff")]
    assert kept == [USA, office, None, staff]


def test_untouched_only_takes_back_a_record_that_only_the_same_change_points_to(store: Store) -> None:
    store.apply(
        Change("Name the speaker", (*inserts(USA).edits, *update(CLAIM, speaker="usa", venue="Paris").edits))
    )
    with another_desk(store):
        touch(store, venue="Geneva")
    store.undo(untouched_only=True)
    assert store.get("usa") is None
    assert (store.need(Position, "p1").speaker, store.need(Position, "p1").venue) == (None, "Geneva")


def test_untouched_only_leaves_records_that_were_changed_or_deleted_since(store: Store) -> None:
    store.apply(inserts(USA, Actor(id="geo", name="Georgia"), Actor(id="arm", name="Armenia")))
    with another_desk(store):
        touch(store, "usa", name="USA")
        store.apply(Change("Delete", store.goes_with(["geo"]).edits()))
    store.undo(untouched_only=True)
    assert [bool(store.get(id)) for id in ("usa", "geo", "arm")] == [True, False, False]


def test_untouched_only_is_a_plain_undo_where_nothing_was_touched(store: Store) -> None:
    store.apply(Change("Delete", store.goes_with(["ukr"]).edits()))
    store.undo(untouched_only=True)
    assert store.get("ukr") == UKRAINE
    assert store.get("p1") == CLAIM


def test_a_deletion_that_another_desk_made_good_stays_so(store: Store) -> None:
    store.apply(Change("Delete", store.goes_with(["ev1", "article"]).edits()))
    with another_desk(store):
        store.apply(inserts(Actor(id="x", name="X")))
        again = Edit("source", "article", None, {"title": "Again"})
        store.apply(Change("Again", (again,)))
    with pytest.raises(Conflict):
        store.undo()
    store.undo(untouched_only=True)
    assert store.titles(["article"]) == {"article": "Again"}
    assert store.get("ev1") is not None
