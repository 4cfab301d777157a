"""The zone of possible agreement: verdicts in their order, both readings, gaps, plain intervals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.analysis.stances import HARDEST_FIRST, Stances
from desktop.analysis.zone import VERDICTS, IssueZone, zone
from tests.desktop.analysis.negotiation import issue, only_if, party, says, stances

LAND = issue("land", full=0.0, freeze=50.0, none=100.0)


def found(held: Stances, about: str = "land") -> IssueZone:
    return zone(held, next(each for each in held.issues() if each.id == about), held.parties())


def verdicts(zone: IssueZone) -> dict[str, str]:
    return {each.option.label: each.hardest for each in zone.options}


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("preferred", "acceptable", "open"),
        ("preferred", "conditional", "conditional"),
        ("preferred", "", "unknown"),
        ("conditional", "", "unknown"),
        ("opposed", "", "opposed"),
        ("opposed", "red line", "blocked"),
        ("preferred", "red line", "blocked"),
    ],
)
def test_the_verdict_on_an_option(one: str, other: str, verdict: str) -> None:
    said = [says(who, "land", {"freeze": what}) for who, what in (("a", one), ("b", other)) if what]
    assert verdicts(found(stances(party("a"), party("b"), LAND, *said)))["freeze"] == verdict


def test_who_blocks_opposes_and_is_unknown() -> None:
    held = stances(
        party("a"), party("b"), party("c"), LAND,
        says("a", "land", {"freeze": "red line"}), says("b", "land", {"freeze": "opposed"}),
    )  # fmt: skip
    freeze = found(held).options[1]
    assert (freeze.who("red line"), freeze.who("opposed"), freeze.who("")) == (("a",), ("b",), ("c",))
    assert freeze.accept() == ()


def test_a_contested_option_has_two_verdicts() -> None:
    held = stances(
        party("a"), party("b"), LAND,
        says("a", "land", {"freeze": "red line"}),
        says("a", "land", {"freeze": "conditional"}, channel="back-channel"),
        says("b", "land", {"freeze": "acceptable"}),
    )  # fmt: skip
    freeze = found(held).options[1]
    assert (freeze.hardest, freeze.softest, freeze.is_contested) == ("blocked", "conditional", True)
    assert (freeze.verdict("hardest"), freeze.verdict("softest")) == ("blocked", "conditional")


def test_conditions_are_listed_with_whose_they_are() -> None:
    held = stances(
        party("a"), party("b"), LAND, issue("guarantees", treaty=100.0),
        says("a", "land", {"freeze": "conditional"}, id="p"), says("b", "land", {"freeze": "preferred"}),
        [only_if("p", "land-freeze", "guarantees-treaty")],
    )  # fmt: skip
    freeze = found(held).options[1]
    assert freeze.hardest == "conditional"
    assert [(who, each.option) for who, each in freeze.conditions] == [("a", "guarantees-treaty")]


def test_the_gap_is_that_of_the_two_furthest_apart() -> None:
    held = stances(
        party("a"), party("b"), party("c"), LAND,
        says("a", "land", {"full": "preferred", "freeze": "acceptable", "none": "red line"}),
        says("b", "land", {"none": "preferred", "full": "red line", "freeze": "red line"}),
        says("c", "land", {"full": "preferred"}),
    )  # fmt: skip
    gap = found(held).gap
    assert gap is not None
    assert (gap.distance, gap.parties, [each.label for each in gap.options]) == (
        100.0,
        ("b", "c"),
        ["none", "full"],
    )
    assert gap.unknown == ()


def test_whoever_accepts_nothing_makes_the_gap_unknown_and_never_nought() -> None:
    held = stances(
        party("a"), party("b"), party("c"), LAND,
        says("a", "land", {"full": "preferred"}), says("b", "land", {"none": "preferred"}),
    )  # fmt: skip
    gap = found(held).gap
    assert gap is not None
    assert gap.unknown == ("c",)
    alone = found(stances(party("a"), party("b"), LAND, says("a", "land", {"full": "preferred"})))
    assert alone.gap is None


def test_with_a_zone_there_is_no_gap() -> None:
    held = stances(
        party("a"), party("b"), LAND,
        says("a", "land", {"freeze": "acceptable"}), says("b", "land", {"freeze": "conditional"}),
    )  # fmt: skip
    assert found(held).gap is None
    assert found(held).best == "conditional"
    assert [each.option.label for each in found(held).with_verdict("conditional")] == ["freeze"]


def test_without_parties_or_options_all_is_unknown() -> None:
    nobody = found(stances(LAND))
    assert (verdicts(nobody), nobody.best, nobody.gap) == (
        {"full": "unknown", "freeze": "unknown", "none": "unknown"},
        None,
        None,
    )
    assert found(stances(party("a"), issue("land"))).options == ()


@given(st.lists(st.sampled_from(["", *HARDEST_FIRST]), min_size=1, max_size=4), st.integers(0, 3))
def test_a_harder_stance_never_betters_a_verdict(said: list[str], place: int) -> None:
    def verdict(stances_said: list[str]) -> int:
        parts = [party(chr(97 + n)) for n in range(len(stances_said))]
        words = [says(chr(97 + n), "land", {"freeze": each}) for n, each in enumerate(stances_said) if each]
        return VERDICTS.index(found(stances(LAND, *parts, *words)).options[1].hardest)

    at = place % len(said)
    harder = [*said]
    harder[at] = "red line"
    assert verdict(harder) <= verdict(said)


def on_a_plain_axis(buyer: str, seller: str) -> IssueZone:
    """Prices in hundreds of a hundred: what the buyer would pay and the seller would take."""
    prices = {"ten": 10.0, "45": 45.0, "50": 50.0, "150": 75.0, "170": 85.0}
    accepted = [says(who, "price", dict.fromkeys(said.split(), "acceptable")) for who, said in
                (("buyer", buyer), ("seller", seller))]  # fmt: skip
    return found(stances(party("buyer"), party("seller"), issue("price", **prices), *accepted), "price")


def test_the_width_of_a_zone_and_the_gap_of_none_on_a_plain_axis() -> None:
    zone = on_a_plain_axis("ten 45 50 150 170", "150 170")
    assert zone.ends is not None
    assert (zone.ends[0].label, zone.ends[1].label, zone.width, zone.gap) == ("150", "170", 10.0, None)
    apart = on_a_plain_axis("ten 45", "50 150")
    assert apart.gap is not None
    assert (apart.width, apart.gap.distance) == (0.0, 5.0)
    one = on_a_plain_axis("150", "150 170")
    assert (one.ends, one.width, one.gap) == (None, 0.0, None)


def test_what_one_party_accepts_alone_is_no_zone_with_a_width() -> None:
    said = says("a", "land", {"full": "acceptable", "none": "acceptable"})
    alone = found(stances(party("a"), LAND, said))
    assert (alone.ends, alone.width) == (None, 0.0)
