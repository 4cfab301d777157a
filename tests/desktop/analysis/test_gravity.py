"""Centre of gravity: published figures, the margin of a near tie, and who is left out and why."""

import json
from pathlib import Path

import pytest

from db.records import Membership, Stake
from desktop.analysis.gravity import Pull, gravity, issue_gravity, vote
from tests.desktop.analysis.negotiation import issue, party, says, stances

EMISSION = json.loads((Path(__file__).with_name("emission.json")).read_text("utf-8"))
TOY = [Pull("a", 10.0, 20.0), Pull("b", 20.0, 80.0), Pull("c", 60.0, 30.0)]


def test_the_toy_example() -> None:
    found = gravity(TOY)
    assert found is not None
    assert found.mean == pytest.approx(27.6923, abs=1e-4)
    assert found.median == 20.0
    assert found.moved("c", 13.0) == pytest.approx(3.0)


def test_the_emission_standards() -> None:
    pulls = [Pull(each["actor"], each["x"], each["c"] * each["s"]) for each in EMISSION["actors"]]
    found = gravity(pulls)
    assert found is not None
    assert sum(pull.weight for pull in pulls) == pytest.approx(67.7)
    assert found.mean == pytest.approx(7.389956, abs=1e-6)
    assert found.median == 7.0
    assert vote(pulls, 7.0, 10.0, span=6.0) == pytest.approx(0.25)
    assert found.margin is not None
    assert 0 <= found.margin < 0.01


def test_without_weight_there_is_no_centre() -> None:
    assert gravity([]) is None
    assert gravity([Pull("a", 10.0, 0.0)]) is None


def test_one_position_has_no_rival() -> None:
    found = gravity([Pull("a", 10.0, 1.0), Pull("b", 10.0, 2.0)])
    assert found is not None
    assert (found.mean, found.median, found.margin) == (10.0, 10.0, None)


LAND = issue("land", full=0.0, freeze=50.0, none=100.0)


def stake(actor: str, salience: float | None) -> Stake:
    return Stake(id=f"{actor}-stake", actor=actor, issue="land", salience=salience)


def test_an_issue_is_reckoned_with_capability_and_salience() -> None:
    held = stances(
        party("a", 40.0), party("b", 100.0), LAND, [stake("a", 50.0), stake("b", 80.0)],
        says("a", "land", {"full": "preferred"}), says("b", "land", {"none": "preferred"}),
    )  # fmt: skip
    found = issue_gravity(held, held.issues()[0], held.parties())
    assert found.lowest is not None
    assert found.lowest == found.highest
    assert found.lowest.mean == pytest.approx(80.0)
    assert [pull.weight for pull in found.lowest.pulls] == [0.2, 0.8]


def test_several_preferred_options_give_a_lowest_and_a_highest_reading() -> None:
    held = stances(
        party("a", 100.0),
        LAND,
        [stake("a", 50.0)],
        says("a", "land", {"full": "preferred", "freeze": "preferred"}),
    )
    found = issue_gravity(held, held.issues()[0], held.parties())
    assert found.lowest is not None
    assert found.highest is not None
    assert (found.lowest.mean, found.highest.mean) == (0.0, 50.0)


def test_who_can_not_be_reckoned_with_is_named_with_the_reason() -> None:
    held = stances(
        party("a"), party("b", 50.0), party("eu", 50.0), party("m", 50.0), LAND,
        [stake("a", 50.0), stake("b", None), Membership(id="in", actor="m", group="eu")],
        says("a", "land", {"full": "preferred"}), says("eu", "land", {"full": "acceptable"}),
    )  # fmt: skip
    found = issue_gravity(held, held.issues()[0], held.parties())
    assert (found.lowest, found.highest) == (None, None)
    assert {each.actor: each.reason for each in found.left_out} == {
        "a": "no capability",
        "b": "no preferred option, no salience",
        "eu": "no preferred option, no salience",
        "m": "reckoned with through its group",
    }


def test_the_toy_example_from_capability_and_salience_as_they_are_stated() -> None:
    places = issue("land", ten=10.0, twenty=20.0, sixty=60.0)
    held = stances(
        party("a", 40.0), party("b", 100.0), party("c", 50.0), places,
        [stake("a", 50.0), stake("b", 80.0), stake("c", 60.0)],
        says("a", "land", {"ten": "preferred"}), says("b", "land", {"twenty": "preferred"}),
        says("c", "land", {"sixty": "preferred"}),
    )  # fmt: skip
    found = issue_gravity(held, held.issues()[0], held.parties()).lowest
    assert found is not None
    weights = [pull.weight for pull in found.pulls]
    assert [weight / sum(weights) for weight in weights] == pytest.approx([20 / 130, 80 / 130, 30 / 130])
    assert found.mean == pytest.approx(3600 / 130)
    assert found.median == 20.0
