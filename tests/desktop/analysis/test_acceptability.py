"""Scenarios and proposals before an actor: red lines decide, shares are weighted only when they can be."""

from typing import Literal

import pytest

from db.records import (
    Proposal,
    ProposalPoint,
    Record,
    Scenario,
    ScenarioActor,
    ScenarioOutcome,
    Stake,
    link_id,
)
from desktop.analysis.acceptability import Acceptability, acceptability, salience
from tests.desktop.analysis.negotiation import issue, only_if, party, says, stances

LAND = issue("land", full=0.0, freeze=50.0)
FORCE = issue("force", none=0.0, some=60.0)
PLAN = Proposal(id="plan", title="The plan")
SCENARIO = Scenario(id="s1", title="A ceasefire")


def outcome(option: str) -> ScenarioOutcome:
    about = option.partition("-")[0]
    id = link_id("scenario_outcome", "s1", about, option)
    return ScenarioOutcome(id=id, scenario="s1", issue=about, option=option)


def point(number: int, option: str) -> ProposalPoint:
    return ProposalPoint(
        id=f"point-{number}", proposal="plan", number=number, issue=option.partition("-")[0], option=option
    )


BOTH = [SCENARIO, outcome("land-freeze"), outcome("force-some")]


def before(*parts: list[Record], plan: Scenario | Proposal = SCENARIO) -> Acceptability:
    held = stances(party("a"), LAND, FORCE, BOTH, [PLAN], *parts)
    return acceptability(held, plan, held.parties()[0])


@pytest.mark.parametrize(
    ("land", "force", "answer"),
    [
        ("preferred", "acceptable", "accepts"),
        ("preferred", "conditional", "conditional"),
        ("preferred", "", "unknown"),
        ("opposed", "", "opposes"),
        ("preferred", "red line", "rejects"),
        ("opposed", "red line", "rejects"),
        ("", "", "unknown"),
    ],
)
def test_the_answer_to_a_scenario(land: str, force: str, answer: str) -> None:
    said = [
        *(says("a", "land", {"freeze": land}) if land else []),
        *(says("a", "force", {"some": force}) if force else []),
    ]
    assert before(said).answer() == answer


def test_what_is_crossed_opposed_and_unknown_is_named() -> None:
    found = before(says("a", "land", {"freeze": "red line"}))
    assert [each.id for each in found.options("red line")] == ["land-freeze"]
    assert [each.id for each in found.options("")] == ["force-some"]
    assert found.share == 0.0


def test_a_share_without_any_stance_is_unknown() -> None:
    assert before().share is None


def test_the_share_counts_issues_alike_without_salience() -> None:
    found = before(says("a", "land", {"freeze": "conditional"}), says("a", "force", {"some": "opposed"}))
    assert (found.share, found.weighted) == (0.5, False)


def test_the_share_is_weighted_when_salience_is_stated_for_all_that_is_settled() -> None:
    said = [*says("a", "land", {"freeze": "preferred"}), *says("a", "force", {"some": "opposed"})]
    stake = Stake(id="k1", actor="a", issue="land", salience=75.0)
    assert before(said, [stake]).weighted is False
    found = before(said, [stake, Stake(id="k2", actor="a", issue="force", salience=25.0)])
    assert (found.share, found.weighted) == (0.75, True)


def test_issues_that_all_matter_nothing_count_alike() -> None:
    nothing: list[Record] = [
        Stake(id=f"stake-{about}", actor="a", issue=about, salience=0.0) for about in ("land", "force")
    ]
    found = before(says("a", "land", {"freeze": "preferred"}), nothing)
    assert (found.share, found.weighted) == (0.5, False)


def test_the_newest_salience_counts_and_none_is_none() -> None:
    held = stances(
        party("a"), LAND,
        [
            Stake(id="k1", actor="a", issue="land", salience=10.0, since="2022"),
            Stake(id="k2", actor="a", issue="land", salience=90.0, since="2026"),
            Stake(id="k3", actor="a", issue="land", since="2027"),
        ],
    )  # fmt: skip
    assert salience(held, "a", "land") == 90.0
    assert salience(held, "a", "force") is None


def test_conditions_of_what_is_settled_come_with_it() -> None:
    found = before(
        says("a", "land", {"freeze": "conditional", "full": "conditional"}, id="p"),
        [only_if("p", "land-freeze", "force-some"), only_if("p", "land-full", "force-none")],
    )
    assert [each.option for each in found.conditions] == ["force-some"]


def test_gains_and_losses_are_those_of_the_actor() -> None:
    own = ScenarioActor(
        id=link_id("scenario_actor", "s1", "a"), scenario="s1", actor="a", gains="calm", losses="land"
    )
    found = before([own])
    assert (found.gains, found.losses) == ("calm", "land")


def test_a_proposal_settles_what_its_points_name() -> None:
    found = before(
        [point(1, "land-full"), ProposalPoint(id="p9", proposal="plan", number=2, text="and so on")],
        says("a", "land", {"full": "preferred"}),
        plan=PLAN,
    )
    assert ([each.id for each in found.settled], found.answer(), found.share) == (
        ["land-full"],
        "accepts",
        1.0,
    )


def test_a_plan_that_settles_nothing_is_answered_with_that() -> None:
    found = before(plan=PLAN)
    assert (found.answer(), found.share) == ("nothing settled", None)


@pytest.mark.parametrize(("line", "answer"), [("hardest", "rejects"), ("softest", "accepts")])
def test_a_contested_stance_gives_two_answers(line: Literal["hardest", "softest"], answer: str) -> None:
    found = before(
        says("a", "land", {"freeze": "red line"}),
        says("a", "land", {"freeze": "acceptable"}, channel="back-channel"),
        says("a", "force", {"some": "preferred"}),
    )
    assert (found.answer(line), found.is_contested) == (answer, True)


def test_of_two_options_on_one_issue_both_must_be_accepted() -> None:
    found = before([outcome("land-full")], says("a", "land", {"freeze": "preferred", "full": "opposed"}))
    assert found.share == 0.0
