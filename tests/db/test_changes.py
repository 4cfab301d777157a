"""Edits hold what differs, and a change can be taken back."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.changes import Change, Edit, new_id, row_of
from db.records import Actor, Position
from tests.db.talks import CLAIM, UKRAINE


def test_an_insert_holds_all_fields_but_the_id() -> None:
    edit = Edit.insert(CLAIM)
    assert (edit.table, edit.id, edit.before) == ("position", "p1", None)
    assert edit.after is not None
    assert edit.after.keys() == {each.name for each in fields(Position)} - {"id"}
    assert edit.after["statement"] == CLAIM.statement


def test_an_update_holds_the_fields_that_differ() -> None:
    edit = Edit.update(UKRAINE, name="Ukraine", short_name="UA")
    assert (edit.before, edit.after) == ({"short_name": ""}, {"short_name": "UA"})


def test_an_update_to_the_same_values_is_empty() -> None:
    assert Edit.update(UKRAINE, name="Ukraine").empty
    assert not Edit.update(UKRAINE, name="Україна").empty
    assert not Edit.insert(UKRAINE).empty
    assert not Edit.delete(UKRAINE).empty


def test_a_deletion_that_names_no_field_is_not_empty() -> None:
    assert not Edit("actor", "ukr", {}, None).empty


def test_a_field_that_is_not_there_is_refused() -> None:
    with pytest.raises(AttributeError):
        Edit.update(UKRAINE, nosuch="x")


def test_the_inverse_of_a_change_goes_backwards_and_names_it() -> None:
    change = Change("Both", (Edit.insert(UKRAINE), Edit.update(CLAIM, until="2026-03")), id="c1")
    inverse = change.inverse("undo", change.label)
    assert (inverse.kind, inverse.undoes, inverse.label) == ("undo", "c1", "Both")
    assert [edit.table for edit in inverse.edits] == ["position", "actor"]
    assert inverse.edits[0].after == {"until": ""}
    assert inverse.edits[1] == Edit.delete(UKRAINE)


def test_edits_are_counted_by_table_found_by_id_and_those_of_another_change_anew() -> None:
    nothing = Edit.update(CLAIM, until=CLAIM.until)
    change = Change("Both", (Edit.insert(UKRAINE), Edit.update(CLAIM, until="2026-03"), nothing))
    assert change.counts() == change.counts() == {"actor": 1, "position": 2}
    assert [change.concerns(id) for id in (UKRAINE.id, CLAIM.id, "p9")] == [True, True, False]
    assert change.without_empty().counts() == {"actor": 1, "position": 1}


@given(st.text(), st.floats(0, 100))
def test_a_change_taken_back_twice_is_itself(name: str, capability: float) -> None:
    edit = Edit.update(Actor(id="a", name="A"), name=name, capability=capability)
    assert edit.inverse().inverse() == edit


def test_a_row_leaves_out_the_id() -> None:
    assert "id" not in row_of(UKRAINE)
    assert row_of(UKRAINE)["aliases"] == "Україна"


def test_new_ids_sort_by_the_time_they_were_made() -> None:
    made = [new_id() for _ in range(1000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
