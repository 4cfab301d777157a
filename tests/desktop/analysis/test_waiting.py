"""What waits for what as a graph: an arrow for each pair of options, with the numbers of its circles."""

from db.records import Record
from desktop.analysis.deadlocks import conditions
from desktop.analysis.waiting import WaitGraph, wait_graph
from tests.desktop.analysis.negotiation import issue, only_if, party, says, stances

PARTS = [
    *party("a"), *party("b"), *issue("fire", now=50.0), *issue("aid", treaty=80.0), *issue("vote", held=10.0),
]  # fmt: skip
FIRE, AID, VOTE = "fire-now", "aid-treaty", "vote-held"
A = [*says("a", "fire", {"now": "conditional"}, id="pa"), only_if("pa", FIRE, AID)]
B = [*says("b", "aid", {"treaty": "conditional"}, id="pb"), only_if("pb", AID, FIRE)]
ALSO = [*says("b", "fire", {"now": "conditional"}, id="pc"), only_if("pc", FIRE, AID)]
CHAIN = [*says("a", "vote", {"held": "conditional"}, id="pv"), only_if("pv", VOTE, FIRE)]


def graph(*parts: list[Record], about: str = "") -> WaitGraph:
    return wait_graph(conditions(stances(PARTS, *parts)), about)


def told(found: WaitGraph) -> list[tuple[str, str, tuple[str, ...], tuple[int, ...]]]:
    return [(each.option.id, each.on.id, each.actors, each.circles) for each in found.arrows]


def test_the_arrows_of_a_circle_have_its_number_and_a_chain_into_it_has_none() -> None:
    assert sorted(told(graph(A, B, CHAIN))) == [
        (AID, FIRE, ("b",), (1,)),
        (FIRE, AID, ("a",), (1,)),
        (VOTE, FIRE, ("a",), ()),
    ]


def test_two_who_wait_alike_are_one_arrow() -> None:
    (arrow,) = graph(A, ALSO).arrows
    assert {wait.actor for wait in arrow.waits} == {"a", "b"}
    assert arrow.circles == ()


def test_the_arrows_of_an_option_are_what_it_waits_for_then_what_waits_for_it() -> None:
    found = graph(A, B, CHAIN)
    assert [(each.option.id, each.on.id) for each in found.of(FIRE)] == [
        (FIRE, AID), *((each.option.id, each.on.id) for each in found.arrows if each.on.id == FIRE)
    ]  # fmt: skip


def test_of_one_issue_it_is_what_touches_it_and_the_whole_of_its_circles() -> None:
    longer = [*says("a", "aid", {"treaty": "conditional"}, id="pl"), only_if("pl", AID, VOTE)]
    assert {each[:2] for each in told(graph(A, longer, CHAIN, about="fire"))} == {
        (FIRE, AID), (AID, VOTE), (VOTE, FIRE)
    }  # fmt: skip
    assert {each[:2] for each in told(graph(A, longer, about="fire"))} == {(FIRE, AID)}
    assert graph(A, about="vote") == WaitGraph((), ())
