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
    title: Annotated[str, f.text("Title", "a few words: it heads columns and sections")]
    question: Annotated[str, f.prose("Question", "what has to be settled")] = ""
    theme: Annotated[str, f.text("Theme", "groups issues in lists and papers")] = ""
    parent: Annotated[str | None, f.ref("Part of", "issue", help="the wider issue this is a part of")] = None
    rank: Annotated[int | None, f.whole("Rank", 0, help="place in lists and papers")] = None
    description: Annotated[str, f.prose("Description", "what the issue is about, for a reader new to it")] = (
        ""
    )
    low_label: Annotated[str, f.text("Label at 0", "what one end of the axis means")] = ""
    high_label: Annotated[str, f.text("Label at 100", "what the other end means")] = ""
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
    issue: Annotated[str, f.ref("Issue", "issue", help="the issue it would settle")]
    label: Annotated[str, f.text("Label", "the outcome in a few words")]
    value: Annotated[
        float, f.number("Place on the axis", 0, 100, help="where it lies between the two ends of the issue")
    ]
    description: Annotated[str, f.prose("Description", "what exactly it would mean")] = ""
    rank: Annotated[int | None, f.whole("Rank", 0, help="order among options at the same place")] = None


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
    actor: Annotated[str, f.ref("Actor", "actor", help="who holds it")]
    issue: Annotated[str, f.ref("Issue", "issue", help="what it is about")]
    channel: Annotated[
        str,
        f.choice(
            "Channel", *CHANNELS, help="where it was taken: official words and back channels may differ"
        ),
    ]
    stated: Annotated[str, f.date("Stated")] = ""
    stated_as_printed: Annotated[str, f.text("Stated, as printed", "the date in the source's words")] = ""
    until: Annotated[str, f.date("Until")] = ""
    replaces: Annotated[
        str | None, f.ref("Replaces", "position", help="the earlier position this one ends")
    ] = None
    speaker: Annotated[str | None, f.ref("Speaker", "actor", help="the person or office that said it")] = None
    event: Annotated[
        str | None, f.ref("Event", "event", help="where it was said, if at an event on record")
    ] = None
    venue: Annotated[str, f.text("Venue", "where or through whom it was said")] = ""
    statement: Annotated[str, f.prose("Statement", "what was said, in its words or close to them")] = ""
    rationale: Annotated[str, f.prose("Rationale", "the interest behind it")] = ""
    firmness: Annotated[
        str, f.choice("Firmness", *FIRMNESS, help="how far it can be moved, in the source's view")
    ] = ""
    caveat_text: Annotated[str, f.prose("Doubts", "what speaks against taking it at face value")] = ""
    confidence: Annotated[
        str, f.choice("Confidence", *CONFIDENCE, help="how sure it is that the actor holds this")
    ] = ""


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
    position: Annotated[str, f.ref("Position", "position", help="whose stance it is")]
    option: Annotated[str, f.ref("Option", "option", help="the outcome it is about")]
    stance: Annotated[
        str, f.choice("Stance", *STANCES, help="a red line is an outcome the actor says it will never accept")
    ]


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
    position_option: Annotated[
        str, f.ref("Stance", "position_option", help="the stance that holds only if this is met")
    ]
    text: Annotated[str, f.prose("Condition", "what must be met")]
    by: Annotated[str | None, f.ref("To be met by", "actor", help="who must meet it")] = None
    option: Annotated[
        str | None, f.ref("Option it waits for", "option", help="when the condition is an option of an issue")
    ] = None
    rank: Annotated[
        int | None, f.whole("Rank", 0, help="order among the conditions; all of them must hold")
    ] = None
