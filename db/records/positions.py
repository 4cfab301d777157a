"""What is negotiated and who says what: issues, their options, positions, stances and conditions."""

from dataclasses import dataclass
from typing import Annotated

from db.records import fields as f
from db.records.base import Meta, Record, kind

CHANNELS = ("official", "public statement", "Track I", "Track II", "back-channel", "assessed")
STANCES = ("preferred", "acceptable", "conditional", "opposed", "red line")
FIRMNESS = ("non-negotiable", "firm", "conditional", "signalled", "withdrawn", "unclear")
CONFIDENCE = ("low", "moderate", "high")


@kind(
    Meta(
        "issue",
        "Issue",
        "Issues",
        "What is negotiated: an axis from 0 to 100 with a label at both ends and options on it.",
        title=("title",),
        order=("rank", "title"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Issue(Record):
    title: Annotated[str, f.text("Title")]
    question: Annotated[str, f.prose("Question", "what has to be settled")] = ""
    theme: Annotated[str, f.text("Theme", "groups issues in lists and papers")] = ""
    parent: Annotated[str | None, f.ref("Part of", "issue")] = None
    rank: Annotated[int | None, f.whole("Rank", 0, help="place in lists and papers")] = None
    description: Annotated[str, f.prose("Description")] = ""
    low_label: Annotated[str, f.text("Label at 0")] = ""
    high_label: Annotated[str, f.text("Label at 100")] = ""
    discussed: Annotated[
        str | None, f.ref("Option discussed", "option", help="the outcome a cell of the matrix is about")
    ] = None


@kind(
    Meta(
        "option",
        "Option",
        "Options",
        "A possible outcome of an issue, placed on its axis.",
        title=("label",),
        owner="issue",
        order=("issue", "value"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Option(Record):
    issue: Annotated[str, f.ref("Issue", "issue")]
    label: Annotated[str, f.text("Label")]
    value: Annotated[float, f.number("Place on the axis", 0, 100)]
    description: Annotated[str, f.prose("Description")] = ""
    rank: Annotated[int | None, f.whole("Rank", 0)] = None


@kind(
    Meta(
        "position",
        "Position",
        "Positions",
        "What an actor holds on an issue, in which channel and since when. Several may stand side by side; "
        "nothing is overwritten.",
        title=("actor", "issue"),
        begins="stated",
        ends="until",
        order=("actor", "issue", "stated"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Position(Record):
    actor: Annotated[str, f.ref("Actor", "actor")]
    issue: Annotated[str, f.ref("Issue", "issue")]
    channel: Annotated[str, f.choice("Channel", *CHANNELS)]
    stated: Annotated[str, f.date("Stated")] = ""
    stated_as_printed: Annotated[str, f.text("Stated, as printed", "the date in the source's words")] = ""
    until: Annotated[str, f.date("Until")] = ""
    replaces: Annotated[
        str | None, f.ref("Replaces", "position", help="the earlier position this one ends")
    ] = None
    speaker: Annotated[str | None, f.ref("Speaker", "actor")] = None
    event: Annotated[str | None, f.ref("Event", "event")] = None
    venue: Annotated[str, f.text("Venue", "where or through whom it was said")] = ""
    statement: Annotated[str, f.prose("Statement")] = ""
    rationale: Annotated[str, f.prose("Rationale", "the interest behind it")] = ""
    firmness: Annotated[str, f.choice("Firmness", *FIRMNESS)] = ""
    caveat_text: Annotated[str, f.prose("Doubts", "what speaks against taking it at face value")] = ""
    confidence: Annotated[str, f.choice("Confidence", *CONFIDENCE)] = ""


@kind(
    Meta(
        "position_option",
        "Stance",
        "Stances",
        "What a position says of one option. A red line is an outcome the actor says it will never accept.",
        title=("option", "stance"),
        joins=("position", "option"),
        owner="position",
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class PositionOption(Record):
    position: Annotated[str, f.ref("Position", "position")]
    option: Annotated[str, f.ref("Option", "option")]
    stance: Annotated[str, f.choice("Stance", *STANCES)]


@kind(
    Meta(
        "condition",
        "Condition",
        "Conditions",
        "What must be met for a conditional stance to hold; all conditions of a stance must hold.",
        title=("text",),
        owner="position_option",
        order=("position_option", "rank"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Condition(Record):
    position_option: Annotated[str, f.ref("Stance", "position_option")]
    text: Annotated[str, f.prose("Condition")]
    by: Annotated[str | None, f.ref("To be met by", "actor")] = None
    option: Annotated[
        str | None, f.ref("Option it waits for", "option", help="when the condition is an option of an issue")
    ] = None
    rank: Annotated[int | None, f.whole("Rank", 0)] = None
