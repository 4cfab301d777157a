"""Full-text search over all records: what is typed becomes a safe query, hits carry title and excerpt."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from db import rows
from db.driver import Connection
from db.errors import KnownError
from db.indexing import normalised
from db.queries.titles import titles
from db.records import TEXT_KINDS, Record, specs

TOKEN = re.compile(r"\w+", re.UNICODE)
EXCERPT = 160
# Newest first needs no ranking and stays fast while typing; bm25 weighs title over text over names.
NEWEST = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
RANKED = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search, 8.0, 2.0, 1.0), rowid LIMIT ?"
OF_KINDS = "AND rowid IN (SELECT n FROM record WHERE kind IN ({})) "


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
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        raise BadSearch("The search holds half a character and can't be run. Type it again.") from None
    parts = []
    for phrase, word in re.findall(r'"([^"]*)"|(\S+)', words.replace("\x00", " ")):
        tokens = TOKEN.findall(normalised(phrase or word))
        if tokens:
            parts.append('"' + " ".join(tokens) + '"' + ("" if phrase else " *"))
    return " ".join(parts)


def search(
    db: Connection, words: str, *, kinds: Collection[str] = (), limit: int = 50, newest: bool = False
) -> list[Hit]:
    """The records that hold all `words`; best first, or newest first while typing."""
    expression = match_expression(words)
    if not expression:
        return []
    sql, values = (NEWEST if newest else RANKED), [expression]
    if kinds:
        sql = sql.replace("ORDER", OF_KINDS.format(", ".join("?" * len(kinds))) + "ORDER", 1)
        values += sorted(kinds)
    numbers = [row[0] for row in db.execute(sql, (*values, limit)).fetchall()]
    return _hits(db, numbers, TOKEN.findall(normalised(words).casefold()))


def _hits(db: Connection, numbers: list[int], tokens: list[str]) -> list[Hit]:
    marks = ", ".join("?" * len(numbers))
    found = dict(db.execute(f"SELECT n, id FROM record WHERE n IN ({marks})", numbers).fetchall())
    called = titles(db, found.values())
    hits = []
    for n in numbers:
        if (id := found.get(n)) and (record := rows.one(db, id)):
            field, excerpt = _excerpt(record, tokens)
            hits.append(Hit(id, record.META.kind, called[id], field, excerpt))
    return hits


def _excerpt(record: Record, tokens: list[str]) -> tuple[str, str]:
    """The text field that holds the first word of the search, cut around it."""
    fields = [name for name, spec in specs(type(record)).items() if spec.kind in TEXT_KINDS and name != "id"]
    texts = [(name, " ".join(getattr(record, name).split())) for name in fields]
    for name, text in texts:
        if text:
            place = _place(text, tokens)
            if place is not None:
                return name, _cut(text, place)
    longest = next((text for name, text in texts if text and name not in record.META.title), "")
    return "", _cut(longest, 0)


def _place(text: str, tokens: list[str]) -> int | None:
    for match in TOKEN.finditer(text):
        if any(_folded(match.group()).startswith(_folded(token)) for token in tokens):
            return match.start()
    return None


def _folded(word: str) -> str:
    apart = unicodedata.normalize("NFD", normalised(word).casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def spans(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words of a search stand in `text`: start and end of each part that was typed."""
    tokens = [_folded(token) for token in TOKEN.findall(normalised(words))]
    found = []
    for match in TOKEN.finditer(text):
        folded = _folded(match.group())
        lengths = [len(token) for token in tokens if folded.startswith(token)]
        if lengths:
            found.append((match.start(), min(match.start() + max(lengths), match.end())))
    return found


def _cut(text: str, place: int) -> str:
    start = max(0, min(place - EXCERPT // 3, len(text) - EXCERPT))
    start = text.find(" ", start) + 1 if start else 0
    cut = text[start : start + EXCERPT]
    return ("… " if start else "") + cut + (" …" if start + EXCERPT < len(text) else "")
