"""Whether ranges of an exclusive set add up, in the words of the sums."""

import pytest

from db.records import Estimate, Scenario
from desktop.analysis.coherence import coherence_of, families, latest
from tests.desktop.analysis.negotiation import snapshot

# ICD 203: almost no chance 1–5, very unlikely 5–20, unlikely 20–45, roughly even 45–55, likely 55–80.
NONE, VERY, UNLIKELY, EVEN, LIKELY = (1.0, 5.0), (5.0, 20.0), (20.0, 45.0), (45.0, 55.0), (55.0, 80.0)


def test_ranges_that_reach_round_a_hundred_are_coherent() -> None:
    found = coherence_of([UNLIKELY, EVEN, VERY, VERY])
    assert (found.low, found.high, found.is_coherent, found.problem) == (75.0, 140.0, True, "")


def test_too_much_in_sum() -> None:
    found = coherence_of([LIKELY, LIKELY])
    assert (found.low, found.high, found.is_coherent) == (110.0, 160.0, False)
    assert found.problem == "At least 110 % in sum: lower some of them."


def test_too_little_in_sum_names_what_is_missing() -> None:
    found = coherence_of([NONE, VERY, UNLIKELY])
    assert (found.low, found.high, found.is_coherent) == (26.0, 70.0, False)
    assert found.problem == "At most 70 % in sum: a remainder of 30 % is missing."


@pytest.mark.parametrize("points", [[50.0, 50.0], [33.3, 33.3, 33.4], [0.1] * 10 + [99.0]])
def test_points_that_sum_to_a_hundred_are_coherent(points: list[float]) -> None:
    assert coherence_of([(each, each) for each in points]).is_coherent


def scenario(id: str, status: str = "open") -> Scenario:
    return Scenario(id=id, title=id, family="2026", status=status)


def estimate(of: str, made: str, low: float, high: float) -> Estimate:
    return Estimate(id=f"{of}-{made}", scenario=of, made=made, low=low, high=high)


def test_the_latest_estimates_of_a_family_count() -> None:
    found = families(
        snapshot(
            [scenario("s1"), scenario("s2"), scenario("s3", "ruled out"), Scenario(id="x", title="alone")],
            [estimate("s1", "2026-01", 90.0, 95.0), estimate("s1", "2026-03", 55.0, 75.0)],
            [estimate("s2", "2026-02", 55.0, 75.0), estimate("s3", "2026-02", 55.0, 75.0)],
        )
    )
    assert [(each.family, each.low, each.high, len(each.scenarios)) for each in found] == [
        ("2026", 110.0, 150.0, 2)
    ]


def test_with_some_not_estimated_too_little_is_no_fault() -> None:
    parts = [scenario("s1"), scenario("s2")], [estimate("s1", "2026-03", 10.0, 20.0)]
    (found,) = families(snapshot(*parts))
    assert ([each.id for each in found.without], found.is_coherent, found.problem) == (["s2"], True, "")


def test_a_family_without_any_estimate_is_not_judged() -> None:
    assert families(snapshot([scenario("s1")])) == ()


def test_the_estimate_before_a_day() -> None:
    held = snapshot(
        [scenario("s1")], [estimate("s1", "2026-01", 1.0, 2.0), estimate("s1", "2026-03", 3.0, 4.0)]
    )
    now, before = latest(held, "s1"), latest(held, "s1", before="2026-03-01")
    assert now is not None
    assert before is not None
    assert (now.low, before.low) == (3.0, 1.0)
    assert latest(held, "s2") is None
