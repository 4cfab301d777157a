"""Leverage: what is not used, and how unevenly a mediator presses; unknown strength counts for neither."""

from db.records import Commitment, Leverage
from desktop.analysis.leverage import asymmetry, guarantees, unused
from tests.desktop.analysis.negotiation import party, snapshot

ACTORS = [*party("m"), *party("a"), *party("b")]


def holds(id: str, target: str, exerted: str, strength: int | None, **fields: str) -> Leverage:
    return Leverage(
        id=id, holder="m", target=target, instrument=id, exerted=exerted, strength=strength, **fields
    )


def test_what_is_exerted_on_one_less_what_is_exerted_on_the_other() -> None:
    found = asymmetry(
        snapshot(
            ACTORS,
            [holds("l1", "a", "full", 4), holds("l2", "a", "partial", 1), holds("l3", "b", "partial", 2)],
            [holds("l4", "b", "unused", 5), holds("l5", "a", "full", 5, until="2020")],
        ),
        "m", "a", "b",
    )  # fmt: skip
    assert (found.on_one, found.on_other, found.difference, found.unknown) == (5, 2, 3, ())


def test_what_nobody_stated_counts_for_neither_and_is_named() -> None:
    found = asymmetry(
        snapshot(ACTORS, [holds("l1", "a", "full", None), holds("l2", "b", "unclear", 3)]), "m", "a", "b"
    )
    assert (found.difference, [each.id for each in found.unknown]) == (0, ["l1", "l2"])


def test_unused_leverage_is_listed_the_strongest_first() -> None:
    held = snapshot(
        ACTORS,
        [holds("l1", "a", "unused", None), holds("l2", "a", "signalled", 2), holds("l3", "b", "unused", 0)],
        [
            holds("l4", "b", "full", 5),
            Leverage(id="l5", holder="a", target="b", instrument="x", exerted="unused"),
        ],
    )
    assert [each.id for each in unused(held, "m")] == ["l2", "l3", "l1"]
    assert {each.id for each in unused(held)} == {"l1", "l2", "l3", "l5"}


def test_the_register_says_what_is_open_about_a_guarantee() -> None:
    whole = Commitment(
        id="c1", guarantor="m", beneficiary="a", text="forces", trigger="an attack", automatic="yes"
    )
    bare = Commitment(id="c2", guarantor="m", beneficiary="a", text="aid", gap="No mandate.")
    found = {each.commitment.id: each.open_points for each in guarantees(snapshot(ACTORS, [whole, bare]))}
    assert found["c1"] == ()
    assert found["c2"] == ("No mandate.", "No trigger is stated.", "Whether it is automatic is not stated.")
