"""How much writing a change is: in edits, with the paragraphs of the texts that it takes into the search."""

from collections.abc import Iterable

from db import journal
from db.changes import Change
from db.driver import Connection

# About as long as a paragraph: what one of them takes to write is what an edit takes.
BYTES = 400
MUCH = 2_000  # edits
_THERE = "SELECT count(*) FROM text_part WHERE source IN (SELECT n FROM source WHERE id IN ({}))"
_OF_CHANGE = (
    "SELECT id FROM edit WHERE seq = ? AND \"table\" = 'source' "
    "AND json_type(coalesce(after, before), '$.text') IS NOT NULL"
)
_FILES = (
    "SELECT coalesce(sum(length(d.bytes)), 0) FROM edit e JOIN blob_data d "
    "ON d.sha256 = json_extract(coalesce(e.after, e.before), '$.sha256') "
    "WHERE e.seq = ? AND e.\"table\" = 'blob' "
    "AND json_extract(coalesce(e.after, e.before), '$.media_type') LIKE 'text/plain%'"
)


def weight(db: Connection, change: Change) -> int:
    """What taking back a recorded change, or making it again, comes to: its edits and their paragraphs.

    Of a change that is much by its edits alone only these are told: to look through them takes a while.
    """
    if (edits := journal.extent(db, change.seq)) > MUCH:
        return edits
    there = db.execute(_THERE.format(_OF_CHANGE), (change.seq,)).fetchone()[0]
    files = db.execute(_FILES, (change.seq,)).fetchone()[0]
    return edits + int(there) + int(files) // BYTES


def paragraphs(db: Connection, sources: Iterable[str]) -> int:
    """How many paragraphs search knows of the texts of the sources with these ids."""
    wanted = list(sources)[:500]
    found = db.execute(_THERE.format(", ".join("?" * len(wanted))), wanted).fetchone()[0]
    return int(found)
