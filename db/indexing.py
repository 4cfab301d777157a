"""What full-text search knows of a record: its title, its own words, and the names of what it refers to."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter

from db.changes import Row, Value
from db.driver import Connection
from db.progress import Progress
from db.records import KINDS, TEXT_KINDS, Record, memo, references, specs
from db.schema import quoted

# Without its own copy of the text; й and ї stay letters of their own, accents of Latin letters fold.
SEARCH_SQL = (
    "CREATE VIRTUAL TABLE search USING fts5(title, body, context, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)
INSERT_SQL = "INSERT INTO search(rowid, title, body, context) VALUES (?, ?, ?, ?)"
DELETE_SQL = "DELETE FROM search WHERE rowid = ?"
# Without it the words of deleted records stay in the file until parts of the index happen to be merged.
OPTIMISE_SQL = "INSERT INTO search(search) VALUES ('optimize')"
CHUNK = 500
NAMES = 10_000  # kept at most
_FOLDS = str.maketrans({"ё": "е", "Ё": "Е", "ł": "l", "Ł": "L", "\x00": " "})
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")

Names = Callable[[str], str]


def normalised(text: str) -> str:
    """Text as it is indexed and asked for: NFC, ё as е, ł as l, apostrophes within a word dropped."""
    if text.isascii():
        return _APOSTROPHE.sub("", text) if "'" in text or "`" in text else text
    return _APOSTROPHE.sub("", unicodedata.normalize("NFC", text).translate(_FOLDS))


@memo
def own_text(cls: type[Record]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The text fields that name a record of this kind, and the other ones."""
    texts = [name for name, spec in specs(cls).items() if spec.kind in TEXT_KINDS and name != "id"]
    naming = tuple(name for name in texts if name in cls.META.title or name in ("aliases", "short_name"))
    return naming, tuple(name for name in texts if name not in naming)


@memo
def indexed(cls: type[Record]) -> frozenset[str]:
    """The fields of a kind whose values search knows."""
    return frozenset((*own_text(cls)[0], *own_text(cls)[1], *references(cls)))


def name_text(cls: type[Record], values: Mapping[str, Value]) -> str:
    """The words a record goes by: its title's own text and its aliases."""
    return " \n".join([str(values[name]) for name in own_text(cls)[0] if values.get(name)])


@memo
def _naming_references(cls: type[Record]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The references a record is titled by, as a position by its actor and issue, and the other ones."""
    titled = tuple(name for name in references(cls) if name in cls.META.title)
    return titled, tuple(name for name in references(cls) if name not in titled)


def document(cls: type[Record], values: Mapping[str, Value], names: Names) -> tuple[str, str, str]:
    """The indexed text of a record: title, body, and the names of what it refers to beside its title."""
    naming, other = own_text(cls)
    titled, beside = _naming_references(cls)
    title = "\n".join(
        [str(values[name]) for name in naming if values[name]]
        + [names(str(values[name])) for name in titled if values[name]]
    )
    body = "\n".join([str(values[name]) for name in other if values[name]])
    context = "\n".join([names(str(values[name])) for name in beside if values[name]])
    return normalised(title), normalised(body), normalised(context)


@memo
def _name_sql(cls: type[Record]) -> str:
    chosen = ", ".join(quoted(name) for name in own_text(cls)[0])
    return f"SELECT {chosen} FROM {quoted(cls.META.kind)} WHERE id = ?" if chosen else ""


def stored_name(db: Connection, id: str, kind: str = "") -> str:
    """The words the record with this id goes by, read from the file. `kind`: its kind, if known."""
    if not kind:
        found = db.execute("SELECT kind FROM record WHERE id = ?", (id,)).fetchone()
        kind = found[0] if found else ""
    if not kind or not (sql := _name_sql(KINDS[kind])):
        return ""
    row = db.execute(sql, (id,)).fetchone()
    return name_text(KINDS[kind], dict(zip(own_text(KINDS[kind])[0], row, strict=True))) if row else ""


def referring(db: Connection, ids: Iterable[str]) -> Iterator[tuple[type[Record], int, Row]]:
    """The rows, with kind and n, of the records that refer to any of `ids`."""
    wanted = list(ids)
    for cls in KINDS.values():
        names = ("n", *specs(cls))
        chosen = ", ".join(quoted(name) for name in names)
        for field in references(cls):
            sql = f"SELECT {chosen} FROM {quoted(cls.META.kind)} WHERE {quoted(field)}"
            for start in range(0, len(wanted), CHUNK):
                some = wanted[start : start + CHUNK]
                marks = ", ".join("?" * len(some))
                for row in db.execute(f"{sql} IN ({marks})", some).fetchall():
                    yield cls, row[0], dict(zip(names, row, strict=True))


class Indexer:
    """Brings the index up to date with the rows of one change, once they are all written.

    `kinds`: the kind of records by id, as far as the writer knows them. `names`: what records go by, kept
    from change to change; the caller empties it when a change is not committed.
    """

    def __init__(
        self, db: Connection, kinds: dict[str, str], names: dict[str, str], progress: Progress
    ) -> None:
        self._db, self._kinds, self._names, self._progress = db, kinds, names, progress
        self._added: dict[int, tuple[type[Record], Row]] = {}
        self._changed: dict[int, tuple[type[Record], Row]] = {}
        self._deleted: list[tuple[int]] = []
        self._renamed: set[str] = set()

    def added(self, cls: type[Record], n: int, values: Row) -> None:
        """Row `n` was written with these values."""
        self._added[n] = cls, values

    def changed(self, cls: type[Record], n: int, values: Row, names: Iterable[str]) -> None:
        """Row `n` holds these values now; `names`: the fields that differ."""
        known = indexed(cls).intersection(names)
        if not known:
            return
        if not known.isdisjoint(own_text(cls)[0]):
            self._renamed.add(str(values["id"]))
            self._names.pop(str(values["id"]), None)
        (self._added if n in self._added else self._changed)[n] = cls, values

    def deleted(self, n: int, id: str) -> None:
        """Row `n` is gone."""
        self._names.pop(id, None)
        if self._added.pop(n, None) is None:
            self._changed.pop(n, None)
            self._deleted.append((n,))

    def write(self) -> None:
        """Write what search is to find, records that refer to a renamed one among it."""
        if self._renamed:
            for cls, n, row in referring(self._db, self._renamed):
                if n not in self._added:
                    self._changed[n] = cls, row
        # In rising order: at each step back the index would write out what it holds in memory.
        gone = sorted([*self._deleted, *((n,) for n in self._changed)])
        for some in self._progress.in_chunks(gone):
            self._db.executemany(DELETE_SQL, some)
        kept = sorted((self._changed | self._added).items(), key=itemgetter(0))
        for rows in self._progress.in_chunks(kept):
            documents = [(n, *document(cls, values, self._name)) for n, (cls, values) in rows]
            self._db.executemany(INSERT_SQL, documents)

    def _name(self, id: str) -> str:
        name = self._names.get(id)
        if name is None:
            if len(self._names) >= NAMES:
                self._names.clear()
            name = self._names[id] = stored_name(self._db, id, self._kinds.get(id, ""))
        return name


def reindex_all(db: Connection) -> None:
    """Fill an empty index from every record, also of an older file whose kinds lack fields of today."""
    names = {
        str(values["id"]): name_text(cls, values) for cls, _, values in _every_row(db) if own_text(cls)[0]
    }
    for cls, n, values in _every_row(db):
        db.execute(INSERT_SQL, (n, *document(cls, values, lambda id: names.get(id, ""))))


def _every_row(db: Connection) -> Iterator[tuple[type[Record], int, Row]]:
    for cls in KINDS.values():
        names = tuple(specs(cls))
        present = {row[1] for row in db.execute(f"PRAGMA table_info({quoted(cls.META.kind)})")}
        if present:  # an older file may not know this kind yet
            chosen = ", ".join(quoted(each) if each in present else f"'' AS {quoted(each)}" for each in names)
            for n, *row in db.execute(f"SELECT n, {chosen} FROM {quoted(cls.META.kind)}").fetchall():
                yield cls, n, dict(zip(names, row, strict=True))
