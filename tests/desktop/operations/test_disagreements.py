"""Records that say different things are noted as a disagreement, once, with what each side says."""

import pytest

from db.records import Disagreement, DisagreementRecord, Issue, Position
from db.store import Store
from desktop.operations.disagreements import OneSide, note_disagreement


def sides(store: Store, id: str) -> dict[str, str]:
    return {side.record: side.says for side in store.find(DisagreementRecord, disagreement=id)}


def test_two_positions_stand_side_by_side_with_who_says_what(store: Store) -> None:
    noted = note_disagreement(store, store.several(Position, ["p1", "p2"]))
    assert noted.change is not None
    store.apply(noted.change)

    assert store.need(Disagreement, noted.id).title == "Ukraine · Territory"
    assert sides(store, noted.id) == {
        "p1": "Status article: No cession, a freeze only with guarantees.",
        "p2": "Background article: Return of all land.",
    }
    assert store.need(Position, "p1").statement == "No cession, a freeze only with guarantees."
    store.undo()
    assert store.get(noted.id) is None


def test_one_position_brings_those_that_stand_beside_it(store: Store) -> None:
    noted = note_disagreement(store, [store.need(Position, "p2")])
    assert noted.change is not None
    store.apply(noted.change)

    assert set(sides(store, noted.id)) == {"p1", "p2"}


def test_what_is_noted_already_is_not_noted_twice(store: Store) -> None:
    first = note_disagreement(store, store.several(Position, ["p1", "p2"]))
    assert first.change is not None
    store.apply(first.change)

    assert note_disagreement(store, store.several(Position, ["p2", "p1"])) == (first.id, None)


def test_records_of_other_kinds_are_named_by_both_titles(store: Store) -> None:
    noted = note_disagreement(store, store.several(Issue, ["territory", "ceasefire"]))
    assert noted.change is not None
    store.apply(noted.change)

    assert store.need(Disagreement, noted.id).title == "Territory / Ceasefire"


def test_one_side_alone_is_refused_in_words(store: Store) -> None:
    with pytest.raises(OneSide, match="two sides"):
        note_disagreement(store, [store.need(Issue, "territory")])
