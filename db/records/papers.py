"""What is handed on: briefs, their sections and judgements, and the editions issued from them."""

from dataclasses import dataclass
from typing import Annotated

from db.records import fields as f
from db.records.base import Meta, Record, kind
from db.records.positions import CONFIDENCE


@kind(
    Meta(
        "brief",
        "Paper",
        "Papers",
        "A paper made from the tracker: its template, date, marking and distribution.",
        title=("title",),
        order=("title",),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Brief(Record):
    title: Annotated[str, f.text("Title", "carries the judgement")]
    reference: Annotated[str, f.text("Reference", "the number or code it is filed under")] = ""
    template: Annotated[str, f.text("Template", "which sections it has to begin with")] = "status"
    audience: Annotated[str, f.text("Audience", "who reads it")] = ""
    distribution: Annotated[str, f.prose("Distribution", "one addressee a line")] = ""
    author: Annotated[str, f.text("Author", "as printed")] = ""
    as_of: Annotated[str, f.date("As of", "information cut-off; empty: the day it is issued")] = ""
    paper: Annotated[str, f.choice("Paper", "A4", "Letter", help="the size of the page")] = "A4"
    language: Annotated[str, f.text("Language", "a code such as en or uk")] = ""
    bottom_line: Annotated[str, f.prose("Bottom line", "what the reader must know, in a sentence or two")] = (
        ""
    )
    subject: Annotated[
        str | None, f.ref("About", "issue", "actor", help="for a template about one issue or one actor")
    ] = None
    since: Annotated[str, f.date("Changes since", "for a template about what changed")] = ""
    house: Annotated[str, f.text("House style", "its name; empty: that of this desk")] = ""


@kind(
    Meta(
        "brief_section",
        "Section",
        "Sections",
        "A part of a paper, in order.",
        title=("title",),
        owner="brief",
        order=("brief", "rank"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class BriefSection(Record):
    brief: Annotated[str, f.ref("Paper", "brief", help="the paper it is a part of")]
    kind: Annotated[str, f.text("Kind", "a section kind of the paper's template")]
    title: Annotated[str, f.text("Title", "as printed")] = ""
    rank: Annotated[int | None, f.whole("Rank", 0, help="place in the paper")] = None
    shown: Annotated[int, f.flag("Shown", "left out of the paper when it is not")] = 1
    options: Annotated[str, f.json("Options", "what this kind of section can be told")] = ""
    text: Annotated[str, f.prose("Text", "the analyst's own words, printed before the rest")] = ""


@kind(
    Meta(
        "judgement",
        "Key judgement",
        "Key judgements",
        "What the paper judges, with its likelihood and, apart from it, the confidence.",
        title=("text",),
        owner="brief",
        order=("brief", "rank"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Judgement(Record):
    brief: Annotated[str, f.ref("Paper", "brief", help="the paper it stands in")]
    text: Annotated[str, f.prose("Text", "one sentence, without its likelihood")]
    scenario: Annotated[
        str | None, f.ref("Scenario", "scenario", help="then the figures come from its estimate")
    ] = None
    low: Annotated[
        float | None, f.number("From", 0, 100, unit="%", help="the least it is likely; both ends or neither")
    ] = None
    high: Annotated[float | None, f.number("To", 0, 100, unit="%", help="the most it is likely")] = None
    confidence: Annotated[
        str,
        f.choice(
            "Confidence", *CONFIDENCE, help="how good the ground is for the figures; it is not the likelihood"
        ),
    ] = ""
    basis: Annotated[str, f.prose("Basis", "sources, assumptions and reasoning")] = ""
    rank: Annotated[int | None, f.whole("Rank", 0, help="place among the judgements")] = None


@kind(
    Meta(
        "edition",
        "Edition",
        "Editions",
        "A paper as it was issued: never changed, only withdrawn.",
        title=("brief", "number"),
        begins="issued",
        owner="brief",
        order=("brief", "number"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Edition(Record):
    brief: Annotated[str, f.ref("Paper", "brief", help="the paper that was issued")]
    number: Annotated[int, f.whole("Number", 1, help="counted up with each issue, never used twice")]
    issued: Annotated[str, f.date("Issued")]
    change: Annotated[str, f.text("Change", "id of the last change it contains")]
    sha256: Annotated[str, f.text("SHA-256", "the fingerprint of the file that was issued")] = ""
    pdf: Annotated[str | None, f.ref("PDF", "blob", help="the file that was issued")] = None
    note: Annotated[str, f.prose("Note", "what changed since the one before")] = ""
    as_of: Annotated[str, f.date("As of", "the information cut-off it was made with")] = ""
    level: Annotated[str, f.mark("Up to", "the marking it was made up to; empty: all of it")] = ""
    made_with: Annotated[str, f.json("Made with", "template and house style as they were")] = ""
    errors: Annotated[str, f.prose("Open errors", "what was to correct when it was issued, one a line")] = ""
    despite: Annotated[str, f.prose("Issued despite them", "the reason that was given")] = ""
    withdrawn: Annotated[str, f.date("Withdrawn")] = ""
