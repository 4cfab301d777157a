"""What is watched: its state, when it was looked at, and what seeing it would do to our mind."""

import pytest

from db.records import Estimate, Indicator, Rating, Record, Scenario
from desktop.analysis.indicators import Board, board
from tests.desktop.analysis.negotiation import snapshot

TODAY = "2026-11-22"
CALM = Scenario(id="calm", title="Calm", family="2026")
WAR = Scenario(id="war", title="War", family="2026")


def estimate(of: str, low: float, high: float) -> Estimate:
    return Estimate(id=f"{of}-e", scenario=of, made="2026", low=low, high=high)


def sign(id: str, of: str = "calm", direction: str = "raises", **fields: str) -> Indicator:
    return Indicator(id=id, scenario=of, text=id, direction=direction, **fields)


def made(*records: Record, as_of: str = "", only: str = "") -> Board:
    return board(snapshot([CALM, WAR], records, as_of=as_of), only, TODAY)


def states(found: Board) -> dict[str, str]:
    return {each.indicator.id: each.state for each in found.watched}


def test_what_nobody_has_looked_at_is_unknown_whatever_its_status_says() -> None:
    found = made(sign("a"), sign("b", checked="2026-11"), sign("c", status="observed"))
    assert states(found) == {"c": "observed", "b": "not seen", "a": "unknown"}
    assert [found.looked_words(each) for each in found.watched] == [
        "when is not stated", "November 2026", "never looked at",
    ]  # fmt: skip


def test_an_old_look_is_stale_and_its_age_follows_the_date_of_the_tracker() -> None:
    (old,) = made(sign("a", checked="2026-03-01")).watched
    assert old.stale
    early = made(sign("a", checked="2026-03-01"), as_of="2026-03-11")
    assert not early.watched[0].stale
    assert early.looked_words(early.watched[0]) == "1 March 2026, 10 days ago"


def test_seeing_what_raises_the_unexpected_or_lowers_the_expected_changes_our_mind() -> None:
    signs = (
        sign("up-calm"), sign("down-calm", direction="lowers"), sign("up-war", "war"),
        sign("down-war", "war", "lowers"), sign("silent", direction=""),
    )  # fmt: skip
    found = made(*signs, estimate("calm", 55, 75), estimate("war", 20, 40))
    assert found.estimated
    assert {each.indicator.id for each in found.first} == {"down-calm", "up-war"}
    assert {each.indicator.id: each.changes for each in found.watched}["silent"] is False


def test_the_likeliest_of_a_family_is_expected_though_it_is_less_likely_than_not() -> None:
    signs = sign("down-calm", direction="lowers"), sign("up-calm"), sign("up-war", "war")
    found = made(*signs, estimate("calm", 35, 45), estimate("war", 20, 30))
    assert {each.indicator.id for each in found.first} == {"down-calm", "up-war"}


def test_the_last_look_counts_and_without_one_when_it_was_observed() -> None:
    both = sign("both", status="emerging", observed="2026-01-05", checked="2026-03-01")
    found = made(both, sign("seen", status="observed", observed="2026-01-05"))
    assert {each.indicator.id: each.looked for each in found.watched} == {
        "both": "2026-03-01", "seen": "2026-01-05",
    }  # fmt: skip


@pytest.mark.parametrize("status", ["observed", "contradicted"])
def test_what_is_seen_or_contradicted_already_changes_nothing_more(status: str) -> None:
    found = made(sign("a", "war", status=status), estimate("calm", 55, 75), estimate("war", 20, 40))
    assert found.first == ()


def test_without_an_estimate_it_is_unknown_what_would_change_our_mind() -> None:
    found = made(sign("a"))
    assert (found.estimated, found.first, found.watched[0].changes) == (False, (), None)


def test_a_scenario_of_no_family_is_expected_when_it_is_likelier_than_not() -> None:
    alone = Scenario(id="alone", title="Alone")
    likely = made(alone, sign("a", "alone", "lowers"), estimate("alone", 55, 75))
    unlikely = made(alone, sign("a", "alone", "lowers"), estimate("alone", 25, 45))
    assert [each.indicator.id for each in likely.first] == ["a"]
    assert unlikely.first == ()


def test_a_scenario_that_is_decided_changes_no_mind() -> None:
    over = Scenario(id="over", title="Over", status="ruled out")
    found = made(over, sign("a", "over"), estimate("over", 5, 10))
    assert (found.first, [each.changes for each in found.watched]) == ((), [False])
    assert "over" not in [each.id for each in found.without]


def test_the_most_telling_stands_first_and_one_rating_tells_nothing_apart() -> None:
    ratings = [
        Rating(id="r1", item="b", scenario="calm", code="CC"),
        Rating(id="r2", item="b", scenario="war", code="II"),
        Rating(id="r3", item="a", scenario="calm", code="II"),
    ]
    mind = (estimate("calm", 20, 40), estimate("war", 55, 75))
    found = made(sign("a"), sign("b"), sign("c", status="emerging"), *ratings, *mind)
    assert [(each.indicator.id, each.apart) for each in found.first] == [("b", 2.0), ("c", None), ("a", None)]


def test_scenarios_without_an_indicator_are_named_and_one_can_be_asked_for() -> None:
    found = made(sign("a"))
    assert [row.scenario.id for row in found.rows] == ["calm"]
    assert [each.id for each in found.without] == ["war"]
    assert made(sign("a"), only="war").rows == ()
