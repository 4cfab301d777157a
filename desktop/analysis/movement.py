"""How positions moved: the sequence of an actor's positions on an issue, and public against private."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Actor, Issue, Option, Position, PositionOption
from desktop.analysis.differences import Piece, word_difference
from desktop.analysis.stances import HARDEST_FIRST

Way = Literal["first", "held", "moved", "hardened", "softened", "contradicted", "unknown"]
PRIVATE = frozenset({"Track II", "back-channel"})
FIRM_FIRST = ("non-negotiable", "firm", "conditional", "signalled", "unclear", "withdrawn")


@dataclass(frozen=True, slots=True)
class Step:
    """A position after the one before it. `by`: how far the preferred option moved on the axis, if known.

    `stances`: option, stance before and now, where they differ. `words`: how the statements differ.
    """

    position: Position
    before: Position | None
    way: Way
    by: float | None
    stances: tuple[tuple[Option, str, str], ...]

    @property
    def words(self) -> list[Piece]:
        """What changed in the wording."""
        return word_difference(self.before.statement if self.before else "", self.position.statement)


@dataclass(frozen=True, slots=True)
class Gap:
    """An actor's official position on an issue against its private one; `distance` on the axis, if known."""

    actor: str
    issue: str
    public: Position
    private: Position
    distance: float | None
    stances: tuple[tuple[Option, str, str], ...]

    @property
    def words(self) -> list[Piece]:
        """How the private wording differs from the public one."""
        return word_difference(self.public.statement, self.private.statement)


class Movement:
    """The positions of a snapshot by date, current or not."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @cached_property
    def _held(self) -> dict[tuple[str, str], list[Position]]:
        """The positions of each actor on each issue, in no order."""
        held: dict[tuple[str, str], list[Position]] = defaultdict(list)
        for position in self.snapshot.each(Position):
            held[position.actor, position.issue].append(position)
        return dict(held)

    @cached_property
    def _said(self) -> dict[str, dict[str, str]]:
        """The stances of each position by option id."""
        said: dict[str, dict[str, str]] = defaultdict(dict)
        for link in self.snapshot.each(PositionOption):
            said[link.position][link.option] = link.stance
        return dict(said)

    @cached_property
    def _options(self) -> dict[str, Option]:
        return {option.id: option for option in self.snapshot.each(Option)}

    @cached_property
    def _preferred(self) -> dict[str, list[float]]:
        """Where the options lie that each position prefers."""
        values: dict[str, list[float]] = defaultdict(list)
        for link in self.snapshot.each(PositionOption):
            if link.stance == "preferred" and link.option in self._options:
                values[link.position].append(self._options[link.option].value)
        return dict(values)

    @cached_property
    def _current(self) -> frozenset[str]:
        return frozenset(position.id for position in self.snapshot.current(Position))

    def steps(self, actor: str, issue: str) -> tuple[Step, ...]:
        """The positions of an actor on an issue in order of date, undated ones first; each against the last.

        Compared is what can be: official with official, private with private channels.
        """
        found = self._held.get((actor, issue), ())
        held = sorted(found, key=lambda each: (dates.known_from(each.stated) or "", each.id))
        steps: list[Step] = []
        last: dict[bool, Position] = {}
        for position in held:
            side = position.channel in PRIVATE
            before = self._replaced(position) or last.get(side)
            steps.append(self._step(position, before))
            last[side] = position
        return tuple(steps)

    def _replaced(self, position: Position) -> Position | None:
        found = self.snapshot.get(position.replaces)
        return found if isinstance(found, Position) else None

    def _step(self, position: Position, before: Position | None) -> Step:
        if before is None:
            return Step(position, None, "first", None, ())
        changed = self.changed_stances(before, position)
        by = self._moved(before, position)
        return Step(position, before, self._way(before, position, changed, by), by, changed)

    def _way(
        self,
        before: Position,
        now: Position,
        changed: Sequence[tuple[Option, str, str]],
        by: float | None,
    ) -> Way:
        """What a position does to the one before it. Only what both speak of counts: silence changes nothing.

        Of two of which one is undated it is unknown which came first, but where one replaces the other.
        """
        differ = bool(by) or any(was and is_now for _, was, is_now in changed)
        together = before.id in self._current and now.id in self._current
        if together and now.replaces != before.id and differ:
            return "contradicted"
        harder = sum(_harder(was, now_said) for _, was, now_said in changed) + _firmer(before, now)
        if (harder or differ) and not (now.replaces == before.id or (before.stated and now.stated)):
            return "unknown"
        if harder:
            return "hardened" if harder > 0 else "softened"
        if differ:
            return "moved"
        both = self.said(before).keys() & self.said(now).keys() or (before.firmness and now.firmness)
        return "held" if both else "unknown"

    def said(self, position: Position) -> Mapping[str, str]:
        """The stances of a position by option id."""
        return self._said.get(position.id, {})

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

    def preferred(self, position: Position) -> float | None:
        """Where a position's preferred option lies, 0–100: the middle of several, None of none."""
        values = self._preferred.get(position.id)
        return (min(values) + max(values)) / 2 if values else None

    def _moved(self, before: Position, now: Position) -> float | None:
        was, is_now = self.preferred(before), self.preferred(now)
        return None if was is None or is_now is None else is_now - was

    def gap(self, actor: str, issue: str) -> Gap | None:
        """Public against private now: the newest current position of each side; None with one side alone."""
        held = self._held.get((actor, issue), ())
        current = [each for each in held if each.id in self._current]
        public = _newest(each for each in current if each.channel == "official") or _newest(
            each for each in current if each.channel not in PRIVATE
        )
        private = _newest(each for each in current if each.channel in PRIVATE)
        if public is None or private is None:
            return None
        moved = self._moved(public, private)
        distance = None if moved is None else abs(moved)
        return Gap(actor, issue, public, private, distance, self.changed_stances(public, private))

    def gaps(self, actors: Iterable[Actor], issues: Iterable[Issue]) -> tuple[Gap, ...]:
        """All gaps of some actors, by actor and issue."""
        chosen = list(issues)
        found = (self.gap(actor.id, issue.id) for actor in actors for issue in chosen)
        return tuple(each for each in found if each)


def _newest(positions: Iterable[Position]) -> Position | None:
    return max(positions, key=lambda each: (dates.known_from(each.stated) or "", each.id), default=None)


def _harder(was: str, now: str) -> int:
    """1 when a stance became harder, −1 softer, 0 when one of them is unstated."""
    if not was or not now:
        return 0
    order = HARDEST_FIRST.index(was) - HARDEST_FIRST.index(now)
    return (order > 0) - (order < 0)


def _firmer(before: Position, now: Position) -> int:
    if not before.firmness or not now.firmness:
        return 0
    order = FIRM_FIRST.index(before.firmness) - FIRM_FIRST.index(now.firmness)
    return (order > 0) - (order < 0)
