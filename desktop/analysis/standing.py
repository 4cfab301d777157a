"""What stands to look at: stale, uncited, single-source, contradicted and unplaced records, defined once.

The overview, the checks, the navigator and the lists all ask here, so that their numbers agree.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from db import dates
from db.queries.snapshot import Snapshot, sorted_in_parts
from db.records import (
    ActorRole,
    Commitment,
    DisagreementRecord,
    Event,
    Evidence,
    Factor,
    Issue,
    Leverage,
    Obstacle,
    Option,
    Position,
    PositionOption,
    Proposal,
    Question,
    Record,
    Scenario,
    Track,
)
from desktop.analysis.disputes import Disputes

STALE_AFTER = 183  # days, where nothing else is set
# What others have said or done, and what an analyst may have judged without a source.
REPORTED: tuple[type[Record], ...] = (Position, Commitment, Leverage, Event, ActorRole, Track, Proposal)
JUDGED: tuple[type[Record], ...] = (Factor, Obstacle, Scenario, Question)

STALE, UNCITED, SINGLE, CONTRADICTED, UNPLACED = (
    "stale", "uncited", "single-source", "contradicted", "unplaced",
)  # fmt: skip
# By kind, the ids of the records.
Standing = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Look:
    """One thing to look at. `name` stands in saved filters and stays the same.

    `help`: its definition as a sentence; `{days}` stands for the days after which a position is stale.
    """

    name: str
    title: str
    help: str
    find: Callable[[Snapshot, str, int], Iterator[Record]]


def stale(snapshot: Snapshot, today: str, days: int = STALE_AFTER) -> Iterator[Record]:
    """Current positions stated more than `days` before the as-of date or `today` (ISO), or undated."""
    day = date.fromisoformat(snapshot.as_of or today)
    before = (day - timedelta(days=days)).isoformat()
    for position in snapshot.all(Position):
        if snapshot.is_current(position) and ((known := last_known(position)) is None or known < before):
            yield position


def last_known(position: Position) -> str | None:
    """The last day (ISO) on which a position may have been stated; None when it is undated."""
    _, last = dates.bounds(position.stated)
    return last or dates.known_from(position.stated)


def uncited(snapshot: Snapshot, today: str = "", days: int = 0) -> Iterator[Record]:
    """Claims and judgements without a source, but for what the desk itself assesses or has yet to answer."""
    for record in _claims(snapshot, REPORTED + JUDGED):
        if not _is_own(record) and not snapshot.by(Evidence, "record", record.id):
            yield record


def single_source(snapshot: Snapshot, today: str = "", days: int = 0) -> Iterator[Record]:
    """What others are said to hold, do or have done on the word of one source alone."""
    for record in _claims(snapshot, REPORTED):
        if len(sources_of(snapshot, record)) == 1:
            yield record


def contradicted(snapshot: Snapshot, today: str = "", days: int = 0) -> Iterator[Record]:
    """Records that evidence contradicts or a disagreement names; positions beside others, or against them."""
    disputes = snapshot.once(Disputes)
    named = {each.record for each in snapshot.each(Evidence) if each.bearing == "contradicts"}
    named |= {side.record for side in snapshot.each(DisagreementRecord)}
    named |= {each.id for group in snapshot.conflicts() for each in group}
    alone = [each for each in snapshot.current(Position) if each.id not in named]  # few where cells are full
    named |= {each.id for each in alone if disputes.is_disputed(each)}
    for id in sorted_in_parts([*named]):
        if (record := snapshot.get(id)) is not None:
            yield record


def unplaced(snapshot: Snapshot, today: str = "", days: int = 0) -> Iterator[Record]:
    """Positions that take no stance on any option, issues without options, events without a date."""
    for position in snapshot.all(Position):
        if not snapshot.by(PositionOption, "position", position.id):
            yield position
    for issue in snapshot.all(Issue):
        if not snapshot.by(Option, "issue", issue.id):
            yield issue
    for event in snapshot.all(Event):
        if not event.start:
            yield event


def _claims(snapshot: Snapshot, kinds: tuple[type[Record], ...]) -> Iterator[Record]:
    return (record for cls in kinds for record in snapshot.all(cls))


def _is_own(record: Record) -> bool:
    """True for what the desk itself assesses or has yet to answer."""
    if isinstance(record, Position):
        return record.channel == "assessed"
    return isinstance(record, Question) and record.status == "open"


def sources_of(snapshot: Snapshot, record: Record) -> set[str]:
    """The ids of the sources that are cited for a record."""
    return {evidence.source for evidence in snapshot.by(Evidence, "record", record.id)}


LOOKS: tuple[Look, ...] = (
    Look(
        STALE,
        "Stale",
        "Current positions with no statement for {days} days, and undated ones.",
        stale,
    ),
    Look(
        UNCITED,
        "Uncited",
        "Claims and judgements without a source, but for own assessments and open questions.",
        uncited,
    ),
    Look(
        SINGLE,
        "Single source",
        "What others are said to hold or to have done, on the word of one source alone.",
        single_source,
    ),
    Look(
        CONTRADICTED,
        "Contradicted",
        "Records that evidence speaks against or a disagreement names, and current positions of one actor "
        "on one issue in one channel that stand side by side.",
        contradicted,
    ),
    Look(
        UNPLACED,
        "Unplaced",
        "Positions without a stance on any option, issues without options, events without a date.",
        unplaced,
    ),
)
BY_NAME: Mapping[str, Look] = {look.name: look for look in LOOKS}


def standing(snapshot: Snapshot, today: str, days: int = STALE_AFTER) -> dict[str, Standing]:
    """What stands to look at, by the names of `LOOKS`. `today`: ISO day. `days`: when positions get stale."""
    return {look.name: _by_kind(look.find(snapshot, today, days)) for look in LOOKS}


def _by_kind(records: Iterator[Record]) -> Standing:
    kinds: dict[str, set[str]] = defaultdict(set)
    for record in records:
        kinds[record.META.kind].add(record.id)
    return {kind: frozenset(ids) for kind, ids in kinds.items()}
