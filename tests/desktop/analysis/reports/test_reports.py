"""The reports against small negotiations whose answers can be worked out by hand."""

from db.records import (
    Commitment,
    Dossier,
    Estimate,
    Event,
    Evidence,
    Indicator,
    Issue,
    Position,
    Proposal,
    ProposalActor,
    ProposalPoint,
    Record,
    ScaleTerm,
    Scenario,
    Source,
)
from desktop.analysis.coherence import families
from desktop.analysis.comparisons import BY_KEY
from desktop.analysis.report import Report, counted, joined
from desktop.analysis.reports.likelihood import coherence_words
from tests.desktop.analysis.negotiation import issue, only_if, party, says, snapshot

LAND = issue("land", full=0.0, freeze=50.0, none=100.0)
BOTH = [*party("a"), *party("b")]


def made(key: str, *parts: list[Record], **options: str) -> Report:
    return BY_KEY[key].report(snapshot(*parts), options)


def column(report: Report, head: str) -> list[str]:
    place = report.headings.index(head)
    return [row[place].text for row in report.rows]


def test_words_for_numbers_and_lists() -> None:
    assert [counted(n, "issue") for n in (0, 1, 1200)] == ["no issues", "1 issue", "1,200 issues"]
    assert counted(2, "party", "parties") == "2 parties"
    lists = [joined(each) for each in ([], ["a"], ["a", "b"], ["a", "b", "c"])]
    assert lists == ["", "a", "a and b", "a, b and c"]


# -- deadlocks ---------------------------------------------------------------------------------------


def test_a_circle_is_told_in_words() -> None:
    report = made(
        "deadlocks", BOTH, issue("ceasefire", now=50.0), issue("guarantees", treaty=80.0),
        says("a", "ceasefire", {"now": "conditional"}, id="pa"),
        [only_if("pa", "ceasefire-now", "guarantees-treaty")],
        says("b", "guarantees", {"treaty": "conditional"}, id="pb"),
        [only_if("pb", "guarantees-treaty", "ceasefire-now")],
    )  # fmt: skip
    assert report.sentence == (
        "1 deadlock; circle 1: Ceasefire waits for Guarantees (A), Guarantees waits for Ceasefire (B)."
    )
    assert column(report, "In words")[-1] == (
        "Ceasefire: now waits for Guarantees: treaty (A), Guarantees: treaty waits for Ceasefire: now (B)"
    )
    assert column(report, "What holds it up").count("circle 1 of conditions") == 1


# -- plans -------------------------------------------------------------------------------------------


def plan(id: str, *settled: tuple[str, str]) -> list[Record]:
    points: list[Record] = [
        ProposalPoint(id=f"{id}-{n}", proposal=id, number=n, text=f"point {n}", issue=about, option=option)
        for n, (about, option) in enumerate(settled, start=1)
    ]
    return [Proposal(id=id, title=f"Plan {id}"), *points]


def test_a_plan_that_crosses_a_red_line_is_named_with_whose_it_is() -> None:
    report = made(
        "plans", BOTH, LAND, plan("x", ("land", "land-full")),
        says("a", "land", {"full": "preferred"}), says("b", "land", {"full": "red line"}),
    )  # fmt: skip
    assert report.sentence == (
        "Red lines crossed: Plan x (B’s). By the outcome: Plan x (“full”). Accepted: Plan x (by A)."
    )
    assert column(report, "Answer") == ["accepts", "rejects"]
    assert column(report, "Accepted") == ["100% of issues", "0% of issues"]


def test_rival_plans_are_laid_beside_each_other() -> None:
    held: list[Record] = [ProposalActor(id="pa", proposal="x", actor="a", stance="endorses")]
    report = made(
        "crosswalk", BOTH, LAND, issue("force", none=0.0), held,
        plan("x", ("land", "land-full")), plan("y", ("land", "land-none"), ("force", "force-none")),
    )  # fmt: skip
    assert report.headings == ("Issue", "Plan x", "Plan y")
    assert report.sentence == (
        "2 proposals name different options on Land. Issues covered, of 2: Plan x 1 and Plan y 2."
    )
    assert [[cell.text for cell in row] for row in report.rows] == [
        ["Force", "", "none: point 2"],
        ["Land", "full: point 1", "none: point 1"],
        ["Endorsed by", "A (endorses)", "nobody on record"],
    ]


def test_an_axis_names_the_softer_stance_where_statements_of_one_side_differ() -> None:
    firm = says("a", "land", {"freeze": "opposed"}, id="p")
    soft = says("a", "land", {"freeze": "conditional"}, id="q", channel="public statement")
    private = says("a", "land", {"freeze": "preferred"}, id="r", channel="back-channel")
    report = made("axis", BOTH, LAND, firm, soft, private, issue="land")
    assert column(report, "Side") == ["public", "private"]
    assert column(report, "Opposed") == ["freeze (conditional in another statement)", ""]
    assert column(report, "Preferred") == ["", "freeze"]


def test_an_estimate_stands_on_the_timeline_by_its_figures() -> None:
    made_in = Estimate(id="e", scenario="s", made="2026-02", low=10.0, high=20.0, analyst="Ana", reason="x")
    assert column(made("timeline", [Scenario(id="s", title="Truce"), made_in]), "Title") == [
        "Truce · 10–20 %"
    ]


def test_a_register_of_guarantees_says_what_is_not_stated_of_each() -> None:
    bare = Commitment(id="c", guarantor="a", beneficiary="b", kind="treaty", text="Aid.")
    full = Commitment(
        id="d", guarantor="b", beneficiary="a", kind="forces", text="Troops.", status="pledged",
        trigger="An attack", automatic="yes", contingent_on="A vote", gap="Whose mandate",
    )  # fmt: skip
    report = made("network", BOTH, [bare, full], shown="guarantees")
    assert report.sentence == (
        "2 guarantees: 1 of unknown status and 1 pledged; for 1 no trigger is stated, for 1 not whether it "
        "is automatic and 1 left with something unresolved."
    )
    assert [[cell.text for cell in row[4:]] for row in report.rows] == [
        ["not stated", "not stated", "not stated", "not stated", ""],
        ["pledged", "An attack", "yes", "A vote", "Whose mandate"],
    ]
    assert made("network", BOTH, shown="guarantees").needs == "commitment"


# -- side by side, movement --------------------------------------------------------------------------


def test_what_each_would_have_to_give() -> None:
    report = made(
        "side_by_side", BOTH, LAND,
        says("a", "land", {"full": "preferred", "none": "red line"}, statement="All of it."),
        says("b", "land", {"none": "preferred", "full": "opposed"}, statement="None.", stated="2026-02"),
    )  # fmt: skip
    assert column(report, "B") == ["None. (official, February 2026)"]
    assert column(report, "What each would have to give") == ["A: “none” (red line); B: “full” (opposed)"]
    assert report.sentence == (
        "A and B have both spoken on 1 of 1 issue. "
        "To meet what the other accepts, A would have to give on 1 and B on 1."
    )


def test_movement_counts_its_ways_and_says_how_sure_private_words_are() -> None:
    report = made(
        "movement", BOTH, LAND,
        says("a", "land", {"freeze": "red line"}, id="p1", stated="2022", until="2025", statement="Never."),
        says("a", "land", {"freeze": "opposed"}, id="p2", stated="2026", statement="Not now."),
        says("a", "land", {"freeze": "acceptable"}, id="p3", channel="back-channel", stated="2026"),
        [Source(id="s", title="S"), Evidence(id="e", source="s", record="p3", credibility="3")],
    )  # fmt: skip
    assert report.sentence == (
        "In private otherwise than in public: A on Land "
        "(how sure: confidence not stated, 1 source, credibility 3 (possibly true)). "
        "Of 1 further wording 1 softens."
    )
    assert column(report, "What it does")[1] == "softened"
    assert "[Never]" in column(report, "Words")[1]


# -- scenarios ---------------------------------------------------------------------------------------

SCENARIOS: list[Record] = [
    Scenario(id="s1", title="Calm", family="f", likelihood_as_printed="probable"),
    Scenario(id="s2", title="War", family="f"),
]


def estimate(of: str, made: str, low: float, high: float) -> Estimate:
    return Estimate(
        id=f"{of}-{made}", scenario=of, made=made, low=low, high=high, analyst="L", reason="talks"
    )


def test_likelihoods_with_their_words_history_and_what_does_not_add_up() -> None:
    terms: list[Record] = [
        ScaleTerm(id="t1", scale="own", term="unlikely", low=0.0, high=45.0, rank=1),
        ScaleTerm(id="t2", scale="own", term="likely", low=55.0, high=100.0, rank=2),
        Dossier(id="dossier", title="Talks", likelihood_scale="own"),
    ]
    report = made(
        "likelihood", SCENARIOS, terms,
        [estimate("s1", "2026-01", 20.0, 30.0), estimate("s1", "2026-03", 60.0, 70.0)],
        [estimate("s2", "2026-03", 60.0, 80.0)],
    )  # fmt: skip
    assert report.sentence == "Likeliest: War, 60–80 %. f does not add up."
    assert "Brier score" not in report.headings, "nothing is resolved yet"
    assert column(report, "Likelihood") == ["60–70 %", "60–80 %"]
    assert column(report, "In words") == ["likely", "likely"]
    assert column(report, "Before") == ["January 2026: 20–30 %", ""]
    assert report.notes == ("f: At least 120 % in sum: lower some of them.",)


def test_what_came_about_is_scored() -> None:
    over: list[Record] = [
        Scenario(id="s1", title="Calm", family="f", status="occurred", resolved="2026-03-01"),
        Scenario(id="s2", title="War", family="f"),
    ]
    report = made("likelihood", over, [estimate("s1", "2026-01-01", 50.0, 50.0)])
    assert column(report, "Brier score") == ["0.250", ""]
    assert report.notes == (
        "The Brier score of a scenario that is resolved is binary and time-averaged (0 best, 1 worst).",
        "Calibration by the last estimates of 1 resolved scenario: binary Brier score 0.250 = "
        "reliability 0.250 − resolution 0.000 + uncertainty 0.000. "
        "Only 1 resolved: under 30 cases this is mostly chance.",
    )


def test_a_family_that_is_over_is_scored_over_all_its_scenarios() -> None:
    over: list[Record] = [
        Scenario(id="s1", title="Calm", family="f", status="occurred", resolved="2026-03-01"),
        Scenario(id="s2", title="War", family="f", status="ruled out", resolved="2026-03-01"),
    ]
    made_before: list[Record] = [estimate("s1", "2026-01", 70.0, 70.0), estimate("s2", "2026-01", 30.0, 30.0)]
    late: list[Record] = [estimate("s2", "2026-04", 0.0, 0.0)]
    notes = made("likelihood", over, made_before, late).notes
    assert notes[1] == "f: multi-category Brier score 0.180 (0 best, 2 worst) by the last estimates."
    assert notes[2].startswith(
        "Calibration by the last estimates of 2 resolved scenarios: binary Brier score 0.090"
    )
    without = made("likelihood", over, made_before[:1]).notes
    assert not any("multi-category" in note for note in without)


def test_whether_a_family_adds_up_is_said_in_words() -> None:
    some = snapshot(SCENARIOS, [estimate("s1", "2026-01", 20.0, 30.0)])
    (sums,) = families(some)
    assert coherence_words(sums, resolved=False) == "adds up: 20 to 30 % in sum; 1 without an estimate"
    short = snapshot(
        SCENARIOS, [estimate("s1", "2026-01", 20.0, 30.0), estimate("s2", "2026-01", 10.0, 20.0)]
    )
    (sums,) = families(short)
    assert "a remainder of 50 % is missing" in coherence_words(sums, resolved=False)
    assert coherence_words(None, resolved=False) == "none of them is estimated yet"
    assert coherence_words(None, resolved=True) == "one of them has occurred"


def test_none_estimated_says_how_many_the_sources_word() -> None:
    assert made("likelihood", SCENARIOS).sentence == (
        "None of two scenarios is estimated yet; for one a source gives words, but no figures."
    )


def test_what_is_decided_is_not_the_likeliest() -> None:
    decided: list[Record] = [Scenario(id="s1", title="Calm", status="ruled out", resolved="2026-03")]
    forecasts: list[Record] = [estimate("s1", "2026-01", 80, 90), estimate("s2", "2026-01", 10, 20)]
    said = made("likelihood", decided, SCENARIOS[1:], forecasts).sentence
    assert said.startswith("Likeliest: War, 10–20 %.")
    only = made("likelihood", decided, forecasts[:1]).sentence
    assert only == "All that is estimated is decided."
    unestimated = made("likelihood", decided, SCENARIOS[1:], forecasts[1:]).sentence
    assert "without an estimate" not in unestimated


def test_the_board_says_what_is_seen_and_what_would_change_our_mind() -> None:
    watched: list[Record] = [
        Indicator(id="i1", scenario="s1", text="Troops leave.", direction="raises"),
        Indicator(
            id="i2", scenario="s2", text="Shelling", status="observed", checked="2026-03", observed="2026-02"
        ),
    ]
    report = made("indicators", SCENARIOS, watched, today="2026-04-01")
    assert report.sentence == (
        "Two indicators: one observed and one unknown, as nobody has looked yet. "
        "What would change our mind is unknown, as no scenario is estimated yet."
    )
    assert column(report, "Tells apart") == ["not rated", "not rated"]
    estimated = made(
        "indicators", SCENARIOS, watched, [estimate("s2", "2026", 60, 70), estimate("s1", "2026", 30, 40)]
    )
    assert "What would change our mind, for example: Troops leave (raises Calm)." in estimated.sentence
    assert column(estimated, "Would change our mind") == ["yes", "no"]


# -- time --------------------------------------------------------------------------------------------


def test_the_timeline_is_in_order_with_spans_and_counts_what_has_no_date() -> None:
    events: list[Record] = [
        Event(id="e1", title="Round", start="2026-02-01", end="2026-02-03"),
        Event(id="e2", title="Summit", start="2025"),
        Event(id="e3", title="Some day"),
    ]
    report = made("timeline", events)
    assert column(report, "Title") == ["Summit", "Round"]
    assert report.sentence == "2 dates, from 2025 (Summit) to 1 February 2026 to 3 February 2026 (Round)."
    assert report.notes == ("1 of 2 dates is not known to the day.", "1 event without a date.")
    alone = made("timeline", events[1:2])
    assert (alone.sentence, alone.notes) == ("1 date: 2025 (Summit).", ("No date is known to the day.",))
    several = made("timeline", [*events, Event(id="e4", title="Recess", start="2024")])
    assert several.notes[0] == "2 of 3 dates are not known to the day."
    narrowed = made("timeline", events, lane="Statements").empty
    assert narrowed.startswith("Nothing that is dated is left here.")
    assert made("timeline", events[2:], lane="Statements").empty.startswith("Nothing has a date yet.")


def test_what_changed_between_two_days() -> None:
    old = says("a", "land", {"freeze": "red line"}, id="p1", stated="2022-01-01")
    new = says("a", "land", {"freeze": "opposed"}, id="p2", stated="2026-02-01", statement="Not now.")
    report = made("changed", BOTH, LAND, old, new, since="2026-01-01", today="2026-03-01")
    assert report.sentence == "Between 1 January 2026 and 1 March 2026: 1 new position and 1 new stance."
    assert column(report, "Record") == ["A · Land", "A · Land: freeze · opposed"], "a stance says whose it is"
    assert column(report, "In words") == ["Not now.", "Not now."]
    assert made("changed", BOTH, LAND, old, since="2026-01-01", today="2026-03-01").empty


def test_what_changed_is_counted_by_weight_with_red_lines_of_their_own() -> None:
    before = says("a", "land", {"freeze": "red line"}, id="p", stated="2022", until="2026-01-15")
    newer = says("b", "land", {"freeze": "red line"}, id="q", stated="2026-02-01", statement="Never.")
    also = says("b", "land", {"full": "opposed"}, id="r", stated="2026-02-01")
    report = made("changed", BOTH, LAND, before, newer, also, since="2026-01-01", today="2026-03-01")
    said = "1 red line given up, 1 new red line, 1 position ended, 2 new positions and 1 new stance."
    assert report.sentence == f"Between 1 January 2026 and 1 March 2026: {said}"
    assert column(report, "What")[:3] == ["Red line given up", "New red line", "Position ended"]
    (_, new, *_) = report.rows
    assert new[1].ids[1:] == ("q",), "a stance rests on its position, and on what is cited for it"


def test_a_red_line_in_other_words_is_restated_and_one_that_the_next_position_drops_is_given_up() -> None:
    first = says("a", "land", {"freeze": "red line", "full": "red line"}, id="p", stated="2022")
    now = says("a", "land", {"freeze": "red line"}, id="q", stated="2026-02-01", replaces="p")
    report = made("changed", BOTH, LAND, first, now, since="2026-01-01", today="2026-03-01")
    told = dict(zip(column(report, "Record"), column(report, "What"), strict=True))
    assert told == {
        "A · Land: full · red line": "Red line given up",
        "A · Land": "New position",
        "A · Land: freeze · red line": "Red line restated",
    }


def test_what_a_change_rests_on_is_named_also_where_only_what_it_is_a_part_of_is_cited() -> None:
    said = says("a", "land", {"freeze": "red line"}, id="p", stated="2026-02-01", statement="Never.")
    cited: list[Record] = [
        Source(id="s", title="Gazette"),
        Source(id="t", title="Archive"),
        Evidence(id="e1", source="s", record="p"),
        Evidence(id="e2", source="t", record="p"),
    ]
    report = made("changed", BOTH, LAND, said, cited, since="2026-01-01", today="2026-03-01")
    by_record = dict(zip(column(report, "Record"), column(report, "Sources"), strict=True))
    assert by_record["A · Land: freeze · red line"] == by_record["A · Land"] == "Archive and Gazette"
    assert report.rows[0][3].ids == ("t", "s")


def test_a_snapshot_with_a_date_is_compared_from_there() -> None:
    held = [Issue(id="land", title="Land"), *BOTH]
    said: list[Record] = [Position(id="p", actor="a", issue="land", channel="official", stated="2025-06-01")]
    at = snapshot(held, said, as_of="2025-12-31")
    assert BY_KEY["changed"].report(at, {"since": "2025-01-01"}).rows
    assert BY_KEY["changed"].report(at, {"since": "2025-07-01"}).rows == ()
