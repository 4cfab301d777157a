"""Marks as they are stored: the default of the day fills in just where a record has none of its own."""

import pytest

from db.changes import Change, Edit
from db.errors import InvalidField
from db.records import DOSSIER_ID, Actor, Dossier, Marking
from db.store import Store
from tests.db.talks import inserts, markings, record_rows, update

USA = Actor(id="usa", name="United States")


@pytest.fixture
def marked(empty: Store) -> Store:
    """A tracker with three levels, whose default is the middle one."""
    empty.apply(inserts(*markings()))
    set_default(empty, "AMBER")
    return empty


def set_default(store: Store, level: str) -> None:
    store.apply(update(store.need(Dossier, DOSSIER_ID), handling_default=level))


def marks(store: Store, id: str = "usa") -> tuple[str, str]:
    found = store.need(Actor, id)
    return found.handling, found.handling_inherited


def test_a_record_without_a_mark_is_given_the_default(marked: Store) -> None:
    recorded = marked.apply(inserts(USA))
    assert marks(marked) == ("", "AMBER")
    assert (recorded.edits[0].after or {})["handling_inherited"] == "AMBER"


def test_a_record_with_a_mark_keeps_to_it(marked: Store) -> None:
    marked.apply(inserts(Actor(id="usa", name="US", handling="GREEN", handling_inherited="RED")))
    assert marks(marked) == ("GREEN", "")


def test_the_default_is_that_of_the_day_it_was_written(marked: Store) -> None:
    marked.apply(inserts(USA))
    set_default(marked, "RED")
    assert marks(marked) == ("", "AMBER")
    marked.apply(update(marked.need(Actor, "usa"), name="USA"))
    assert marks(marked) == ("", "AMBER")


def test_the_default_of_a_change_is_the_one_before_it(marked: Store) -> None:
    raised = Edit.update(marked.need(Dossier, DOSSIER_ID), handling_default="RED")
    marked.apply(Change("Both", (raised, Edit.insert(USA))))
    assert marks(marked) == ("", "AMBER")


def test_records_that_come_with_their_dossier_have_no_default(empty: Store) -> None:
    empty.apply(inserts(*markings("RED"), USA))
    assert marks(empty) == ("", "")


def test_giving_and_taking_a_mark_empties_and_fills_what_is_inherited(marked: Store) -> None:
    marked.apply(inserts(USA))
    marked.apply(update(marked.need(Actor, "usa"), handling="RED"))
    assert marks(marked) == ("RED", "")
    set_default(marked, "GREEN")
    recorded = marked.apply(update(marked.need(Actor, "usa"), handling=""))
    assert marks(marked) == ("", "GREEN")
    assert recorded.edits[0].before == {"handling": "RED", "handling_inherited": ""}


def test_undo_brings_marks_back_as_they_were(marked: Store) -> None:
    set_default(marked, "")
    marked.apply(inserts(USA))
    before = record_rows(marked.db)["actor"]
    marked.apply(update(marked.need(Actor, "usa"), handling="GREEN"))
    marked.desk = "another"
    set_default(marked, "RED")
    marked.desk = "desk"
    marked.undo()
    assert record_rows(marked.db)["actor"] == before
    marked.redo()
    assert marks(marked) == ("GREEN", "")


def test_undoing_a_deletion_gives_no_new_default(marked: Store) -> None:
    set_default(marked, "")
    marked.apply(inserts(USA))
    marked.apply(Change("Delete", marked.goes_with(["usa"]).edits()))
    marked.desk = "another"
    set_default(marked, "RED")
    marked.desk = "desk"
    marked.undo()
    assert marks(marked) == ("", "")


@pytest.mark.parametrize("field", ["handling", "handling_inherited"])
def test_a_level_that_is_not_there_is_refused(marked: Store, field: str) -> None:
    values = {"name": "US", field: "BLACK"}
    with pytest.raises(InvalidField, match="AMBER, GREEN, RED") as raised:
        marked.apply(Change("Add", (Edit("actor", "usa", None, values),)))
    assert raised.value.field == field


def test_a_default_that_is_no_level_is_refused(marked: Store) -> None:
    with pytest.raises(InvalidField, match="BLACK is no level") as raised:
        set_default(marked, "BLACK")
    assert (raised.value.kind, raised.value.field) == ("dossier", "handling_default")


def test_a_level_may_come_in_the_same_change(marked: Store) -> None:
    level = Marking(id="m9", set="house", level="BLACK", rank=9)
    marked.apply(inserts(Actor(id="usa", name="US", handling="BLACK"), level))
    assert marks(marked) == ("BLACK", "")


def test_a_tracker_without_levels_says_so(empty: Store) -> None:
    with pytest.raises(InvalidField, match="none is set up"):
        empty.apply(inserts(Actor(id="usa", name="US", handling="RED")))
