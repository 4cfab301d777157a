"""What full-text search knows of the texts kept of sources: their words by paragraph, and where each stands.

A text is kept once, as the bytes of a file; here stand its words alone, and the places of its paragraphs.
"""

import re
from collections.abc import Iterable, Iterator

from db.changes import Row
from db.driver import Connection
from db.indexing import normalised
from db.progress import Progress
from db.records import Blob, Record, Source

TEXT_SEARCH_SQL = (
    'CREATE TABLE text_part (n INTEGER PRIMARY KEY, source INTEGER NOT NULL, "first" INTEGER NOT NULL, '
    '"last" INTEGER NOT NULL) STRICT',
    "CREATE INDEX text_part_source ON text_part (source)",
    "CREATE VIRTUAL TABLE text_search USING fts5(body, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
)
INSERT_PART = 'INSERT INTO text_part(n, source, "first", "last") VALUES (?, ?, ?, ?)'
INSERT_WORDS = "INSERT INTO text_search(rowid, body) VALUES (?, ?)"
LONGEST = 2_000  # code points of a part: a longer paragraph is cut at a space
_BETWEEN = re.compile(r"\n[ \t\r]*\n\s*|\f\s*")


def parts(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text as ranges of its code points, end excluded; long ones in several parts."""
    at = 0
    for between in _BETWEEN.finditer(text):
        yield from _cut(text, at, between.start())
        at = between.end()
    yield from _cut(text, at, len(text))


def _cut(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    while last - first > LONGEST:
        gaps = (text.rfind(gap, first + LONGEST // 2, first + LONGEST) for gap in "\n ")
        end = next((gap for gap in gaps if gap > 0), first + LONGEST)
        yield first, end
        first = end
    if text[first:last].strip():
        yield first, last


def text_of(db: Connection, source: int) -> str | None:
    """The text that is kept of the source in row `source`; None where there is none."""
    row = db.execute(
        "SELECT d.bytes FROM source s JOIN blob b ON b.id = s.text JOIN blob_data d ON d.sha256 = b.sha256 "
        "WHERE s.n = ?",
        (source,),
    ).fetchone()
    return bytes(row[0]).decode("utf-8", "replace") if row else None


def part_rows(first_n: int, source: int, text: str) -> Iterator[tuple[tuple[int, int, int, int], str]]:
    """The row of each part of a text, numbered from `first_n`, and its words as the index knows them."""
    for n, (first, last) in enumerate(parts(text), first_n):
        yield (n, source, first, last), normalised(text[first:last])


def highest_part(db: Connection) -> int:
    """The number of the part that was indexed last; 0 without any."""
    return int(db.execute("SELECT coalesce(max(n), 0) FROM text_part").fetchone()[0])


class TextIndexer:
    """Brings the index of texts up to date with the rows of one change, once they are all written."""

    def __init__(self, db: Connection, progress: Progress) -> None:
        self._db, self._progress = db, progress
        self._gone: set[int] = set()
        self._there: set[int] = set()
        self._blobs: set[str] = set()

    def added(self, cls: type[Record], n: int, values: Row) -> None:
        """Row `n` was written with these values."""
        if cls is Source and values["text"]:
            self._there.add(n)

    def changed(self, cls: type[Record], n: int, values: Row, names: Iterable[str]) -> None:
        """Row `n` holds these values now; `names`: the fields that differ."""
        if cls is Source and "text" in names:
            self._gone.add(n)
            self._there.add(n)
        elif cls is Blob and "sha256" in names:
            self._blobs.add(str(values["id"]))

    def deleted(self, cls: type[Record], n: int) -> None:
        """Row `n` is gone."""
        if cls is Source:
            self._gone.add(n)

    def write(self) -> None:
        """Write what search is to find."""
        for id in self._blobs:
            again = {row[0] for row in self._db.execute("SELECT n FROM source WHERE text = ?", (id,))}
            self._gone |= again
            self._there |= again
        for n in sorted(self._gone):
            self._drop(n)
        for n in sorted(self._there):
            index_text(self._db, n, self._progress)

    def _drop(self, source: int) -> None:
        gone = self._db.execute("SELECT n FROM text_part WHERE source = ? ORDER BY n", (source,)).fetchall()
        self._progress.expect(len(gone))
        for some in self._progress.in_chunks(gone):
            self._db.executemany("DELETE FROM text_search WHERE rowid = ?", some)
        self._db.execute("DELETE FROM text_part WHERE source = ?", (source,))


def index_text(db: Connection, source: int, progress: Progress) -> None:
    """Take the text of the source in row `source` into the index; each part is a step of `progress`."""
    text = text_of(db, source)
    if text is None:
        return
    found = list(part_rows(highest_part(db) + 1, source, text))
    progress.expect(len(found))
    for some in progress.in_chunks(found):
        db.executemany(INSERT_PART, [row for row, _ in some])
        db.executemany(INSERT_WORDS, [(row[0], words) for row, words in some])


def index_all_texts(db: Connection) -> None:
    """Fill an empty index from every source, one text in memory at a time."""
    for n in sources_with_text(db):
        index_text(db, n, Progress())


def sources_with_text(db: Connection) -> list[int]:
    """The rows of the sources of which a text is kept, in order."""
    return [row[0] for row in db.execute("SELECT n FROM source WHERE text IS NOT NULL ORDER BY n")]
