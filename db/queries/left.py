"""Records by id and by kind, whole or without some of them; what is left of many is not copied for that."""

from collections import Counter, defaultdict
from collections.abc import (
    Container,
    ItemsView,
    Iterable,
    Iterator,
    KeysView,
    Mapping,
    Sequence,
    Set,
    ValuesView,
)  # fmt: skip
from functools import cached_property
from itertools import compress
from operator import attrgetter
from types import MappingProxyType
from typing import Any, cast

from db import dates
from db.records import Record

# Records by their kinds and ids.
Some = Mapping[type[Record], Mapping[str, Record]]


class Kinds(Mapping[type[Record], Sequence[Record]]):
    """Records by kind, in the order in which they came, and what is known of many at once.

    To come by each of a hundred thousand records takes longer than what is then done with it: what is asked
    for at each date is gone through once. `touched`, `anew`: as in `Left`.
    """

    touched: Some = MappingProxyType({})
    anew: Some = MappingProxyType({})

    def __init__(self, some: Mapping[type[Record], Sequence[Record]]) -> None:
        self._some = some
        self._columns: dict[tuple[type[Record], str], Sequence[str | None]] = {}
        self._named: dict[tuple[type[Record], str], Set[str]] = {}
        self._again: dict[tuple[type[Record], str], Set[str]] = {}
        self._begun: dict[type[Record], Mapping[str, Sequence[Record]]] = {}
        self._ending: dict[type[Record], Sequence[Record]] = {}

    def __getitem__(self, kind: type[Record]) -> Sequence[Record]:
        return self._some[kind]

    def __iter__(self) -> Iterator[type[Record]]:
        return iter(self._some)

    def __len__(self) -> int:
        return len(self._some)

    def holding(
        self, kind: type[Record], field: str, meant: Container[str], *, again: bool = False
    ) -> Iterable[Record]:
        """The records with one of these in a field of text. `again`: it is asked for once more."""
        some = self.get(kind, ())
        held = self._column(kind, field) if again else map(attrgetter(field), some)
        return compress(some, map(meant.__contains__, held))

    def named(self, kind: type[Record], field: str) -> Set[str]:
        """The ids that a field holds."""
        if (kind, field) not in self._named:
            self._named[kind, field] = set(filter(None, self._column(kind, field)))
        return self._named[kind, field]

    def named_again(self, kind: type[Record], field: str) -> Set[str]:
        """Those of them that more than one record holds: few where each replaces another."""
        if (kind, field) not in self._again:
            held, named = list(filter(None, self._column(kind, field))), self.named(kind, field)
            once = len(held) == len(named)
            self._again[kind, field] = set() if once else {id for id, n in Counter(held).items() if n > 1}
        return self._again[kind, field]

    def begun(self, kind: type[Record]) -> Mapping[str, Sequence[Record]]:
        """The records by the day (ISO) their valid time begins, '' where that is open."""
        if kind not in self._begun:
            by_date: dict[str, list[Record]] = defaultdict(list)
            begins = attrgetter(kind.META.begins)
            for record in self.get(kind, ()):
                by_date[begins(record)].append(record)
            by_day: dict[str, list[Record]] = defaultdict(list)
            for text, some in by_date.items():
                by_day[dates.known_from(text) or ""] += some
            self._begun[kind] = by_day
        return self._begun[kind]

    def ending(self, kind: type[Record]) -> Sequence[Record]:
        """The records whose valid time has an end."""
        if kind not in self._ending:
            some = self.get(kind, ())
            self._ending[kind] = list(compress(some, map(attrgetter(kind.META.ends), some)))
        return self._ending[kind]

    def _column(self, kind: type[Record], field: str) -> Sequence[str | None]:
        if (kind, field) not in self._columns:
            self._columns[kind, field] = list(map(attrgetter(field), self.get(kind, ())))
        return self._columns[kind, field]


class Left(Kinds):
    """What is left of records when some are dropped and others lose a reference.

    `touched`: those of the whole that are gone or otherwise, by kind and id; `anew`: what became of those
    that are otherwise. A kind is gone through when it is first asked for: who looks at an earlier date asks
    for few.
    """

    def __init__(self, whole: Kinds, touched: Some, anew: Some) -> None:
        super().__init__(whole)
        self.touched, self.anew = touched, anew
        self._whole = whole
        self._left: dict[type[Record], Sequence[Record]] = {}

    def __getitem__(self, kind: type[Record]) -> Sequence[Record]:
        if kind not in self._left:
            self._left[kind] = self._left_of(self._whole[kind], kind)
        return self._left[kind]

    def _left_of(self, some: Sequence[Record], kind: type[Record]) -> Sequence[Record]:
        touched, anew = self.touched.get(kind), self.anew.get(kind)
        if not touched:
            return some
        if not anew:
            return [each for each in some if each.id not in touched]
        return [anew.get(id, each) for each in some if (id := each.id) not in touched or id in anew]

    def holding(
        self, kind: type[Record], field: str, meant: Container[str], *, again: bool = False
    ) -> Iterable[Record]:
        """Those of all that are left; then those that came to hold it."""
        touched, anew, held = self.touched.get(kind, {}), self.anew.get(kind, {}), attrgetter(field)
        found = self._whole.holding(kind, field, meant, again=again)
        return [
            *([each for each in found if each.id not in touched] if touched else found),
            *[each for each in anew.values() if held(each) in meant],
        ]

    def named(self, kind: type[Record], field: str) -> Set[str]:
        """As of all, without what none names but those that are gone or otherwise."""
        touched, anew = self.touched.get(kind, {}), self.anew.get(kind, {})
        lost = _ids_in(touched.values(), field)
        again = lost & self._whole.named_again(kind, field)
        if again:
            others = [r for r in self._whole.holding(kind, field, again, again=True) if r.id not in touched]
            lost -= _ids_in(others, field)
        found = set(self._whole.named(kind, field))
        found -= lost
        found |= _ids_in(anew.values(), field)
        return found

    def ending(self, kind: type[Record]) -> Sequence[Record]:
        """Those of all that are left."""
        return self._left_of(self._whole.ending(kind), kind)

    def by_id(self, whole: Mapping[str, Record]) -> Mapping[str, Record]:
        """The same by their ids, as `whole` has all of them."""
        found: dict[str, Record | None] = {}
        for some in self.touched.values():
            found.update(dict.fromkeys(some))
        for some in self.anew.values():
            found.update(some)
        return _LeftById(whole, found)


class _LeftById(Mapping[str, Record]):
    """Records by id; `otherwise`: those that are not as in the whole, None where there is none any more.

    Who wants to know of few of many does not wait until all are copied.
    """

    def __init__(self, whole: Mapping[str, Record], otherwise: Mapping[str, Record | None]) -> None:
        self._whole, self._otherwise = whole, otherwise

    @cached_property
    def _all(self) -> dict[str, Record]:
        found = dict(self._whole.items())
        for id, record in self._otherwise.items():
            if record is None:
                found.pop(id, None)
            else:
                found[id] = record
        return found

    def get(self, id: str, default: Any = None) -> Any:
        found = self._otherwise[id] if id in self._otherwise else self._whole.get(id)
        return default if found is None else found

    def __getitem__(self, id: str) -> Record:
        found = self._otherwise[id] if id in self._otherwise else self._whole[id]
        if found is None:
            raise KeyError(id)
        return found

    def __contains__(self, id: object) -> bool:
        return self.get(cast(str, id)) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def keys(self) -> KeysView[str]:
        return self._all.keys()

    def values(self) -> ValuesView[Record]:
        return self._all.values()

    def items(self) -> ItemsView[str, Record]:
        return self._all.items()


def _ids_in(some: Iterable[Record], field: str) -> set[str]:
    return set(filter(None, map(attrgetter(field), some)))
