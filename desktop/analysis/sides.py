"""The sides that are laid beside each other: actors, one actor at two dates, or what it says where."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from db import dates
from db.queries.snapshot import Snapshot
from db.records import CHANNELS, Actor, Issue, Membership, Option, Position, PositionOption, Record
from desktop.analysis.differences import Piece, word_difference
from desktop.analysis.movement import PRIVATE
from desktop.analysis.stances import UNSTATED, Stances

Place = Literal["everywhere", "in public", "in private"]
NOW = "Now"
ALIKE = 0.3  # of the longer text has to have stayed, that a difference word by word can be read


@dataclass(frozen=True, slots=True)
class Side:
    """One of the columns: an actor at a date (that of `stances`), in all channels or in some."""

    name: str
    actor: Actor
    stances: Stances
    place: Place = "everywhere"

    def positions(self, issue: str) -> tuple[Position, ...]:
        """The current positions of this side on an issue, its own or else those of a group.

        By channel and date; one that replaces another stands in its place, so that the two can be compared.
        """
        positions, _ = self.stances.spoken_for(self.actor.id, issue)
        return tuple(sorted((each for each in positions if self._has(each)), key=self._place_of))

    def group(self, issue: str) -> str:
        """The id of the group whose positions these are; '' where they are its own."""
        return self.stances.spoken_for(self.actor.id, issue)[1]

    def stance(self, option: Option) -> str:
        """Its hardest stance on an option, '' when it has none."""
        said = (stance for stance, each in self.stances.on(self.actor.id, option).said if self._has(each))
        return next(said, UNSTATED)

    def _place_of(self, position: Position) -> tuple[int, str, str]:
        first, seen = position, {position.id}
        while isinstance(before := self.stances.snapshot.get(first.replaces), Position):
            if before.id in seen:
                break
            seen.add(before.id)
            first = before
        return CHANNELS.index(first.channel), dates.known_from(first.stated) or "", first.id

    def _has(self, position: Position) -> bool:
        return self.place == "everywhere" or (position.channel in PRIVATE) == (self.place == "in private")


def of_actors(stances: Stances, actors: Sequence[Actor]) -> tuple[Side, ...]:
    """A side for each actor."""
    return tuple(Side(actor.name, actor, stances) for actor in actors)


def of_dates(snapshot: Snapshot, actor: Actor, days: Sequence[str]) -> tuple[Side, ...]:
    """A side for each day (ISO, rising; '' as the snapshot stands), no later than the snapshot's own."""
    records = _concerning(snapshot, actor)
    at = (Snapshot.of(records, as_of=day or snapshot.as_of) for day in days)
    return tuple(
        Side(day_words(snapshot, day), actor, Stances(each)) for day, each in zip(days, at, strict=True)
    )


def of_places(stances: Stances, actor: Actor) -> tuple[Side, ...]:
    """What an actor says in public, and what in private channels."""
    public, private = "In public", "In private channels"
    return Side(public, actor, stances, "in public"), Side(private, actor, stances, "in private")


def day_words(snapshot: Snapshot, day: str) -> str:
    """What a side is called by its day: "22 November 2025", "Now"."""
    shown = day or snapshot.as_of
    return dates.words(shown) if shown else NOW


def _concerning(snapshot: Snapshot, actor: Actor) -> list[Record]:
    """What a side of one actor is made of: a snapshot of the whole at another date takes its time."""
    memberships = snapshot.by(Membership, "actor", actor.id)
    ids = {actor.id, *(each.group for each in memberships)}
    positions = [each for each in snapshot.each(Position) if each.actor in ids]
    held = {each.id for each in positions}
    links = [each for each in snapshot.each(PositionOption) if each.position in held]
    around = (*snapshot.each(Actor), *snapshot.each(Issue), *snapshot.each(Option))
    return [*around, *memberships, *positions, *links]


def changed_stances(before: Side, after: Side, issue: str) -> list[tuple[Option, str, str]]:
    """The options of an issue on which two sides differ, along the axis, with both stances ('' unstated)."""
    options = after.stances.options(issue)
    both = ((option, before.stance(option), after.stance(option)) for option in options)
    return [(option, was, now) for option, was, now in both if was != now]


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """How two texts differ word by word; nothing where they are the same, or next to nothing stayed."""
    if before == after or not before or not after:
        return ()
    pieces = word_difference(before, after)
    stayed = sum(len(each.text.strip()) for each in pieces if each.kind == "same")
    return tuple(pieces) if stayed >= ALIKE * max(len(before), len(after)) else ()
