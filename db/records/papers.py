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
    reference: Annotated[str, f.text("Reference")] = ""
    template: Annotated[str, f.text("Template")] = "status"
    audience: Annotated[str, f.text("Audience")] = ""
    distribution: Annotated[str, f.prose("Distribution", "one addressee a line")] = ""
    author: Annotated[str, f.text("Author")] = ""
    as_of: Annotated[str, f.date("As of", "information cut-off; empty: the day it is issued")] = ""
    paper: Annotated[str, f.choice("Paper", "A4", "Letter")] = "A4"
    language: Annotated[str, f.text("Language")] = ""
    bottom_line: Annotated[str, f.prose("Bottom line")] = ""


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
    brief: Annotated[str, f.ref("Paper", "brief")]
    kind: Annotated[str, f.text("Kind", "a section kind of the paper's template")]
    title: Annotated[str, f.text("Title")] = ""
    rank: Annotated[int | None, f.whole("Rank", 0)] = None
    shown: Annotated[int, f.flag("Shown")] = 1
    options: Annotated[str, f.json("Options")] = ""
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
    brief: Annotated[str, f.ref("Paper", "brief")]
    text: Annotated[str, f.prose("Text")]
    scenario: Annotated[
        str | None, f.ref("Scenario", "scenario", help="then the figures come from its estimate")
    ] = None
    low: Annotated[float | None, f.number("From", 0, 100, unit="%")] = None
    high: Annotated[float | None, f.number("To", 0, 100, unit="%")] = None
    confidence: Annotated[str, f.choice("Confidence", *CONFIDENCE)] = ""
    basis: Annotated[str, f.prose("Basis", "sources, assumptions and reasoning")] = ""
    rank: Annotated[int | None, f.whole("Rank", 0)] = None


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
    brief: Annotated[str, f.ref("Paper", "brief")]
    number: Annotated[int, f.whole("Number", 1)]
    issued: Annotated[str, f.date("Issued")]
    change: Annotated[str, f.text("Change", "id of the last change it contains")]
    sha256: Annotated[str, f.text("SHA-256")] = ""
    pdf: Annotated[str | None, f.ref("PDF", "blob")] = None
    note: Annotated[str, f.prose("Note")] = ""
    withdrawn: Annotated[str, f.date("Withdrawn")] = ""
