"""Conditions as a graph: what waits for what, and circles told once and alike each time."""

from db.records import Position, Record
from desktop.analysis.deadlocks import conditions
from tests.desktop.analysis.negotiation import issue, only_if, party, says, stances

PARTS = [
    *party("a"), *party("b"), *issue("ceasefire", yes=50.0), *issue("guarantees", treaty=80.0),
    *issue("vote", held=10.0),
]  # fmt: skip


def waiting(*parts: list[Record]) -> list[Record]:
    return [record for part in parts for record in part]


YES, TREATY = "ceasefire-yes", "guarantees-treaty"
A = [*says("a", "ceasefire", {"yes": "conditional"}, id="pa"), only_if("pa", YES, TREATY, "b")]
B = [*says("b", "guarantees", {"treaty": "conditional"}, id="pb"), only_if("pb", TREATY, YES)]


def test_a_only_if_b_and_b_only_if_a_is_a_deadlock() -> None:
    found = conditions(stances(PARTS, A, B))
    assert {(wait.actor, wait.option.id, wait.on.id, wait.by) for wait in found.waits} == {
        ("a", YES, TREATY, "b"),
        ("b", TREATY, YES, ""),
    }
    (deadlock,) = found.deadlocks
    assert [each.id for each in deadlock.options] == ["ceasefire-yes", "guarantees-treaty"]
    assert (deadlock.actors, found.complete) == (("a", "b"), True)


def test_a_chain_without_an_end_that_bites_is_none() -> None:
    c = [*says("b", "guarantees", {"treaty": "conditional"}, id="pb"), only_if("pb", TREATY, "vote-held")]
    found = conditions(stances(PARTS, A, c))
    assert (len(found.waits), found.deadlocks) == (2, ())


def test_a_longer_circle_is_found_and_the_shorter_told_first() -> None:
    extra = [
        *says("b", "guarantees", {"treaty": "conditional"}, id="pb2", channel="back-channel"),
        only_if("pb2", "guarantees-treaty", "vote-held"),
        *says("a", "vote", {"held": "conditional"}, id="pv"),
        only_if("pv", "vote-held", "ceasefire-yes"),
    ]
    found = conditions(stances(PARTS, A, B, extra))
    assert [[each.id for each in one.options] for one in found.deadlocks] == [
        ["ceasefire-yes", "guarantees-treaty"],
        ["ceasefire-yes", "guarantees-treaty", "vote-held"],
    ]


def test_conditions_of_positions_that_are_over_hold_nothing_up() -> None:
    newer = Position(id="new", actor="a", issue="ceasefire", channel="official", replaces="pa")
    assert conditions(stances(PARTS, A, B, [newer])).deadlocks == ()


def test_a_condition_that_names_no_option_is_no_edge() -> None:
    bare = [*says("a", "ceasefire", {"yes": "conditional"}, id="pa")]
    assert conditions(stances(PARTS, bare)).waits == ()


def test_what_an_issue_waits_for() -> None:
    found = conditions(stances(PARTS, A, B))
    assert [wait.on.id for wait in found.blocking("ceasefire")] == ["guarantees-treaty"]
    assert found.blocking("vote") == ()
