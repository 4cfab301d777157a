"""The changes of the journal as a list: narrowed, paged, and what each of them touched, in SQL."""

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from db import journal
from db.changes import Change, ChangeKind
from db.driver import Connection
from db.indexing import normalised
from db.records import KINDS, specs

FEW = 1000  # edits of a change whose records are counted one by one


@dataclass(frozen=True, slots=True)
class Asked:
    """Which changes are listed; what is empty narrows nothing.

    `words`: all in the label. `author`: None = anybody, '' = whoever gave no name. `table`: a kind of record
    it touched. `first`, `last`: moments as the journal writes them, both included. `record`: an id; it,
    or a part of it, was touched.
    """

    words: str = ""
    author: str | None = None
    kind: ChangeKind | None = None
    table: str = ""
    first: str = ""
    last: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A change as the list shows it. `records`: how many it touched; `tables`: of which kinds, the commonest
    first. `undone`: it was taken back, and that still stands.
    """

    change: Change
    records: int
    tables: tuple[str, ...]
    undone: bool


def numbers(
    db: Connection, asked: Asked, above: int = 0, touched: Sequence[str] | None = None
) -> "array[int]":
    """The places in the journal of the changes asked for, newest first; those `above` a place alone.

    `touched`: what `touched_with` says of the record asked for, where it is known.
    """
    tests, values = _tests(db, asked, above, touched)
    if not asked.words.strip():
        sql = f"SELECT c.seq FROM change c WHERE {tests} ORDER BY c.seq DESC"
        return array("q", [row[0] for row in db.execute(sql, values).fetchall()])
    wanted = _folded(asked.words).split()
    sql = f"SELECT c.seq, c.label FROM change c WHERE {tests} ORDER BY c.seq DESC"
    found = array("q")
    for seq, label in db.execute(sql, values):
        text = _folded(label)
        if all(word in text for word in wanted):
            found.append(seq)
    return found


def _folded(text: str) -> str:
    return normalised(text).casefold()


def _tests(
    db: Connection, asked: Asked, above: int, touched: Sequence[str] | None
) -> tuple[str, list[str | int]]:
    pairs: list[tuple[str, str | int | None]] = [
        ("c.seq > ?", above or None),
        ("c.author = ?", asked.author),
        ("c.kind = ?", asked.kind),
        ('EXISTS (SELECT 1 FROM edit e WHERE e.seq = c.seq AND e."table" = ?)', asked.table or None),
        ("c.at >= ?", asked.first or None),
        ("c.at <= ?", asked.last or None),
    ]
    tests = [test for test, value in pairs if value is not None]
    values = [value for _, value in pairs if value is not None]
    if asked.record:
        tests.append("c.seq IN (SELECT seq FROM edit WHERE id IN (SELECT value FROM json_each(?)))")
        ids = touched_with(db, asked.record) if touched is None else list(touched)
        values.append(json.dumps(ids))
    return " AND ".join(tests) or "1", values


def touched_with(db: Connection, id: str) -> list[str]:
    """The id of a record and those of its parts, and of theirs, also of parts that are gone."""
    found: dict[str, None] = {}
    wave = {id: kind_of(db, id)}
    while wave:
        found |= dict.fromkeys(wave)
        wave = {part: kind for part, kind in _parts(db, wave) if part not in found}
    return list(found)


def _parts(db: Connection, owners: Mapping[str, str]) -> list[tuple[str, str]]:
    """The id and kind of each record that is or was part of one of `owners`, which are kinds by id."""
    kinds = set(owners.values())
    owning = {cls.META.kind: cls.META.owner for cls in KINDS.values() if cls.META.owner}
    owning = {kind: field for kind, field in owning.items() if _fits(kind, field, kinds)}
    cases = "".join(f" WHEN '{kind}' THEN '$.{field}'" for kind, field in owning.items())
    marks = ", ".join("?" * len(owning))
    # As the edits say it: a part that is gone has no row any more.
    sql = (
        f'SELECT DISTINCT e.id, e."table" FROM edit e WHERE e."table" IN ({marks}) AND '
        f'json_extract(coalesce(e.after, e.before), CASE e."table"{cases} END) '
        "IN (SELECT value FROM json_each(?))"
    )
    rows = db.execute(sql, (*owning, json.dumps(list(owners)))).fetchall()
    return [(str(row[0]), str(row[1])) for row in rows]


def _fits(kind: str, field: str, owners: set[str]) -> bool:
    refs = specs(KINDS[kind])[field].refs
    return not refs or not owners.isdisjoint(refs)


def kind_of(db: Connection, id: str) -> str:
    """The kind of a record, also of one that is gone; '' when it was never there."""
    row = db.execute('SELECT "table" FROM edit WHERE id = ? ORDER BY seq DESC LIMIT 1', (id,)).fetchone()
    return str(row[0]) if row else ""


def page(db: Connection, some: Sequence[int]) -> dict[int, Entry]:
    """The changes at these places of the journal, without their edits."""
    marks = ", ".join("?" * len(some))
    sql = (
        f"SELECT {journal.COLUMNS}, {journal.UNDONE}, "
        "coalesce((SELECT max(e.place) + 1 FROM edit e WHERE e.seq = c.seq), 0) "
        f"FROM change c WHERE c.seq IN ({marks})"
    )
    rows = db.execute(sql, list(some)).fetchall()
    touched = _touched(db, [row[0] for row in rows if row[10] <= FEW])
    found: dict[int, Entry] = {}
    for row in rows:
        change, edits = journal.of_row(row), int(row[10])
        # To count the records of an import one by one would hold up the list.
        kinds = touched.get(change.seq, {}) if edits <= FEW else _kinds(db, change.seq, edits)
        tables = sorted(kinds, key=lambda kind: -kinds[kind])
        found[change.seq] = Entry(change, sum(kinds.values()), tuple(tables), bool(row[9]))
    return found


def _touched(db: Connection, some: Sequence[int]) -> dict[int, dict[str, int]]:
    """How many records of each kind some changes touched."""
    marks = ", ".join("?" * len(some))
    sql = f'SELECT seq, "table", count(DISTINCT id) FROM edit WHERE seq IN ({marks}) GROUP BY 1, 2'
    found: dict[int, dict[str, int]] = {}
    for seq, table, number in db.execute(sql, list(some)).fetchall():
        found.setdefault(seq, {})[table] = number
    return found


def _kinds(db: Connection, seq: int, edits: int) -> dict[str, int]:
    """The kinds of record at the beginning of a large change; all of its edits count for the first."""
    sql = f'SELECT "table", count(*) FROM edit WHERE seq = ? AND place < {FEW} GROUP BY 1 ORDER BY 2 DESC'
    found = dict(db.execute(sql, (seq,)).fetchall())
    first = next(iter(found))
    return {**dict.fromkeys(found, 0), first: edits}


def is_undone(db: Connection, change: Change) -> bool:
    """Whether a recorded change was taken back, and that still stands."""
    row = db.execute(f"SELECT {journal.UNDONE} FROM change c WHERE c.seq = ?", (change.seq,)).fetchone()
    return bool(row and row[0])


def authors(db: Connection) -> list[str]:
    """Everybody who wrote a change, in order; '' for those who gave no name."""
    rows = db.execute("SELECT DISTINCT author FROM change").fetchall()
    return sorted((str(row[0]) for row in rows), key=str.casefold)


def kinds_used(db: Connection) -> list[ChangeKind]:
    """The kinds of change there are."""
    rows = db.execute("SELECT DISTINCT kind FROM change ORDER BY kind").fetchall()
    return [cast(ChangeKind, row[0]) for row in rows]
