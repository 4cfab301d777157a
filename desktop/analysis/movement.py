"""How positions moved: the sequence of an actor's positions on an issue, and public against private."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import chain
from operator import attrgetter
from types import MappingProxyType
from typing import Literal, NamedTuple, cast, overload

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Actor, Issue, Option, Position, PositionOption, Record
from desktop.analysis.differences import Piece, word_difference
from desktop.analysis.stances import HARDNESS

Way = Literal["first", "held", "moved", "hardened", "softened", "contradicted", "unknown"]
PRIVATE = frozenset({"Track II", "back-channel"})
FIRM_FIRST = ("non-negotiable", "firm", "conditional", "signalled", "unclear", "withdrawn")
_FIRMNESS = {firmness: place for place, firmness in enumerate(FIRM_FIRST)}
_UNSAID: Mapping[str, str] = MappingProxyType({})
# A position and the one before it, None of a first.
Pair = tuple[Position, Position | None]
_by_id = attrgetter("id")


class Step(NamedTuple):
    """A position after the one before it; the rest is worked out when it is asked for."""

    position: Position
    before: Position | None
    movement: "Movement"

    @property
    def way(self) -> Way:
        """What kind of step it is."""
        return "first" if self.before is None else self.movement.way(self.before, self.position)

    @property
    def by(self) -> float | None:
        """How far the preferred option moved on the axis, if known."""
        return None if self.before is None else self.movement.moved(self.before, self.position)

    @property
    def stances(self) -> tuple[tuple[Option, str, str], ...]:
        """Option, stance before and now, where they differ."""
        return () if self.before is None else self.movement.changed_stances(self.before, self.position)

    @property
    def words(self) -> list[Piece]:
        """How the statements differ."""
        return word_difference(self.before.statement if self.before else "", self.position.statement)


class Gap(NamedTuple):
    """An actor's official position on an issue against its private one; the rest as with a step."""

    actor: str
    issue: str
    public: Position
    private: Position
    movement: "Movement"

    @property
    def differs(self) -> bool:
        """Whether any stance is another in private."""
        return self.movement.said(self.public) != self.movement.said(self.private)

    @property
    def distance(self) -> float | None:
        """How far the preferred options lie apart on the axis, if known."""
        moved = self.movement.moved(self.public, self.private)
        return None if moved is None else abs(moved)

    @property
    def stances(self) -> tuple[tuple[Option, str, str], ...]:
        """Option, stance in public and in private, where they differ."""
        return self.movement.changed_stances(self.public, self.private)

    @property
    def words(self) -> list[Piece]:
        """How the private wording differs from the public one."""
        return word_difference(self.public.statement, self.private.statement)


class Wordings(Sequence[Pair]):
    """An actor's positions on an issue in order, each with the one before it, which is found when asked for.

    `replaced`: what positions replace, by id: where there is such a one it is the one before.
    """

    def __init__(self, positions: Sequence[Position], replaced: Mapping[str, Record]) -> None:
        self.positions, self._replaced = positions, replaced

    @cached_property
    def _pairs(self) -> list[Pair]:
        return list(map(self._pair, self.positions, chain((None,), self.positions)))

    def _pair(self, position: Position, last: Position | None) -> Pair:
        if (id := position.replaces) and (last is None or last.id != id):
            return position, cast(Position | None, self._replaced.get(id, last))
        return position, last

    @property
    def later(self) -> int:
        """How many have one before them: all but the first, and that too where it replaces another."""
        first = self.positions[:1]
        return len(self.positions) - sum(self._pair(each, None)[1] is None for each in first)

    def __len__(self) -> int:
        return len(self.positions)

    @overload
    def __getitem__(self, at: int) -> Pair: ...
    @overload
    def __getitem__(self, at: slice) -> list[Pair]: ...
    def __getitem__(self, at: int | slice) -> Pair | list[Pair]:
        return self._pairs[at]

    def __iter__(self) -> Iterator[Pair]:
        return iter(self._pairs)


# In public and in private.
Sides = tuple[Wordings, Wordings]
# The same in no order, each position after its day and its id.
_Dated = tuple[list[tuple[str, str, Position]], list[tuple[str, str, Position]]]


class _Days(dict[str, str]):
    """From which day (ISO) each date counts, '' where it has none: many positions are stated on the same."""

    def __missing__(self, text: str) -> str:
        self[text] = day = dates.known_from(text) or ""
        return day


class Movement:
    """The positions of a snapshot by date, current or not."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @cached_property
    def held(self) -> Mapping[tuple[str, str], Sides]:
        """The positions of each actor on each issue (ids) in public and in private, by date; each with the
        one before it.

        Compared is what can be: official with official, private with private channels. Undated ones come
        first.
        """
        days = _Days()
        dated: dict[str, dict[str, _Dated]] = defaultdict(lambda: defaultdict(lambda: ([], [])))
        for each in self.snapshot.each(Position):
            sides = dated[each.actor][each.issue]
            sides[each.channel in PRIVATE].append((days[each.stated], each.id, each))
        return {
            (actor, issue): self._sides(*map(_in_turn, sides))
            for actor, by_issue in dated.items()
            for issue, sides in by_issue.items()
        }

    def _sides(self, public: Sequence[Position] = (), private: Sequence[Position] = ()) -> Sides:
        by_id = self.snapshot.records()
        return Wordings(public, by_id), Wordings(private, by_id)

    @cached_property
    def _current(self) -> Set[str]:
        return set(map(_by_id, self.snapshot.current(Position)))

    @cached_property
    def _said(self) -> Mapping[str, Mapping[str, str]]:
        """The stances of each position by option id."""
        said: dict[str, dict[str, str]] = {}
        for link in self.snapshot.each(PositionOption):
            if link.position in said:
                said[link.position][link.option] = link.stance
            else:
                said[link.position] = {link.option: link.stance}
        return said

    @cached_property
    def _options(self) -> dict[str, Option]:
        return {option.id: option for option in self.snapshot.each(Option)}

    def sides(self, actor: str, issue: str) -> Sides:
        """The positions of an actor on an issue in public and in private, as in `held`."""
        return self.held.get((actor, issue)) or self._sides()

    def steps(self, actor: str, issue: str) -> tuple[Step, ...]:
        """The same as steps, of both sides together in order of date."""
        both = [pair for side in self.sides(actor, issue) for pair in side]
        return tuple(self.step(pair) for pair in sorted(both, key=_by_date))

    def step(self, pair: Pair) -> Step:
        """A position and the one before it, with what is asked of the two."""
        return Step(*pair, self)

    def ways(self, pairs: Iterable[Pair]) -> list[Way]:
        """What each position does to the one before it."""
        way = self.way
        return [way(before, now) if before else "first" for now, before in pairs]

    def way(self, before: Position, now: Position) -> Way:
        """What a position does to the one before it. Only what both speak of counts: silence changes nothing.

        Of two of which one is undated it is unknown which came first, but where one replaces the other.
        """
        was, said = self._said.get(before.id, _UNSAID), self._said.get(now.id, _UNSAID)
        harder, differ, shared = _firmer(before, now), False, False
        for option, stance in was.items():
            if is_now := said.get(option):
                shared = True
                if stance != is_now:
                    differ = True
                    harder += 1 if HARDNESS[stance] > HARDNESS[is_now] else -1
        replaced = now.replaces == before.id
        both_stand = not replaced and before.id in self._current and now.id in self._current
        if not differ and (both_stand or not harder):  # otherwise it doesn't matter
            differ = was != said and bool(self._shift(was, said))
        if differ and both_stand:
            return "contradicted"
        if (harder or differ) and not (replaced or (before.stated and now.stated)):
            return "unknown"
        if harder:
            return "hardened" if harder > 0 else "softened"
        if differ:
            return "moved"
        return "held" if shared or (before.firmness and now.firmness) else "unknown"

    def said(self, position: Position) -> Mapping[str, str]:
        """The stances of a position by option id."""
        return self._said.get(position.id, _UNSAID)

    def changed_stances(self, before: Position, now: Position) -> tuple[tuple[Option, str, str], ...]:
        """The options on which two positions differ, along the axis, with both stances ('' unstated)."""
        was, said = self.said(before), self.said(now)
        if was == said:
            return ()
        found = [
            (option, was.get(id, ""), said.get(id, ""))
            for id in was.keys() | said.keys()
            if was.get(id) != said.get(id) and (option := self._options.get(id))
        ]
        return tuple(sorted(found, key=lambda each: (each[0].value, each[0].id)))

    def moved(self, before: Position, now: Position) -> float | None:
        """How far the preferred option lies from where it lay before, if both are known."""
        return self._shift(self.said(before), self.said(now))

    def _shift(self, was: Mapping[str, str], said: Mapping[str, str]) -> float | None:
        first = self._preferred(was)
        last = None if first is None else self._preferred(said)
        return None if first is None or last is None else last - first

    def _preferred(self, said: Mapping[str, str]) -> float | None:
        """Where the preferred option of some stances lies, 0–100: the middle of several, None of none."""
        if "preferred" not in said.values():
            return None
        options = self._options
        values = [options[id].value for id, stance in said.items() if stance == "preferred" and id in options]
        return (min(values) + max(values)) / 2 if values else None

    def gap(self, public: Wordings, private: Wordings) -> Gap | None:
        """Public against private now: the newest current position of each of two `sides`, in public an
        official one before others.

        None where one side has none.
        """
        secret = self._newest(private.positions)
        spoken = self._newest(public.positions) if secret else None
        if secret is None or spoken is None:
            return None
        official = spoken if spoken.channel == "official" else self._newest(public.positions, "official")
        return Gap(secret.actor, secret.issue, official or spoken, secret, self)

    def _newest(self, side: Sequence[Position], channel: str = "") -> Position | None:
        """The newest current one of a side, if asked for in a channel."""
        for position in reversed(side):
            if channel in ("", position.channel) and self.snapshot.is_current(position):
                return position
        return None

    def gaps(self, actors: Iterable[Actor], issues: Iterable[Issue]) -> tuple[Gap, ...]:
        """All gaps of some actors, by actor and issue."""
        chosen = list(issues)
        found = (self.gap(*self.sides(actor.id, issue.id)) for actor in actors for issue in chosen)
        return tuple(each for each in found if each)


def _in_turn(dated: list[tuple[str, str, Position]]) -> list[Position]:
    """Positions with their days and ids, in order."""
    dated.sort()
    return [position for _, _, position in dated]


def _by_date(pair: Pair) -> tuple[str, str]:
    return dates.known_from(pair[0].stated) or "", pair[0].id


def _firmer(before: Position, now: Position) -> int:
    """1 when a position became firmer, −1 less firm, 0 when one of them does not say."""
    was, said = before.firmness, now.firmness
    if was == said or not was or not said:
        return 0
    return 1 if _FIRMNESS[was] > _FIRMNESS[said] else -1
