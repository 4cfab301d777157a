"""What a change did, record by record: in words, also of what is gone, and a page at a time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.changes import Change, Edit
from db.records import Actor, Position
from db.store import Store
from desktop.models.change_details import Details, Group, details_of
from desktop.operations.positions import record_position, set_stance
from tests.desktop.small import FREEZE, RETURN, small_tracker


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with small_tracker(tmp_path / "t.parley") as opened:
        yield opened


def details(store: Store, change: Change, most: int = 25, *first: str) -> Details:
    found = details_of(store, change.seq, most, first)
    assert found is not None
    return found


def said(group: Group) -> list[tuple[str, str, str]]:
    return [(each.label, each.before, each.after) for each in group.differences]


def test_fields_are_told_in_words_by_record(store: Store) -> None:
    position = store.need(Position, "p1")
    values = {"stated": "2026-03-05", "speaker": "rus", "firmness": "firm"}
    done = store.apply(Change("Edit", (Edit.update(position, **values),)))
    (group,) = details(store, done).groups
    assert (group.id, group.title, group.heading, group.there) == (
        "p1", "Ukraine · Territory", "Position, changed", True,
    )  # fmt: skip
    assert said(group) == [
        ("Stated", "February 2026", "5 March 2026"),
        ("Speaker", "not stated", "Russia"),
        ("Firmness", "conditional", "firm"),
    ]
    assert all(each.can_be_restored for each in group.differences)


def test_stances_stand_with_their_position(store: Store) -> None:
    position = Position(id="p9", actor="rus", issue="territory", channel="official", statement="All of it.")
    added = store.apply(record_position(store, position, {RETURN: "red line", FREEZE: "preferred"}))
    (group,) = details(store, added).groups
    assert (group.heading, group.title) == ("Position, added", "Russia · Territory")
    assert ("Statement", "", "All of it.") in said(group)
    assert ("Stance on “Full return”", "unstated", "red line") in said(group)
    changed = store.apply(set_stance(store, store.need(Position, "p9"), RETURN, ""))
    (group,) = details(store, changed).groups
    assert said(group) == [("Stance on “Full return”", "red line", "unstated")]
    assert group.heading == "Position, changed"


def test_what_is_gone_is_called_what_it_was_called_and_comes_back_whole(store: Store) -> None:
    edited = store.apply(Change("Edit", (Edit.update(store.need(Position, "p1"), speaker="rus"),)))
    deleted = store.apply(Change("Delete", store.goes_with(["ukr", "rus"]).edits()))
    (group,) = details(store, edited).groups
    assert (group.title, group.there) == ("Ukraine · Territory", False)
    assert said(group) == [("Speaker", "not stated", "Russia")]
    assert not any(each.can_be_restored for each in group.differences)
    groups = details(store, deleted).groups
    assert [group.title for group in groups[:2]] == ["Russia", "Ukraine"]
    assert {group.heading for group in groups[:2]} == {"Actor, deleted"}
    assert ("Name", "Russia", "") in said(groups[0])


def test_a_stance_of_a_position_that_is_gone_is_not_restored_alone(store: Store) -> None:
    changed = store.apply(set_stance(store, store.need(Position, "p1"), FREEZE, "opposed"))
    store.apply(Change("Delete", store.goes_with(["p1"]).edits()))
    (group,) = details(store, changed).groups
    assert said(group) == [("Stance on “Freeze on the line”", "conditional", "opposed")]
    assert (group.id, group.there) == ("p1", False)
    assert not any(each.can_be_restored for each in group.differences)


def test_what_a_record_held_leaves_out_what_is_empty_or_derived(store: Store) -> None:
    done = store.apply(Change("Add", (Edit.insert(Actor(id="usa", name="United States")),)))
    (group,) = details(store, done).groups
    assert [label for label, _, _ in said(group)] == ["Name", "Kind"][: len(group.differences)]


def test_a_large_change_is_shown_a_page_at_a_time(store: Store) -> None:
    many = tuple(Edit.insert(Actor(id=f"a{number:03}", name=f"Actor {number}")) for number in range(100))
    done = store.apply(Change("Import", many, kind="import"))
    found = details(store, done)
    assert ([group.id for group in found.groups], found.more) == ([f"a{n:03}" for n in range(25)], 75)
    assert details(store, done, most=80).more == 20
    first = details(store, done, 25, "a099")
    assert [group.id for group in first.groups[:2]] == ["a099", "a000"]
    assert (len(first.groups), first.more) == (25, 75)


def test_an_undone_change_names_what_took_it_back(store: Store) -> None:
    done = store.apply(Change("Edit", (Edit.update(store.need(Position, "p1"), venue="Paris"),)))
    assert details(store, done).undoing is None
    undone = store.undo()
    found = details(store, done).undoing
    assert found is not None
    assert found.id == undone.id
    store.redo()
    assert details(store, done).undoing is None


def test_there_are_no_details_of_a_change_that_never_was(store: Store) -> None:
    assert details_of(store, 999) is None
