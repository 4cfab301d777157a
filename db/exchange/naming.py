"""Puts ids where a table refers to records by name."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from db.changes import Value
from db.exchange.items import Item
from db.exchange.reading import Holding
from db.queries.name_keys import name_fields
from db.records import KINDS, Record, references, specs
from db.records.checks import quote


def put_ids(items: Sequence[Item], current: Holding) -> Iterator[tuple[Item, str, str]]:
    """Replace the names in references of table rows by ids; yields where a name fits several records.

    A name that fits none is left for the check of references.
    """
    tables = [item for item in items if item.reading.form == "table"]
    if not tables:
        return
    names = Names(items, current)
    for item in tables:
        for field in references(item.cls):
            name = item.values.get(field)
            refs = specs(item.cls)[field].refs
            if isinstance(name, str) and name and not names.is_id(refs, name):
                found = sorted(names.find(refs, name))
                if len(found) == 1:
                    item.values[field] = found[0]
                elif found:
                    shown = ", ".join(found[:3]) + (" …" if len(found) > 3 else "")
                    yield (
                        item,
                        field,
                        f"{quote(name)} is the name of {len(found)} records. Put an id: {shown}.",
                    )


def folded(name: str) -> str:
    """A name as it is compared: composed, without case, spaces joined."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


class Names:
    """The names of what a tracker holds and of what comes."""

    def __init__(self, items: Iterable[Item], current: Holding) -> None:
        self._current = current
        self._kinds: dict[str, str] = {}
        self._coming: dict[str, list[Item]] = defaultdict(list)
        for item in items:
            self._kinds[item.id] = item.row.kind
            self._coming[item.row.kind].append(item)
        self._known: dict[str, dict[str, set[str]]] = {}

    def is_id(self, kinds: Sequence[str], text: str) -> bool:
        """True when `text` is the id of a record of one of `kinds` (none: of any)."""
        existing = self._current.get(text)
        kind = existing.META.kind if existing else self._kinds.get(text, "")
        return bool(kind) and (not kinds or kind in kinds)

    def find(self, kinds: Iterable[str], name: str) -> set[str]:
        """The ids of the records of `kinds` called `name`, by title, short name or alias, in any case."""
        wanted = folded(name)
        return {id for kind in kinds for id in self._of_kind(kind).get(wanted, ())}

    def _of_kind(self, kind: str) -> dict[str, set[str]]:
        if kind not in self._known:
            index: dict[str, set[str]] = defaultdict(set)
            for id, name in self._named(kind):
                index[folded(name)].add(id)
            self._known[kind] = dict(index)
        return self._known[kind]

    def _named(self, kind: str) -> Iterator[tuple[str, str]]:
        cls = KINDS[kind]
        fields = name_fields(cls)
        for item in self._coming.get(kind, ()) if fields else ():
            yield from ((item.id, name) for name in _names(item.values.get, fields))
        for record in self._current.all(cls) if fields else ():
            yield from ((record.id, name) for name in _names(_getter(record), fields))


def _getter(record: Record) -> Callable[[str], Value]:
    def get(field: str) -> Value:
        value: Value = getattr(record, field)
        return value

    return get


def _names(get: Callable[[str], Value], fields: Iterable[str]) -> Iterator[str]:
    for field in fields:
        yield from str(get(field) or "").splitlines()
