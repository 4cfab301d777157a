"""Records that are gone, as the journal still knows them: what they were called, and which go by words."""

import json
from collections.abc import Iterable

from db import migrations
from db.changes import Edit, Row
from db.driver import Connection
from db.indexing import normalised
from db.queries.titles import titles
from db.records import KINDS, Record, specs

DEEPEST = 6  # as in `titles`: a title is at most a chain of four
LAST_SQL = (
    'SELECT c.schema, e."table", e.id, e.before FROM edit e JOIN change c ON c.seq = e.seq '
    "WHERE e.id = ? AND e.after IS NULL ORDER BY e.seq DESC LIMIT 1"
)
GONE_SQL = (
    'SELECT max(e.seq), e.id, e."table" FROM edit e WHERE e.after IS NULL '
    "AND NOT EXISTS (SELECT 1 FROM record r WHERE r.id = e.id) GROUP BY e.id ORDER BY 1 DESC LIMIT ?"
)
RECENT = 2000  # deletions that are looked through


def titles_ever(db: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The title of each record that is there, and of each that is gone the one it had last."""
    wanted = {id for id in ids if id}
    found = titles(db, wanted)
    last: dict[str, Edit] = {}
    wave = wanted - found.keys()
    while wave:
        last |= {id: edit for id in wave if (edit := _last(db, id))}
        edits = [last[id] for id in wave & last.keys()]
        referred = {str(v) for edit in edits for n, v in _titled(edit) if v and _is_ref(edit, n)}
        wave = referred - found.keys() - last.keys()
        found |= titles(db, wave)
        wave -= found.keys()
    return {id: title for id in wanted if (title := _title(id, found, last, 0)) is not None}


def _title(id: str, found: dict[str, str], last: dict[str, Edit], depth: int) -> str | None:
    if id in found or id not in last or depth > DEEPEST:
        return found.get(id)
    parts = []
    for name, value in _titled(last[id]):
        text = "" if value is None else str(value)
        parts.append(_title(text, found, last, depth + 1) or "" if _is_ref(last[id], name) else text)
    found[id] = " · ".join(part for part in parts if part)
    return found[id]


def _last(db: Connection, id: str) -> Edit | None:
    row = db.execute(LAST_SQL, (id,)).fetchone()
    return migrations.converted(Edit(row[1], row[2], json.loads(row[3]), None), row[0]) if row else None


def _titled(edit: Edit) -> list[tuple[str, str | int | float | None]]:
    row: Row = edit.before or {}
    return [(name, row.get(name)) for name in _class(edit).META.title]


def _is_ref(edit: Edit, name: str) -> bool:
    return specs(_class(edit))[name].kind == "ref"


def _class(edit: Edit) -> type[Record]:
    return KINDS[edit.table]


def gone_named(db: Connection, words: str, limit: int = 20) -> list[tuple[str, str, str]]:
    """Records that are gone whose last title holds all `words`: id, kind and title, lately deleted first."""
    wanted = normalised(words).casefold().split()
    found: list[tuple[str, str, str]] = []
    rows = db.execute(GONE_SQL, (RECENT,)).fetchall() if wanted else []
    called = titles_ever(db, [row[1] for row in rows])
    for _, id, kind in rows:
        title = called.get(id, "")
        text = normalised(title).casefold()
        if all(word in text for word in wanted):
            found.append((id, kind, title))
            if len(found) == limit:
                break
    return found
