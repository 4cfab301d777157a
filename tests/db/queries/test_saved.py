"""Saved filters: a listing kept and read again is the same, and what is broken in one is said."""

import pytest

from db.queries.criteria import BETWEEN, IS, LOOK, Criterion
from db.queries.lists import Listing
from db.queries.saved import conditions_text, criteria_of, flaws, kept_as, listing_of
from db.records import Actor, Filter
from db.store import Store
from tests.db.talks import inserts

ASKED = (
    Criterion("actor", IS, ("ukr", "rus")),
    Criterion("stated", BETWEEN, ("2025", "2026-01~")),
    Criterion(LOOK, IS, ("uncited",)),
)


def saved(listing: Listing) -> Filter:
    return Filter(id="f", title="Mine", **kept_as(listing))  # type: ignore[arg-type]  # fields of a filter


@pytest.mark.parametrize(
    "listing",
    [
        Listing("position"),
        Listing("position", ("statement",), True, "land “now”", criteria=ASKED),
        Listing("actor", ("kind", "name")),
    ],
)
def test_a_listing_comes_back_as_it_was_kept(listing: Listing) -> None:
    assert listing_of(saved(listing)) == listing


def test_nothing_asked_is_kept_as_nothing() -> None:
    assert conditions_text(()) == ""
    assert criteria_of("") == ()


@pytest.mark.parametrize("text", ["{", "3", "[1]", '[{"field": "x"}]', '{"a": 1}'])
def test_what_is_no_list_of_conditions_is_none(text: str) -> None:
    assert criteria_of(text) is None


def test_a_broken_filter_lists_what_it_can_and_says_the_rest(empty: Store) -> None:
    empty.apply(inserts(Actor(id="ukr", name="Ukraine")))
    assert flaws(empty.db, saved(Listing("position", criteria=(Criterion("actor", IS, ("ukr",)),)))) == []
    unreadable = Filter(id="f", title="F", kind="actor", conditions="{", order="-gone, name")
    assert listing_of(unreadable) == Listing("actor", ("name",), True)
    assert flaws(empty.db, unreadable) == ["Its conditions can't be read and are left out."]
    lost = saved(
        Listing("position", criteria=(Criterion("actor", IS, ("lost",)), Criterion("shape", IS, ("x",))))
    )
    assert [sentence.split(",")[0] for sentence in flaws(empty.db, lost)] == [
        "There is no field “shape” in positions",
        "It names a record that was deleted. Undo may bring it back; or choose another.",
    ]
    strange = Filter(id="f", title="F", kind="wormhole")
    assert listing_of(strange) is None
    assert "“wormhole”" in flaws(empty.db, strange)[0]
