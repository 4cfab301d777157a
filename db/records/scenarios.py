"""What may come: scenarios with outcomes, estimates, indicators and ratings; and the questions asked."""

from dataclasses import dataclass
from typing import Annotated

from db.records import fields as f
from db.records.base import Meta, Record, kind
from db.records.positions import CONFIDENCE

SCENARIO_STATUS = ("open", "occurred", "ruled out")
INDICATOR_STATUS = ("not seen", "emerging", "observed", "contradicted")
RATING_WORDS = {
    "CC": "very consistent", "C": "consistent", "N": "neutral", "I": "inconsistent",
    "II": "very inconsistent", "NA": "not applicable",
}  # fmt: skip
RATING_CODES = tuple(RATING_WORDS)


@kind(
    Meta(
        "scenario",
        "Scenario",
        "Scenarios",
        "A course the negotiation may take, with its horizon, outcomes and who gains what.",
        title=("title",),
        order=("title",),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Scenario(Record):
    title: Annotated[str, f.text("Title", "a few words")]
    narrative: Annotated[str, f.prose("Narrative", "how it would come about")] = ""
    horizon_start: Annotated[str, f.date("Horizon from")] = ""
    horizon_end: Annotated[str, f.date("Horizon to")] = ""
    horizon_as_printed: Annotated[str, f.text("Horizon, as printed", "the time in the source's words")] = ""
    likelihood_as_printed: Annotated[str, f.text("Likelihood, as printed", "the source's own words")] = ""
    family: Annotated[str, f.text("Family", "scenarios of one family exclude each other")] = ""
    status: Annotated[str, f.choice("Status", *SCENARIO_STATUS, help="whether it is still open")] = "open"
    resolved: Annotated[str, f.date("Resolved")] = ""
    fragility: Annotated[str, f.prose("Fragility", "why it may not last")] = ""


@kind(
    Meta(
        "scenario_outcome",
        "Outcome of a scenario",
        "Outcomes of scenarios",
        "Which option a scenario settles an issue with.",
        title=("issue", "option"),
        joins=("scenario", "issue", "option"),
        owner="scenario",
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class ScenarioOutcome(Record):
    scenario: Annotated[str, f.ref("Scenario", "scenario", help="the course")]
    issue: Annotated[str, f.ref("Issue", "issue", help="the issue it settles")]
    option: Annotated[str, f.ref("Option", "option", help="the outcome it settles it with")]


@kind(
    Meta(
        "scenario_actor",
        "Actor in a scenario",
        "Actors in scenarios",
        "What an actor gains and loses in a scenario.",
        title=("scenario", "actor"),
        joins=("scenario", "actor"),
        owner="scenario",
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class ScenarioActor(Record):
    scenario: Annotated[str, f.ref("Scenario", "scenario", help="the course")]
    actor: Annotated[str, f.ref("Actor", "actor", help="whom it touches")]
    gains: Annotated[str, f.prose("Gains", "what the actor would gain")] = ""
    losses: Annotated[str, f.prose("Losses", "what the actor would lose")] = ""


@kind(
    Meta(
        "scenario_factor",
        "Driver of a scenario",
        "Drivers of scenarios",
        "Which factor drives a scenario.",
        title=("scenario", "factor"),
        joins=("scenario", "factor"),
        owner="scenario",
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class ScenarioFactor(Record):
    scenario: Annotated[str, f.ref("Scenario", "scenario", help="the course")]
    factor: Annotated[str, f.ref("Factor", "factor", help="what drives it")]


@kind(
    Meta(
        "estimate",
        "Estimate",
        "Estimates",
        "A dated likelihood of a scenario; the latest at a date is its likelihood at that date.",
        title=("scenario", "made"),
        begins="made",
        owner="scenario",
        order=("scenario", "made"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Estimate(Record):
    scenario: Annotated[str, f.ref("Scenario", "scenario", help="what is estimated")]
    made: Annotated[str, f.date("Made")]
    low: Annotated[float, f.number("From", 0, 100, unit="%", help="the least it is likely")]
    high: Annotated[float, f.number("To", 0, 100, unit="%", help="the most it is likely")]
    confidence: Annotated[
        str,
        f.choice(
            "Confidence", *CONFIDENCE, help="how good the ground is for the figures; it is not the likelihood"
        ),
    ] = ""
    analyst: Annotated[str, f.text("Analyst", "whose estimate it is")] = ""
    reason: Annotated[str, f.prose("Reason", "why these figures, and what changed since the last")] = ""


@kind(
    Meta(
        "indicator",
        "Indicator",
        "Indicators",
        "What one could watch that would raise or lower a scenario's likelihood.",
        title=("text",),
        owner="scenario",
        order=("scenario", "text"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Indicator(Record):
    scenario: Annotated[str, f.ref("Scenario", "scenario", help="what it is a sign of")]
    text: Annotated[str, f.prose("Text", "what one could see")]
    direction: Annotated[
        str, f.choice("Direction", "raises", "lowers", help="what seeing it does to the likelihood")
    ] = ""
    status: Annotated[str, f.choice("Status", *INDICATOR_STATUS, help="whether it has been seen")] = (
        "not seen"
    )
    observed: Annotated[str, f.date("Observed")] = ""
    checked: Annotated[str, f.date("Checked")] = ""
    watch: Annotated[str, f.prose("Watch", "where one would see it")] = ""
    origin: Annotated[
        str, f.choice("Origin", "source", "derived", help="named by a source, or derived here")
    ] = ""


@kind(
    Meta(
        "rating",
        "Rating",
        "Ratings",
        "How an item of evidence fits a scenario: consistent, neutral or inconsistent.",
        title=("scenario", "code"),
        begins="made",
        owner="scenario",
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Rating(Record):
    scenario: Annotated[str, f.ref("Scenario", "scenario", help="the course it is held against")]
    item: Annotated[str, f.ref("Item", help="the evidence that is rated")]
    code: Annotated[
        str,
        f.choice(
            "Code",
            *RATING_CODES,
            help="CC to II, very consistent to very inconsistent; N neutral, NA not applicable",
        ),
    ]
    reason: Annotated[str, f.prose("Reason", "why it fits or does not")] = ""
    made: Annotated[str, f.date("Made")] = ""


@kind(
    Meta(
        "question",
        "Question",
        "Questions",
        "What readers ask, and what the sources answer; 'no content' where a source only fills space.",
        title=("question",),
        order=("rank", "question"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Question(Record):
    question: Annotated[str, f.prose("Question", "as readers ask it")]
    answer: Annotated[str, f.prose("Answer", "what the sources say to it")] = ""
    status: Annotated[
        str,
        f.choice(
            "Status",
            "answered",
            "partly",
            "no content",
            "open",
            help="no content: the source only fills space",
        ),
    ] = "open"
    audience: Annotated[str, f.text("Audience", "who asks")] = ""
    rank: Annotated[int | None, f.whole("Rank", 0, help="place among the questions")] = None
