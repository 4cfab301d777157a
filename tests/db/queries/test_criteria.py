"""Criteria: each test over each kind of field, in SQL; and what is said of one that can't be applied."""

import pytest

from db.queries import lists
from db.queries.criteria import (
    ABOVE,
    AFTER,
    BEFORE,
    BETWEEN,
    CONTAINS,
    IS,
    IS_NOT,
    LACKS,
    LEAST,
    LOOK,
    MOST,
    SOURCE,
    STATED,
    TAG,
    UNSTATED,
    WITHIN,
    Criterion,
    asked_of,
    count_of_values,
    fields_of,
    flaw,
    gone,
)
from db.queries.lists import Listing
from db.records import (
    KINDS,
    Actor,
    Dossier,
    Evidence,
    Issue,
    Marking,
    Option,
    Position,
    Record,
    Source,
    Tag,
    Tagging,
    link_id,
    required,
    specs,
)
from db.store import Store
from tests.db.exchange.samples import bare_and_full
from tests.db.talks import inserts

VALUES = {"date": "2026-01", "whole": "1", "number": "1", "flag": "1"}
UKR, RUS = Actor(id="ukr", name="Ukraine", capability=40), Actor(id="rus", name="Russia", capability=70)
LAND, PAUSE = Issue(id="land", title="Land"), Issue(id="pause", title="Pause")


def position(id: str, **fields: str) -> Position:
    return Position(**{"id": id, "actor": "ukr", "issue": "land", "channel": "official", **fields})


@pytest.fixture
def talks(empty: Store) -> Store:
    records: tuple[Record, ...] = (
        UKR, RUS, LAND, PAUSE,
        Source(id="s1", title="One"), Source(id="s2", title="Two"),
        position("p1", stated="2025-12", statement="No cession of Donéts, ever.", firmness="firm"),
        position("p2", stated="2026-01-10", channel="back-channel", statement="Земля за мир"),
        position("p3", stated="2026-02", actor="rus", confidence="high", statement="100 % of [the] land*"),
        position("p4", actor="rus", issue="pause", firmness="unclear"),
        Evidence(id="e1", source="s1", record="p1"), Evidence(id="e2", source="s2", record="p1"),
        Evidence(id="e3", source="s1", record="p2"),
        Tag(id="hot", name="Hot"), Tagging(id=link_id("tagging", "hot", "p3"), tag="hot", record="p3"),
    )  # fmt: skip
    empty.apply(inserts(*records))
    return empty


def found(store: Store, kind: str, *criteria: Criterion) -> str:
    """The ids of the rows, in the order of their ids, with a blank between."""
    listing = Listing(kind, ("id",), criteria=criteria)
    numbers = lists.numbers(store.db, listing)
    assert lists.count(store.db, listing) == len(numbers)
    page = lists.page(store.db, kind, numbers)
    return " ".join(page[n].id for n in numbers)


@pytest.mark.parametrize(
    ("field", "test", "values", "expected"),
    [
        ("channel", IS, ("back-channel",), "p2"),
        ("channel", IS, ("back-channel", "official"), "p1 p2 p3 p4"),
        ("firmness", IS_NOT, ("firm",), "p2 p3 p4"),
        ("confidence", UNSTATED, (), "p1 p2 p4"),
        ("confidence", STATED, (), "p3"),
        ("actor", IS, ("ukr", "rus"), "p1 p2 p3 p4"),
        ("actor", IS, ("rus",), "p3 p4"),
        ("actor", IS_NOT, ("rus",), "p1 p2"),
        ("replaces", UNSTATED, (), "p1 p2 p3 p4"),
        ("replaces", IS_NOT, ("p1",), "p1 p2 p3 p4"),
        ("statement", CONTAINS, ("donets",), "p1"),
        ("statement", CONTAINS, ("ЗЕМЛЯ",), "p2"),
        ("statement", CONTAINS, ("[THE] land*",), "p3"),
        ("statement", CONTAINS, ("cession", "мир"), "p1 p2"),
        ("statement", LACKS, ("cession", "мир"), "p3 p4"),
        ("statement", UNSTATED, (), "p4"),
        ("statement", IS, ("Земля за мир",), "p2"),
        ("stated", BEFORE, ("2026-01",), "p1"),
        ("stated", BEFORE, ("2026-01-10",), "p1"),
        ("stated", AFTER, ("2026-01",), "p3"),
        ("stated", AFTER, ("2025-12",), "p2 p3"),
        ("stated", WITHIN, ("2026",), "p2 p3"),
        ("stated", BETWEEN, ("2025-12", "2026-01"), "p1 p2"),
        ("stated", UNSTATED, (), "p4"),
        (TAG, IS, ("hot",), "p3"),
        (TAG, IS_NOT, ("hot",), "p1 p2 p4"),
        (TAG, UNSTATED, (), "p1 p2 p4"),
        (SOURCE, IS, ("s2",), "p1"),
        (SOURCE, IS, ("s1", "s2"), "p1 p2"),
        (SOURCE, UNSTATED, (), "p3 p4"),
    ],
)
def test_a_list_is_narrowed(
    talks: Store, field: str, test: str, values: tuple[str, ...], expected: str
) -> None:
    assert found(talks, "position", Criterion(field, test, values)) == expected


@pytest.mark.parametrize(
    ("test", "values", "expected"),
    [
        (IS, ("40",), "ukr"),
        (LEAST, ("41",), "rus"),
        (MOST, ("40",), "ukr"),
        (BETWEEN, ("70", "40"), "rus ukr"),
        (UNSTATED, (), ""),
    ],
)
def test_numbers_are_compared(talks: Store, test: str, values: tuple[str, ...], expected: str) -> None:
    assert found(talks, "actor", Criterion("capability", test, values)) == expected


def test_all_criteria_must_hold_beside_words_and_values(talks: Store) -> None:
    rus, stated = Criterion("actor", IS, ("rus",)), Criterion("stated", STATED)
    assert found(talks, "position", rus, stated) == "p3"
    listing = Listing("position", words="land", equals={"issue": "land"}, criteria=(rus, stated))
    assert lists.count(talks.db, listing) == 1
    assert lists.count(talks.db, listing, {"p1"}) == 0
    assert lists.count(talks.db, listing, {"p1", "p3"}) == 1


def test_a_mark_is_that_of_what_the_record_belongs_to_as_well(empty: Store) -> None:
    levels = ("LOW", "MID", "HIGH")
    empty.apply(
        inserts(
            Dossier(id="dossier", title="Talks", marking_set="m"),
            *(Marking(id=level.lower(), set="m", level=level, rank=n) for n, level in enumerate(levels)),
            UKR,
            Actor(id="secret", name="Secret", handling="HIGH"),
            LAND,
            position("open"),
            position("own", handling="MID"),
            position("by_actor", actor="secret"),
            Source(id="s1", title="One"),
            *(Evidence(id=f"e-{p}", source="s1", record=p) for p in ("open", "by_actor")),
        )
    )
    above = Criterion("handling", ABOVE, ("LOW",))
    assert found(empty, "position", above) == "by_actor own"
    assert found(empty, "position", Criterion("handling", ABOVE, ("MID",))) == "by_actor"
    assert found(empty, "position", Criterion("handling", MOST, ("MID",))) == "open own"
    assert found(empty, "position", Criterion("handling", UNSTATED)) == "by_actor open"
    assert found(empty, "position", Criterion("handling", IS, ("MID",))) == "own"
    empty.db.execute("UPDATE position SET handling = 'COSMIC' WHERE id = 'own'")  # as an older file may hold
    assert found(empty, "position", Criterion("handling", ABOVE, ("HIGH",))) == "own"
    empty.db.execute("UPDATE position SET handling = 'MID' WHERE id = 'own'")
    assert found(empty, "evidence", above) == "e-by_actor"
    assert found(empty, "marking", above) == ""
    seen = empty.snapshot(handling_at_most="MID")
    assert {each.id for each in seen.all(Position)} == {"open", "own"}


@pytest.mark.parametrize("cls", KINDS.values(), ids=KINDS)
def test_every_test_of_every_field_of_every_kind_can_be_asked(empty: Store, cls: type[Record]) -> None:
    """And the records that pass a test and those that fail its contrary are all there are."""
    empty.apply(inserts(*bare_and_full()))
    kind = cls.META.kind
    everything = set(found(empty, kind).split())
    for field in fields_of(kind):
        value = VALUES.get(specs(cls)[field].kind, "x") if field in specs(cls) else "x"
        for test in asked_of(kind, field):
            number = count_of_values(test)
            asked = Criterion(field, test, (value,) * (1 if number is None else number))
            assert flaw(kind, asked) == ""
            assert set(found(empty, kind, asked).split()) <= everything
        if field not in required(cls) and UNSTATED in asked_of(kind, field) and field != "handling":
            stated = found(empty, kind, Criterion(field, STATED)).split()
            unstated = found(empty, kind, Criterion(field, UNSTATED)).split()
            assert sorted([*stated, *unstated]) == sorted(everything)


def test_what_is_needed_is_not_asked_whether_it_is_stated() -> None:
    assert UNSTATED not in asked_of("position", "actor")
    assert UNSTATED in asked_of("position", "speaker")
    assert asked_of("position", "id") == ()
    assert "handling_inherited" not in fields_of("position")


@pytest.mark.parametrize(
    ("field", "test", "values", "said"),
    [
        ("colours", IS, ("x",), "no field “colours” in positions"),
        ("stated", CONTAINS, ("x",), "“contains” can't be asked"),
        ("stated", BEFORE, ("soon",), "“soon” can't be read"),
        ("stated", BEFORE, ("",), "“” names no day"),
        ("stated", BETWEEN, ("2026",), "A value is missing"),
        ("channel", IS, (), "A value is missing"),
    ],
)
def test_what_cannot_be_applied_is_said_and_left_out(
    talks: Store, field: str, test: str, values: tuple[str, ...], said: str
) -> None:
    broken = Criterion(field, test, values)
    assert said in flaw("position", broken)
    assert found(talks, "position", broken) == "p1 p2 p3 p4"


def test_a_number_that_is_none_is_said(talks: Store) -> None:
    assert "“many” can't be read" in flaw("actor", Criterion("capability", LEAST, ("many",)))


def test_what_is_to_look_at_is_left_to_the_caller(talks: Store) -> None:
    look = Criterion(LOOK, IS, ("uncited",))
    assert flaw("position", look) == ""
    assert found(talks, "position", look) == "p1 p2 p3 p4"


def test_records_that_are_gone_are_named(talks: Store) -> None:
    asked = (
        Criterion("actor", IS, ("ukr", "lost")),
        Criterion(TAG, IS, ("cold",)),
        Criterion("channel", IS, ("x",)),
    )
    assert gone(talks.db, "position", asked) == {"lost", "cold"}


def test_text_that_looks_like_sql_is_text(talks: Store) -> None:
    text = "x') OR 1=1 --"
    assert found(talks, "position", Criterion("statement", CONTAINS, (text,))) == ""
    assert found(talks, "position", Criterion("channel", IS, (text,))) == ""


def test_options_by_their_place(talks: Store) -> None:
    talks.apply(inserts(*(Option(id=f"o{n}", issue="land", label=f"O{n}", value=n * 25.5) for n in range(3))))
    assert found(talks, "option", Criterion("value", LEAST, ("25.5",))) == "o1 o2"


def test_what_is_partly_known_is_before_or_after_only_when_all_of_it_is(empty: Store) -> None:
    stated = {"year": "2025", "span": "2025-03/2025-09", "open": "../2025-06", "since": "2025-06/.."}
    empty.apply(inserts(UKR, LAND, *(position(id, stated=text) for id, text in stated.items())))
    assert found(empty, "position", Criterion("stated", BEFORE, ("2025-08",))) == "open"
    assert found(empty, "position", Criterion("stated", BEFORE, ("2026",))) == "open span year"
    assert found(empty, "position", Criterion("stated", AFTER, ("2025-02",))) == "since span"
    assert found(empty, "position", Criterion("stated", WITHIN, ("2025",))) == "span year"
