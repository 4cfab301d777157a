"""What is on the table and who stands for what: proposals, their points, commitments and guarantees."""

from dataclasses import dataclass
from typing import Annotated

from db.records import fields as f
from db.records.base import Meta, Record, kind

PROPOSAL_STATUS = ("tabled", "endorsed", "rejected", "superseded", "in force", "lapsed")
PROPOSAL_STANCES = ("author", "endorses", "accepts", "reserves", "declines", "rejects")
COMMITMENT_KINDS = ("declaration", "treaty", "forces", "monitoring", "arms", "financial", "intelligence")
COMMITMENT_STATUS = ("explored", "offered", "pledged", "signed", "in force", "lapsed", "violated")


@kind(
    Meta(
        "proposal",
        "Proposal",
        "Proposals",
        "A plan or draft on the table, with its points mapped to issues and options.",
        title=("title",),
        begins="tabled",
        order=("tabled", "title"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Proposal(Record):
    title: Annotated[str, f.text("Title", "as it is known")]
    tabled: Annotated[str, f.date("Tabled")] = ""
    tabled_as_printed: Annotated[str, f.text("Tabled, as printed", "the date in the source's words")] = ""
    status: Annotated[str, f.choice("Status", *PROPOSAL_STATUS, help="where it stands by now")] = ""
    description: Annotated[str, f.prose("Description", "what it aims at, in short")] = ""


@kind(
    Meta(
        "proposal_actor",
        "Response to a proposal",
        "Responses to proposals",
        "How an actor stands to a proposal.",
        title=("actor", "stance"),
        begins="date",
        joins=("proposal", "actor", "stance"),
        owner="proposal",
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class ProposalActor(Record):
    proposal: Annotated[str, f.ref("Proposal", "proposal", help="the plan")]
    actor: Annotated[str, f.ref("Actor", "actor", help="whose response it is")]
    stance: Annotated[
        str, f.choice("Stance", *PROPOSAL_STANCES, help="how the actor stands to it as a whole")
    ]
    date: Annotated[str, f.date("Date")] = ""
    reason: Annotated[str, f.prose("Reason", "why, in its own words if known")] = ""


@kind(
    Meta(
        "proposal_point",
        "Point of a proposal",
        "Points of proposals",
        "One point of a proposal and the option it would settle.",
        title=("number", "text"),
        owner="proposal",
        order=("proposal", "number"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class ProposalPoint(Record):
    proposal: Annotated[str, f.ref("Proposal", "proposal", help="the plan it is a point of")]
    number: Annotated[int | None, f.whole("Number", 0, help="empty where the source gives no number")] = None
    text: Annotated[str, f.prose("Text", "what it says")] = ""
    issue: Annotated[str | None, f.ref("Issue", "issue", help="the issue it would settle")] = None
    option: Annotated[str | None, f.ref("Option", "option", help="the outcome it would settle it with")] = (
        None
    )


@kind(
    Meta(
        "commitment",
        "Commitment",
        "Commitments",
        "Who has offered what to whom, on what condition, and what is unresolved.",
        title=("guarantor", "beneficiary", "kind"),
        begins="made",
        order=("guarantor", "beneficiary"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Commitment(Record):
    guarantor: Annotated[str, f.ref("Guarantor", "actor", help="who promises")]
    beneficiary: Annotated[str, f.ref("Beneficiary", "actor", help="to whom")]
    kind: Annotated[str, f.choice("Kind", *COMMITMENT_KINDS, help="what sort of promise")] = ""
    status: Annotated[str, f.choice("Status", *COMMITMENT_STATUS, help="how far it has got")] = ""
    made: Annotated[str, f.date("Made")] = ""
    made_as_printed: Annotated[str, f.text("Made, as printed", "the date in the source's words")] = ""
    text: Annotated[str, f.prose("Text", "what is promised, in its words or close to them")] = ""
    contingent_on: Annotated[str, f.prose("Contingent on", "what must come first")] = ""
    trigger: Annotated[str, f.prose("Trigger", "what sets it off")] = ""
    automatic: Annotated[
        str,
        f.choice(
            "Automatic", "yes", "no", "unclear", help="whether it comes into play without a further decision"
        ),
    ] = ""
    gap: Annotated[str, f.prose("Gap", "what is unresolved: mandate, rules of engagement")] = ""
