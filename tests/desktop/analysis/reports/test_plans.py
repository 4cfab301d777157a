"""Plans by parties: answers with their marks, what is left out, and scenarios beside each other."""

from db.records import (
    Estimate,
    Factor,
    Indicator,
    Proposal,
    ProposalPoint,
    Record,
    Scenario,
    ScenarioFactor,
    ScenarioOutcome,
)
from desktop.analysis.comparisons import BY_KEY
from desktop.analysis.report import Report
from desktop.analysis.reports.plans import made as grid_of
from tests.desktop.analysis.negotiation import issue, party, says, snapshot

LAND = issue("land", full=0.0, freeze=50.0)
BOTH = [*party("a"), *party("b")]
CALM: list[Record] = [
    Scenario(id="calm", title="Calm", horizon_start="2026", horizon_end="2027", fragility="Thin."),
    ScenarioOutcome(id="calm-out", scenario="calm", issue="land", option="land-freeze"),
    Factor(id="aid", title="Aid goes on"),
    ScenarioFactor(id="calm-aid", scenario="calm", factor="aid"),
    Indicator(id="i1", scenario="calm", text="Guns\nfall silent", status="observed"),
    Indicator(id="i2", scenario="calm", text="Troops leave"),
    Estimate(id="e", scenario="calm", made="2026-03", low=20.0, high=30.0),
]
WAR: list[Record] = [Scenario(id="war", title="War", likelihood_as_printed="possible")]
PLAN: list[Record] = [
    Proposal(id="plan", title="Plan"),
    ProposalPoint(id="point", proposal="plan", number=1, issue="land", option="land-full"),
]
SAID = [
    *says("a", "land", {"full": "preferred", "freeze": "red line"}),
    *says("b", "land", {"full": "red line", "freeze": "acceptable"}, channel="back-channel"),
]


def made(*parts: list[Record], **options: str) -> Report:
    return BY_KEY["plans"].report(snapshot(*parts), options)


def test_answers_carry_their_marks_and_plans_that_settle_nothing_are_counted() -> None:
    report = made(BOTH, LAND, CALM, WAR, PLAN, SAID)
    answers = [(row[0].text, row[1].text, row[2].text, row[2].stance) for row in report.rows]
    assert answers == [
        ("Calm", "A", "rejects", "red line"),
        ("Calm", "B", "accepts", "acceptable"),
        ("Plan", "A", "accepts", "acceptable"),
        ("Plan", "B", "rejects", "red line"),
    ]
    assert report.notes[1] == "Left out, for no option is named that would settle anything: 1 plan."


def test_only_scenarios_or_proposals_for_some_actors() -> None:
    found = snapshot(BOTH, LAND, CALM, WAR, PLAN, SAID)
    only = grid_of(found, {"plans": "scenarios", "parties": "b"})
    assert [each.title for each in only.plans] == ["Calm"]
    assert [each.id for each in only.actors] == ["b"]
    assert [each.id for each in only.without] == ["war"]
    assert only.cell(0, 0).is_private
    other = grid_of(found, {"plans": "proposals"})
    assert [each.title for each in other.plans] == ["Plan"]
    assert not other.cell(0, 0).is_private


def test_scenarios_stand_beside_each_other() -> None:
    report = made(BOTH, LAND, CALM, WAR, PLAN, SAID, plans="beside")
    assert report.sentence == "2 scenarios, 1 of them estimated. Indicators are seen of Calm (1)."
    assert [[cell.text for cell in row] for row in report.rows] == [
        [
            "Calm", "20–30 % (March 2026)", "2026 to 2027", "Aid goes on", "Land: freeze",
            "1 of 2 indicators: Guns fall silent", "Thin.",
        ],
        ["War", "no estimate yet; printed: “possible”", "not stated", "", "", "no indicator to watch", ""],
    ]  # fmt: skip
    assert [cell.ids for cell in report.rows[0][1:6]] == [("e",), (), ("aid",), ("land-freeze",), ("i1",)]


def test_without_scenarios_that_is_said() -> None:
    report = made(BOTH, LAND, PLAN, plans="beside")
    assert "No scenario is recorded yet" in report.empty
    assert made(BOTH, LAND, WAR).empty.startswith("No scenario or proposal names an option yet")
