"""Whose stance counts: current positions, groups for their members, and both readings where they differ."""

import pytest

from db.records import Actor, Membership, Option
from desktop.analysis.stances import HARDEST_FIRST, LINES, Stances
from desktop.analysis.zone import zones
from tests.desktop.analysis.negotiation import issue, party, says, snapshot, stances

LAND = issue("land", full=0.0, freeze=50.0, none=100.0)
FREEZE = Option(id="land-freeze", issue="land", label="freeze", value=50.0)


def test_one_value_is_that_value() -> None:
    held = stances(party("a"), LAND, says("a", "land", {"freeze": "acceptable"})).on("a", FREEZE)
    assert [held.stance(line) for line in LINES] == ["acceptable", "acceptable"]
    assert not held.is_contested


def test_options_stand_along_the_axis_however_they_were_written() -> None:
    found = stances(party("a"), issue("land", none=100.0, full=0.0, freeze=50.0)).options("land")
    assert [option.id for option in found] == ["land-full", "land-freeze", "land-none"]


def test_nothing_said_is_unstated_and_never_acceptance() -> None:
    held = stances(party("a"), LAND, says("a", "land", {"full": "preferred"})).on("a", FREEZE)
    assert (held.stance("hardest"), held.stance("softest"), held.said) == ("", "", ())


def test_positions_that_differ_are_contested_with_the_hardest_and_the_softest() -> None:
    found = stances(
        party("a"),
        LAND,
        says("a", "land", {"freeze": "red line"}),
        says("a", "land", {"freeze": "conditional"}, channel="back-channel"),
        says("a", "land", {"freeze": "opposed"}, channel="Track II"),
    ).on("a", FREEZE)
    assert [stance for stance, _ in found.said] == ["red line", "opposed", "conditional"]
    assert (found.stance("hardest"), found.stance("softest"), found.is_contested) == (
        "red line",
        "conditional",
        True,
    )
    assert [each.channel for each in found.positions("conditional")] == ["back-channel"]


def test_every_stance_has_its_place_from_the_hardest_on() -> None:
    assert HARDEST_FIRST == ("red line", "opposed", "conditional", "acceptable", "preferred")


def test_a_position_that_is_over_does_not_count() -> None:
    over = says("a", "land", {"freeze": "red line"}, id="old", stated="2022")
    new = says("a", "land", {"freeze": "conditional"}, id="new", stated="2026", replaces="old")
    found = stances(party("a"), LAND, over, new)
    assert found.on("a", FREEZE).stance("hardest") == "conditional"
    assert [each.id for each in found.positions("a", "land")] == ["new"]


def test_channels_asked_for_are_those_of_the_snapshot() -> None:
    parts = [
        party("a"),
        LAND,
        says("a", "land", {"freeze": "red line"}),
        says("a", "land", {"freeze": "conditional"}, channel="back-channel"),
    ]
    records = [record for part in parts for record in part]
    found = Stances(type(snapshot(*parts)).of(records, channels=["back-channel"]))
    assert found.on("a", FREEZE).stance("hardest") == "conditional"


def test_a_group_speaks_for_members_without_a_position_of_their_own() -> None:
    member = Membership(id="m", actor="b", group="eu")
    found = stances(
        party("b"), [Actor(id="eu", name="EU"), member], LAND, says("eu", "land", {"freeze": "opposed"})
    )
    held = found.on("b", FREEZE)
    assert (held.stance("hardest"), held.group) == ("opposed", "eu")
    own = stances(
        party("b"), [Actor(id="eu", name="EU"), member], LAND,
        says("eu", "land", {"freeze": "opposed"}), says("b", "land", {"full": "preferred"}),
    )  # fmt: skip
    assert (own.on("b", FREEZE).stance("hardest"), own.on("b", FREEZE).group) == ("", "")


def test_a_group_and_its_members_never_count_together() -> None:
    found = stances(party("b"), party("c"), party("eu"), [Membership(id="m", actor="b", group="eu")], LAND)
    counted, inside = found.counted(found.parties())
    assert [actor.id for actor in counted] == ["c", "eu"]
    assert [actor.id for actor in inside] == ["b"]


def test_a_membership_that_has_ended_speaks_for_nobody() -> None:
    left = Membership(id="m", actor="b", group="eu", until="2020")
    found = stances(
        party("b"), [Actor(id="eu", name="EU"), left], LAND, says("eu", "land", {"freeze": "opposed"})
    )
    assert found.on("b", FREEZE).said == ()


def test_parties_are_those_with_the_role() -> None:
    found = stances(party("b"), party("a"), [Actor(id="c", name="C")])
    assert [actor.id for actor in found.parties()] == ["a", "b"]


@pytest.mark.parametrize("firmness", ["firm", "non-negotiable"])
def test_however_firm_a_demand_is_it_makes_no_red_line_of_what_it_leaves_out(firmness: str) -> None:
    held = stances(
        party("a"), party("b"), LAND, says("a", "land", {"full": "preferred"}, firmness=firmness),
        says("b", "land", {"freeze": "preferred", "full": "acceptable"}),
    )  # fmt: skip
    verdicts = {each.option.label: each.hardest for each in zones(held, held.parties())[0].options}
    assert held.on("a", FREEZE).said == ()
    assert (verdicts["full"], verdicts["freeze"]) == ("open", "unknown")
