"""What changed between two states of a tracker, by record, the weightiest first."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import accumulate
from operator import attrgetter
from typing import Literal, NamedTuple, overload

from db.changes import Value
from db.queries.snapshot import Snapshot
from db.records import KINDS, PositionOption, Record, specs

What = Literal["new", "gone", "changed"]
# What a minister should hear of first; kinds that are not named weigh 1.
WEIGHTS: Mapping[str, int] = {
    **{"position": 10, "scenario": 9, "estimate": 9, "proposal": 8, "commitment": 8, "event": 7},
    **{"position_option": 6, "condition": 5, "leverage": 5, "obstacle": 5, "disagreement": 5},
    **{"indicator": 4, "proposal_actor": 4, "issue": 4, "actor": 3, "option": 3, "source": 2, "evidence": 2},
}
RED_LINE = 12
NOT_TOLD = frozenset({"marking", "scale_term", "tagging", "tag", "filter", "brief_section"})
_PLACES = {kind: place for place, kind in enumerate(KINDS)}


class Changed(NamedTuple):
    """A record that is new, gone, or holds other values. `fields`: by name, the value before and now."""

    what: What
    record: Record
    before: Record | None
    fields: Mapping[str, tuple[Value, Value]]

    @property
    def weight(self) -> int:
        """How much it weighs; a red line most."""
        for each in (self.record, self.before):
            if isinstance(each, PositionOption) and each.stance == "red line":
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
    """All that is new, gone or changed between two snapshots; the weightiest first, then by kind, title.

    `but`: kinds to leave out besides those nobody is told of.
    """
    was, there = before.records(), now.records()
    not_told = NOT_TOLD | but
    groups: dict[tuple[int, int], list[Changed]] = defaultdict(list)
    for id in before.differing(now):
        found = _changed(was.get(id), there.get(id))
        if found is not None and (kind := found.record.META.kind) not in not_told:
            groups[-found.weight, _PLACES[kind]].append(found)

    def key(each: Changed) -> tuple[str, str]:
        return (before if each.what == "gone" else now).title(each.record), each.record.id

    return Changes([groups[each] for each in sorted(groups)], key)


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
