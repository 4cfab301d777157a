"""Which record a name in a sheet means: one of the tracker, one that comes with the sheet, or a new one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from db.changes import new_id
from db.exchange.naming import folded
from db.exchange.reading import Holding
from db.exchange.sheets.mapping import NEW, Answer
from db.queries.name_keys import name_fields, plain, sound
from db.records import KINDS, required, specs

How = Literal["id", "name", "alias", "near", "new", "told", "several", "none"]
PROPOSED, TAKEN = 0.8, 0.93  # nearness from which a name is offered, and from which it is taken unasked
SOUNDS = 0.95  # the nearness of a name that is the same in another alphabet or spelling
MOST_COMPARED = 5000  # names of a kind from which on misspelt ones are not looked for


@dataclass(frozen=True, slots=True)
class NameRead:
    """How a name was understood. `id` is empty when it is that of no record and none can be made of it.

    `title`: what the record is called. `near`, `near_title`, `score` (0–1): the record that comes nearest,
    whether it was taken (`how` is "near") or a new one is made.
    """

    kind: str
    text: str
    id: str
    title: str
    how: How
    near: str = ""
    near_title: str = ""
    score: float = 0.0

    @property
    def is_open(self) -> bool:
        """Whether a person should look at it: it was taken for, or comes near to, something else."""
        return bool(self.near)


def can_be_made(kind: str) -> bool:
    """Whether a record of a kind needs nothing but a name."""
    cls = KINDS[kind]
    title, *more = cls.META.title
    return not more and specs(cls)[title].kind == "text" and required(cls) == {"id", title}


class NameBook:
    """The names that a tracker holds, made once; `names` begins a reading of a sheet with them."""

    def __init__(self, current: Holding) -> None:
        self._current = current
        self._kinds: dict[str, _Index] = {}

    def index(self, kind: str) -> "_Index":
        """The names of a kind."""
        if kind not in self._kinds:
            made = _Index()
            cls = KINDS[kind]
            for record in self._current.all(cls):
                made.add(record.id, list(_names(record, name_fields(cls))))
            self._kinds[kind] = made
        return self._kinds[kind]

    def kind_of(self, id: str) -> str:
        """The kind of the record with this id, '' when there is none."""
        found = self._current.get(id)
        return found.META.kind if found else ""

    def called(self, kind: str, text: str) -> str:
        """The id of the one record of a kind that has this id or name, '' when there is none or several."""
        if self.kind_of(text) == kind:
            return text
        found = self.index(kind).exact.get(folded(text), set())
        return next(iter(found)) if len(found) == 1 else ""

    def called_so(self, kind: str, text: str) -> set[str]:
        """The ids of all records of a kind that are called so, in any case."""
        return self.index(kind).exact.get(folded(text), set())

    def is_name(self, kind: str, text: str) -> bool:
        """Whether a record of a kind is called so, in any case."""
        return folded(text) in self.index(kind).exact

    def names(self, answers: Sequence[Answer] = ()) -> "Names":
        """Names as one reading of a sheet meets them."""
        return Names(self, answers)


class Names:
    """Resolves the names of one sheet; a name that is new is one record wherever it stands."""

    def __init__(self, book: NameBook, answers: Sequence[Answer]) -> None:
        self._book = book
        self._told = {(answer.kind, folded(answer.text)): answer.id for answer in answers}
        self._read: dict[tuple[str, str], NameRead] = {}
        self._coming: dict[str, _Index] = defaultdict(_Index)

    @property
    def read(self) -> list[NameRead]:
        """All names met so far, each once."""
        return list(self._read.values())

    def resolve(self, kind: str, text: str) -> NameRead:
        """The record of `kind` that `text` names."""
        key = kind, folded(text)
        if key not in self._read:
            self._read[key] = self._find(kind, " ".join(text.split()))
        return self._read[key]

    def _find(self, kind: str, text: str) -> NameRead:
        told = self._told.get((kind, folded(text)))
        if told == NEW:
            return self._new(kind, text)
        if told and self._book.kind_of(told) == kind:
            return NameRead(kind, text, told, self._title(kind, told), "told")
        if self._book.kind_of(text) == kind:
            return NameRead(kind, text, text, self._title(kind, text), "id")
        index = self._book.index(kind)
        if exact := index.exact.get(folded(text)):
            if len(exact) > 1:
                return NameRead(kind, text, "", text, "several")
            (id,) = exact
            title = index.titles[id]
            return NameRead(kind, text, id, title, "name" if folded(title) == folded(text) else "alias")
        return self._near(kind, text)

    def _near(self, kind: str, text: str) -> NameRead:
        indexes = (self._book.index(kind), self._coming[kind])
        score, id, title = max(index.nearest(text) for index in indexes)
        if score >= TAKEN:
            return NameRead(kind, text, id, title, "near", id, title, score)
        made = self._new(kind, text)
        if score < PROPOSED:
            return made
        return NameRead(kind, text, made.id, made.title, made.how, id, title, score)

    def _new(self, kind: str, text: str) -> NameRead:
        if not can_be_made(kind):
            return NameRead(kind, text, "", text, "none")
        id = new_id()
        self._coming[kind].add(id, [text])
        return NameRead(kind, text, id, text, "new")

    def _title(self, kind: str, id: str) -> str:
        return self._book.index(kind).titles.get(id, id)


class _Index:
    """Names of one kind: as they are written, and as they sound."""

    def __init__(self) -> None:
        self.titles: dict[str, str] = {}
        self.exact: dict[str, set[str]] = defaultdict(set)
        self._plain: dict[str, str] = {}
        self._sound: dict[str, str] = {}

    def add(self, id: str, names: Sequence[str]) -> None:
        """Know a record by these names, the first of which it is called."""
        self.titles[id] = names[0] if names else id
        for name in names:
            self.exact[folded(name)].add(id)
            if written := plain(name):
                self._plain.setdefault(written, id)
                self._sound.setdefault(sound(written), id)

    def nearest(self, text: str) -> tuple[float, str, str]:
        """How near the nearest name comes (0–1), its record and what that is called."""
        written = plain(text)
        if not written:
            return 0.0, "", ""
        if same := self._sound.get(sound(written)):
            return SOUNDS, same, self.titles[same]
        if not self._plain or len(self._plain) > MOST_COMPARED:
            return 0.0, "", ""
        from rapidfuzz.fuzz import ratio  # only names that are not known need it
        from rapidfuzz.process import extractOne

        found = extractOne(written, self._plain.keys(), scorer=ratio, score_cutoff=100 * PROPOSED)
        if found is None or _digits(found[0]) != _digits(written):
            return 0.0, "", ""
        id = self._plain[found[0]]
        return found[1] / 100, id, self.titles[id]


def _names(record: object, fields: Sequence[str]) -> Iterator[str]:
    for field in fields:
        yield from (name for name in str(getattr(record, field) or "").splitlines() if name.strip())


def _digits(text: str) -> str:
    """Working group 1 is not Working group 2, however near their names are."""
    return "".join(sign for sign in text if sign.isdigit())
