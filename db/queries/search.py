"""Full-text search over all records: what is typed becomes a safe query, hits carry title and excerpt."""

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from db import rows
from db.driver import Connection
from db.errors import KnownError
from db.indexing import normalised
from db.queries.excerpts import WORD, excerpt, spans
from db.queries.titles import titles
from db.records import KINDS, Record
from db.schema import quoted

__all__ = ["BadSearch", "Hit", "match_expression", "search", "spans"]

# Newest first needs no ranking and stays fast while typing; bm25 weighs title over text over names.
NEWEST = "SELECT rowid FROM search WHERE search MATCH ?{} ORDER BY rowid DESC LIMIT ?"
RANKED = "SELECT rowid FROM search WHERE search MATCH ?{} ORDER BY bm25(search, 8.0, 2.0, 1.0), rowid LIMIT ?"
# Asked of each row found: as a list of rows it would have the words looked up again for every one of them.
OF_KINDS = " AND (SELECT kind FROM record WHERE n = search.rowid) IN ({})"
# Records of a kind stand close together: what lies outside need not be asked.
BETWEEN = " AND rowid BETWEEN ? AND ?"
_PARTS = re.compile(r'"([^"]*)"|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found. `field`: where the first word stands, empty when only in what it refers to."""

    id: str
    kind: str
    title: str
    field: str
    excerpt: str


class BadSearch(KnownError):
    """What was typed can't be searched for."""


def match_expression(words: str) -> str:
    """What was typed as an FTS5 expression: every word quoted, all needed, each a prefix; "…" is a phrase.

    Empty when it holds no word. Raises BadSearch for text that is no text (lone surrogates).
    """
    return " ".join(match_parts(words))


def match_parts(words: str) -> list[str]:
    """The words and phrases that were typed, an FTS5 expression each. Raises BadSearch."""
    try:
        words.encode()
    except UnicodeEncodeError:
        raise BadSearch("The search holds half a character and can't be run. Type it again.") from None
    parts = []
    for phrase, word in _PARTS.findall(words.replace("\x00", " ")):
        if WORD.search(phrase or word):
            parts.append(f'"{normalised(phrase)}"' if phrase else f'"{normalised(word)}" *')
    return parts


def search(
    db: Connection, words: str, *, kinds: Collection[str] = (), limit: int = 50, newest: bool = False
) -> list[Hit]:
    """The records that hold all `words`; best first, or newest first while typing."""
    expression = match_expression(words)
    if not expression:
        return []
    only = OF_KINDS.format(", ".join("?" * len(kinds))) + BETWEEN if kinds else ""
    sql = (NEWEST if newest else RANKED).format(only)
    with rows.one_view(db):
        bounds = _bounds(db, kinds)
        found = db.execute(sql, (expression, *sorted(kinds), *bounds, limit)).fetchall()
        return _hits(db, [row[0] for row in found], words)


def _bounds(db: Connection, kinds: Collection[str]) -> tuple[int, ...]:
    """Between which row numbers the records of `kinds` stand; nothing for all kinds."""
    some = [
        db.execute(f"SELECT min(n), max(n) FROM {quoted(kind)}").fetchone()
        for kind in sorted(kinds)
        if kind in KINDS
    ]
    ends = [int(n) for pair in some for n in pair if n is not None]
    return (min(ends, default=0), max(ends, default=0)) if kinds else ()


def _hits(db: Connection, numbers: list[int], words: str) -> list[Hit]:
    records = _records(db, numbers)
    called = titles(db, (record.id for record in records.values()))
    return [
        Hit(record.id, record.META.kind, called[record.id], *excerpt(record, words))
        for n in numbers
        if (record := records.get(n))
    ]


def _records(db: Connection, numbers: list[int]) -> dict[int, Record]:
    marks = ", ".join("?" * len(numbers))
    of_kind: dict[str, list[int]] = defaultdict(list)
    for n, kind in db.execute(f"SELECT n, kind FROM record WHERE n IN ({marks})", numbers):
        of_kind[kind].append(n)
    return {
        n: record
        for kind, some in of_kind.items()
        for n, record in rows.numbered(db, KINDS[kind], some).items()
    }
