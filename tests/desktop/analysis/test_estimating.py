"""What a likelihood does to its family while it is typed, in the words of the sums."""

import pytest

from db.records import Estimate, Scenario
from desktop.analysis.estimating import Added, Others, others_of

FAMILY = "2026"


def scenario(id: str, status: str = "open", family: str = FAMILY) -> Scenario:
    return Scenario(id=id, title=id, family=family, status=status)


def estimate(of: str, made: str, low: float, high: float) -> Estimate:
    return Estimate(id=f"{of}-{made}", scenario=of, made=made, low=low, high=high)


def others(*made: Estimate, count: int = 3) -> Others:
    """The first of some scenarios that exclude each other is estimated."""
    members = [scenario(f"s{at}") for at in range(count + 1)]
    return others_of(members[0], members, made)


# ICD 203: unlikely 20–45, roughly even 45–55, very unlikely 5–20, likely 55–80, almost no chance 1–5.
def test_ranges_that_reach_round_a_hundred_are_said_to() -> None:
    made = (estimate("s1", "2026", 45, 55), estimate("s2", "2026", 5, 20), estimate("s3", "2026", 5, 20))
    said = others(*made).with_range(20, 45)
    assert said == Added("2026, with the 3 others: 75–140 % in sum, which can come to 100 %.")


def test_more_than_all_of_it_is_wrong() -> None:
    said = others(estimate("s1", "2026", 55, 80), count=1).with_range(55, 80)
    assert said == Added("2026, with the other: at least 110 % in sum: lower some of them.", is_wrong=True)


def test_less_than_all_of_it_names_the_remainder() -> None:
    made = (estimate("s1", "2026", 5, 20), estimate("s2", "2026", 20, 45))
    said = others(*made, count=2).with_range(1, 5)
    words = "2026, with the 2 others: at most 70 % in sum: a remainder of 30 % is missing."
    assert said == Added(words, is_wrong=True)


def test_what_is_not_estimated_is_unknown_and_not_nothing() -> None:
    some = others(estimate("s1", "2026", 5, 20))
    words = "2026, with 1 of the 3 others: 25–65 % in sum so far, 2 scenarios without an estimate."
    assert some.with_range(20, 45) == Added(words)
    assert others().with_range(20, 45) == Added(
        "2026: no other scenario is estimated yet, so nothing adds up so far."
    )
    too_much = others(estimate("s1", "2026", 70, 80)).with_range(40, 45)
    assert too_much.is_wrong
    assert "with 1 of the 3 others: at least 110 % in sum" in too_much.words


def test_it_is_held_against_what_stood_on_the_day_it_was_made() -> None:
    made = (estimate("s1", "2026-01", 10, 20), estimate("s1", "2026-03", 60, 70))
    both = others(*made, count=1)
    assert "at least 150 % in sum" in both.with_range(90, 95).words
    assert "at least 150 % in sum" in both.with_range(90, 95, "2026-03").words
    assert both.with_range(90, 95, "2026-02").words == (
        "2026, with the other: 100–115 % in sum, which can come to 100 %."
    )
    assert "no other scenario is estimated yet" in both.with_range(90, 95, "2025").words


@pytest.mark.parametrize(
    "family", [[scenario("s0", family="")], [scenario("s0"), scenario("s1", "occurred")]]
)
def test_without_a_family_or_with_one_decided_nothing_is_to_add_up(family: list[Scenario]) -> None:
    assert others_of(family[0], family, ()).with_range(10, 20) == Added()


def test_what_is_ruled_out_takes_no_part() -> None:
    family = [scenario("s0"), scenario("s1", "ruled out")]
    said = others_of(family[0], family, [estimate("s1", "2026", 50, 60)]).with_range(40, 50)
    assert said == Added(
        "2026, alone in its family: at most 50 % in sum: a remainder of 50 % is missing.", is_wrong=True
    )
