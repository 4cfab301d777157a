"""Saved filters as changes: one step each, with a name of its own, and none for nothing."""

import pytest

from db.errors import InvalidField
from db.queries.criteria import IS, Criterion
from db.queries.lists import Listing
from db.records import Filter
from db.store import Store
from desktop.operations.filters import move_filter, rename_filter, save_filter, update_filter

LISTING = Listing("position", ("stated",), True, "nato", criteria=(Criterion("channel", IS, ("official",)),))


def filters(store: Store) -> list[Filter]:
    return sorted(store.all(Filter), key=lambda each: each.rank or 0)


@pytest.fixture
def three(store: Store) -> Store:
    for title in ("One", "Two", "Three"):
        store.apply(save_filter(title, LISTING, filters(store)))
    return store


def test_a_filter_is_saved_last_with_all_it_lists(three: Store) -> None:
    saved = filters(three)[-1]
    assert (saved.title, saved.kind, saved.words, saved.order, saved.rank) == (
        "Three", "position", "nato", "-stated", 3,
    )  # fmt: skip
    assert three.undoable() is not None
    assert [change.label for change in three.journal(limit=1)] == ["Save filter “Three”"]


@pytest.mark.parametrize("title", ["", "   "])
def test_a_filter_needs_a_name(store: Store, title: str) -> None:
    with pytest.raises(InvalidField):
        save_filter(title, LISTING)


def test_moving_numbers_them_anew_and_stops_at_the_ends(three: Store) -> None:
    ids = [each.id for each in filters(three)]
    three.apply(move_filter(filters(three), ids[2], -2))
    assert [each.title for each in filters(three)] == ["Three", "One", "Two"]
    assert move_filter(filters(three), ids[2], -1).edits == ()
    three.undo()
    assert [each.title for each in filters(three)] == ["One", "Two", "Three"]


def test_what_changes_nothing_is_no_step(three: Store) -> None:
    first = filters(three)[0]
    assert update_filter(first, LISTING).edits == ()
    assert rename_filter(first, " One ").edits == ()
    with pytest.raises(InvalidField):
        rename_filter(first, " ")
