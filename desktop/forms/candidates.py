"""Which records a reference field offers for what is typed: by name and alias, of the kinds allowed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.changes import Value
from db.queries import lists
from db.queries.lists import Listing
from db.queries.search import BadSearch
from db.records import KINDS, Record
from db.store import Store
from desktop.forms.lines import detail
from desktop.models.nearness import nearness

MOST = 30


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that can be chosen; `detail` tells it from others of the same title."""

    id: str
    title: str
    detail: str


def candidates(
    store: Store, kinds: Sequence[str], words: str, near: Mapping[str, Value] | None = None
) -> list[Candidate]:
    """The records offered for `words`, nearest title first; without words, the first ones.

    `kinds`: none = any record, for which words are needed. `near`: field values that narrow the offer while
    nothing is typed, for example the issue whose options are meant.
    """
    words = words.strip()
    found = _searched(store, kinds, words) if words else _listed(store, kinds, near or {})
    titles = store.titles(record.id for record in found)
    names = lists.names(store.db, found)
    several = len(kinds) != 1
    offered = [Candidate(r.id, titles.get(r.id, r.id), _detail(r, names, several)) for r in found]
    if words:
        offered.sort(key=lambda each: (nearness(each.title, words), len(each.title)))
    return offered


def _detail(record: Record, names: Mapping[str, str], several: bool) -> str:
    said = detail(record, "", names)
    return f"{record.META.label}: {said}".removesuffix(": ") if several else said


def _searched(store: Store, kinds: Sequence[str], words: str) -> list[Record]:
    try:
        hits = store.search(words, kinds=kinds, limit=MOST)
    except BadSearch:  # half a character: nothing can be called that
        return []
    return [record for hit in hits if (record := store.get(hit.id))]


def _listed(store: Store, kinds: Sequence[str], near: Mapping[str, Value]) -> list[Record]:
    found: list[Record] = []
    for kind in kinds:
        fitting = {name: value for name, value in near.items() if name in KINDS[kind].__dataclass_fields__}
        some = lists.numbers(store.db, Listing(kind, equals=fitting))[: MOST - len(found)]
        page = lists.page(store.db, kind, some)
        found += [page[n] for n in some]
    return found
