"""The Snapshot: the records of a tracker at one date, for some channels, up to one marking. Immutable."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from functools import cached_property
from heapq import merge
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeVar, cast

from db import dates
from db.queries import visibility
from db.queries.visibility import Marks, Pair, Records
from db.records import DOSSIER_ID, KINDS, Dossier, Marking, Position, Record, memo, references, specs

R = TypeVar("R", bound=Record)
T = TypeVar("T")
FEW = 1_000  # records that are sorted in no time


class Snapshot:
    """Typed records with their references resolved; analysis and papers are functions of it.

    `as_of`: EDTF, kept as the last day of it (ISO), empty = all that is recorded. `recorded`: a moment of
    the journal, empty = now. `channels`: empty = all. `handling_at_most`: a level of the set, empty = any.
    `cut`: ids left out because of their mark, for the analyst and never for a paper. `besides`: one of the
    same records at an earlier date, beside which this one is quickly found.
    Raises BadDate, and NoSuchLevel for a level that is not in the dossier's set.
    """

    def __init__(
        self,
        records: dict[str, Record] | Records,
        *,
        as_of: str = "",
        recorded: str = "",
        channels: Collection[str] = (),
        handling_at_most: str = "",
        besides: "Snapshot | None" = None,
    ) -> None:
        self.as_of, self.recorded = _last_day(as_of), recorded
        self.channels, self.handling_at_most = frozenset(channels), handling_at_most
        given = records if isinstance(records, Records) else Records.of(records)
        late = visibility.not_yet_known(given, self.as_of) if as_of else set()
        known = given.less(late, besides._known if besides else None)
        self._known: Records = known
        self.dossier = _dossier_of(known)
        self._marks = Marks(known.by_id, self._levels(known))
        seen = self._cut(known) if handling_at_most else known
        self._seen, self._records = seen, self._in_channels(seen)
        left_out = self._in_channels(known).by_id.keys() - seen.by_id.keys() if handling_at_most else ()
        self.cut = tuple(sorted(left_out))
        self._sorted: dict[type[Record], tuple[Record, ...]] = {}
        self._by: dict[tuple[type[Record], str], dict[object, list[Record]]] = {}
        self._by_sorted: dict[tuple[type[Record], str, object], tuple[Record, ...]] = {}
        self._current: dict[type[Record], tuple[Record, ...]] = {}
        self._titles: dict[str | None, str] = {}  # of what others are called by
        self._place: dict[type[Record], dict[str, int]] = {}
        self._sort_keys: dict[tuple[type[Record], str], Any] = {}
        self._highest: str | None = None
        self._held: dict[tuple[str, str, str], list[Position]] | None = None
        self._made: dict[Callable[[Snapshot], object], object] = {}

    @classmethod
    def of(
        cls,
        records: Iterable[Record],
        *,
        as_of: str = "",
        channels: Collection[str] = (),
        handling_at_most: str = "",
    ) -> "Snapshot":
        """A snapshot of records that stand in no tracker."""
        return cls(
            {r.id: r for r in records}, as_of=as_of, channels=channels, handling_at_most=handling_at_most
        )

    def earlier(self, as_of: str, besides: "Snapshot | None" = None) -> "Snapshot":
        """What of these records held at an earlier date (EDTF); channels and marking stay as they are.

        `besides`: what held at one that is earlier still, if that is known.
        """
        return Snapshot(
            self._records, as_of=as_of, recorded=self.recorded, channels=self.channels,
            handling_at_most=self.handling_at_most, besides=besides,
        )  # fmt: skip

    @cached_property
    def _replaced(self) -> Set[str | None]:
        """A position is over for whoever may know of its replacement, whichever channel he looks at."""
        return self._seen.by_kind.named(Position, "replaces")

    @property
    def replaced(self) -> Set[str | None]:
        """The ids of the positions that another one replaced."""
        return self._replaced

    def _levels(self, records: Records) -> list[Marking]:
        return [level for level in records.each(Marking) if level.set == self.dossier.marking_set]

    def _cut(self, records: Records) -> Records:
        self.dossier = visibility.veiled(self.dossier, self._marks, self.handling_at_most)
        kept = records.less(self._marks.above(self.handling_at_most)).with_dossier(self.dossier)
        self._marks = Marks(kept.by_id, self._levels(kept))
        return kept

    def _in_channels(self, records: Records) -> Records:
        return records.less(visibility.off_channel(records, self.channels)) if self.channels else records

    # -- reading ---------------------------------------------------------------------------------

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """All records of a kind in their default order."""
        if cls not in self._sorted:
            self._sorted[cls] = tuple(in_order(self._records.each(cls), self._sort_key(cls)))
        return cast(tuple[R, ...], self._sorted[cls])

    def each(self, cls: type[R]) -> Iterable[R]:
        """All records of a kind in no order, where none is needed: sorting many takes its time."""
        return self._records.each(cls)

    def holding(self, cls: type[R], field: str, text: str) -> Iterable[R]:
        """The records of a kind with this text in a field, in no order: found sooner than by asking each."""
        return cast(Iterable[R], self._records.by_kind.holding(cls, field, {text}))

    def ending(self, cls: type[R]) -> Sequence[R]:
        """The records of a kind whose valid time has an end, in no order."""
        return cast(Sequence[R], self._records.by_kind.ending(cls))

    def current(self, cls: type[R]) -> Sequence[R]:
        """The records of a kind that hold at the as-of date (`is_current`), in no order."""
        if cls not in self._current:
            self._current[cls] = tuple(self._holding(cls))
        return cast(tuple[R, ...], self._current[cls])

    def _holding(self, cls: type[Record]) -> Iterable[Record]:
        name, replaced = cls.META.ends, self._replaced
        some = [record for record in self._records.each(cls) if record.id not in replaced]
        # Most have no end, and asking about each of many takes its time.
        return [each for each in some if not getattr(each, name) or self.is_current(each)] if name else some

    def ids(self) -> frozenset[str]:
        """The ids of all records in the snapshot."""
        return frozenset(self._records.by_id)

    def records(self) -> Mapping[str, Record]:
        """All records by their ids."""
        return MappingProxyType(self._records.by_id)

    def differing(self, other: "Snapshot") -> Mapping[type[Record], Sequence[Pair]]:
        """What stands under one id here and in `other` and is not the same, by kind; None for nothing."""
        return self._records.differing(other._records)

    def count(self, cls: type[Record]) -> int:
        """How many records of a kind there are."""
        return len(self._records.each(cls))

    def get(self, id: str | None) -> Record | None:
        """The record with this id, or None when it is not in the snapshot."""
        return self._records.by_id.get(id) if id else None

    def need(self, cls: type[R], id: str) -> R:
        """The record of a kind with this id; KeyError when it is not in the snapshot."""
        record = self._records.by_id[id]
        if not isinstance(record, cls):
            raise KeyError(id)
        return record

    def by(self, cls: type[R], field: str, value: object) -> tuple[R, ...]:
        """The records of a kind whose `field` holds `value`, in default order."""
        found = self._by_sorted.get((cls, field, value))
        if found is None:
            group = self.grouped(cls, field).get(value, ())
            if len(group) > 1:
                group = sorted(group, key=self._sort_key(cls, alike=field))
            found = self._by_sorted[cls, field, value] = tuple(group)
        return cast(tuple[R, ...], found)

    def grouped(self, cls: type[R], field: str) -> Mapping[object, Sequence[R]]:
        """The records of a kind by a field, in no order: `by` sorts a group when it is asked for."""
        groups = self._by.get((cls, field))
        if groups is None:
            groups = defaultdict(list)
            some = self._records.each(cls)
            for value, record in zip(map(attrgetter(field), some), some, strict=True):
                groups[value].append(record)
            groups.default_factory = None
            self._by[cls, field] = groups
        return cast(Mapping[object, Sequence[R]], groups)

    def once(self, make: Callable[["Snapshot"], T]) -> T:
        """What `make` works out of this snapshot; worked out once for all who ask, on whatever thread."""
        found = self._made.get(make)
        if found is None:
            found = self._made[make] = make(self)
        return cast(T, found)

    def let_go(self) -> object:
        """Drop what was worked out `once`: it refers back to the snapshot, and both would outlive it.

        Returned is what was dropped, for who frees it bit by bit.
        """
        made, self._made = self._made, {}
        return made

    # -- names and order -------------------------------------------------------------------------

    def title(self, record: Record | str | None) -> str:
        """What a record is called, for example "Ukraine · Territory"; empty when it is not here."""
        found = self.get(record) if isinstance(record, str) else record
        if found is None:
            return ""
        parts = [self._title_part(found, name, is_ref) for name, is_ref in _title_fields(type(found))]
        return " · ".join([part for part in parts if part])

    def _title_part(self, record: Record, name: str, is_ref: bool) -> str:
        value = getattr(record, name)
        if not is_ref:
            return "" if value is None else str(value)
        if value not in self._titles:
            self._titles[value] = self.title(value)
        return self._titles[value]

    def _sort_key(self, cls: type[Record], alike: str = "") -> Any:
        """The key of the default order. `alike`: a field in which those to be sorted do not differ."""
        if (cls, alike) not in self._sort_keys:
            keys = [self._field_key(cls, name) for name in (*cls.META.order, "id") if name != alike]
            self._sort_keys[cls, alike] = lambda record: tuple([key(record) for key in keys])
        return self._sort_keys[cls, alike]

    def _field_key(self, cls: type[Record], name: str) -> Any:
        spec = specs(cls)[name]
        if spec.kind == "ref":
            if _are_by_id(spec.refs) and name in references(cls, needed=True):
                return attrgetter(name)
            places = self._places(cls, name) if len(spec.refs) == 1 else {}
            return lambda record: (places.get(getattr(record, name), 0), "")
        if spec.kind == "date":
            return lambda record: dates.known_from(getattr(record, name)) or "9999"
        if spec.kind in ("whole", "number", "flag"):
            return lambda record: 1e9 if (value := getattr(record, name)) is None else value
        return lambda record: getattr(record, name).casefold()

    def _places(self, cls: type[Record], name: str) -> dict[str, int]:
        """The places in their order of the records that a field refers to."""
        to = KINDS[specs(cls)[name].refs[0]]
        if self.count(to) > FEW and name in references(cls, needed=True):
            named = {getattr(record, name) for record in self.each(cls)}
            if len(named) * 2 < self.count(to):  # then the others need not be sorted for it
                some = sorted((r for r in self.each(to) if r.id in named), key=self._sort_key(to))
                return {record.id: i for i, record in enumerate(some)}
        if to not in self._place:
            self._place[to] = {record.id: i for i, record in enumerate(self.all(to))}
        return self._place[to]

    # -- valid time ------------------------------------------------------------------------------

    def is_current(self, record: Record) -> bool:
        """True when a record's valid time has not ended at the as-of date and nothing replaced it."""
        if record.id in self._replaced:
            return False
        if not record.META.ends:
            return True
        first, last = dates.bounds(getattr(record, record.META.ends))
        end = last or first
        return not end or bool(self.as_of and end > self.as_of)

    def conflict(self, position: Position) -> tuple[Position, ...]:
        """The other current positions of the same actor on the same issue in the same channel."""
        held = self._groups().get((position.actor, position.issue, position.channel), [])
        return tuple(other for other in held if other.id != position.id) if position in held else ()

    def conflicts(self) -> list[tuple[Position, ...]]:
        """The current positions of one actor on one issue in one channel that stand side by side."""
        return [tuple(group) for group in self._groups().values() if len(group) > 1]

    def _groups(self) -> dict[tuple[str, str, str], list[Position]]:
        groups = self._held
        if groups is None:
            groups = defaultdict(list)
            for each in in_order(self.current(Position), self._sort_key(Position)):
                groups[each.actor, each.issue, each.channel].append(each)
            self._held = groups  # only when whole: papers are made in threads
        return groups

    # -- marks -----------------------------------------------------------------------------------

    def mark(self, record: Record) -> str:
        """The effective mark of a record: the highest of its own and of what it belongs to."""
        return self._marks.of(record.id)

    def highest_mark(self) -> str:
        """The highest effective mark in the snapshot; empty when nothing is marked."""
        if self._highest is None:
            levels = {self._marks.of(id) for id in self._records.by_id}
            self._highest = max(levels, key=self._marks.rank, default="")
        return self._highest

    def banner(self, level: str) -> Marking | None:
        """The marking record of a level in the dossier's set, or None when there is none."""
        of_set = (m for m in self.each(Marking) if m.set == self.dossier.marking_set)
        return next((m for m in of_set if m.level == level), None)


def in_order(records: Sequence[R], key: Callable[[R], tuple[Any, ...]]) -> list[R]:
    """The records in the order of their keys, of which no two are alike.

    Many are sorted in groups by the first of their keys, and each group is freed before the next: to sort,
    and to free, is one step, in which no other thread runs.
    """
    if len(records) <= FEW:
        return sorted(records, key=key)
    groups: dict[Any, list[tuple[tuple[Any, ...], R]]] = defaultdict(list)
    for record in records:
        keys = key(record)
        groups[keys[0]].append((keys, record))
    return [
        record for first in sorted_in_parts([*groups]) for _, record in sorted_in_parts(groups.pop(first))
    ]


def sorted_in_parts(some: list[T]) -> Iterable[T]:
    """Things that have an order in it; many of them in parts, which are then merged."""
    if len(some) <= FEW:
        return sorted(some)  # type: ignore[type-var]  # keys of records, which have an order
    return merge(*[sorted(some[at : at + FEW]) for at in range(0, len(some), FEW)])  # type: ignore[type-var]


def _are_by_id(kinds: Sequence[str]) -> bool:
    """Whether records of one kind are meant, and nothing but their ids puts them in order."""
    return len(kinds) == 1 and not KINDS[kinds[0]].META.order


@memo
def _title_fields(cls: type[Record]) -> tuple[tuple[str, bool], ...]:
    """The fields that make the title of a kind, and whether each refers to a record."""
    return tuple((name, specs(cls)[name].kind == "ref") for name in cls.META.title)


def _last_day(text: str) -> str:
    first, last = dates.bounds(text)
    return last or first or ""


def _dossier_of(records: Records) -> Dossier:
    found = records.by_id.get(DOSSIER_ID)
    return found if isinstance(found, Dossier) else Dossier(id=DOSSIER_ID, title="")
