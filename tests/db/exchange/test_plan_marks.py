"""No record loses its mark on the way in, and none is marked with a level that nothing explains."""

from db.exchange import plan
from db.queries.snapshot import Snapshot
from db.records import Actor, Dossier, Marking
from tests.db.exchange.making import (
    Fields,
    bundle,
    refused,
    table,
)
from tests.db.exchange.samples import EMPTY, taken

LEVELS: list[Fields] = [
    {"id": "m1", "set": "house", "level": "Open", "rank": 0},
    {"id": "m2", "set": "house", "level": "Closed", "rank": 1},
]
DOSSIER: list[Fields] = [
    {"id": "dossier", "title": "T", "handling_default": "Closed", "marking_set": "house"}
]


def test_an_unmarked_record_has_the_default_of_its_file_and_one_without_a_mark_has_none() -> None:
    actors: list[Fields] = [
        {"id": "a", "name": "a"}, {"id": "b", "name": "b", "handling": ""},
        {"id": "c", "name": "c", "handling": "Open"},
    ]  # fmt: skip
    snapshot = taken(plan([bundle(actor=actors, dossier=DOSSIER, marking=LEVELS)], EMPTY))
    marks = [(actor.handling, actor.handling_inherited) for actor in snapshot.all(Actor)]
    assert marks == [("", "Closed"), ("", ""), ("Open", "")]


def test_the_default_of_one_file_is_not_that_of_another() -> None:
    files = [
        bundle("a.json", dossier=DOSSIER, marking=LEVELS),
        bundle("b.json", actor=[{"id": "a", "name": "a"}]),
        table("actor", "id,name\nb,b\n"),
    ]
    snapshot = taken(plan(files, EMPTY))
    assert {actor.handling_inherited for actor in snapshot.all(Actor)} == {""}


def test_a_mark_that_a_record_has_already_changes_nothing() -> None:
    levels = [
        Marking(id="m1", set="house", level="Open", rank=0),
        Marking(id="m2", set="house", level="Closed", rank=1),
    ]
    dossier = Dossier(id="dossier", title="T", marking_set="house")
    actor = Actor(id="a", name="a", handling_inherited="Closed")
    tracker = Snapshot.of([dossier, *levels, actor, Actor(id="b", name="b", handling="Open")])
    for mark in ({}, {"handling": "Closed"}):
        assert plan([bundle(actor=[{"id": "a", "name": "a", **mark}])], tracker).edits == []
    assert plan([table("actor", "id,handling\na,\nb,\n")], tracker).edits == []
    (edit,) = plan([bundle(actor=[{"id": "a", "name": "a", "handling": "Open"}])], tracker).edits
    assert edit.after == {"handling": "Open"}


def test_a_level_that_nothing_explains_is_refused() -> None:
    made = plan([bundle(actor=[{"id": "a", "name": "a", "handling": "Secret"}], marking=LEVELS)], EMPTY)
    assert refused(made) == {"a": ["handling"]}
    assert "levels: Closed, Open" in made.refusals[0].reason


def test_an_unknown_default_of_a_file_is_refused_with_each_record_it_would_mark() -> None:
    made = plan([bundle(actor=[{"id": "a", "name": "a"}], dossier=DOSSIER)], EMPTY)
    assert refused(made) == {"a": ["handling"], "dossier": ["handling_default", "handling"]}
    assert "“Closed”, the file's default" in made.refusals[0].reason


def test_a_refused_level_takes_along_what_is_marked_with_it() -> None:
    levels = [{**LEVELS[0], "rank": -1}, {**LEVELS[1], "handling": "Open"}]
    actors: list[Fields] = [{"id": "a", "name": "a", "handling": "Closed"}]
    made = plan([bundle(actor=actors, marking=levels)], EMPTY)
    assert refused(made) == {"m1": ["rank"], "m2": ["handling"], "a": ["handling"]}
    assert made.edits == []


def test_a_default_that_is_no_level_is_refused_also_where_it_marks_nothing() -> None:
    tracker = Snapshot.of([Dossier(id="dossier", title="T")])
    made = plan([table("dossier", "id,handling_default\ndossier,Closed\n")], tracker)
    assert refused(made) == {"dossier": ["handling_default"]}
