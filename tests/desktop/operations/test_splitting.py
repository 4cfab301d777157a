"""A claim is split: a part of the statement becomes a position with the same evidence, as one step."""

import pytest

from db.records import Evidence, Position, PositionOption
from db.store import Store
from desktop.operations.splitting import SHARED_FIELDS, CannotSplit, split_position
from tests.desktop.small import STANCE


def parts(text: str, moved: str) -> tuple[str, str, str]:
    before, _, after = text.partition(moved)
    return before, moved, after


def split(store: Store, moved: str) -> tuple[Position, Position]:
    """The old and the new position, once `moved` was split off p1."""
    old = store.need(Position, "p1")
    change = store.apply(split_position(store, old, *parts(old.statement, moved)))
    new = next(edit.id for edit in change.edits if edit.before is None)
    return store.need(Position, "p1"), store.need(Position, new)


def test_the_part_becomes_a_position_of_its_own(store: Store) -> None:
    before = store.need(Position, "p1")
    old, new = split(store, " a freeze only with guarantees.")
    assert (old.statement, new.statement) == ("No cession,", "a freeze only with guarantees.")
    for name in SHARED_FIELDS:
        assert getattr(new, name) == getattr(before, name), name
    assert store.journal(limit=1)[0].label == "Split position of Ukraine on Territory"


def test_the_evidence_is_cited_for_both_and_stances_stay_with_the_old(store: Store) -> None:
    old, new = split(store, "No cession")
    (kept,), (copied,) = (store.find(Evidence, record=each.id) for each in (old, new))
    assert (copied.source, copied.locator) == (kept.source, kept.locator)
    assert copied.id != kept.id
    assert store.find(PositionOption, position=new.id) == []
    assert store.get(STANCE) is not None


def test_one_undo_joins_them_again(store: Store) -> None:
    before = store.need(Position, "p1")
    _, new = split(store, "No cession")
    store.undo()
    assert store.need(Position, "p1") == before
    assert store.get(new.id) is None
    assert len(store.find(Evidence, record="p1")) == 1


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [("One. ", " Three.", "One. Three."), ("", " Three.", "Three."), ("One.\n", "\nThree.", "One.\nThree."),
     ("One", "three", "Onethree"), ("  One. ", "", "One.")],
)  # fmt: skip
def test_what_is_left_is_joined_without_a_gap(store: Store, before: str, after: str, left: str) -> None:
    old = store.need(Position, "p1")
    change = split_position(store, old, before, "Two.", after)
    assert change.edits[0].after == {"statement": left}


@pytest.mark.parametrize("words", [("All of it", "  ", ""), ("", "All of it", " ")])
def test_nothing_and_everything_can_not_be_split_off(store: Store, words: tuple[str, str, str]) -> None:
    with pytest.raises(CannotSplit, match="Nothing was changed"):
        split_position(store, store.need(Position, "p1"), *words)
