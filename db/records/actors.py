"""Who takes part: actors, the groups they belong to, the roles they play, what an issue is worth to them."""

from dataclasses import dataclass
from typing import Annotated

from db.records import fields as f
from db.records.base import Meta, Record, kind

ACTOR_KINDS = (
    "state",
    "bloc",
    "group",
    "organisation",
    "armed group",
    "constituency",
    "office",
    "person",
)
ROLES = (
    "party",
    "mediator",
    "facilitator",
    "host",
    "guarantor",
    "supporter",
    "observer",
    "broker",
    "analyst",
)


@kind(
    Meta(
        "actor",
        "Actor",
        "Actors",
        "Who takes part: states, organisations, groups, offices, people. Positions and leverage are theirs.",
        title=("name",),
        order=("name",),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Actor(Record):
    name: Annotated[str, f.text("Name", "as printed in papers")]
    kind: Annotated[str, f.choice("Kind", *ACTOR_KINDS, help="a group has members, a bloc acts as one")] = ""
    short_name: Annotated[str, f.text("Short name", "for narrow columns")] = ""
    part_of: Annotated[
        str | None, f.ref("Part of", "actor", help="the actor a person, office or constituency belongs to")
    ] = None
    capability: Annotated[
        float | None, f.number("Capability", 0, 100, help="0–100, relative to the strongest actor")
    ] = None
    colour: Annotated[str, f.colour("Colour")] = ""
    summary: Annotated[str, f.prose("Summary", "who this is, in a sentence or two")] = ""
    aliases: Annotated[str, f.prose("Aliases", "other spellings, one a line; found by search")] = ""


@kind(
    Meta(
        "membership",
        "Membership",
        "Memberships",
        "Which actor belongs to which group, and since when.",
        title=("actor", "group"),
        begins="since",
        ends="until",
        owner="group",
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Membership(Record):
    actor: Annotated[str, f.ref("Actor", "actor", help="the member")]
    group: Annotated[
        str, f.ref("Group", "actor", help="what it belongs to: an organisation, a bloc, a set of states")
    ]
    since: Annotated[str, f.date("Since")] = ""
    until: Annotated[str, f.date("Until")] = ""
    note: Annotated[str, f.prose("Note", "what the membership rests on, or limits it")] = ""


@kind(
    Meta(
        "actor_role",
        "Role",
        "Roles",
        "The part an actor plays, as a source claims it; sources may differ.",
        title=("actor", "role"),
        begins="since",
        ends="until",
        owner="actor",
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class ActorRole(Record):
    actor: Annotated[str, f.ref("Actor", "actor", help="who plays the part")]
    role: Annotated[str, f.choice("Role", *ROLES, help="as one source claims it; another may say otherwise")]
    within: Annotated[
        str | None, f.ref("Within", "track", "event", "proposal", help="empty: in the negotiation as a whole")
    ] = None
    since: Annotated[str, f.date("Since")] = ""
    until: Annotated[str, f.date("Until")] = ""
    note: Annotated[str, f.prose("Note", "what the claim rests on")] = ""


@kind(
    Meta(
        "stake",
        "Stake",
        "Stakes",
        "How much an issue matters to an actor.",
        title=("actor", "issue"),
        begins="since",
        ends="until",
        owner="actor",
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Stake(Record):
    actor: Annotated[str, f.ref("Actor", "actor", help="to whom it matters")]
    issue: Annotated[str, f.ref("Issue", "issue", help="what is at stake")]
    salience: Annotated[float | None, f.number("Salience", 0, 100, help="0–100; empty is not stated")] = None
    since: Annotated[str, f.date("Since")] = ""
    until: Annotated[str, f.date("Until")] = ""
    reason: Annotated[str, f.prose("Reason", "why it matters this much")] = ""
