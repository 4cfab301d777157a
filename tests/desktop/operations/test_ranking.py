"""The order by hand: within what records belong to, together, and with as few ranks changed as can be."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.changes import Change, Edit
from db.queries import lists
from db.queries.lists import Listing
from db.records import KINDS, Brief, Issue, Judgement, Option
from db.store import Store
from desktop.operations.ranking import CannotRank, can_rank, is_ranked, move, rank_order, renumbered


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "ranks.parley", desk="desk-1", author="Ana") as made:
        yield made


def issues(store: Store, **ranks: int | None) -> None:
    added = (Edit.insert(Issue(id=name, title=name.upper(), rank=rank)) for name, rank in ranks.items())
    store.apply(Change("Add", tuple(added)))


def order(store: Store, kind: str = "issue") -> list[str]:
    numbers = lists.numbers(store.db, Listing(kind, order=rank_order(kind)))
    return lists.ids(store.db, numbers)


def changed(change: Change) -> dict[str, object]:
    return {edit.id: (edit.after or {})["rank"] for edit in change.edits}


def test_one_goes_up_and_what_is_nearest_to_its_place_is_renumbered(store: Store) -> None:
    issues(store, a=1, b=2, c=3, d=4)
    change = move(store, "issue", ["d"], after="b")
    assert change.label == "Move D up"
    assert changed(change) == {"c": 5}
    store.apply(change)
    assert order(store) == ["a", "b", "d", "c"]
    store.undo()
    assert order(store) == ["a", "b", "c", "d"]


def test_a_gap_takes_a_record_without_renumbering_others(store: Store) -> None:
    issues(store, a=10, b=20, c=30)
    change = move(store, "issue", ["c"], before="b")
    assert changed(change) == {"c": 11}
    store.apply(change)
    assert order(store) == ["a", "c", "b"]


def test_a_block_moves_together_in_its_own_order(store: Store) -> None:
    issues(store, a=1, b=2, c=3, d=4, e=5)
    change = move(store, "issue", ["e", "b"], before="a")
    assert change.label == "Move 2 issues up"
    store.apply(change)
    assert order(store) == ["b", "e", "a", "c", "d"]
    down = move(store, "issue", ["b", "e"], after="d")
    assert down.label == "Move 2 issues down"
    store.apply(down)
    assert order(store) == ["a", "c", "d", "b", "e"]


def test_records_without_a_rank_get_one_only_where_they_must(store: Store) -> None:
    issues(store, a=None, b=None, c=None, d=None)
    change = move(store, "issue", ["c"], before="a")
    assert changed(change) == {"c": 1}
    store.apply(change)
    assert order(store) == ["c", "a", "b", "d"]
    store.apply(move(store, "issue", ["d"], after="a"))
    assert order(store) == ["c", "a", "d", "b"]
    assert store.need(Issue, "b").rank is None


def test_what_stands_there_already_is_no_change(store: Store) -> None:
    issues(store, a=1, b=2, c=None)
    assert move(store, "issue", ["b"], after="a").edits == ()
    assert move(store, "issue", ["b"], before="c").edits == ()


def test_equal_ranks_are_told_apart_where_something_is_put_between(store: Store) -> None:
    issues(store, a=3, b=3, c=3)
    store.apply(move(store, "issue", ["c"], after="a"))
    assert order(store) == ["a", "c", "b"]


def test_ranks_count_within_the_owner_and_others_stay(store: Store) -> None:
    issues(store, i=1, j=2)
    options = [
        Option(id=f"{i}{n}", issue=i, label=f"{i}{n}", value=n, rank=n) for i in "ij" for n in (1, 2, 3)
    ]
    store.apply(Change("Add", tuple(map(Edit.insert, options))))
    change = move(store, "option", ["j3"], before="j1")
    assert {edit.id[0] for edit in change.edits} == {"j"}
    store.apply(change)
    assert order(store, "option") == ["i1", "i2", "i3", "j3", "j1", "j2"]
    for ids, before in ((["i1", "j1"], "i2"), (["i1"], "j1")):
        with pytest.raises(CannotRank, match="within one issue"):
            move(store, "option", ids, before=before)


def test_key_judgements_and_what_else_has_a_rank_of_its_own() -> None:
    ranked = {"issue", "option", "condition", "brief_section", "judgement", "question"}
    assert ranked <= {kind for kind in KINDS if can_rank(kind)}
    assert not can_rank("marking")
    assert not can_rank("scale_term")
    assert rank_order("judgement") == ("brief", "rank")
    assert is_ranked("judgement", ())
    assert is_ranked("issue", ())
    assert not is_ranked("issue", ("title",))
    assert not is_ranked("option", ())
    assert is_ranked("option", rank_order("option"))
    assert not is_ranked("position", ())


def test_judgements_of_one_brief(store: Store) -> None:
    store.apply(Change("Add", (Edit.insert(Brief(id="b", title="B")),)))
    texts = [Judgement(id=f"k{n}", brief="b", text=f"text {n}", confidence="low") for n in range(3)]
    store.apply(Change("Add", tuple(map(Edit.insert, texts))))
    before = order(store, "judgement")
    store.apply(move(store, "judgement", [before[2]], before=before[0]))
    assert order(store, "judgement") == [before[2], before[0], before[1]]


RANKS = st.lists(st.one_of(st.none(), st.integers(0, 12)), max_size=8)


@given(RANKS)
def test_renumbering_rises_and_changes_as_few_as_any_other_way_would(ranks: list[int | None]) -> None:
    made = renumbered(ranks)
    assert all(a < b for a, b in pairwise(made))
    least = min([1, *(rank for rank in ranks if rank is not None)])
    assert not made or made[0] >= least
    kept = sum(a == b for a, b in zip(made, ranks, strict=True))
    assert kept == most_that_can_stay(ranks, least)


def most_that_can_stay(ranks: list[int | None], least: int) -> int:
    """By trying all of them: the largest set that leaves room for what stands before and between."""
    places = [place for place, rank in enumerate(ranks) if rank is not None]
    for size in range(len(places), 0, -1):
        if any(leaves_room(ranks, chosen, least) for chosen in combinations(places, size)):
            return size
    return 0


def leaves_room(ranks: list[int | None], chosen: tuple[int, ...], least: int) -> bool:
    slack = [(ranks[place] or 0) - place for place in chosen]
    return slack[0] >= least and all(a <= b for a, b in pairwise(slack))
