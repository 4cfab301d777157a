"""What changed between two states of a tracker, by record, the weightiest first."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import accumulate, chain
from typing import Literal, NamedTuple, TypeGuard, overload

from db.changes import Value
from db.queries.snapshot import Snapshot
from db.queries.visibility import Pair
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
_PLACES = {cls: place for place, cls in enumerate(KINDS.values())}
_WEIGHTS = {cls: WEIGHTS.get(kind, 1) for kind, cls in KINDS.items()}


class Sort(NamedTuple):
    """What changes are counted by. `red_line`: whether it is one that came or went."""

    what: What
    red_line: bool
    kind: type[Record]


class Changed(NamedTuple):
    """A record that is new, gone or over, or holds other values. `fields`: by name, the value before and now.

    `weight`: a red line that was not held before, or is not any more, weighs most.
    """

    what: What
    record: Record
    before: Record | None
    fields: Mapping[str, tuple[Value, Value]]
    weight: int

    @property
    def sort(self) -> Sort:
        """What it counts as; a red line that was softened is a stance that changed."""
        return Sort(self.what, self.what != "changed" and self.weight == RED_LINE, type(self.record))

    @property
    def restated(self) -> bool:
        """Whether it is a new red line that the actor held in other words before."""
        return self.what == "new" and _is_line(self.record) and self.weight != RED_LINE


class Changes(Sequence[Changed]):
    """Changes, the weightiest first, then by kind and title.

    `groups`: by weight and kind what stood before and stands now, in order. Each is put in order when it is
    first looked into: `title` names a record of it, which takes its time with thousands of which few are
    seen.
    """

    def __init__(
        self, groups: Mapping[tuple[int, type[Record]], Sequence[Pair]], title: Callable[[Changed], str]
    ) -> None:
        self._groups, self._title = [*groups.items()], title
        self._ends = list(accumulate(map(len, groups.values())))
        self._ordered: dict[int, list[Changed]] = {}

    def counts(self) -> Mapping[Sort, int]:
        """How many there are of each sort, the weightiest first."""
        found: dict[Sort, int] = {}
        for (weight, kind), pairs in self._groups:
            for what, number in sorted(Counter(_what(*pair) for pair in pairs).items()):
                found[Sort(what, what != "changed" and weight == RED_LINE, kind)] = number
        return found

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
            self._ordered[group] = self._in_order(*self._groups[group])
        return self._ordered[group][place - self._ends[group]]

    def _in_order(self, group: tuple[int, type[Record]], pairs: Sequence[Pair]) -> list[Changed]:
        found = [_changed(earlier, record, group[0]) for earlier, record in pairs]
        return sorted(found, key=lambda each: (self._title(each), each.record.id))


def sorts_of(found: Iterable[Changed]) -> Mapping[Sort, int]:
    """How many there are of each sort, in the order given."""
    return Counter(each.sort for each in found)


def changes(before: Snapshot, now: Snapshot, *, but: Set[str] = frozenset()) -> Changes:
    """All that is new, gone, over or changed between two snapshots: the weightiest first, by kind and title.

    A position that a newer one replaced is not told besides it, but the red lines it gave up are.
    `but`: kinds to leave out besides those nobody is told of.
    """
    differing = before.differing(now)
    not_told = {KINDS[kind] for kind in NOT_TOLD | but if kind in KINDS}
    lines = _Lines(before, now, differing.get(PositionOption, ()))
    groups: dict[tuple[int, type[Record]], list[Pair]] = defaultdict(list)
    for cls in differing.keys() - not_told - {PositionOption}:
        groups[_WEIGHTS[cls], cls] += differing[cls]
    # Most stances are no red lines, and weigh alike.
    groups[_WEIGHTS[PositionOption], PositionOption] += lines.others
    for pair in chain(lines.came_or_went, _over(before, now, differing.get(Position, ()), lines)):
        groups[lines.weight(*pair), type(_there(*pair))].append(pair)

    def title(each: Changed) -> str:
        return (before if each.what == "gone" else now).title(each.record)

    return Changes(
        {each: groups[each] for each in sorted(groups, key=_weightiest_first) if groups[each]}, title
    )


def _weightiest_first(group: tuple[int, type[Record]]) -> tuple[int, int]:
    weight, kind = group
    return -weight, _PLACES[kind]


class _Lines:
    """Which red lines stood at either end: an actor restates one, or gives it up, across its positions.

    `differing`: the stances that are not the same. `came_or_went`: those that are or were red lines.
    """

    def __init__(self, before: Snapshot, now: Snapshot, differing: Sequence[Pair]) -> None:
        self._before, self._now, self.differing = before, now, differing
        self.came_or_went, self.others = list[Pair](), list[Pair]()
        for pair in differing:
            (self.came_or_went if RED in map(_stance, pair) else self.others).append(pair)

    @cached_property
    def now(self) -> list[PositionOption]:
        """All that stand in a position, but for those that were replaced at both ends: these are most."""
        was, is_now = self._before.replaced, self._now.replaced
        lines = self._now.holding(PositionOption, "stance", RED)
        return [each for each in lines if (named := each.position) not in was or named not in is_now]

    @cached_property
    def before(self) -> list[PositionOption]:
        """The same as it was before."""
        differing = {record.id for _, record in self.differing if record is not None}
        were = [earlier for earlier, _ in self.came_or_went if _is_line(earlier)]
        return [each for each in self.now if each.id not in differing] + were

    @cached_property
    def _held_before(self) -> Set[tuple[str, str]]:
        return _held(self._before, self.before)

    @cached_property
    def _held_now(self) -> Set[tuple[str, str]]:
        return _held(self._now, self.now)

    def weight(self, earlier: Record | None, record: Record | None) -> int:
        """How much a change weighs; a new red line that stood before is only restated."""
        if earlier is None and _is_line(record):
            held = self._now.need(Position, record.position).actor, record.option
            return _WEIGHTS[PositionOption] if held in self._held_before else RED_LINE
        if _is_line(earlier) or _is_line(record):
            return RED_LINE
        return _WEIGHTS[type(_there(earlier, record))]

    def given_up(self, over: Mapping[str, Position]) -> Iterator[Pair]:
        """The red lines of positions (by id) that are over, where the actor does not hold them in another."""
        for link in [each for each in self.before if each.position in over] if over else ():
            if (over[link.position].actor, link.option) not in self._held_now:
                yield link, None


def _stance(record: Record | None) -> str:
    return record.stance if isinstance(record, PositionOption) else ""


def _is_line(record: Record | None) -> TypeGuard[PositionOption]:
    """Whether a record is a red line."""
    return _stance(record) == RED


def _held(snapshot: Snapshot, lines: Iterable[PositionOption]) -> Set[tuple[str, str]]:
    """The actor (id) and the option (id) of those red lines whose position is current."""
    replaced, held = snapshot.replaced, set()
    for each in [line for line in lines if line.position not in replaced]:  # leaves few of many
        position = snapshot.need(Position, each.position)
        if not position.until or snapshot.is_current(position):
            held.add((position.actor, each.option))
    return held


def _over(before: Snapshot, now: Snapshot, positions: Iterable[Pair], lines: _Lines) -> Iterator[Pair]:
    """What held before and is there still, but over: its own end came, or a newer position replaced it.

    `positions`: those that differ.
    """
    newer = (_there(*pair) for pair in positions)
    replaced = {each.replaces for each in newer if isinstance(each, Position) and each.replaces}
    ended = (each for cls in KINDS.values() if cls.META.ends for each in now.ending(cls))
    over: dict[str, Position] = {}
    for record in (*ended, *filter(None, map(now.get, replaced))):
        then = before.get(record.id)
        if then is None or not before.is_current(then) or now.is_current(record):
            continue
        if record.id not in replaced:
            yield then, None
        if isinstance(then, Position):
            over[then.id] = then
    yield from lines.given_up(over)


def _what(earlier: Record | None, record: Record | None) -> What:
    """How one of the two became the other."""
    return "gone" if record is None else "new" if earlier is None else "changed"


def _there(earlier: Record | None, record: Record | None) -> Record:
    """The record as it is now; of what is gone, as it was."""
    found = record or earlier
    assert found is not None
    return found


def _changed(earlier: Record | None, record: Record | None, weight: int) -> Changed:
    if record is None or earlier is None:
        return Changed(_what(earlier, record), _there(earlier, record), earlier, {}, weight)
    pairs = {name: (getattr(earlier, name), getattr(record, name)) for name in specs(type(record))}
    differing = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    return Changed("changed", record, earlier, differing, weight)
