"""Which records may be the same one, and which are not however alike they look."""

import pytest

from db.changes import Change, Edit
from db.records import Actor, Event, Evidence, Option, Position, Record, Source, Tag
from db.store import Store
from desktop.operations.duplicates import can_look, duplicates


def put(store: Store, *made: Record) -> None:
    store.apply(Change("Put", tuple(Edit.insert(record) for record in made)))


def pairs(store: Store, kind: str) -> list[tuple[str, str]]:
    return [(pair.one.id, pair.other.id) for pair in duplicates(store, kind)]


def test_spellings_of_one_name_are_found(store: Store) -> None:
    put(
        store, Actor(id="a", name="Volodymyr Zelenskyy"), Actor(id="b", name="Zelensky, Volodymyr"),
        Actor(id="c", name="Володимир Зеленський"), Actor(id="d", name="Viktor Orbán"),
    )  # fmt: skip
    assert pairs(store, "actor") == [("a", "b"), ("a", "c"), ("b", "c")]


def test_an_alias_gives_it_away(store: Store) -> None:
    put(store, Actor(id="z", name="Україна"))
    (pair,) = duplicates(store, "actor")
    assert (pair.one.id, pair.other.id, pair.alike) == ("ukr", "z", 100)
    assert pair.why == "a name of one is an alias of the other"


def test_numbers_and_short_names_tell_apart(store: Store) -> None:
    put(store, Event(id="e1", title="Geneva round 1"), Event(id="e2", title="Geneva round 2"))
    put(store, Tag(id="t1", name="gas"), Tag(id="t2", name="gap"))
    assert pairs(store, "event") == []
    assert pairs(store, "tag") == []


def test_sources_are_the_same_by_address_or_by_title_and_day(store: Store) -> None:
    put(
        store, Source(id="s1", title="Talks go on", url="https://www.example.org/talks/"),
        Source(id="s2", title="Another headline", url="http://example.org/talks/#top"),
        Source(id="s3", title="Daily report", issued="2026-01-01"),
        Source(id="s4", title="Daily report", issued="2026-01-02"),
        Source(id="s5", title="Daily report", issued="2026-01"),
    )  # fmt: skip
    assert pairs(store, "source") == [("s1", "s2"), ("s3", "s5"), ("s4", "s5")]


def test_options_are_compared_within_their_issue(store: Store) -> None:
    put(store, Option(id="o1", issue="ceasefire", label="Full return", value=1.0))
    assert pairs(store, "option") == []
    put(store, Option(id="o2", issue="territory", label="full  return", value=1.0))
    assert pairs(store, "option") == [("o2", "return")]


def test_positions_and_citations_are_compared_by_what_they_say(store: Store) -> None:
    put(
        store,
        Position(id="p3", actor="ukr", issue="territory", channel="Track I", statement="Return of all lands"),
        Position(id="p4", actor="rus", issue="territory", channel="Track I", statement="Return of all land."),
        Evidence(id="ev9", source="src-a", record="p1", locator="Position and red lines, bullet 1"),
    )  # fmt: skip
    assert pairs(store, "position") == [("p2", "p3")]
    assert pairs(store, "evidence") == [("ev1", "ev9")]


def test_work_is_reported_and_can_be_stopped(store: Store) -> None:
    told: list[tuple[int, int]] = []
    duplicates(store, "actor", lambda done, total: told.append((done, total)))
    assert told

    class Stop(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise Stop

    with pytest.raises(Stop):
        duplicates(store, "actor", stop)


def test_kinds_without_names_are_not_looked_through() -> None:
    assert [kind for kind in ("actor", "source", "tag", "position", "evidence") if not can_look(kind)] == []
    assert not can_look("stake")
    assert not can_look("tagging")
