"""Unfinished forms and dialogs, kept in the tracker: outside the journal, the exports and the search."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from db.changes import Value
from db.journal import stamped
from db.reader import Reader
from db.store import Store

FIND_SQL = "SELECT id, record, kind, fields, at FROM draft"
KEEP_SQL = "INSERT OR REPLACE INTO draft(id, record, kind, fields, at) VALUES (?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed into a form and not yet written. `record`: the one it edits, empty for a new one.

    `kind`: that of the record; of a dialog, which edits none, another word.
    `fields`: as typed, sound or not. `at`: when it was kept (UTC, ISO).
    """

    key: str
    record: str
    kind: str
    fields: Mapping[str, Value]
    at: str


def keep(store: Store, key: str, record: str, kind: str, fields: Mapping[str, Value]) -> Draft:
    """Keep what stands in a form under `key`, in place of what was kept there before.

    The disk is not waited for, so that it can be called at each pause in typing: the end of the application
    loses nothing, a power cut perhaps the last seconds. Raises ReadOnly, NotWritten.
    """
    draft = Draft(key, record, kind, dict(fields), stamped(datetime.now(UTC)))
    row = (key, record, kind, json.dumps(draft.fields), draft.at)  # as ASCII: half characters are kept too
    store.db.execute("PRAGMA synchronous=NORMAL")
    try:
        with store.writing() as db:
            db.execute(KEEP_SQL, row)
    finally:
        store.db.execute("PRAGMA synchronous=FULL")
    return draft


def drafts(reader: Reader) -> list[Draft]:
    """All that is kept, newest first."""
    return [_made(row) for row in reader.db.execute(f"{FIND_SQL} ORDER BY at DESC, id").fetchall()]


def draft(reader: Reader, key: str) -> Draft | None:
    """What is kept under `key`, or None."""
    row = reader.db.execute(f"{FIND_SQL} WHERE id = ?", (key,)).fetchone()
    return _made(row) if row else None


def _made(row: tuple[str, str, str, str, str]) -> Draft:
    key, record, kind, fields, at = row
    return Draft(key, record, kind, json.loads(fields), at)


def drop(store: Store, key: str) -> None:
    """Forget what is kept under `key`, if anything is. Raises ReadOnly, NotWritten."""
    with store.writing() as db:
        db.execute("DELETE FROM draft WHERE id = ?", (key,))
