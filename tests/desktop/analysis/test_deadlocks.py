"""Conditions as a graph: what waits for what, and circles told once and alike each time."""

from db.records import Position, Record
from desktop.analysis.deadlocks import conditions
from desktop.analysis.reports.deadlocks import report
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
    assert (deadlock.actors, found.up_to, found.knotted) == (("a", "b"), 0, 2)


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


def test_a_circle_names_all_who_make_its_options_wait() -> None:
    also = [*says("b", "ceasefire", {"yes": "conditional"}, id="pc"), only_if("pc", YES, TREATY)]
    tracker = stances(PARTS, A, B, also)
    (deadlock,) = conditions(tracker).deadlocks
    assert (deadlock.who, deadlock.actors) == ((("a", "b"), ("b",)), ("a", "b"))
    assert "Ceasefire waits for Guarantees (A and B)" in report(tracker.snapshot, {}).sentence


def knot(number: int, steps: int) -> list[Record]:
    """So many options of one issue, each of which waits for the `steps` that follow it, around and around."""
    names = {f"o{n}": float(n) for n in range(number)}
    found = [*party("a"), *issue("knot", **names)]
    found += says("a", "knot", dict.fromkeys(names, "conditional"), id="p")
    for n in range(number):
        found += [only_if("p", f"knot-o{n}", f"knot-o{(n + step) % number}") for step in range(1, steps + 1)]
    return found


def test_a_circle_of_many_options_is_listed_where_circles_are_few() -> None:
    found = conditions(stances(knot(12, 1)))
    assert [len(each.options) for each in found.deadlocks] == [12]
    assert (found.up_to, found.knotted) == (0, 12)


def test_where_circles_are_too_many_it_is_said_up_to_which_length_they_are_listed() -> None:
    tangled = stances(knot(24, 3))
    found = conditions(tangled)
    assert (found.up_to, found.knotted) == (8, 24)
    assert {len(each.options) for each in found.deadlocks} == {8}
    (note,) = report(tangled.snapshot, {}).notes
    assert note == (
        "24 options wait for each other in more than 200 circles: listed are those of up to 8 options, "
        "longer ones are not."
    )


def test_an_option_that_waits_for_itself_is_a_circle_of_its_own() -> None:
    found = conditions(stances(PARTS, A[:-1], [only_if("pa", YES, YES)]))
    assert ([len(each.options) for each in found.deadlocks], found.knotted) == ([1], 1)
    alone = stances(PARTS, A[:-1], [only_if("pa", YES, YES)]).snapshot
    assert "waits for itself (A)" in report(alone, {}).rows[-1][3].text


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
