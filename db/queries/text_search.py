"""Full-text search in the texts kept of sources: passages, each with the paragraph it stands in."""

from collections import Counter
from dataclasses import dataclass

from db import rows
from db.driver import Connection
from db.queries.excerpts import around, spans, tokens
from db.queries.search import match_expression
from db.queries.titles import titles
from db.text_index import text_of

_FOUND = (
    'SELECT p.source, p."first", p."last" FROM text_search JOIN text_part p ON p.n = text_search.rowid '
    "WHERE text_search MATCH ? ORDER BY {} LIMIT ?"
)
NEWEST, RANKED = (
    _FOUND.format("text_search.rowid DESC"),
    _FOUND.format("bm25(text_search), text_search.rowid"),
)
TEXT = "text"  # what a passage goes by where records go by their kind
MORE = 8  # times as many are asked for as are wanted, where a source may have a few of them only


@dataclass(frozen=True, slots=True)
class TextHit:
    """A passage found. `id`: of the source, `title`: its title. `text`: the id of the file it is in.

    `excerpt`: the words around, on one line. `first`, `last`: the stretch that holds the words that were
    searched for, as code points of the text as kept, end excluded.
    """

    id: str
    title: str
    text: str
    excerpt: str
    first: int
    last: int
    kind: str = TEXT


def search_texts(
    db: Connection, words: str, *, limit: int = 50, of_each: int = 0, newest: bool = False
) -> list[TextHit]:
    """The paragraphs that hold all `words`, best first, or of the text that came last first.

    `of_each`: how many of one source at most; 0: all. Raises BadSearch.
    """
    expression = match_expression(words)
    if not expression:
        return []
    with rows.one_view(db):
        asked = (expression, limit * MORE if of_each else limit)
        found = _few_of_each(db.execute(NEWEST if newest else RANKED, asked).fetchall(), of_each)[:limit]
        return _hits(db, found, words)


def _few_of_each(found: list[tuple[int, int, int]], of_each: int) -> list[tuple[int, int, int]]:
    seen: Counter[int] = Counter()
    left = []
    for part in found:
        seen[part[0]] += 1
        if not of_each or seen[part[0]] <= of_each:
            left.append(part)
    return left


def _hits(db: Connection, found: list[tuple[int, int, int]], words: str) -> list[TextHit]:
    ids: dict[int, tuple[str, str]] = {}
    texts: dict[int, str] = {}
    for source in dict.fromkeys(part[0] for part in found):
        ids[source] = db.execute("SELECT id, text FROM source WHERE n = ?", (source,)).fetchone()
        texts[source] = text_of(db, source) or ""
    called = titles(db, (id for id, _ in ids.values()))
    hits = []
    for source, first, last in found:
        (id, text), words_there = ids[source], texts[source][first:last]
        start, end = _from_to(words_there, words)
        excerpt = around(words_there, start)
        hits.append(TextHit(id, called[id], text, excerpt, first + start, first + end))
    return hits


def _from_to(text: str, words: str) -> tuple[int, int]:
    """The shortest stretch that holds each of the words, as far as they are seen; the first of several."""
    wanted = list(dict.fromkeys(tokens(words)))
    there = sorted((*span, which) for which, word in enumerate(wanted) for span in spans(text, word))
    last: dict[int, tuple[int, int]] = {}
    found: list[tuple[int, int]] = []
    for start, end, which in there:
        last[which] = (start, end)
        first = min(start for start, _ in last.values())
        if len(last) == len({each for *_, each in there}):
            found.append((first, max(end for _, end in last.values())))
    return min(found, key=lambda stretch: stretch[1] - stretch[0], default=(0, len(text)))
