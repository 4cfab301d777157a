"""Full-text search in the texts kept of sources: passages, each with the paragraph it stands in."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from db import rows
from db.driver import Connection
from db.queries.excerpts import around, spans, tokens
from db.queries.search import match_parts
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
AT_MOST = 20_000  # paragraphs with a word that are looked through where none holds all words
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

    Where none does and `of_each` is 0, of each text the shortest run of paragraphs that does. `of_each`: how
    many of one source at most; 0: all. Raises BadSearch.
    """
    parts = match_parts(words)
    if not parts:
        return []
    expression = " ".join(parts)
    with rows.one_view(db):
        asked = (expression, limit * MORE if of_each else limit)
        found = _few_of_each(db.execute(NEWEST if newest else RANKED, asked).fetchall(), of_each)[:limit]
        if not found and not of_each and len(parts) > 1:
            found = _over_paragraphs(db, parts)[:limit]
        return _hits(db, found, words)


def _over_paragraphs(db: Connection, parts: Sequence[str]) -> list[tuple[int, int, int]]:
    """Of each source with all of these the shortest run of paragraphs that holds them, shortest first."""
    there: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for which, part in enumerate(parts):
        for source, first, last in db.execute(NEWEST, (part, AT_MOST)):
            there[source].append((first, last, which))
    found = []
    for source, places in there.items():
        if len({which for *_, which in places}) == len(parts):
            first, last = _shortest(sorted(places), len(parts))
            found.append((source, first, last))
    return sorted(found, key=lambda run: run[2] - run[1])


def _shortest(places: Sequence[tuple[int, int, int]], number: int) -> tuple[int, int]:
    """The shortest stretch that holds one place of each of a number of words; the first of several."""
    latest: dict[int, tuple[int, int]] = {}
    found: list[tuple[int, int]] = []
    for start, end, which in places:
        latest[which] = (start, end)
        if len(latest) == number:
            found.append((min(start for start, _ in latest.values()), max(end for _, end in latest.values())))
    return min(found, key=lambda stretch: stretch[1] - stretch[0])


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
    return _shortest(there, len({which for *_, which in there})) if there else (0, len(text))
