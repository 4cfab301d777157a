"""What a snapshot leaves out: records not yet known, of other channels, or marked above a level."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from db import dates
from db.records import Dossier, Marking, Position, Record, ScaleTerm, references

Records = Mapping[str, Record]
ALWAYS = (Dossier, Marking, ScaleTerm)


def not_yet_known(records: Records, as_of: str) -> set[str]:
    """The ids of records whose valid time begins after `as_of` (ISO day)."""
    late = set()
    for record in records.values():
        begins = record.META.begins
        if begins and (start := dates.known_from(getattr(record, begins))) and start > as_of:
            late.add(record.id)
    return late


def off_channel(records: Records, channels: Collection[str]) -> set[str]:
    """The ids of positions taken in none of `channels`."""
    return {r.id for r in records.values() if isinstance(r, Position) and r.channel not in channels}


def remaining(records: Records, dropped: set[str]) -> dict[str, Record]:
    """`records` less `dropped` and all that can't stand without them; optional references are blanked."""
    if not dropped:
        return dict(records)
    gone = dropped | {r.id for r in records.values() if _misses(r, records.keys())}
    while more := {r.id for r in records.values() if r.id not in gone and _needs(r, gone)}:
        gone |= more
    return {r.id: _blanked(r, gone) for r in records.values() if r.id not in gone}


def _needs(record: Record, gone: Collection[str]) -> bool:
    return any(getattr(record, name) in gone for name in references(type(record), needed=True))


def _misses(record: Record, there: Collection[str]) -> bool:
    return any(getattr(record, name) not in there for name in references(type(record), needed=True))


def _blanked(record: Record, gone: Collection[str]) -> Record:
    lost = {n: None for n in references(type(record), needed=False) if getattr(record, n) in gone}
    return replace(record, **lost) if lost else record  # type: ignore[arg-type]  # all are `str | None`


class Marks:
    """The effective marks of records: the highest of a record's own and of all it belongs to."""

    def __init__(self, records: Records, levels: Iterable[Marking]) -> None:
        self._records = records
        self._ranks = {level.level: level.rank for level in levels}
        self._known: dict[str, str] = {}

    def rank(self, level: str) -> int:
        """The place of a level in the set; no mark is below all, an unknown one above all."""
        if not level:
            return -1
        return self._ranks.get(level, 1_000_000)

    def of(self, id: str) -> str:
        """The effective mark of the record with this id; empty when nothing marks it."""
        if id not in self._known:
            self._known[id] = self._find(id, set())
        return self._known[id]

    def _find(self, id: str, seen: set[str]) -> str:
        record = self._records.get(id)
        if record is None or id in seen:
            return ""
        seen.add(id)
        levels = [record.handling or record.handling_inherited]
        for name in references(type(record), needed=True):
            owner = getattr(record, name)
            levels.append(self._known.get(owner) or self._find(owner, seen))
        return max(levels, key=self.rank)

    def above(self, limit: str) -> set[str]:
        """The ids of records marked above `limit`; the dossier's settings are never among them."""
        top = self.rank(limit)
        return {
            id
            for id, record in self._records.items()
            if not isinstance(record, ALWAYS) and self.rank(self.of(id)) > top
        }


def veiled(dossier: Dossier, marks: Marks, limit: str) -> Dossier:
    """The dossier as a reader below its mark may see it: its settings, without its words."""
    if marks.rank(marks.of(dossier.id)) <= marks.rank(limit):
        return dossier
    return replace(
        dossier, title="", subtitle="", organisation="", day_label="", caveat="", handling="",
        handling_inherited="", handling_default=limit,
    )  # fmt: skip
