"""What changed between two states of a tracker, by record, the weightiest first."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import accumulate, chain
from operator import attrgetter
from typing import Literal, NamedTuple, TypeGuard, overload

from db.changes import Value
from db.queries.snapshot import Snapshot
from db.records import KINDS, Position, PositionOption, Record, specs

What = Literal["new", "gone", "changed"]
# What a minister should hear of first; kinds that are not named weigh 1.
WEIGHTS: Mapping[str, int] = {
    **{"position": 10, "scenario": 9, "estimate": 9, "proposal": 8, "commitment": 8, "event": 7},
    **{"position_option": 6, "condition": 5, "leverage": 5, "obstacle": 5, "disagreement": 5},
    **{"indicator": 4, "proposal_actor": 4, "issue": 4, "actor": 3, "option": 3, "source": 2, "evidence": 2},
}
RED, RED_LINE = "red line", 12
NOT_TOLD = frozenset({"marking", "scale_term", "tagging", "tag", "filter", "brief_section"})
_PLACES = {kind: place for place, kind in enumerate(KINDS)}


class Changed(NamedTuple):
    """A record that is new, gone or over, or holds other values. `fields`: by name, the value before and now.

    `restated`: a new red line that the actor held in other words before.
    """

    what: What
    record: Record
    before: Record | None
    fields: Mapping[str, tuple[Value, Value]]
    restated: bool = False

    @property
    def weight(self) -> int:
        """How much it weighs; a red line that was not held before, or is not any more, most."""
        if not self.restated and (_is_line(self.record) or _is_line(self.before)):
            return RED_LINE
        return WEIGHTS.get(self.record.META.kind, 1)


class Changes(Sequence[Changed]):
    """Changes, the weightiest first, then by kind and title.

    `groups`: those of one weight and kind together, in order. Each is put in order when it is first looked
    into: `key` names a record of it, which takes its time with thousands of which few are seen.
    """

    def __init__(self, groups: Sequence[list[Changed]], key: Callable[[Changed], tuple[str, str]]) -> None:
        self._groups, self._key = groups, key
        self._ends = list(accumulate(map(len, groups)))
        self._ordered: set[int] = set()

    def by_weight(self) -> Iterator[Changed]:
        """All of them by weight and kind alone, as it is enough to count them."""
        return (each for group in self._groups for each in sorted(group, key=attrgetter("what")))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, at: int) -> Changed: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Changed, ...]: ...
    def __getitem__(self, at: int | slice) -> Changed | tuple[Changed, ...]:
        if isinstance(at, slice):
            return tuple(self[each] for each in range(*at.indices(len(self))))
        place = range(len(self))[at]
        group = bisect_right(self._ends, place)
        if group not in self._ordered:
            self._groups[group].sort(key=self._key)
            self._ordered.add(group)
        return self._groups[group][place - self._ends[group]]


def changes(before: Snapshot, now: Snapshot, *, but: Set[str] = frozenset()) -> Changes:
    """All that is new, gone, over or changed between two snapshots: the weightiest first, by kind and title.

    A position that a newer one replaced is not told besides it, but the red lines it gave up are.
    `but`: kinds to leave out besides those nobody is told of.
    """
    was, there = before.records(), now.records()
    not_told = {KINDS[kind] for kind in NOT_TOLD | but if kind in KINDS}
    groups: dict[tuple[int, int], list[Changed]] = defaultdict(list)
    differing = [
        found for id in before.differing(now)
        if type(there.get(id) or was.get(id)) not in not_told
        and (found := _changed(was.get(id), there.get(id))) is not None
    ]  # fmt: skip
    lines = _Lines(before, now, differing)
    for found in chain(lines.marked(), _over(before, now, differing, lines)):
        groups[-found.weight, _PLACES[found.record.META.kind]].append(found)

    def key(each: Changed) -> tuple[str, str]:
        return (before if each.what == "gone" else now).title(each.record), each.record.id

    return Changes([groups[each] for each in sorted(groups)], key)


class _Lines:
    """Which red lines stood at either end: an actor restates one, or gives it up, across its positions."""

    def __init__(self, before: Snapshot, now: Snapshot, differing: Sequence[Changed]) -> None:
        self._before, self._now, self._differing = before, now, differing

    @cached_property
    def now(self) -> list[PositionOption]:
        """All that stand in a position, current or not."""
        return [each for each in self._now.each(PositionOption) if each.stance == RED]

    @cached_property
    def before(self) -> list[PositionOption]:
        """The same as it was before."""
        differing = {each.record.id for each in self._differing}
        were = [each.before for each in self._differing if _is_line(each.before)]
        return [each for each in self.now if each.id not in differing] + were

    @cached_property
    def _held_before(self) -> Set[tuple[str, str]]:
        return _held(self._before, self.before)

    @cached_property
    def _held_now(self) -> Set[tuple[str, str]]:
        return _held(self._now, self.now)

    def marked(self) -> Iterator[Changed]:
        """All that differs; a new red line that stood before is one that is restated."""
        for each in self._differing:
            link = each.record
            if type(link) is PositionOption and link.stance == RED and each.what == "new":
                position = self._now.need(Position, link.position)
                yield each._replace(restated=(position.actor, link.option) in self._held_before)
            else:
                yield each

    def given_up(self, over: Mapping[str, Position]) -> Iterator[Changed]:
        """The red lines of positions (by id) that are over, where the actor does not hold them in another."""
        for link in [each for each in self.before if each.position in over] if over else ():
            if (over[link.position].actor, link.option) not in self._held_now:
                yield Changed("gone", link, link, {})


def _is_line(record: Record | None) -> TypeGuard[PositionOption]:
    """Whether a record is a red line."""
    return isinstance(record, PositionOption) and record.stance == RED


def _held(snapshot: Snapshot, lines: Iterable[PositionOption]) -> Set[tuple[str, str]]:
    """The actor (id) and the option (id) of those red lines whose position is current."""
    replaced, held = snapshot.replaced, set()
    for each in [line for line in lines if line.position not in replaced]:  # leaves few of many
        position = snapshot.need(Position, each.position)
        if not position.until or snapshot.is_current(position):
            held.add((position.actor, each.option))
    return held


def _over(before: Snapshot, now: Snapshot, differing: Sequence[Changed], lines: _Lines) -> Iterator[Changed]:
    """What held before and is there still, but over: its own end came, or a newer position replaced it."""
    newer = (each.record for each in differing if isinstance(each.record, Position))
    replaced = {each.replaces for each in newer if each.replaces}
    ended = (
        each for cls in KINDS.values() if (name := cls.META.ends) for each in now.each(cls)
        if getattr(each, name)
    )  # fmt: skip
    over: dict[str, Position] = {}
    for record in (*ended, *filter(None, map(now.get, sorted(replaced)))):
        then = before.get(record.id)
        if then is None or not before.is_current(then) or now.is_current(record):
            continue
        if record.id not in replaced:
            yield Changed("gone", then, then, {})
        if isinstance(then, Position):
            over[then.id] = then
    yield from lines.given_up(over)


def _changed(earlier: Record | None, record: Record | None) -> Changed | None:
    if record is None:
        return Changed("gone", earlier, earlier, {}) if earlier is not None else None
    if earlier is None:
        return Changed("new", record, None, {})
    return _compared(earlier, record) if earlier is not record and earlier != record else None


def _compared(before: Record, now: Record) -> Changed:
    pairs = {name: (getattr(before, name), getattr(now, name)) for name in specs(type(now))}
    differing = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    return Changed("changed", now, before, differing)
