"""Which record a row stands for: by its name and what tells namesakes apart, by what it joins or says."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from db import dates
from db.changes import Value, new_id
from db.dates import BadDate
from db.exchange.naming import folded
from db.exchange.reading import Holding, Row
from db.exchange.sheets.names import NameBook, NameRead, Names, can_be_made
from db.exchange.sheets.sameness import Key, Sameness, key_of
from db.records import KINDS, link_id

# What tells records of one name apart, beside the date they begin at: press releases have titles in common.
_NAMESAKES: Mapping[str, tuple[str, ...]] = {"source": ("url", "issued")}


def apart_by(kind: str) -> tuple[str, ...]:
    """The fields that tell records of a kind apart which have the same name."""
    begins = KINDS[kind].META.begins
    return (*_NAMESAKES.get(kind, ()), *((begins,) if begins else ()))


class Identity:
    """Finds the records of one sheet. `rows`: those made so far, by id, as they grow."""

    def __init__(
        self, current: Holding, book: NameBook, sameness: Sameness, names: Names, rows: Mapping[str, Row]
    ) -> None:
        self._current, self._book, self._sameness = current, book, sameness
        self._names, self._rows = names, rows
        self._namesakes: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._keys: dict[tuple[str, Key], str] = {}

    def named(self, kind: str, name: str, values: Mapping[str, Value]) -> str:
        """The record of a kind with a name, '' when several have it; one that differs in what tells
        namesakes apart is another.
        """
        read = self._names.resolve(kind, name)
        telling = {field: values[field] for field in apart_by(kind) if values.get(field)}
        if not telling or read.how in ("told", "id"):
            return read.id
        fitting = [id for id in self._candidates(kind, read) if self._agrees(id, telling)]
        if not fitting:
            fitting = [new_id()]
            self._namesakes[kind, folded(name)].append(fitting[0])
        return fitting[0]

    def _candidates(self, kind: str, read: NameRead) -> Iterator[str]:
        """The records that the name may mean: that of the name itself first."""
        if read.id:
            yield read.id
        yield from sorted(self._book.called_so(kind, read.text) - {read.id})
        yield from self._namesakes[kind, folded(read.text)]

    def _agrees(self, id: str, telling: Mapping[str, Value]) -> bool:
        there, row = self._current.get(id), self._rows.get(id)
        for field, value in telling.items():
            known = (row.values.get(field) if row else None) or getattr(there, field, None)
            if known and known != value and not _overlap(str(known), str(value)):
                return False
        return True

    def of(self, kind: str, values: Mapping[str, Value], named_by: str) -> tuple[str, bool]:
        """The id of a record with these values, and whether its name (in the field `named_by`) told it."""
        if can_be_made(kind):
            name = values.get(named_by)
            id = self.named(kind, str(name), values) if name else ""
            return (id, True) if id else (new_id(), False)
        if joins := KINDS[kind].META.joins:
            joined = [values.get(name) for name in joins]
            return (link_id(kind, *map(str, joined)) if all(joined) else new_id()), False
        key = kind, key_of(KINDS[kind], values.get)
        if key not in self._keys:
            self._keys[key] = self._sameness.find(kind, values) or new_id()
        return self._keys[key], False


def _overlap(one: str, other: str) -> bool:
    """Whether two dates may be the same one, said more or less exactly; texts that are no dates are not."""
    try:
        (first, last), (earliest, latest) = dates.bounds(one), dates.bounds(other)
    except BadDate:
        return False
    return bool(first and last and earliest and latest and first <= latest and earliest <= last)
