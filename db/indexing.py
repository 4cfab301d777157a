"""What full-text search knows of a record: its title, its own words, and the names of what it refers to."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

from db.changes import Row, Value
from db.driver import Connection
from db.records import KINDS, TEXT_KINDS, Record, memo, references, specs
from db.schema import quoted

# Without its own copy of the text; й and ї stay letters of their own, accents of Latin letters fold.
SEARCH_SQL = (
    "CREATE VIRTUAL TABLE search USING fts5(title, body, context, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)
INSERT_SQL = "INSERT INTO search(rowid, title, body, context) VALUES (?, ?, ?, ?)"
DELETE_SQL = "DELETE FROM search WHERE rowid = ?"
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


def name_text(cls: type[Record], values: Mapping[str, Value]) -> str:
    """The words a record goes by: its title's own text and its aliases."""
    return " \n".join([str(values[name]) for name in own_text(cls)[0] if values.get(name)])


def document(cls: type[Record], values: Mapping[str, Value], names: Names) -> tuple[str, str, str]:
    """The indexed text of a record: title, body, and the names of what it refers to."""
    naming, other = own_text(cls)
    title = "\n".join([str(values[name]) for name in naming if values[name]])
    body = "\n".join([str(values[name]) for name in other if values[name]])
    context = "\n".join([names(str(values[name])) for name in references(cls) if values[name]])
    return normalised(title), normalised(body), normalised(context)


def stored_name(db: Connection, id: str) -> str:
    """The words the record with this id goes by, read from the file."""
    found = db.execute("SELECT kind FROM record WHERE id = ?", (id,)).fetchone()
    if found is None or not (fields := own_text(KINDS[found[0]])[0]):
        return ""
    chosen = ", ".join(quoted(name) for name in fields)
    row = db.execute(f"SELECT {chosen} FROM {quoted(found[0])} WHERE id = ?", (id,)).fetchone()
    return name_text(KINDS[found[0]], dict(zip(fields, row, strict=True))) if row else ""


def referring(db: Connection, ids: Iterable[str]) -> Iterator[tuple[type[Record], int, Row]]:
    """The rows, with kind and n, of the records that refer to any of `ids`."""
    wanted = list(ids)
    for cls in KINDS.values():
        names = ("n", *specs(cls))
        chosen = ", ".join(quoted(name) for name in names)
        for field in references(cls):
            sql = f"SELECT {chosen} FROM {quoted(cls.META.kind)} WHERE {quoted(field)} = ?"
            for id in wanted:
                for row in db.execute(sql, (id,)).fetchall():
                    yield cls, row[0], dict(zip(names, row, strict=True))


def reindex_all(db: Connection) -> None:
    """Fill an empty index from every record."""
    known: dict[str, str] = {}

    def name(id: str) -> str:
        if id not in known:
            known[id] = stored_name(db, id)
        return known[id]

    for cls in KINDS.values():
        names = ("n", *specs(cls))
        present = {row[1] for row in db.execute(f"PRAGMA table_info({quoted(cls.META.kind)})")}
        if not present:  # an older file, before this kind was added
            continue
        chosen = ", ".join(quoted(each) if each in present else f"'' AS {quoted(each)}" for each in names)
        for row in db.execute(f"SELECT {chosen} FROM {quoted(cls.META.kind)}").fetchall():
            values = dict(zip(names, row, strict=True))
            db.execute(INSERT_SQL, (values["n"], *document(cls, values, name)))
