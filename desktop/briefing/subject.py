"""Papers about one issue or one actor: the snapshot narrowed to what is on record about it."""

from collections.abc import Callable, Iterable

from db.errors import KnownError
from db.queries.snapshot import Snapshot
from db.queries.visibility import Records
from db.records import (
    Actor,
    ActorRole,
    Commitment,
    Disagreement,
    DisagreementRecord,
    Event,
    EventActor,
    Evidence,
    Factor,
    Issue,
    Leverage,
    Link,
    Membership,
    Obstacle,
    ObstacleActor,
    ObstacleIssue,
    Position,
    Proposal,
    ProposalActor,
    ProposalPoint,
    Question,
    Record,
    Scenario,
    ScenarioActor,
    ScenarioOutcome,
    Source,
    Stake,
    Track,
    TrackActor,
)
from desktop.briefing.templates import Template

Ids = set[str]


class UnknownSubject(KnownError):
    """A template is about one issue or actor, and the paper was told none, or one that is not there."""

    def __init__(self, kind: str, id: str) -> None:
        what = f"There is no {kind} “{id}” in what the paper may show." if id else "None was named."
        super().__init__(f"This template makes a paper about one {kind}. {what} No paper was made.")


def about(snapshot: Snapshot, subject: str, template: Template) -> Snapshot:
    """The snapshot of a paper: all of it, or what concerns the subject its template asks for.

    Raises UnknownSubject.
    """
    if not template.subject:
        return snapshot
    found = snapshot.get(subject)
    if template.subject == "issue" and isinstance(found, Issue):
        kept = _of_issue(snapshot, found)
    elif template.subject == "actor" and isinstance(found, Actor):
        kept = _of_actor(snapshot, found)
    else:
        raise UnknownSubject(template.subject, subject)
    return _narrowed(snapshot, kept)


def before_of(before: Snapshot | None, subject: str, template: Template) -> Snapshot | None:
    """What changes are counted from, narrowed alike; nothing where the subject was not on record then."""
    if before is None or not template.subject:
        return before
    return about(before, subject, template) if before.get(subject) else Snapshot.of((), as_of=before.as_of)


def _narrowed(snapshot: Snapshot, kept: Ids) -> Snapshot:
    """A snapshot without records of the kinds that are chosen from, but those `kept`."""
    kept |= _disputes(snapshot, kept)
    dropped = {record.id for kind in _CHOSEN for record in snapshot.each(kind) if record.id not in kept}
    records = Records.of(snapshot.records()).less(dropped)
    used = {each.source for each in records.each(Evidence)}
    unused = {each.id for each in snapshot.each(Source) if each.id not in used}
    return Snapshot(
        records.less(unused),
        as_of=snapshot.as_of,
        recorded=snapshot.recorded,
        channels=snapshot.channels,
        handling_at_most=snapshot.handling_at_most,
    )


# What a paper about one subject chooses from; all other kinds stand and fall with these.
_CHOSEN: tuple[type[Record], ...] = (
    Issue, Position, Stake, Obstacle, Leverage, Commitment, Proposal, ProposalPoint, Scenario, Event, Track,
    Factor, Question, Disagreement, ActorRole,
)  # fmt: skip


def _ids(records: Iterable[Record]) -> Ids:
    return {record.id for record in records}


def _held(snapshot: Snapshot, kind: type[Record], test: Callable[..., bool]) -> Ids:
    return {record.id for record in snapshot.each(kind) if test(record)}


def _of_issue(snapshot: Snapshot, issue: Issue) -> Ids:
    """What concerns an issue and the issues under it; whom it concerns, all of them may be named."""
    issues = {issue.id, *_held(snapshot, Issue, lambda each: each.parent == issue.id)}
    points = {each.id: each for each in snapshot.each(ProposalPoint) if each.issue in issues}
    positions = [each for each in snapshot.each(Position) if each.issue in issues]
    events = {each.event for each in positions if each.event}
    kept = {
        *issues,
        *_ids(positions),
        *_held(snapshot, Stake, lambda each: each.issue in issues),
        *points,
        *(each.proposal for each in points.values()),
        *(each.obstacle for each in snapshot.each(ObstacleIssue) if each.issue in issues),
        *_held(snapshot, Leverage, lambda each: each.issue in issues),
        *_held(snapshot, ActorRole, lambda each: each.role == "party" and each.within is None),
        *(each.scenario for each in snapshot.each(ScenarioOutcome) if each.issue in issues),
        *events,
    }
    return kept | _linked(snapshot, kept, (Event, Question, Commitment))


def _of_actor(snapshot: Snapshot, actor: Actor) -> Ids:
    """What concerns an actor and who is part of it; the issues stay, for its positions are on them."""
    own = {actor.id, *_held(snapshot, Actor, lambda each: each.part_of == actor.id)}
    groups = {each.group for each in snapshot.each(Membership) if each.actor == actor.id}
    events = {each.event for each in snapshot.each(EventActor) if each.actor in own}
    bound = own | groups
    kept = {
        *_ids(snapshot.each(Issue)),
        *_held(snapshot, Position, lambda each: each.actor in own or each.speaker in own),
        *_held(snapshot, Stake, lambda each: each.actor in own),
        *(each.obstacle for each in snapshot.each(ObstacleActor) if each.actor in own),
        *_held(snapshot, Leverage, lambda each: bool({each.holder, each.target} & own)),
        *_held(snapshot, Commitment, lambda each: bool({each.guarantor, each.beneficiary} & bound)),
        *(each.proposal for each in snapshot.each(ProposalActor) if each.actor in own),
        *(each.scenario for each in snapshot.each(ScenarioActor) if each.actor in own),
        *(each.track for each in snapshot.each(TrackActor) if each.actor in own),
        *_held(snapshot, ActorRole, lambda each: each.actor in own),
        *events,
    }
    return kept | _linked(snapshot, kept, (Question,))


def _linked(snapshot: Snapshot, kept: Ids, kinds: tuple[type[Record], ...]) -> Ids:
    """Records of some kinds that a link ties to one that is kept."""
    others = {
        other
        for link in snapshot.each(Link)
        for one, other in ((link.from_record, link.to_record), (link.to_record, link.from_record))
        if one in kept
    }
    return {id for id in others if isinstance(snapshot.get(id), kinds)}


def _disputes(snapshot: Snapshot, kept: Ids) -> Ids:
    """The disagreements that a kept record is a side of."""
    return {each.disagreement for each in snapshot.each(DisagreementRecord) if each.record in kept}
