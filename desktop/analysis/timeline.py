"""All that is dated, as marks and spans of days: what is known of when it began and ended, and its lane."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from db import dates
from db.queries.snapshot import Snapshot
from db.records import (
    Commitment,
    Estimate,
    Event,
    EventActor,
    Position,
    Proposal,
    ProposalActor,
    Record,
    Track,
)

EVENTS = "Events"
SORTS = (EVENTS, "Proposals", "Statements", "Commitments", "Estimates")
_DOUBT = frozenset("~?%")


@dataclass(frozen=True, slots=True)
class Moment:
    """Something dated: `first` and `last` ISO days (other where the date is a span), `lane` its sort.

    `sure`: the days between which it was going on for certain, None where no such day is known. `open`: no
    beginning or no end is known. `doubted`: the date is marked as approximate or uncertain. `printed`: the
    date in the source's words. `track`: id, of an event. `actors`: ids of who took part.
    """

    record: Record
    lane: str
    first: str
    last: str
    shown: str
    title: str
    words: str
    sure: tuple[str, str] | None = None
    open: tuple[bool, bool] = (False, False)
    doubted: bool = False
    printed: str = ""
    track: str = ""
    actors: frozenset[str] = frozenset()

    @property
    def is_exact(self) -> bool:
        """Whether it is one day that is known."""
        return self.first == self.last and self.sure is not None and not self.doubted

    @property
    def is_soft(self) -> bool:
        """Whether its beginning or its end is not known to the day."""
        return self.doubted or any(self.open) or self.sure != (self.first, self.last)


@dataclass(frozen=True, slots=True)
class Lane:
    """Moments that belong together, by their first day. `key`: a sort, or the id of a track."""

    key: str
    title: str
    moments: tuple[Moment, ...]


def moments(snapshot: Snapshot, lane: str = "", actor: str = "") -> list[Moment]:
    """All that is dated, by its first day; of a sort or a track (id), and with an actor (id), if asked."""
    found = (each for each in _moments(snapshot) if lane in ("", each.lane, each.track))
    with_actor = (each for each in found if not actor or actor in each.actors)
    return sorted(with_actor, key=lambda each: (each.first, each.last, each.record.id))


def lanes(snapshot: Snapshot, found: Iterable[Moment]) -> list[Lane]:
    """The lanes that have moments: events by track, those without one, then the other sorts."""
    by_lane: dict[str, list[Moment]] = {}
    for each in found:
        by_lane.setdefault(each.track or each.lane, []).append(each)
    tracks = {track.id: track.name for track in snapshot.all(Track)}
    loose = "Events on no track" if any(id in by_lane for id in tracks) else EVENTS
    titles = tracks | {EVENTS: loose} | {sort: sort for sort in SORTS[1:]}
    return [Lane(key, title, tuple(by_lane[key])) for key, title in titles.items() if key in by_lane]


def _moments(snapshot: Snapshot) -> Iterator[Moment]:
    for event in snapshot.each(Event):
        there = {each.actor for each in snapshot.by(EventActor, "event", event.id)}
        words = "\n".join(filter(None, (event.description, event.outcome)))
        yield from _at(snapshot, event, EVENTS, (event.start, event.end), words, there)
    for proposal in snapshot.each(Proposal):
        those = {each.actor for each in snapshot.by(ProposalActor, "proposal", proposal.id)}
        yield from _at(snapshot, proposal, "Proposals", (proposal.tabled, ""), proposal.description, those)
    for position in snapshot.each(Position):
        who = (position.actor,)
        yield from _at(snapshot, position, "Statements", (position.stated, ""), position.statement, who)
    for commitment in snapshot.each(Commitment):
        both = (commitment.guarantor, commitment.beneficiary)
        yield from _at(snapshot, commitment, "Commitments", (commitment.made, ""), commitment.text, both)
    for estimate in snapshot.each(Estimate):
        yield from _at(snapshot, estimate, "Estimates", (estimate.made, ""), estimate.reason, ())


def _at(
    snapshot: Snapshot,
    record: Record,
    lane: str,
    when: tuple[str, str],
    words: str,
    actors: Collection[str],
) -> Iterator[Moment]:
    dated = _dated(*when)
    if dated is None:
        return
    yield Moment(
        record, lane, dated.first, dated.last, dated.shown, snapshot.title(record), words,
        sure=dated.sure,
        open=dated.open,
        doubted=dated.doubted,
        printed=str(getattr(record, f"{record.META.begins}_as_printed", "")),
        track=(record.track or "") if isinstance(record, Event) else "",
        actors=frozenset(actors),
    )  # fmt: skip


class _Dated(NamedTuple):
    """What a moment takes from its date alone."""

    first: str
    last: str
    shown: str
    sure: tuple[str, str] | None
    open: tuple[bool, bool]
    doubted: bool


@lru_cache(maxsize=16384)
def _dated(start: str, end: str) -> _Dated | None:
    """Worked out once for all that is dated alike; None without a date."""
    first, last = dates.bounds(start)
    if end:
        last = dates.bounds(end)[1]
    if not (first or last):
        return None
    shown = dates.words(start) + (f" to {dates.words(end)}" if end and end != start else "")
    unknown, doubted = (first is None, last is None), bool(_DOUBT & {*start, *end})
    return _Dated(first or last or "", _not_before(first, last), shown, _sure(start, end), unknown, doubted)


def _not_before(first: str | None, last: str | None) -> str:
    """The last day; where it is open, or wrongly before the first, the first."""
    return max(first or "", last or "")


def _sure(start: str, end: str) -> tuple[str, str] | None:
    """From the latest day it can have begun to the earliest it can have ended; None where they cross.

    A single date that is no day is when it happened, not how long it lasted: no day of it is certain.
    """
    begun, *rest = start.split("/")
    ended = end or (rest[0] if rest else begun)
    latest, earliest = _bound(begun, 1), _bound(ended.split("/")[-1], 0)
    return (latest, earliest) if latest and earliest and latest <= earliest else None


def _bound(side: str, place: int) -> str | None:
    return None if side in ("", "..") else dates.bounds(side)[place]


def what_is_known(moment: Moment) -> str:
    """What is not known of its date, and the date as the source prints it; '' of a day that is known."""
    printed = f"As printed: “{moment.printed}”." if moment.printed else ""
    doubt = "It is marked as approximate or uncertain." if moment.doubted else ""
    return " ".join(part for part in (_not_known(moment), doubt, printed) if part)


def _not_known(moment: Moment) -> str:
    if any(moment.open):
        sides = {(True, True): "beginning and end are", (True, False): "beginning is"}
        return f"Its {sides.get(moment.open, 'end is')} open or not known."
    if moment.sure is None:
        return f"The day is not known: some time in {dates.words(f'{moment.first}/{moment.last}')}."
    begins, ends = moment.sure[0] != moment.first, moment.sure[1] != moment.last
    if begins and ends:
        return "The days of its beginning and end are not known."
    return f"The day of its {'beginning' if begins else 'end'} is not known." if begins or ends else ""
