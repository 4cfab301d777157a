"""Each comparison has an answer on the fictional dossier, which states what the sample leaves empty."""

from collections import Counter

import pytest

from db.queries.snapshot import Snapshot
from db.records import Actor, Issue, Position, Scenario
from desktop.analysis.checks import check
from desktop.analysis.coherence import families
from desktop.analysis.comparisons import BY_KEY, COMPARISONS
from desktop.analysis.deadlocks import conditions
from desktop.analysis.gravity import issue_gravity
from desktop.analysis.hypotheses import hypotheses
from desktop.analysis.leverage import asymmetry
from desktop.analysis.movement import Movement
from desktop.analysis.packages import packages
from desktop.analysis.report import Report
from desktop.analysis.stances import Stances
from desktop.analysis.standing import stale
from desktop.analysis.zone import zones
from tests.resources.dossier import Shipped

TODAY = "2026-11-22"
SHIPPED = Shipped("river-irel")
RIVER = Snapshot.of(SHIPPED.records.values())
STANCES = Stances(RIVER)
PARTIES = STANCES.parties()


def answer(key: str, **options: str) -> Report:
    return BY_KEY[key].report(RIVER, options)


@pytest.mark.parametrize("key", [each.key for each in COMPARISONS])
def test_every_comparison_has_an_answer(key: str) -> None:
    found = answer(key)
    assert found.empty == ""
    assert found.sentence
    assert len(found.rows) > 1
    assert all(len(row) == len(found.headings) for row in found.rows)
    assert {id for row in found.rows for cell in row for id in cell.ids} <= RIVER.ids()


@pytest.mark.parametrize("key", [each.key for each in COMPARISONS])
@pytest.mark.parametrize("day", ["2024-11-08", "2024-12-31", "2025-08-31", "2026-03-31"])
@pytest.mark.parametrize("level", ["EXERCISE OPEN", "EXERCISE RESTRICTED"])
def test_every_comparison_says_something_on_any_day_and_level(key: str, day: str, level: str) -> None:
    then = Snapshot.of(SHIPPED.records.values(), as_of=day, handling_at_most=level)
    found = BY_KEY[key].report(then, {})
    assert found.sentence
    assert found.rows or found.empty
    assert {id for row in found.rows for cell in row for id in cell.ids} <= then.ids()


def test_the_checks_find_what_is_there_on_purpose_and_nothing_else() -> None:
    found = check(RIVER, today=TODAY)
    expected = {"family-incoherent": 1, "single-source": 11, "conflict-unnamed": 4}
    assert Counter(each.rule for each in found) == expected
    assert "The dry season of 2027" in found[0].sentence
    alone = {each.record for each in found if each.rule == "single-source"}
    private = {each.id for each in RIVER.all(Position) if each.channel in ("back-channel", "Track II")}
    assert alone == {*private, "r-dessaly-broker-t-back"}
    apart = [each.sentence for each in found if each.rule == "conflict-unnamed"]
    assert all(any(id in sentence for id in private) for sentence in apart)  # said otherwise in private


def test_some_positions_are_stale_and_some_are_not() -> None:
    old = {each.id for each in stale(RIVER, TODAY)}
    assert "sun-flow-1" in old
    assert "vel-line-3" not in old


def test_three_families_add_up_in_their_time_and_one_does_not() -> None:
    assert {each.family: (each.low, each.high) for each in families(RIVER)} == {
        "The talks by the end of 2027": (75, 109),
        "The dry season of 2027": (120, 170),
    }
    assert [each.family for each in families(RIVER) if each.problem] == ["The dry season of 2027"]


def test_a_forecast_that_came_true_has_its_score() -> None:
    # 30 % for 128 days, 44.5 % for 92, 65 % for 84, 85 % for 27, until it occurred:
    days = ((0.30, 128), (0.445, 92), (0.65, 84), (0.85, 27))
    score = sum(number * (forecast - 1) ** 2 for forecast, number in days) / 331
    found = answer("likelihood")
    place = found.headings.index("Brier score")
    (said,) = (row[place].text for row in found.rows if row[0].text == "Exchange in part")
    assert said == f"{score:.3f}"
    assert any("binary and time-averaged (0 best, 1 worst)" in note for note in found.notes)


def test_four_circles_block_the_talks_one_of_them_through_all_three() -> None:
    found = conditions(STANCES)
    circles = {frozenset(option.id for option in each.options): set(each.actors) for each in found.deadlocks}
    assert circles == {
        frozenset({"flow-250", "transit-bonded"}): {"vel", "kal"},
        frozenset({"dam-joint", "compensation-fund"}): {"vel", "kal"},
        frozenset({"prisoners-all", "returns-registered"}): {"vel", "kal"},
        frozenset({"strip-deferred", "line-mutual", "monitors-civil"}): {"vel", "kal", "sun"},
    }
    assert "4 deadlocks" in answer("deadlocks").sentence


def test_two_preferences_make_a_centre_with_a_margin() -> None:
    # Kaldria: 40, 0.8 × 0.5; Velmora: 70, 0.6 × 0.55. Nobody else has both a capability and a salience.
    weights = {"kal": (40, 0.40), "vel": (70, 0.33)}
    mean = sum(x * weight for x, weight in weights.values()) / 0.73
    issue = RIVER.need(Issue, "compensation")
    found = issue_gravity(STANCES, issue, [RIVER.need(Actor, id) for id in weights]).lowest
    assert found is not None
    assert found.mean == pytest.approx(mean)
    assert found.median == 40
    assert found.margin == pytest.approx((0.40 - 0.33) * 30 / 100 / 0.73)


@pytest.mark.parametrize("issue", [each.id for each in RIVER.all(Issue)])
def test_every_issue_has_a_centre_of_gravity_in_which_two_parties_count(issue: str) -> None:
    actors = [each for each in RIVER.all(Actor) if STANCES.positions(each.id, issue)]
    found = issue_gravity(STANCES, RIVER.need(Issue, issue), actors)
    assert found.lowest is not None
    assert found.lowest.margin is not None
    assert len({pull.actor for pull in found.lowest.pulls} & {"vel", "kal", "sun"}) >= 2


def test_the_zone_has_each_verdict_and_depends_on_who_is_heard() -> None:
    found = zones(STANCES, PARTIES)
    assert {each.hardest for zone in found for each in zone.options} == {
        "open",
        "conditional",
        "opposed",
        "blocked",
        "unknown",
    }
    assert any(zone.gap and zone.issue.id == "power" for zone in found)
    rest = next(each for zone in found for each in zone.options if each.option.id == "strip-deferred")
    assert (rest.hardest, rest.softest) == ("opposed", "open")


def test_packages_are_looked_at_one_and_all_and_cross_nobody() -> None:
    found = packages(STANCES, PARTIES)
    assert found.exact
    assert found.number == 82_944
    assert found.closed == ()
    best = found.best[0]
    assert len(best.options) == 14
    assert 0.5 < best.least <= 1
    crossed = (STANCES.on(actor.id, option).stance("hardest") for actor in PARTIES for option in best.options)
    assert "red line" not in crossed
    assert found.concessions[0].opens > 0


def test_some_plans_cross_red_lines_and_the_single_text_does_not() -> None:
    rows = answer("plans").rows
    answers = {(row[0].text, row[1].text): row[2].text for row in rows}
    assert answers["Velmoran river charter", "Kaldria"] == "rejects"
    assert answers["Kaldrian basis for a settlement", "Velmora"] == "rejects"
    assert answers["Fighting in the strip", "Sunhald Federation"] == "rejects"
    assert answers["Basin treaty", "Kaldria"] == "rejects"
    single = {actor: said for (plan, actor), said in answers.items() if plan == "Single text, third draft"}
    assert len(single) == 3
    assert not any(said.startswith("rejects") for said in single.values())


def test_the_order_of_scenarios_hangs_on_single_items() -> None:
    found = hypotheses(RIVER)
    assert [RIVER.need(Scenario, id).title for id in found.order()] == [
        "Water for road, status deferred",
        "Small steps only",
        "Basin treaty",
        "Fighting in the strip",
    ]
    assert "ev-kal-flow-3-kb" in found.decisive()
    without = found.order("ev-kal-flow-3-kb")
    assert without[0] == "s-small"
    hotline, strip = found.diagnosticity("i-hotline"), found.diagnosticity("ev-kal-strip-4-cour")
    assert hotline is not None
    assert strip is not None
    assert hotline > strip > 0


def test_items_that_are_cited_show_their_grade() -> None:
    found = answer("hypotheses")
    place = found.headings.index("Grade")
    grades = {row[0].ids[0]: row[place].text for row in found.rows if row[0].ids}
    assert (grades["ev-kal-flow-3-kb"], grades["ev-kal-strip-b-conv"], grades["i-hotline"]) == (
        "B2",
        "C3",
        "",
    )
    items = {row[0].ids[0]: row[0].text for row in found.rows if row[0].ids}
    assert items["ev-kal-flow-3-kb"] == "Two hundred and fifty can be spoken of when the first wagon …"
    assert items["ev-e-x2-ad"].startswith("Second exchange of prisoners, Digest of the talks")
    assert items["i-hotline"] == "The hotline is answered within the hour"
    assert "Without “Two hundred and fifty can be spoken of" in found.sentence


def test_the_mediator_presses_one_side_harder() -> None:
    found = asymmetry(RIVER, "aub", "vel", "kal")
    assert (found.on_one, found.on_other, found.difference) == (7, 2, 5)


def test_positions_soften_harden_and_contradict() -> None:
    movement = Movement(RIVER)
    steps = [s for a in RIVER.all(Actor) for i in RIVER.all(Issue) for s in movement.steps(a.id, i.id)]
    ways = {step.position.id: step.way for step in steps}
    assert set(ways.values()) == {"first", "held", "moved", "softened", "hardened", "contradicted"}
    assert ways["vel-flow-3"] == "softened"
    assert ways["kal-filling-3"] == "hardened"
    assert ways["kal-strip-4"] == "contradicted"
    gaps = movement.gaps(RIVER.all(Actor), RIVER.all(Issue))
    assert {(gap.actor, gap.issue) for gap in gaps} >= {
        ("kal", "strip"),
        ("vel", "strip"),
        ("sun", "transit"),
    }


def test_below_the_highest_level_the_back_channel_is_not_there() -> None:
    open_to_all = Snapshot.of(SHIPPED.records.values(), handling_at_most="EXERCISE OPEN")
    assert RIVER.get("kal-strip-b") is not None
    assert open_to_all.get("kal-strip-b") is None
    assert not any(each.channel in ("back-channel", "Track II") for each in open_to_all.all(Position))
