"""Which records a reference field offers for what is typed: by name in any alphabet, then by their text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.changes import Value
from db.queries import lists
from db.queries.lists import Listing
from db.queries.names import NAMED, SAME, Match
from db.queries.search import BadSearch, spans
from db.records import KINDS, Record
from db.store import Store
from desktop.forms.lines import detail
from desktop.models.nearness import nearness
from desktop.models.scope_words import is_shown, not_shown
from desktop.session import Session

MOST = 30
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that can be chosen; `detail` tells it from others of the same title.

    `alias`: the other name that what was typed fits, if it is one. `spans`: what was typed, in the alias or
    else in the title. `same`: it is what was typed, in whatever alphabet.
    """

    id: str
    title: str
    detail: str
    alias: str = ""
    spans: Spans = ()
    same: bool = False


def candidates(
    session: Session, kinds: Sequence[str], words: str, near: Mapping[str, Value] | None = None
) -> list[Candidate]:
    """The records offered for `words`, nearest name first; without words, the first ones.

    `kinds`: none = any record, for which words are needed. `near`: field values that narrow the offer while
    nothing is typed, for example the issue whose options are meant; with words, such records come first.
    """
    words = words.strip()
    if not words:
        return _offered(session, _listed(session.store, kinds, near or {}), kinds)
    called = session.names.matches(words, kinds, MOST)
    found = {each.id: each for each in called}
    records = [record for each in called if (record := session.store.get(each.id))]
    if len(records) < MOST:
        records += _holding(session.store, kinds, words, found)
    if near:
        records.sort(key=lambda record: not _fits(record, near))
    return [_named(each, found.get(each.id), words) for each in _offered(session, records, kinds)]


def _named(candidate: Candidate, match: Match | None, words: str) -> Candidate:
    id, title, said = candidate.id, candidate.title, candidate.detail
    if match is None:
        return Candidate(id, title, said, spans=tuple(spans(title, words)), same=_very(title, words))
    return Candidate(id, title, said, match.name if match.by_alias else "", match.spans, match.score >= SAME)


def _very(title: str, words: str) -> bool:
    return title.casefold() == words.casefold()


def _fits(record: Record, near: Mapping[str, Value]) -> bool:
    return all(getattr(record, name, None) == value for name, value in near.items())


def _offered(session: Session, records: Sequence[Record], kinds: Sequence[str]) -> list[Candidate]:
    titles = session.store.titles(record.id for record in records)
    names = lists.names(session.store.db, records)
    several = len(kinds) != 1
    return [Candidate(r.id, titles.get(r.id, r.id), _said(session, r, names, several)) for r in records]


def _said(session: Session, record: Record, names: Mapping[str, str], several: bool) -> str:
    """What tells the record from others; first that lists don't show it now, for it can be chosen anyway."""
    said = _detail(record, names, several)
    if is_shown(session, record.id):
        return said
    return f"not shown {not_shown(session.scope, record)} · {said}".removesuffix(" · ")


def _detail(record: Record, names: Mapping[str, str], several: bool) -> str:
    said = detail(record, "", names)
    return f"{record.META.label}: {said}".removesuffix(": ") if several else said


def _holding(store: Store, kinds: Sequence[str], words: str, found: Mapping[str, Match]) -> list[Record]:
    """The records that hold the words elsewhere than in a name, the nearest titles first."""
    try:
        hits = store.search(words, kinds=kinds, limit=MOST, newest=True)
    except BadSearch:  # half a character: nothing can be called that
        return []
    hits.sort(key=lambda hit: (nearness(hit.title, words), len(hit.title)))
    others = [hit for hit in hits if hit.id not in found][: MOST - len(found)]
    return [record for hit in others if (record := store.get(hit.id))]


def _listed(store: Store, kinds: Sequence[str], near: Mapping[str, Value]) -> list[Record]:
    """The first records of each kind in its order; of those that are many and have no names, the newest."""
    found: list[Record] = []
    for kind in kinds:
        fitting = {name: value for name, value in near.items() if name in KINDS[kind].__dataclass_fields__}
        room = MOST - len(found)
        if kind in NAMED or fitting:
            some = lists.numbers(store.db, Listing(kind, equals=fitting))[:room]
        else:
            some = lists.newest(store.db, kind, room)
        page = lists.page(store.db, kind, some)
        found += [page[n] for n in some]
    return found
