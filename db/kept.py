"""What the tracker remembers for whoever works in it: outside the journal, the exports and the search.

It holds what comes out of the user's own text (how a spreadsheet's columns were read, words that are spelled
right), which no file beside the tracker may hold.
"""

import json
from typing import TypeAlias

from db.reader import Reader
from db.store import Store

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
KEEP_SQL = "INSERT OR REPLACE INTO kept(name, value) VALUES (?, ?)"


def keep(store: Store, name: str, value: Json) -> None:
    """Remember `value` under `name`, in place of what was there. Raises ReadOnly, NotWritten."""
    text = json.dumps(value)  # as ASCII: half characters are kept too
    with store.writing() as db:
        db.execute(KEEP_SQL, (name, text))


def kept(reader: Reader, name: str) -> Json:
    """What is remembered under `name`, or None."""
    row = reader.db.execute("SELECT value FROM kept WHERE name = ?", (name,)).fetchone()
    value: Json = json.loads(row[0]) if row else None
    return value


def kept_names(reader: Reader, beginning: str = "") -> list[str]:
    """The names under which something is remembered that begin so, in order."""
    rows = reader.db.execute("SELECT name FROM kept ORDER BY name").fetchall()
    return [name for (name,) in rows if name.startswith(beginning)]


def forget(store: Store, name: str) -> None:
    """Forget what is remembered under `name`, if anything is. Raises ReadOnly, NotWritten."""
    with store.writing() as db:
        db.execute("DELETE FROM kept WHERE name = ?", (name,))
