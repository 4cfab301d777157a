"""What changed between two states of a tracker, by record, the weightiest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class Changed:
    """A record that is new, gone, or holds other values. `fields`: by name, the value before and now."""

    what: What
    record: Record
    before: Record | None
    fields: Mapping[str, tuple[Value, Value]]

    @property
    def weight(self) -> int:
        """How much it weighs; a red line most."""
        stances = (each for each in (self.record, self.before) if isinstance(each, PositionOption))
        if any(each.stance == "red line" for each in stances):
            return RED_LINE
        return WEIGHTS.get(self.record.META.kind, 1)


def changes(before: Snapshot, now: Snapshot) -> tuple[Changed, ...]:
    """All that is new, gone or changed between two snapshots; the weightiest first, then by kind, title."""
    found: list[Changed] = []
    was, there = before.records(), now.records()
    for id in before.differing(now):
        earlier, record = was.get(id), there.get(id)
        if record is None:
            if earlier is not None:
                found.append(Changed("gone", earlier, earlier, {}))
        elif earlier is None:
            found.append(Changed("new", record, None, {}))
        elif earlier is not record and earlier != record:
            found.append(_compared(earlier, record))
    found = [each for each in found if each.record.META.kind not in NOT_TOLD]
    places = {kind: place for place, kind in enumerate(KINDS)}

    def key(each: Changed) -> tuple[int, int, str, str]:
        title = (before if each.what == "gone" else now).title(each.record)
        return -each.weight, places[each.record.META.kind], title, each.record.id

    return tuple(sorted(found, key=key))


def _compared(before: Record, now: Record) -> Changed:
    pairs = {name: (getattr(before, name), getattr(now, name)) for name in specs(type(now))}
    differing = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    return Changed("changed", now, before, differing)
