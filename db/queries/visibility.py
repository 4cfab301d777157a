"""What a snapshot leaves out: records not yet known, of other channels, or marked above a level."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from dataclasses import replace
from operator import attrgetter

from db import dates
from db.errors import NoSuchLevel
from db.records import Dossier, Marking, Position, Record, ScaleTerm, memo, references

Records = Mapping[str, Record]
ALWAYS = (Dossier, Marking, ScaleTerm)


def not_yet_known(records: Records, as_of: str) -> set[str]:
    """The ids of records whose valid time begins after `as_of` (ISO day)."""
    late: set[str] = set()
    is_late: dict[str, bool] = {}  # by date: many begin on the same
    for cls, some in _by_kind(records).items():
        if begins := cls.META.begins:
            for record in some:
                text = getattr(record, begins)
                if text not in is_late:
                    is_late[text] = (dates.known_from(text) or "") > as_of
                if is_late[text]:
                    late.add(record.id)
    return late


def off_channel(records: Records, channels: Collection[str]) -> set[str]:
    """The ids of positions taken in none of `channels`."""
    return {r.id for r in records.values() if isinstance(r, Position) and r.channel not in channels}


def remaining(records: Records, dropped: Set[str]) -> dict[str, Record]:
    """`records` less `dropped` and all that can't stand without them; optional references are blanked."""
    if not dropped:
        return dict(records)
    gone, kinds = set(dropped), _by_kind(records)
    bound = [(attrgetter(name), some) for cls, some in kinds.items() for name in references(cls, needed=True)]
    new: Set[str] = gone
    while new := {r.id for owner, some in bound for r in some if owner(r) in new} - gone:
        gone |= new
    optional = {cls: names for cls in kinds if (names := references(cls, needed=False))}
    return {
        id: _blanked(record, optional[type(record)], gone) if type(record) in optional else record
        for id, record in records.items()
        if id not in gone
    }


@memo
def held_in(cls: type[Record]) -> Callable[[Record], set[str]]:
    """A function that gives the ids a record of the kind can't stand without."""
    names = references(cls, needed=True)
    return lambda record: {getattr(record, name) for name in names}


def _by_kind(records: Records) -> dict[type[Record], list[Record]]:
    kinds: dict[type[Record], list[Record]] = defaultdict(list)
    for record in records.values():
        kinds[type(record)].append(record)
    return kinds


def _blanked(record: Record, names: Iterable[str], gone: Set[str]) -> Record:
    """A record without its references, in fields of these names, to what is gone."""
    for name in names:
        if getattr(record, name) in gone:
            lost = {each: None for each in names if getattr(record, each) in gone}
            return replace(record, **lost)  # type: ignore[arg-type]  # all are `str | None`
    return record


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
        for owner in held_in(type(record))(record):
            known = self._known.get(owner)
            levels.append(self._find(owner, seen) if known is None else known)
        return max(levels, key=self.rank)

    def above(self, limit: str) -> set[str]:
        """The ids of records marked above `limit`; the dossier's settings are never among them.

        Raises NoSuchLevel: a level that is not in the set is above nothing, and would let everything through.
        """
        if limit not in self._ranks:
            raise NoSuchLevel(limit, sorted(self._ranks, key=self.rank))
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
