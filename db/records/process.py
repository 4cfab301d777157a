"""What shapes and makes up the process: factors, tracks, events and who took part in them."""

from dataclasses import dataclass
from typing import Annotated

from db.records import fields as f
from db.records.base import Meta, Record, kind

FACTOR_KINDS = ("political", "military", "economic", "public")
TRACK_LEVELS = ("I", "I.5", "II", "III", "technical")
CAPACITIES = ("host", "convenor", "mediator", "party", "observer", "absent")
EVENT_KINDS = ("round", "summit", "agreement", "statement", "contact", "decision", "battlefield")


@kind(
    Meta(
        "factor",
        "Factor",
        "Factors",
        "What shapes the moment: political, military, economic or public circumstances.",
        title=("title",),
        begins="since",
        ends="until",
        order=("title",),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Factor(Record):
    title: Annotated[str, f.text("Title", "a few words")]
    kind: Annotated[str, f.choice("Kind", *FACTOR_KINDS, help="what sort of circumstance")] = ""
    text: Annotated[str, f.prose("Text", "what it is and how it bears on the talks")] = ""
    since: Annotated[str, f.date("Since")] = ""
    until: Annotated[str, f.date("Until")] = ""


@kind(
    Meta(
        "track",
        "Track",
        "Tracks",
        "A line of talks, formal or informal, with who hosts and who is absent.",
        title=("name",),
        begins="since",
        ends="until",
        order=("level", "name"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Track(Record):
    name: Annotated[str, f.text("Name", "as it is known")]
    level: Annotated[
        str, f.choice("Level", *TRACK_LEVELS, help="I between governments, II between others, I.5 with both")
    ] = ""
    description: Annotated[str, f.prose("Description", "who meets whom about what")] = ""
    since: Annotated[str, f.date("Since")] = ""
    until: Annotated[str, f.date("Until")] = ""
    result: Annotated[str, f.prose("Result", "what it has led to so far")] = ""


@kind(
    Meta(
        "track_actor",
        "Track participant",
        "Track participants",
        "Who takes part in a track, and as what.",
        title=("actor", "capacity"),
        joins=("track", "actor", "capacity"),
        owner="track",
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class TrackActor(Record):
    track: Annotated[str, f.ref("Track", "track", help="the line of talks")]
    actor: Annotated[str, f.ref("Actor", "actor", help="who takes part")]
    capacity: Annotated[str, f.choice("Capacity", *CAPACITIES, help="absent is worth recording too")]


@kind(
    Meta(
        "event",
        "Event",
        "Events",
        "What happened: rounds, summits, agreements, statements, decisions.",
        title=("title",),
        begins="start",
        ends="",
        order=("start", "title"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Event(Record):
    title: Annotated[str, f.text("Title", "as it is known")]
    kind: Annotated[str, f.choice("Kind", *EVENT_KINDS, help="what sort of event")] = ""
    track: Annotated[str | None, f.ref("Track", "track", help="the line of talks it belongs to")] = None
    start: Annotated[str, f.date("Start")] = ""
    start_as_printed: Annotated[str, f.text("Start, as printed", "the date in the source's words")] = ""
    end: Annotated[str, f.date("End")] = ""
    place: Annotated[str, f.text("Place", "town or venue")] = ""
    description: Annotated[str, f.prose("Description", "what happened")] = ""
    outcome: Annotated[str, f.prose("Outcome", "what came of it")] = ""


@kind(
    Meta(
        "event_actor",
        "Event participant",
        "Event participants",
        "Who took part in an event, and as what.",
        title=("actor", "capacity"),
        joins=("event", "actor", "capacity"),
        owner="event",
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class EventActor(Record):
    event: Annotated[str, f.ref("Event", "event", help="where")]
    actor: Annotated[str, f.ref("Actor", "actor", help="who took part")]
    capacity: Annotated[str, f.choice("Capacity", *CAPACITIES, help="as what; absent is worth recording too")]
