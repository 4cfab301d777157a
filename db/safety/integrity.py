"""Is a tracker whole: file, registry, values, dates, search index, kept files, journal. Reads only."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from db import dates, driver, indexing, rows, schema, text_index
from db.changes import Value
from db.driver import Connection
from db.reader import Reader
from db.records import KINDS, Record, references, specs
from db.records.values import problems as wrong_values
from db.safety.replay import journal_problems
from db.schema import quoted

Check = Callable[[Connection], Iterable[str]]
# Of one check; a damaged file can have as many as it has records.
SHOWN = 20


def problems(reader: Reader, report: Callable[[int, int], None] | None = None) -> list[str]:
    """What is wrong with the tracker's file, each as a sentence; empty when it is whole.

    `report(done, total)` is called after each of the checks. A check names 20 of its findings at most.
    """
    found: list[str] = []
    with rows.one_view(reader.db):
        for done, check in enumerate(CHECKS, 1):
            found += _limited(check(reader.db))
            if report:
                report(done, len(CHECKS))
    return found


def _limited(sentences: Iterable[str]) -> Iterator[str]:
    listed = iter(sentences)
    yield from islice(listed, SHOWN)
    if more := sum(1 for _ in listed):
        yield f"… and {more} more of the same sort."


# -- the file ----------------------------------------------------------------------------------------


def _file(db: Connection) -> Iterator[str]:
    for (said,) in db.execute(f"PRAGMA integrity_check({SHOWN})").fetchall():
        if said != "ok":
            yield f"The file is damaged: {said}."


def _foreign_keys(db: Connection) -> Iterator[str]:
    for table, n, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"{_label(table)} in row {n} refers to a {parent} that is not there."


# -- registry, rows and references -------------------------------------------------------------------


def _registry(db: Connection) -> Iterator[str]:
    known = ", ".join("?" * len(KINDS))
    sql = f"SELECT id, kind FROM record WHERE kind NOT IN ({known})"
    for id, kind in db.execute(sql, tuple(KINDS)):
        yield f"{id} is registered as a “{kind}”, which is no kind of record."
    for cls in KINDS.values():
        yield from _registered(db, cls)


def _registered(db: Connection, cls: type[Record]) -> Iterator[str]:
    kind, table = cls.META.kind, quoted(cls.META.kind)
    lost = f"SELECT r.id FROM record r LEFT JOIN {table} t ON t.n = r.n WHERE r.kind = ? AND t.n IS NULL"
    for (id,) in db.execute(lost, (kind,)):
        yield f"{cls.META.label} {id} is registered, but its row is missing."
    astray = (
        f"SELECT t.id FROM {table} t LEFT JOIN record r ON r.n = t.n "
        "WHERE r.n IS NULL OR r.id <> t.id OR r.kind <> ?"
    )
    for (id,) in db.execute(astray, (kind,)):
        yield f"{cls.META.label} {id} has a row, but is not registered so."


def _references(db: Connection) -> Iterator[str]:
    for cls in KINDS.values():
        for name in references(cls):
            if allowed := specs(cls)[name].refs:
                yield from _of_wrong_kind(db, cls, name, allowed)


def _of_wrong_kind(db: Connection, cls: type[Record], name: str, allowed: tuple[str, ...]) -> Iterator[str]:
    marks = ", ".join("?" * len(allowed))
    sql = (
        f"SELECT t.id, r.id, r.kind FROM {quoted(cls.META.kind)} t JOIN record r ON r.id = t.{quoted(name)} "
        f"WHERE r.kind NOT IN ({marks})"
    )
    for id, target, kind in db.execute(sql, allowed):
        yield f"{_field(cls, id, name)}: {target} is of a kind that can't stand there ({kind})."


# -- values and dates --------------------------------------------------------------------------------


def _values(db: Connection) -> Iterator[str]:
    for cls in KINDS.values():
        names = schema.columns(cls)
        for row in db.execute(rows.select(cls)):
            for wrong in wrong_values(cls, dict(zip(names, row, strict=True))):
                yield str(wrong)


def _date_bounds(db: Connection) -> Iterator[str]:
    for cls in KINDS.values():
        for name in schema.date_fields(cls):
            first, last = (quoted(name + end) for end in ("_from", "_to"))
            sql = f"SELECT id, {quoted(name)}, {first}, {last} FROM {quoted(cls.META.kind)}"
            for id, text, *kept in db.execute(sql):
                if kept != [*_bounds(text)]:
                    yield f"{_field(cls, id, name)}: {text or 'no date'} is sorted wrongly."


def _bounds(text: str) -> tuple[str | None, str | None]:
    try:
        return dates.bounds(text)
    except dates.BadDate:
        return None, None  # what is no date is said among the values


# -- search index ------------------------------------------------------------------------------------


def _search_index(db: Connection) -> Iterator[str]:
    yield from _differing(db, "search", _fresh_index(db), "records", lambda n: _named(db, n))


def _text_index(db: Connection) -> Iterator[str]:
    """The words of the texts kept of sources, and the places of their paragraphs."""
    fresh = driver.memory()
    for statement in text_index.TEXT_SEARCH_SQL:
        fresh.execute(statement)
    for n in text_index.sources_with_text(db):
        held = db.execute(
            'SELECT n, "first", "last" FROM text_part WHERE source = ? ORDER BY n', (n,)
        ).fetchall()
        text = text_index.text_of(db, n) or ""
        if [place for _, *place in held] != [[*place] for place in text_index.parts(text)]:
            yield f"The text of {_named(db, n)} is not found by search as it should be."
        rows = [(part, indexing.normalised(text[first:last])) for part, first, last in held]
        fresh.executemany(text_index.INSERT_WORDS, rows)
    yield from _differing(db, "text_search", fresh, "texts of sources", lambda n: _part_named(db, n))


def _part_named(db: Connection, n: int) -> str:
    row = db.execute("SELECT source FROM text_part WHERE n = ?", (n,)).fetchone()
    return f"A paragraph of {_named(db, row[0])}" if row else f"A paragraph that is no longer there (row {n})"


def _differing(
    db: Connection, table: str, fresh: Connection, of: str, named: Callable[[int], str]
) -> Iterator[str]:
    """What an index has otherwise than one made anew, which is closed."""
    try:
        sizes = f"SELECT id, sz FROM {table}_docsize"
        have, want = (dict(each.execute(sizes)) for each in (db, fresh))
        amiss = sorted(n for n in have.keys() | want.keys() if have.get(n) != want.get(n))
        for n in amiss:
            yield f"{named(n)} is not found by search as it should be."
        if not amiss and _words(db, table) != _words(fresh, table):
            yield f"The search index holds other words than the {of}."
    finally:
        fresh.close()


def _fresh_index(db: Connection) -> Connection:
    """An index in memory, as one made from the rows would be."""
    known: dict[str, str] = {}

    def name(id: str) -> str:
        if id not in known:
            row = db.execute("SELECT kind FROM record WHERE id = ?", (id,)).fetchone()
            known[id] = indexing.stored_name(db, id) if row and row[0] in KINDS else ""
        return known[id]

    fresh = driver.memory()
    fresh.execute(indexing.SEARCH_SQL)
    for cls in KINDS.values():
        names = ("n", *specs(cls))
        sql = f"SELECT {', '.join(map(quoted, names))} FROM {quoted(cls.META.kind)}"
        values = (dict(zip(names, row, strict=True)) for row in db.execute(sql))
        documents = ((row["n"], *indexing.document(cls, row, name)) for row in values)
        fresh.executemany(indexing.INSERT_SQL, documents)
    return fresh


def _words(db: Connection, table: str) -> set[tuple[Value, ...]]:
    """Each word of an index with how many records and how often; by a table that is temporary."""
    held = db.execute("PRAGMA query_only").fetchone()[0]
    db.execute("PRAGMA query_only=OFF")
    try:
        db.execute(f"CREATE VIRTUAL TABLE temp.search_words USING fts5vocab('main', '{table}', 'row')")
        found = set(db.execute("SELECT term, doc, cnt FROM temp.search_words"))
        db.execute("DROP TABLE temp.search_words")
    finally:
        db.execute(f"PRAGMA query_only={held}")
    return found


def _named(db: Connection, n: int) -> str:
    row = db.execute("SELECT kind, id FROM record WHERE n = ?", (n,)).fetchone()
    return f"{_label(row[0])} {row[1]}" if row else f"A record that is no longer there (row {n})"


# -- kept files --------------------------------------------------------------------------------------


def _kept_files(db: Connection) -> Iterator[str]:
    lost = "SELECT b.id FROM blob b LEFT JOIN blob_data d ON d.sha256 = b.sha256 WHERE d.sha256 IS NULL"
    for (id,) in db.execute(lost):
        yield f"File {id} is named, but its content is missing."
    for sha256, content in db.execute("SELECT sha256, bytes FROM blob_data"):
        if hashlib.sha256(content).hexdigest() != sha256:
            yield f"A kept file ({sha256[:12]}…) has other content than when it was put in."


def _field(cls: type[Record], id: str, name: str) -> str:
    return f"{cls.META.label} {id}, {specs(cls)[name].label}"


def _label(kind: str) -> str:
    return KINDS[kind].META.label if kind in KINDS else kind


CHECKS: tuple[Check, ...] = (
    _file,
    _foreign_keys,
    _registry,
    _references,
    _values,
    _date_bounds,
    _search_index,
    _text_index,
    _kept_files,
    journal_problems,
)
