"""Records by name: by title, short name or alias, in any alphabet, a letter wrong or not, nearest first."""

from collections import deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from heapq import nsmallest
from operator import itemgetter

from db.driver import Connection
from db.queries.name_index import Named, NameIndex
from db.queries.name_keys import name_fields, plain, sound
from db.queries.name_marks import spans
from db.records import KINDS, specs
from db.schema import quoted

SAME = 95  # a score from which a name is the one that was typed
WRITTEN, SOUNDS, BEGINS, WORDS, NEARLY = 100, 95, 85, 75, 65
PER_WRONG_LETTER = 10
FEW = 5  # with fewer names found than this, misspelt ones are looked for
MANY = 2000  # changed records from which on all names are read again
AT_ONCE = 300  # names read at a step

# The higher its score the sooner; then what has the very letters, titles, and what is short.
_Rank = tuple[int, bool, bool, int, str, str]


@dataclass(frozen=True, slots=True)
class Match:
    """A record found. `name`: which of its names fits, `title`: what it is called.

    `score`: 100 written so, 95 sounds so, 85 begins so, 75 has such words, less when letters are wrong.
    `spans`: the parts of `name` that were typed, start and end.
    """

    id: str
    kind: str
    title: str
    name: str
    score: int
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def by_alias(self) -> bool:
        """Whether another name than the title was what fits."""
        return self.name != self.title


def has_names(kind: str) -> bool:
    """Whether records of a kind go by a name of one line, so that `Names` knows them."""
    cls = KINDS[kind]
    return bool(name_fields(cls)) and specs(cls)[cls.META.title[0]].kind == "text"


NAMED = tuple(kind for kind in KINDS if has_names(kind))


class Names:
    """The names in a tracker, transliterated once and kept up with its journal. For one thread."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._kinds: dict[str, NameIndex] = {}
        self._titles: dict[str, dict[str, str]] = {}
        self._seq = -1

    def matches(self, words: str, kinds: Collection[str] = (), limit: int = 30) -> list[Match]:
        """The records of `kinds` (none: of all that have names) called `words`, nearest first, each once.

        All words must begin a word of one name, in any order; when few do, also with letters wrong: one in a
        word of four letters, two in one of eight. Kinds without names (positions, links) are never found.
        """
        written = plain(words)
        if not written:
            return []
        self._keep_up()
        found: list[tuple[_Rank, Match]] = []
        for kind in kinds or NAMED:
            if has_names(kind):
                found += self._of_kind(kind, words, written, limit)
        best = nsmallest(limit, found, key=itemgetter(0))
        return [replace(match, spans=tuple(spans(match.name, written))) for _, match in best]

    def preparing(self, kinds: Collection[str] = ()) -> Iterator[None]:
        """Read the names of `kinds` (none: of all) a little at each step, so that no key must wait for it."""
        for kind in kinds or NAMED:
            self._keep_up()
            if has_names(kind) and kind not in self._kinds:
                yield from self._reading(kind)

    def _of_kind(self, kind: str, typed: str, written: str, limit: int) -> list[tuple[_Rank, Match]]:
        index, sounding = self._index(kind), sound(written)
        words = list(zip(written.split(), sounding.split(), strict=True))
        scores = {slot: _score(index.names[slot], written, sounding) for slot in index.begun_by(words)}
        best = _best(index, scores, typed, limit)
        if len(best) < FEW:
            for slot, wrong in index.nearly(words).items():
                scores.setdefault(slot, NEARLY - PER_WRONG_LETTER * wrong)
            best = _best(index, scores, typed, limit)
        titles = self._titles[kind]
        return [(rank, Match(each.id, kind, titles[each.id], each.name, -rank[0])) for rank, each in best]

    # -- keeping up ----------------------------------------------------------------------------------

    def _keep_up(self) -> None:
        """Read again what was changed since, by whichever connection."""
        seq = self._db.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()[0]
        if seq == self._seq:
            return
        since, self._seq = self._seq, seq
        sql = 'SELECT DISTINCT "table", id FROM edit WHERE seq > ? LIMIT ?'
        changed = self._db.execute(sql, (since, MANY)).fetchall() if self._kinds else []
        if len(changed) >= MANY or seq < since:
            self._kinds.clear()
        for kind, id in changed:
            if kind in self._kinds:
                self._read_again(kind, id)

    def _read_again(self, kind: str, id: str) -> None:
        names = list(self._names(kind, " WHERE id = ?", (id,)))
        self._titles[kind].pop(id, None)
        self._titles[kind].update({each.id: each.name for each in names if not each.alias})
        self._kinds[kind].replace(id, names)

    def _index(self, kind: str) -> NameIndex:
        while kind not in self._kinds:
            deque(self._reading(kind), maxlen=0)
        return self._kinds[kind]

    def _reading(self, kind: str) -> Iterator[None]:
        """Read the names of a kind; without effect when something was written between two steps."""
        seq, index, titles = self._seq, NameIndex(), {}
        for place, named in enumerate(self._names(kind)):
            index.add(named)
            if not named.alias:
                titles[named.id] = named.name
            if place % AT_ONCE == AT_ONCE - 1:
                yield
        self._keep_up()
        if seq == self._seq:
            self._kinds[kind], self._titles[kind] = index, titles

    def _names(self, kind: str, where: str = "", values: tuple[str, ...] = ()) -> Iterator[Named]:
        fields = name_fields(KINDS[kind])
        chosen = ", ".join(map(quoted, fields))
        sql = f"SELECT id, {chosen} FROM {quoted(kind)}{where}"
        for row in self._db.execute(sql, values).fetchall():
            yield Named.of(row[0], row[1], alias=False)
            others = (line.strip() for text in row[2:] for line in (text or "").splitlines())
            yield from (Named.of(row[0], line, alias=True) for line in others if line and line != row[1])


def _score(named: Named, written: str, sounding: str) -> int:
    if named.plain == written:
        return WRITTEN
    if named.sound == sounding:
        return SOUNDS
    begins = named.plain.startswith(written) or named.sound.startswith(sounding)
    return BEGINS if begins else WORDS


def _best(index: NameIndex, scores: Mapping[int, int], typed: str, limit: int) -> list[tuple[_Rank, Named]]:
    """The best name of each record, best first."""
    of_record: dict[str, tuple[_Rank, Named]] = {}
    letters = typed.strip().casefold()
    for slot, score in scores.items():
        named = index.names[slot]
        other = letters not in named.name.casefold()
        rank = (-score, other, named.alias, len(named.name), named.name, named.id)
        if named.id not in of_record or rank < of_record[named.id][0]:
            of_record[named.id] = rank, named
    return nsmallest(limit, of_record.values(), key=itemgetter(0))
