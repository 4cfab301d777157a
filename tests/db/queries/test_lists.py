"""Lists: any kind by any field either way, narrowed by words, values and ids, read by pages."""

import pytest

from db.queries import lists
from db.queries.lists import Listing
from db.records import (
    KINDS,
    Actor,
    ActorRole,
    Issue,
    Option,
    Position,
    PositionOption,
    Record,
    link_id,
    specs,
)
from db.store import Store
from tests.db.exchange.samples import bare_and_full
from tests.db.talks import CLAIM, LINE, STANCE, TALKS, UKRAINE, WITHDRAWAL, inserts


@pytest.fixture
def full(empty: Store) -> Store:
    """A tracker with two records of every kind: one bare, one with every field."""
    empty.apply(inserts(*bare_and_full()))
    return empty


def ids(store: Store, listing: Listing, among: set[str] | None = None) -> list[str]:
    numbers = lists.numbers(store.db, listing, among)
    page = lists.page(store.db, listing.kind, numbers)
    return [page[n].id for n in numbers]


@pytest.mark.parametrize("cls", KINDS.values(), ids=KINDS)
def test_every_kind_can_be_sorted_by_each_of_its_fields_either_way(full: Store, cls: type[Record]) -> None:
    kind = cls.META.kind
    everything = {record.id for record in full.all(cls)}
    for name in specs(cls):
        up = ids(full, Listing(kind, (name,)))
        assert set(up) == everything
        assert ids(full, Listing(kind, (name,), descending=True)) == up[::-1]
    assert set(ids(full, Listing(kind))) == everything


def test_a_list_without_an_order_has_that_of_its_kind(empty: Store) -> None:
    empty.apply(
        inserts(
            *(
                Issue(id=i, title=t, rank=r)
                for i, t, r in (("a", "b", 2), ("b", "A", 2), ("c", "z", 1), ("d", "q", None))
            )
        )
    )
    assert ids(empty, Listing("issue")) == ["c", "b", "a", "d"]


def test_numbers_dates_choices_and_names_sort_by_what_they_mean(empty: Store) -> None:
    empty.apply(inserts(*TALKS))
    more = [
        Position(
            id="a", actor="rus", issue="territory", channel="Track II", stated="../2025-06", firmness="firm"
        ),
        Position(
            id="b",
            actor="rus",
            issue="territory",
            channel="assessed",
            stated="2014",
            firmness="non-negotiable",
        ),
        Position(id="c", actor="ukr", issue="territory", channel="official"),
    ]
    empty.apply(inserts(*more))
    assert ids(empty, Listing("position", ("stated",))) == ["b", "a", "p1", "c"]
    assert ids(empty, Listing("position", ("firmness",))) == ["b", "a", "p1", "c"]
    assert ids(empty, Listing("position", ("channel", "actor"))) == ["p1", "c", "a", "b"]
    assert ids(empty, Listing("position", ("actor", "stated"))) == ["b", "a", "p1", "c"]
    assert ids(empty, Listing("option", ("value",))) == ["withdrawal", "line"]


def test_equal_values_keep_the_order_of_writing(empty: Store) -> None:
    empty.apply(inserts(*(Actor(id=f"a{n}", name="Same") for n in (3, 1, 2))))
    assert ids(empty, Listing("actor", ("name",))) == ["a3", "a1", "a2"]
    assert ids(empty, Listing("actor", ("name",), descending=True)) == ["a2", "a1", "a3"]


def test_a_kind_without_an_order_of_its_own_stands_as_it_was_written(empty: Store) -> None:
    empty.apply(inserts(*TALKS))
    roles = [ActorRole(id=id, actor="rus", role="party") for id in ("z", "a", "m")]
    empty.apply(inserts(*roles))
    assert ids(empty, Listing("actor_role")) == ["z", "a", "m"]
    assert ids(empty, Listing("actor_role", descending=True)) == ["m", "a", "z"]


def test_words_narrow_a_list_as_a_search_does(store: Store) -> None:
    assert ids(store, Listing("position", words="ukr")) == ["p1"]
    assert ids(store, Listing("actor", words="Укр")) == ["ukr"]
    assert ids(store, Listing("actor", words="sky")) == []
    assert ids(store, Listing("actor", words="—")) == []
    assert ids(store, Listing("actor", words="  ")) == ["rus", "ukr"]
    assert ids(store, Listing("actor", words='" OR 1')) == []


def test_values_and_ids_narrow_a_list(store: Store) -> None:
    assert ids(store, Listing("position", equals={"actor": "ukr", "speaker": None})) == ["p1"]
    assert ids(store, Listing("position", equals={"actor": "rus"})) == []
    assert ids(store, Listing("actor"), {"rus", "p1"}) == ["rus"]
    assert ids(store, Listing("actor"), set()) == []
    assert ids(store, Listing("actor", words="russia", equals={"name": "Russia"}), {"rus"}) == ["rus"]


def test_a_row_number_is_found_by_its_id(store: Store) -> None:
    (number,) = lists.numbers(store.db, Listing("position"))
    assert lists.number_of(store.db, "p1") == number
    assert lists.number_of(store.db, "nobody") is None


def test_a_page_has_the_records_that_are_still_there(store: Store) -> None:
    numbers = lists.numbers(store.db, Listing("actor"))
    assert list(lists.page(store.db, "actor", [*numbers, 9999]).values()) != []
    assert set(lists.page(store.db, "actor", [*numbers, 9999])) == set(numbers)
    assert lists.page(store.db, "actor", []) == {}


def test_the_names_of_what_records_refer_to_are_looked_up_together(store: Store) -> None:
    assert lists.names(store.db, [CLAIM, STANCE]) == {
        "ukr": "Ukraine", "territory": "Territory", "p1": "Ukraine · Territory", "withdrawal": "Withdrawal",
    }  # fmt: skip
    assert lists.names(store.db, []) == {}


def test_stances_show_every_option_of_the_issue_along_its_axis(store: Store) -> None:
    other = Position(id="p2", actor="rus", issue="territory", channel="official")
    opposed = PositionOption(
        id=link_id("position_option", "p2", "line"), position="p2", option="line", stance="opposed"
    )
    middle = Option(id="m", issue="territory", label="Middle", value=50.0, rank=1)
    elsewhere = Issue(id="security", title="Security")
    store.apply(
        inserts(other, opposed, middle, elsewhere, Option(id="x", issue="security", label="X", value=1.0))
    )
    assert lists.stances(store.db, ["p1", "p2", "nobody"]) == {
        "p1": [(WITHDRAWAL, "preferred"), (LINE, ""), (middle, "")],
        "p2": [(WITHDRAWAL, ""), (LINE, "opposed"), (middle, "")],
    }
    assert lists.stances(store.db, []) == {}


def test_a_list_can_be_long(empty: Store) -> None:
    empty.apply(inserts(UKRAINE, *(Actor(id=f"a{n:04}", name=f"Actor {n:04}") for n in range(3000))))
    numbers = lists.numbers(empty.db, Listing("actor", ("name",)))
    assert len(numbers) == 3001
    assert len(lists.page(empty.db, "actor", numbers)) == 3001


def test_ids_come_in_the_order_of_their_numbers_and_those_gone_are_left_out(empty: Store) -> None:
    some = [Issue(id=f"i{place:04}", title=f"Issue {place}") for place in range(1200)]
    empty.apply(inserts(*some))
    numbers = lists.numbers(empty.db, Listing("issue", ("id",), descending=True))
    assert lists.ids(empty.db, numbers) == [each.id for each in reversed(some)]
    assert lists.ids(empty.db, [10**9, numbers[3]]) == [some[-4].id]
