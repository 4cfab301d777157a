"""The conditions of a stance become just those that are wanted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.changes import Change
from db.errors import InvalidField
from db.records import Condition
from db.store import Store
from desktop.operations.conditions import condition_edits
from tests.desktop.small import STANCE, small_tracker


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator[Store]:
    with small_tracker(tmp_path / "small.parley") as made:
        yield made


def wanted(tracker: Store, *conditions: Condition) -> list[str]:
    tracker.apply(Change("Conditions", condition_edits(tracker, {STANCE: conditions})))
    return sorted(each.text for each in tracker.find(Condition, position_option=STANCE))


def test_what_is_new_is_added_and_what_is_missing_goes(tracker: Store) -> None:
    kept = tracker.need(Condition, "c1")
    added = Condition(id="c2", position_option=STANCE, text="A vote is held", by="rus")
    assert wanted(tracker, kept, added) == ["A vote is held", "Guarantees are in force"]
    assert wanted(tracker, added) == ["A vote is held"]
    tracker.undo()
    assert tracker.get("c1") == kept


def test_what_stays_as_it_is_needs_no_edit(tracker: Store) -> None:
    assert condition_edits(tracker, {STANCE: [tracker.need(Condition, "c1")]}) == ()


def test_a_changed_condition_keeps_its_mark(tracker: Store) -> None:
    before = tracker.need(Condition, "c1")
    assert wanted(tracker, Condition(id="c1", position_option=STANCE, text="Other words")) == ["Other words"]
    assert tracker.need(Condition, "c1").handling_inherited == before.handling_inherited


def test_a_condition_without_words_is_refused(tracker: Store) -> None:
    with pytest.raises(InvalidField):
        condition_edits(tracker, {STANCE: [Condition(id="c3", position_option=STANCE, text="")]})
