"""What a snapshot leaves out: records not yet known, of other channels, or marked above a level."""

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar, cast

from db.errors import NoSuchLevel
from db.queries.left import Kinds, Left, Some
from db.records import Dossier, Marking, Position, Record, ScaleTerm, memo, references, specs

R = TypeVar("R", bound=Record)
Pair = tuple[Record | None, Record | None]
ALWAYS = (Dossier, Marking, ScaleTerm)


@dataclass(frozen=True, slots=True)
class Records:
    """The same records by id, and by kind in the order in which they came; neither is ever changed.

    `origin`: what they were made of, by leaving out or blanking some.
    """

    by_id: Mapping[str, Record]
    by_kind: Kinds
    origin: "Records | None" = None

    @classmethod
    def of(cls, by_id: Mapping[str, Record]) -> "Records":
        """Sorted by their kinds, which stand together as they are read."""
        kinds: dict[type[Record], list[Record]] = defaultdict(list)
        for kind, some in groupby(by_id.values(), type):
            kinds[kind].extend(some)
        return cls(by_id, Kinds(dict(kinds)))

    def each(self, cls: type[R]) -> Sequence[R]:
        """The records of a kind; kinds have no kinds under them."""
        return cast(Sequence[R], self.by_kind.get(cls, ()))

    def less(self, dropped: Set[str], besides: "Records | None" = None) -> "Records":
        """What remains without `dropped` and all that can't stand without them; optional references to
        what is gone are blanked.

        `besides`: the same without more of them, where that is known; then nothing else can fall here.
        """
        if not dropped:
            return self
        among = self.by_kind
        if besides is not None and besides.origin is self and not any(map(besides.by_id.get, dropped)):
            among = Kinds({kind: [*some.values()] for kind, some in besides.by_kind.touched.items()})
        gone = _falling(among, self._by_their_kinds(dropped))
        return self._with(gone, _blanked(among, gone))

    def _with(self, gone: Some, anew: Some) -> "Records":
        before = self.by_id
        touched = {
            kind: {**gone.get(kind, {}), **{id: before[id] for id in anew.get(kind, ())}}
            for kind in {*gone, *anew}
        }
        left = Left(self.by_kind, touched, anew)
        return Records(left.by_id(self.by_id), left, self)

    def differing(self, other: "Records") -> Mapping[type[Record], Sequence[Pair]]:
        """What stands under one id here and in `other` and is not the same, by kind; None for nothing.

        It is found without looking at the rest where one is made of the other, or both of the same.
        """
        for base in filter(None, (self, other, self.origin)):
            here, there = self._since(base), other._since(base)
            if here is not None and there is not None:
                return _touched_pairs(here, there)
        mine, theirs = (
            {kind: {r.id: r for r in each.each(kind)} for kind in each.by_kind} for each in (self, other)
        )
        found = {kind: _pairs(mine.get(kind, {}), theirs.get(kind, {})) for kind in {*mine, *theirs}}
        return {kind: pairs for kind, pairs in found.items() if pairs}

    def _since(self, base: "Records") -> Kinds | None:
        """What became of `base` to come here; None where it is not what these were made of."""
        if self is base:
            return Kinds({})
        return self.by_kind if self.origin is base else None

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
        return Records(by_id, Kinds(by_kind))

    def with_dossier(self, dossier: Dossier) -> "Records":
        """The same with the dossier said otherwise, where it is among them."""
        if dossier.id not in self.by_id:
            return self
        return self._with({}, {Dossier: {dossier.id: dossier}})

    def _by_their_kinds(self, ids: Iterable[str]) -> Some:
        kinds: dict[type[Record], dict[str, Record]] = defaultdict(dict)
        for id in ids:
            if (record := self.by_id.get(id)) is not None:
                kinds[type(record)][id] = record
        return kinds


def _touched_pairs(here: Kinds, there: Kinds) -> Mapping[type[Record], Sequence[Pair]]:
    found = {}
    for kind in {*here.touched, *there.touched}:
        was_mine, was_theirs = here.touched.get(kind, {}), there.touched.get(kind, {})
        mine = {**was_theirs, **dict.fromkeys(was_mine), **here.anew.get(kind, {})}
        theirs = {**was_mine, **dict.fromkeys(was_theirs), **there.anew.get(kind, {})}
        found[kind] = _pairs(mine, theirs)
    return found


def _pairs(mine: Mapping[str, Record | None], theirs: Mapping[str, Record | None]) -> list[Pair]:
    """What differs of what stands under the same ids."""
    pairs = [(mine.get(id), theirs.get(id)) for id in {**mine, **theirs}]
    return [(one, two) for one, two in pairs if one is not two and (one is None or two is None or one != two)]


def not_yet_known(records: Records, as_of: str) -> set[str]:
    """The ids of records whose valid time begins after `as_of` (ISO day)."""
    late: set[str] = set()
    for cls in records.by_kind:
        if cls.META.begins:
            for day, some in records.by_kind.begun(cls).items():
                if day > as_of:
                    late.update([record.id for record in some])
    return late


def off_channel(records: Records, channels: Collection[str]) -> set[str]:
    """The ids of positions taken in none of `channels`."""
    return {each.id for each in records.each(Position) if each.channel not in channels}


def _falling(kinds: Kinds, dropped: Some) -> Some:
    """What is dropped with what can't stand without it; asked are kinds that may refer to it.

    Those that may refer to any kind are gone through last, once for all that fell.
    """
    gone: dict[type[Record], dict[str, Record]] = defaultdict(dict)
    waiting: dict[type[Record], dict[str, Record]] = defaultdict(dict)
    new = dropped
    while new:
        for kind, some in new.items():
            gone[kind].update(some)
            waiting[kind].update(some)
        new = _held_by(kinds, new, gone, to_any=False)
        if not new:
            new, waiting = _held_by(kinds, waiting, gone, to_any=True), defaultdict(dict)
    return {kind: some for kind, some in gone.items() if some}


def _held_by(kinds: Kinds, to: Some, gone: Some, *, to_any: bool) -> Some:
    """What can't stand without some of `to` and is not yet gone. `to_any`: by references to any kind."""
    found: dict[type[Record], dict[str, Record]] = defaultdict(dict)
    for kind, name, meant in _referring(kinds, to, needed=True, to_any=to_any):
        there = gone.get(kind, {})
        found[kind].update(
            [
                (id, each)
                for each in kinds.holding(kind, name, meant, again=to_any)
                if (id := each.id) not in there
            ]
        )
    return {kind: some for kind, some in found.items() if some}


def _referring(
    kinds: Kinds, to: Some, *, needed: bool, to_any: bool
) -> Iterator[tuple[type[Record], str, Container[str]]]:
    """Kinds with a field that may refer to some of `to`, the field, and what it may refer to."""
    for kind in kinds:
        for name in references(kind, needed=needed):
            refs = specs(kind)[name].refs
            meant = [some for each, some in to.items() if not refs or each.META.kind in refs]
            if meant and to_any != bool(refs):
                yield kind, name, set().union(*meant) if len(meant) > 1 else meant[0]


def _blanked(kinds: Kinds, gone: Some) -> Some:
    """The records that stay and whose optional references are to what is gone, without these."""
    every: Set[str] = set().union(*gone.values())
    anew: dict[type[Record], dict[str, Record]] = defaultdict(dict)
    for to_any in (False, True):
        for kind, name, meant in _referring(kinds, gone, needed=False, to_any=to_any):
            for each in kinds.holding(kind, name, meant, again=True):
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
