"""Whose stance counts: what each actor holds on each option, from all its current positions.

Where current positions differ the option is contested, and everything is worked out twice: with the hardest
stance and with the softest.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from db.queries.snapshot import Snapshot
from db.records import Actor, ActorRole, Condition, Issue, Membership, Option, Position, PositionOption

HARDEST_FIRST = ("red line", "opposed", "conditional", "acceptable", "preferred")
ACCEPTING = frozenset({"conditional", "acceptable", "preferred"})
UNSTATED = ""
# By which of several differing stances a result is worked out.
Line = Literal["hardest", "softest"]
LINES: tuple[Line, Line] = ("hardest", "softest")
HARDNESS = {stance: place for place, stance in enumerate(HARDEST_FIRST)}
# A stance with the position it is from.
Said = tuple[str, Position]


class Held(NamedTuple):
    """What an actor holds on an option. `said`: each stance with the position it is from, hardest first.

    `group`: the id of the group whose positions these are, where the actor has none of its own.
    """

    actor: str
    option: str
    said: tuple[Said, ...] = ()
    group: str = ""

    def stance(self, line: Line) -> str:
        """The hardest or the softest of the stances, '' when none is stated."""
        if not self.said:
            return UNSTATED
        return self.said[0 if line == "hardest" else -1][0]

    @property
    def is_contested(self) -> bool:
        """Whether current positions differ."""
        return bool(self.said) and self.said[0][0] != self.said[-1][0]

    def positions(self, stance: str) -> tuple[Position, ...]:
        """The positions that take a stance."""
        return tuple(position for said, position in self.said if said == stance)


class Stances:
    """The stances in a snapshot: its date, channels and marking are those of all that is asked here."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._options: dict[str, list[Option]] = defaultdict(list)
        self._links: dict[str, list[PositionOption]] = defaultdict(list)
        self._groups: dict[str, list[str]] = defaultdict(list)
        held: dict[tuple[str, str], list[Position]] = defaultdict(list)
        for position in snapshot.current(Position):
            held[position.actor, position.issue].append(position)
        self._positions = {pair: tuple(some) for pair, some in held.items()}
        current = {position.id for position in snapshot.current(Position)}
        for link in [each for each in snapshot.each(PositionOption) if each.position in current]:
            self._links[link.position].append(link)
        for option in snapshot.each(Option):
            self._options[option.issue].append(option)
        for membership in snapshot.current(Membership):
            self._groups[membership.actor].append(membership.group)
        for options in self._options.values():
            options.sort(key=lambda each: (each.value, each.rank or 0, each.id))

    # -- who and what --------------------------------------------------------------------------------

    def parties(self) -> tuple[Actor, ...]:
        """The actors that some current role calls a party, in order."""
        return parties_of(self.snapshot)

    def issues(self) -> tuple[Issue, ...]:
        """The issues, in order."""
        return self.snapshot.all(Issue)

    def options(self, issue: str) -> Sequence[Option]:
        """The options of an issue along its axis."""
        return self._options.get(issue, ())

    def groups_of(self, actor: str) -> Sequence[str]:
        """The groups an actor belongs to now, by id."""
        return self._groups.get(actor, ())

    def counted(self, parties: Iterable[Actor]) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Those to reckon with, and those left out because a group they belong to is among them."""
        chosen = tuple(parties)
        ids = {actor.id for actor in chosen}
        inside = {actor.id for actor in chosen if not ids.isdisjoint(self.groups_of(actor.id))}
        return (
            tuple(actor for actor in chosen if actor.id not in inside),
            tuple(actor for actor in chosen if actor.id in inside),
        )

    # -- what is held --------------------------------------------------------------------------------

    def positions(self, actor: str, issue: str) -> tuple[Position, ...]:
        """The current positions of an actor on an issue, its own ones."""
        return self._positions.get((actor, issue), ())

    def side_by_side(self) -> list[tuple[Position, ...]]:
        """The current positions of each actor on each issue, two or more, in no order."""
        return [held for held in self._positions.values() if len(held) > 1]

    def links(self, position: Position) -> Sequence[PositionOption]:
        """The stances that a current position takes, in no order."""
        return self._links.get(position.id, ())

    def spoken_for(self, actor: str, issue: str) -> tuple[tuple[Position, ...], str]:
        """An actor's current positions on an issue; where it has none, those of a group, and which."""
        own = self.positions(actor, issue)
        if own:
            return own, ""
        for group in self.groups_of(actor):
            if theirs := self.positions(group, issue):
                return theirs, group
        return (), ""

    def on(self, actor: str, option: Option) -> Held:
        """What an actor holds on an option."""
        positions, group = self.spoken_for(actor, option.issue)
        links, wanted = self._links, option.id
        said = [
            (link.stance, each)
            for each in positions
            for link in links.get(each.id, ())
            if link.option == wanted
        ]
        if len(said) > 1:
            said.sort(key=_hardness)
        return Held(actor, option.id, tuple(said), group)

    def conditions(self, held: Held) -> tuple[Condition, ...]:
        """What must be met for the conditional stances among what is held."""
        positions = {position.id for stance, position in held.said if stance == "conditional"}
        links = (link for id in positions for link in self._links.get(id, ()) if link.option == held.option)
        found = [each for link in links for each in self.snapshot.by(Condition, "position_option", link.id)]
        return tuple(sorted(found, key=lambda each: (each.rank is None, each.rank or 0, each.id)))


def parties_of(snapshot: Snapshot) -> tuple[Actor, ...]:
    """The actors that some current role calls a party, in order."""
    roles = snapshot.each(ActorRole)
    named = {role.actor for role in roles if role.role == "party" and snapshot.is_current(role)}
    return tuple(actor for actor in snapshot.all(Actor) if actor.id in named)


def _hardness(said: Said) -> tuple[int, str]:
    return HARDNESS[said[0]], said[1].id
