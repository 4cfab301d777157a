"""What pushes and what blocks: leverage between actors, obstacles and where they lie."""

from dataclasses import dataclass
from typing import Annotated

from db.records import fields as f
from db.records.base import Meta, Record, kind

EXERTED = ("unused", "signalled", "partial", "full", "unclear")
OBSTACLE_KINDS = ("territorial", "security", "strategic", "domestic", "trust", "external")


@kind(
    Meta(
        "leverage",
        "Leverage",
        "Leverage",
        "By what means an actor can move another, and how far it is used.",
        title=("holder", "target", "instrument"),
        begins="since",
        ends="until",
        order=("holder", "target"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Leverage(Record):
    holder: Annotated[str, f.ref("Holder", "actor", help="who can move the other")]
    target: Annotated[str, f.ref("Target", "actor", help="who is moved")]
    instrument: Annotated[str, f.prose("Instrument", "by what: trade, arms, recognition")]
    issue: Annotated[str | None, f.ref("Issue", "issue", help="what it is used for")] = None
    strength: Annotated[int | None, f.whole("Strength", 0, 5, help="0–5; empty is not stated")] = None
    exerted: Annotated[str, f.choice("Exerted", *EXERTED, help="how far it is used by now")] = ""
    since: Annotated[str, f.date("Since")] = ""
    until: Annotated[str, f.date("Until")] = ""
    assessment: Annotated[str, f.prose("Assessment", "what it has brought about, and could")] = ""


@kind(
    Meta(
        "obstacle",
        "Obstacle",
        "Obstacles",
        "What stands in the way of an agreement, and whether a way round it is known.",
        title=("title",),
        begins="since",
        ends="until",
        order=("title",),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Obstacle(Record):
    title: Annotated[str, f.text("Title", "a few words")]
    kind: Annotated[str, f.choice("Kind", *OBSTACLE_KINDS, help="what makes it hard")] = ""
    severity: Annotated[int | None, f.whole("Severity", 1, 5, help="1–5; empty is not stated")] = None
    description: Annotated[str, f.prose("Description", "what stands in the way, and of what")] = ""
    workaround: Annotated[str, f.prose("Workaround", "how it could be got round, if anyone has said")] = ""
    since: Annotated[str, f.date("Since")] = ""
    until: Annotated[str, f.date("Until")] = ""


@kind(
    Meta(
        "obstacle_issue",
        "Issue of an obstacle",
        "Issues of obstacles",
        "Which issue an obstacle blocks.",
        title=("obstacle", "issue"),
        joins=("obstacle", "issue"),
        owner="obstacle",
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class ObstacleIssue(Record):
    obstacle: Annotated[str, f.ref("Obstacle", "obstacle", help="what stands in the way")]
    issue: Annotated[str, f.ref("Issue", "issue", help="what it blocks")]


@kind(
    Meta(
        "obstacle_actor",
        "Actor of an obstacle",
        "Actors of obstacles",
        "Whom an obstacle binds.",
        title=("obstacle", "actor"),
        joins=("obstacle", "actor"),
        owner="obstacle",
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class ObstacleActor(Record):
    obstacle: Annotated[str, f.ref("Obstacle", "obstacle", help="what stands in the way")]
    actor: Annotated[str, f.ref("Actor", "actor", help="whom it binds")]
