"""What a snapshot leaves out: records not yet known, of other channels, or marked above a level."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import compress, groupby
from operator import attrgetter
from typing import TypeVar, cast

from db import dates
from db.errors import NoSuchLevel
from db.records import Dossier, Marking, Position, Record, ScaleTerm, memo, references, specs

R = TypeVar("R", bound=Record)
ALWAYS = (Dossier, Marking, ScaleTerm)
_Kinds = Mapping[type[Record], Sequence[Record]]
_Ids = Mapping[type[Record], Set[str]]
_Anew = Mapping[type[Record], Mapping[str, Record]]


@dataclass(frozen=True, slots=True)
class Records:
    """The same records by id, and by kind in the order in which they came; neither is ever changed.

    `origin`: what they were made of, by leaving out or blanking the records with the ids in `touched`.
    """

    by_id: Mapping[str, Record]
    by_kind: _Kinds
    origin: "Records | None" = None
    touched: Set[str] = frozenset()
    _begun: dict[type[Record], Mapping[str, Sequence[Record]]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, by_id: Mapping[str, Record]) -> "Records":
        """Sorted by their kinds, which stand together as they are read."""
        kinds: dict[type[Record], list[Record]] = defaultdict(list)
        for kind, some in groupby(by_id.values(), type):
            kinds[kind].extend(some)
        return cls(by_id, dict(kinds))

    def each(self, cls: type[R]) -> Sequence[R]:
        """The records of a kind; kinds have no kinds under them."""
        return cast(Sequence[R], self.by_kind.get(cls, ()))

    def begun(self, cls: type[Record]) -> Mapping[str, Sequence[Record]]:
        """The records of a kind by the day (ISO) their valid time begins, '' where that is open."""
        if cls not in self._begun:
            by_date: dict[str, list[Record]] = defaultdict(list)
            begins = attrgetter(cls.META.begins)
            for record in self.each(cls):
                by_date[begins(record)].append(record)
            by_day: dict[str, list[Record]] = defaultdict(list)
            for text, some in by_date.items():
                by_day[dates.known_from(text) or ""] += some
            self._begun[cls] = by_day
        return self._begun[cls]

    def less(self, dropped: Set[str], besides: "Records | None" = None) -> "Records":
        """What remains without `dropped` and all that can't stand without them; optional references to
        what is gone are blanked.

        `besides`: the same without more of them, where that is known; then nothing else can fall here.
        """
        if not dropped:
            return self
        among = self.by_kind
        if besides is not None and besides.origin is self and besides.by_id.keys().isdisjoint(dropped):
            among = Records.of({id: self.by_id[id] for id in besides.touched}).by_kind
        gone = _falling(among, self._by_their_kinds(dropped))
        anew = _blanked(among, gone)
        by_id = dict(self.by_id)
        for ids in gone.values():
            for id in ids:
                del by_id[id]
        for some in anew.values():
            by_id.update(some)
        touched = set().union(*gone.values(), *anew.values())
        return Records(by_id, _Left(self.by_kind, gone, anew), self, touched)

    def differing(self, other: "Records") -> Set[str]:
        """The ids of records that are not the same in both, or only here or there; others may be among them.

        They are few where one is made of the other, or both of the same.
        """
        if self is other:
            return frozenset()
        if other.origin is self:
            return other.touched
        if self.origin is other:
            return self.touched
        if self.origin is not None and self.origin is other.origin:
            return self.touched | other.touched
        return self.by_id.keys() | other.by_id.keys()

    def rewritten(self, anew: Mapping[str, Record | None]) -> "Records":
        """The same with some of them (by id) as they are now; None where there is none any more."""
        by_id, by_kind = dict(self.by_id), dict(self.by_kind)
        both = [*anew.values(), *(self.by_id.get(id) for id in anew)]
        for id, record in anew.items():
            if record is None:
                by_id.pop(id, None)
            else:
                by_id[id] = record
        for kind in {type(record) for record in both if record is not None}:
            kept = [by_id.get(each.id) for each in self.each(kind)]
            new = [record for id, record in anew.items() if id not in self.by_id]
            by_kind[kind] = [each for each in (*kept, *new) if type(each) is kind]
        return Records(by_id, by_kind)

    def with_dossier(self, dossier: Dossier) -> "Records":
        """The same with the dossier said otherwise, where it is among them."""
        if dossier.id not in self.by_id:
            return self
        by_id, by_kind = {**self.by_id, dossier.id: dossier}, {**self.by_kind, Dossier: [dossier]}
        return Records(by_id, by_kind, self, {dossier.id})

    def _by_their_kinds(self, ids: Iterable[str]) -> dict[type[Record], set[str]]:
        kinds: dict[type[Record], set[str]] = defaultdict(set)
        for id in ids:
            if (record := self.by_id.get(id)) is not None:
                kinds[type(record)].add(id)
        return kinds


class _Left(Mapping[type[Record], Sequence[Record]]):
    """The records of each kind without those that are `gone` and with others `anew`, by kind and id.

    They are gone through when they are first asked for: who looks at an earlier date asks for few kinds.
    """

    def __init__(self, whole: _Kinds, gone: _Ids, anew: _Anew) -> None:
        self._whole, self._gone, self._anew = whole, gone, anew
        self._left: dict[type[Record], Sequence[Record]] = {}

    def __getitem__(self, kind: type[Record]) -> Sequence[Record]:
        if kind not in self._left:
            self._left[kind] = self._without(kind)
        return self._left[kind]

    def _without(self, kind: type[Record]) -> Sequence[Record]:
        some, gone, anew = self._whole[kind], self._gone.get(kind, ()), self._anew.get(kind)
        if anew:
            return [anew.get(id, record) for record in some if (id := record.id) not in gone]
        return [record for record in some if record.id not in gone] if gone else some

    def __iter__(self) -> Iterator[type[Record]]:
        return iter(self._whole)

    def __len__(self) -> int:
        return len(self._whole)


def not_yet_known(records: Records, as_of: str) -> set[str]:
    """The ids of records whose valid time begins after `as_of` (ISO day)."""
    late: set[str] = set()
    for cls in records.by_kind:
        if cls.META.begins:
            for day, some in records.begun(cls).items():
                if day > as_of:
                    late.update([record.id for record in some])
    return late


def off_channel(records: Records, channels: Collection[str]) -> set[str]:
    """The ids of positions taken in none of `channels`."""
    return {each.id for each in records.each(Position) if each.channel not in channels}


def _falling(kinds: _Kinds, dropped: Mapping[type[Record], set[str]]) -> _Ids:
    """What is dropped with what can't stand without it, by kind; asked are kinds that may refer to it.

    Those that may refer to any kind are gone through last, once for all that fell.
    """
    gone: dict[type[Record], set[str]] = defaultdict(set, {kind: set(ids) for kind, ids in dropped.items()})
    new: _Ids = dropped
    waiting: dict[type[Record], set[str]] = defaultdict(set)
    while new:
        for kind, ids in new.items():
            waiting[kind] |= ids
        new = _held_by(kinds, new, gone, to_any=False)
        if not new:
            new, waiting = _held_by(kinds, waiting, gone, to_any=True), defaultdict(set)
        for kind, ids in new.items():
            gone[kind] |= ids
    return {kind: ids for kind, ids in gone.items() if ids}


def _held_by(kinds: _Kinds, to: _Ids, gone: _Ids, *, to_any: bool) -> _Ids:
    """What can't stand without some of `to` and is not yet gone. `to_any`: by references to any kind."""
    found: dict[type[Record], set[str]] = defaultdict(set)
    for kind, some, name, meant in _referring(kinds, to, needed=True, to_any=to_any):
        found[kind].update([each.id for each in _naming(some, name, meant)])
    return {kind: left for kind, ids in found.items() if (left := ids - gone.get(kind, set()))}


def _naming(some: Sequence[Record], name: str, meant: Set[str]) -> Iterator[Record]:
    """The records whose field of this name refers to one of `meant`."""
    return compress(some, map(meant.__contains__, map(attrgetter(name), some)))


def _referring(
    kinds: _Kinds, to: _Ids, *, needed: bool, to_any: bool
) -> Iterator[tuple[type[Record], Sequence[Record], str, Set[str]]]:
    """Kinds with a field that may refer to some of `to`: their records, the field, and which it may name."""
    for kind, some in kinds.items():
        for name in references(kind, needed=needed):
            refs = specs(kind)[name].refs
            meant = [ids for each, ids in to.items() if not refs or each.META.kind in refs]
            if meant and to_any != bool(refs):
                yield kind, some, name, set().union(*meant) if len(meant) > 1 else meant[0]


def _blanked(kinds: _Kinds, gone: _Ids) -> _Anew:
    """The records that stay and whose optional references are to what is gone, without these."""
    every: Set[str] = set().union(*gone.values())
    anew: dict[type[Record], dict[str, Record]] = defaultdict(dict)
    for to_any in (False, True):
        for kind, some, name, meant in _referring(kinds, gone, needed=False, to_any=to_any):
            for each in _naming(some, name, meant):
                if each.id not in every:
                    anew[kind][each.id] = _without(each, every)
    return anew


def _without(record: Record, gone: Set[str]) -> Record:
    """A record without its optional references to what is gone."""
    names = references(type(record), needed=False)
    lost = {name: None for name in names if getattr(record, name) in gone}
    return replace(record, **lost)  # type: ignore[arg-type]  # all are `str | None`


@memo
def held_in(cls: type[Record]) -> Callable[[Record], set[str]]:
    """A function that gives the ids a record of the kind can't stand without."""
    names = references(cls, needed=True)
    return lambda record: {getattr(record, name) for name in names}


class Marks:
    """The effective marks of records: the highest of a record's own and of all it belongs to."""

    def __init__(self, records: Mapping[str, Record], levels: Iterable[Marking]) -> None:
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
