"""Saved filters: keep what a list shows under a name, change it, put filters in another order."""

from collections.abc import Sequence
from dataclasses import replace

from db.changes import Change, Edit, new_id
from db.queries.lists import Listing
from db.queries.saved import kept_as
from db.records import Filter
from desktop.operations.edits import own_edit, sound, with_values
from desktop.operations.labels import cut


def save_filter(title: str, listing: Listing, others: Sequence[Filter] = ()) -> Change:
    """Keep what a list shows under a name, last among `others`. Raises InvalidField for a name that is none.

    The filter is the first edit.
    """
    rank = max((each.rank or 0 for each in others), default=0) + 1
    bare = Filter(id=new_id(), title=title.strip(), kind=listing.kind, rank=rank)
    saved = with_values(bare, kept_as(listing))
    return Change(f"Save filter “{cut(saved.title)}”", (Edit.insert(sound(saved)),))


def update_filter(saved: Filter, listing: Listing) -> Change:
    """Let a saved filter list what `listing` does."""
    return Change(f"Change filter “{cut(saved.title)}”", (own_edit(saved, kept_as(listing)),)).without_empty()


def rename_filter(saved: Filter, title: str) -> Change:
    """Give a saved filter another name. Raises InvalidField for a name that is none."""
    label = f"Rename filter “{cut(saved.title)}” to “{cut(title)}”"
    sound(replace(saved, title=title.strip()))
    return Change(label, (own_edit(saved, {"title": title.strip()}),)).without_empty()


def move_filter(filters: Sequence[Filter], id: str, way: int) -> Change:
    """Move one of `filters`, which are in order, by `way` places; their ranks are numbered anew."""
    moved = next(each for each in filters if each.id == id)
    others = [each for each in filters if each.id != id]
    place = min(max(filters.index(moved) + way, 0), len(others))
    ordered = [*others[:place], moved, *others[place:]]
    edits = tuple(own_edit(each, {"rank": rank}) for rank, each in enumerate(ordered, 1))
    return Change(f"Move filter “{cut(moved.title)}”", edits).without_empty()
