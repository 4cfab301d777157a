"""All that is dated, as marks and spans of days: what is known of when it began and ended, and its lane."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby, repeat
from operator import attrgetter
from typing import NamedTuple

from db import dates
from db.likelihood import figures
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

EVENTS, STATEMENTS = "Events", "Statements"
SORTS = (EVENTS, "Proposals", STATEMENTS, "Commitments", "Estimates")
_DOUBT = frozenset("~?%")
# What the sorts after the events are made of, with the field that says what was said or done.
_WORDS: dict[type[Record], str] = {
    Proposal: "description",
    Position: "statement",
    Commitment: "text",
    Estimate: "reason",
}


class When(NamedTuple):
    """A date: `first` and `last` ISO days (other where it is a span), `shown`: in words.

    `sure`: the days between which it was going on for certain, None where no such day is known. `open`: no
    beginning or no end is known. `doubted`: it is marked as approximate or uncertain. `is_exact`: it is one
    day that is known. `is_soft`: its beginning or its end is not known to the day. `drawn`: what dates have
    in common that are drawn alike.
    """

    first: str
    last: str
    shown: str
    sure: tuple[str, str] | None
    open: tuple[bool, bool]
    doubted: bool
    is_exact: bool
    is_soft: bool
    drawn: tuple[str, str, tuple[bool, bool]]


class Moment(NamedTuple):
    """Something dated; `lane`: its sort, `track`: id, of an event. Its words are put together when they are
    asked for, and its date is held by all that have the same.
    """

    record: Record
    lane: str
    track: str
    snapshot: Snapshot
    when: When

    @property
    def title(self) -> str:
        """What it is called; an estimate by its figures, for its day is where it stands."""
        record = self.record
        if isinstance(record, Estimate):
            return f"{self.snapshot.title(record.scenario)} · {figures(record.low, record.high)}"
        return self.snapshot.title(record)

    @property
    def words(self) -> str:
        """What was said or done."""
        record = self.record
        if isinstance(record, Event):
            return "\n".join(filter(None, (record.description, record.outcome)))
        return str(getattr(record, _WORDS[type(record)]))

    @property
    def printed(self) -> str:
        """The date in the source's words."""
        return str(getattr(self.record, f"{self.record.META.begins}_as_printed", ""))

    @property
    def actors(self) -> frozenset[str]:
        """The ids of who took part."""
        record = self.record
        if isinstance(record, Position):
            return frozenset({record.actor})
        if isinstance(record, Commitment):
            return frozenset({record.guarantor, record.beneficiary})
        there = {each.actor for each in self.snapshot.by(EventActor, "event", record.id)}
        return frozenset(
            there | {each.actor for each in self.snapshot.by(ProposalActor, "proposal", record.id)}
        )


@dataclass(frozen=True, slots=True)
class Lane:
    """Moments that belong together, by their first day. `key`: a sort, or the id of a track.

    `runs`: the same, those together that follow each other and have one date.
    """

    key: str
    title: str
    moments: tuple[Moment, ...]
    runs: tuple[tuple[Moment, ...], ...]


def moments(snapshot: Snapshot, lane: str = "", actor: str = "") -> list[Moment]:
    """All that is dated, by its first day; of a sort or a track (id), and with an actor (id), if asked."""
    by_span: dict[tuple[str, str], list[list[Moment]]] = defaultdict(list)
    for some in _moments(snapshot):
        one = some[0]
        if lane in ("", one.lane, one.track):
            by_span[one.when.first, one.when.last].append(
                [each for each in some if actor in each.actors] if actor else some
            )
    found: list[Moment] = []
    for span in sorted(by_span):
        first, *others = by_span[span]
        found += sorted(chain(first, *others), key=_by_id) if others else first
    return found


def lanes(snapshot: Snapshot, found: Iterable[Moment]) -> list[Lane]:
    """The lanes that have moments: events by track, those without one, then the other sorts."""
    by_lane: dict[str, list[Moment]] = defaultdict(list)
    for each in found:
        by_lane[each.track or each.lane].append(each)
    tracks = {track.id: track.name for track in snapshot.all(Track)}
    loose = "Events on no track" if any(id in by_lane for id in tracks) else EVENTS
    titles = tracks | {EVENTS: loose} | {sort: sort for sort in SORTS[1:]}
    return [_lane(key, title, by_lane[key]) for key, title in titles.items() if key in by_lane]


def _lane(key: str, title: str, found: Iterable[Moment]) -> Lane:
    held = tuple(found)
    return Lane(key, title, held, tuple(tuple(run) for _, run in groupby(held, _drawn)))


def taking_part(found: Iterable[Lane]) -> frozenset[str]:
    """The ids of all who took part in what some lanes hold."""
    there: set[str] = set()
    for lane in found:
        if lane.key == STATEMENTS:
            there.update(map(_speaker, lane.moments))
        else:
            there.update(*(each.actors for each in lane.moments))
    return frozenset(there)


def _moments(snapshot: Snapshot) -> Iterator[list[Moment]]:
    """What has the same date, in lists by id."""
    for event in snapshot.each(Event):
        if when := _when(event.start, event.end):
            yield [Moment(event, EVENTS, event.track or "", snapshot, when)]
    for lane, cls in zip(SORTS[1:], _WORDS, strict=True):
        begun = attrgetter(cls.META.begins)
        by_date: dict[str, list[Record]] = defaultdict(list)
        for record in snapshot.each(cls):
            by_date[begun(record)].append(record)
        for text, some in by_date.items():
            if when := _when(text, ""):
                parts = (sorted(some, key=_id), repeat(lane), repeat(""), repeat(snapshot), repeat(when))
                yield list(map(Moment._make, zip(*parts, strict=False)))


_id, _by_id, _speaker = attrgetter("id"), attrgetter("record.id"), attrgetter("record.actor")
_drawn = attrgetter("when.drawn")


@lru_cache(maxsize=16384)
def _when(start: str, end: str) -> When | None:
    """Worked out once for all that is dated alike; None without a date."""
    first, last = dates.bounds(start)
    if end:
        last = dates.bounds(end)[1]
    if not (first or last):
        return None
    shown = dates.words(start) + (f" to {dates.words(end)}" if end and end != start else "")
    unknown, doubted = (first is None, last is None), bool(_DOUBT & {*start, *end})
    begins, ends, sure = first or last or "", _not_before(first, last), _sure(start, end)
    exact = begins == ends and sure is not None and not doubted
    soft = doubted or any(unknown) or sure != (begins, ends)
    return When(begins, ends, shown, sure, unknown, doubted, exact, soft, (begins, ends, unknown))


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
    doubt = "It is marked as approximate or uncertain." if moment.when.doubted else ""
    return " ".join(part for part in (_not_known(moment.when), doubt, printed) if part)


def _not_known(when: When) -> str:
    if any(when.open):
        sides = {(True, True): "beginning and end are", (True, False): "beginning is"}
        return f"Its {sides.get(when.open, 'end is')} open or not known."
    if when.sure is None:
        return f"The day is not known: some time in {dates.words(f'{when.first}/{when.last}')}."
    begins, ends = when.sure[0] != when.first, when.sure[1] != when.last
    if begins and ends:
        return "The days of its beginning and end are not known."
    return f"The day of its {'beginning' if begins else 'end'} is not known." if begins or ends else ""
