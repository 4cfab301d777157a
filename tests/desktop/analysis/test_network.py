"""Who can move whom as a network: ties by use, bundled, with the strongest strength that is stated."""

from db.records import Actor, ActorRole, Commitment, Leverage, Track
from desktop.analysis.network import Tie, network
from desktop.analysis.reports.leverage import pressed, report, uneven
from tests.desktop.analysis.negotiation import party, snapshot

ACTORS = [*party("a"), *party("b"), Actor(id="m", name="M"), Actor(id="z", name="Z"), Actor(id="n", name="N")]
MEDIATES = [ActorRole(id="r", actor="m", role="mediator"), ActorRole(id="r2", actor="m", role="host")]


def holds(
    id: str, holder: str, target: str, exerted: str, strength: int | None = None, **more: str
) -> Leverage:
    return Leverage(
        id=id, holder=holder, target=target, instrument=id, exerted=exerted, strength=strength, **more
    )


LEVERAGE = [
    holds("l1", "m", "a", "full", 3), holds("l2", "m", "a", "partial"), holds("l3", "m", "a", "signalled", 5),
    holds("l4", "m", "b", "unclear", 2), holds("l5", "a", "m", "unused"),
    holds("l6", "z", "b", "full", 4, until="2020"),
]  # fmt: skip
PROMISES = [
    Commitment(id="c1", guarantor="m", beneficiary="a", text="Arms"),
    Commitment(id="c2", guarantor="z", beneficiary="a", text="Money"),
]


def shape(tie: Tie) -> tuple[str, str, str, int | None, int, int]:
    return tie.holder, tie.target, tie.use, tie.strength, tie.count, tie.beside


def test_ties_of_two_actors_are_one_for_each_use() -> None:
    found = network(snapshot(ACTORS, MEDIATES, LEVERAGE))
    assert sorted(map(shape, found.ties)) == [
        ("a", "m", "unused", None, 1, 0),
        ("m", "a", "exerted", 3, 2, 0),
        ("m", "a", "unused", 5, 1, 1),
        ("m", "b", "unclear", 2, 1, 0),
    ]


def test_actors_with_ties_stand_by_role_then_name() -> None:
    found = network(snapshot(ACTORS, MEDIATES, LEVERAGE, PROMISES), promises=True)
    assert [each.id for each in found.actors] == ["a", "b", "m", "z"]
    assert found.roles == {"a": "party", "b": "party", "m": "mediator", "z": ""}
    hosts = ActorRole(id="r3", actor="z", role="party", within="t")
    was = ActorRole(id="r4", actor="z", role="host", until="2020")
    again = network(snapshot(ACTORS, [Track(id="t", name="T"), hosts, was], PROMISES), promises=True)
    assert again.roles["z"] == ""


def test_promises_are_ties_of_their_own_where_they_are_asked_for() -> None:
    held = snapshot(ACTORS, MEDIATES, LEVERAGE, PROMISES)
    assert not [tie for tie in network(held).ties if tie.commitments]
    found = [tie for tie in network(held, promises=True).ties if tie.commitments]
    assert [(tie.holder, tie.use, tie.beside) for tie in found] == [
        ("m", "promised", 2),
        ("z", "promised", 0),
    ]


def test_of_one_holder_and_how_much_an_actor_has_to_do_with() -> None:
    held = snapshot(ACTORS, MEDIATES, LEVERAGE, PROMISES)
    found = network(held, "m", promises=True)
    assert {tie.holder for tie in found.ties} == {"m"}
    whole = network(held, promises=True)
    assert [whole.weight(id) for id in ("a", "b", "m", "z", "n")] == [6, 1, 6, 1, 0]
    assert [tie.holder for tie in whole.of("a")] == ["a", "m", "m", "m", "z"]


def test_how_unevenly_a_mediator_presses_in_words() -> None:
    held = snapshot(ACTORS, MEDIATES, LEVERAGE, [holds("l7", "m", "b", "full", 1)])
    found = pressed(held, "m")
    assert found is not None
    assert uneven(held, found) == (
        "M presses A with 3 and B with 1 point; the strength or use of 2 instruments is not stated."
    )
    assert report(held, {"holder": "m"}).sentence.startswith("M presses A with 3 and B with 1 point;")
    assert "presses" not in report(held, {}).sentence


def test_a_mediator_that_holds_nothing_over_one_of_two_is_said_to_and_not_to_press_it_with_0() -> None:
    held = snapshot(ACTORS, [holds("l1", "m", "b", "full", 2)])
    found = pressed(held, "m")
    assert found is not None
    assert (found.one, found.other) == ("b", "a"), "first the party over which it holds something"
    assert uneven(held, found) == "M presses B with 2 points and holds nothing over A."
    asked = pressed(held, "m", "a", "b")
    assert asked is not None
    assert uneven(held, asked) == "M presses B with 2 points and holds nothing over A."


def test_what_nobody_stated_is_unknown_and_never_even() -> None:
    held = snapshot(ACTORS, [holds("l1", "m", "a", "full"), holds("l2", "m", "b", "unused")])
    found = pressed(held, "m")
    assert found is not None
    assert uneven(held, found) == (
        "How hard M presses A and B is unknown: the strength or use of 2 instruments is not stated."
    )


def test_others_than_the_parties_can_be_asked_for() -> None:
    held = snapshot(ACTORS, LEVERAGE, [holds("l8", "m", "z", "full", 2)])
    found = pressed(held, "m", "z")
    assert found is not None
    assert (found.one, found.other, found.on_one, found.on_other) == ("z", "a", 2, 3)
    assert pressed(held, "m", "z", "z") is None
    assert pressed(held, "n") is None
    assert pressed(snapshot([Actor(id="m", name="M")], LEVERAGE[:1]), "m") is None


def test_strengths_that_are_not_stated_are_counted() -> None:
    assert report(snapshot(ACTORS, MEDIATES, LEVERAGE), {}).notes == (
        "The strength of 2 of 5 instruments is not stated.",
    )
    assert report(snapshot(ACTORS, MEDIATES, LEVERAGE[1:2]), {}).notes == ("No strength is stated.",)
    assert report(snapshot(ACTORS, MEDIATES, LEVERAGE[:1]), {}).notes == ()
