"""What records are called, for lists, search and history: resolved by pages, not one by one."""

from collections import defaultdict
from collections.abc import Iterable

from db.driver import Connection
from db.records import KINDS, Record, specs
from db.schema import quoted

CHUNK = 500


def kinds_of(db: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The kind of each record that is there, by id; what is no id is of none.

    SQLite takes no half characters, which stand among words that were asked for as if they were ids.
    """
    found: dict[str, str] = {}
    for some in _chunks(sorted({id for id in ids if id.isascii()})):
        marks = ", ".join("?" * len(some))
        found.update(db.execute(f"SELECT id, kind FROM record WHERE id IN ({marks})", some).fetchall())
    return found


def titles(db: Connection, ids: Iterable[str], known: dict[str, str] | None = None) -> dict[str, str]:
    """The title of each record that is there, by id, for example "Ukraine · Territory".

    `known` is read and filled: titles looked up before in the same page.
    """
    cache = {} if known is None else known
    wanted = set(ids)
    _look_up(db, wanted - cache.keys(), cache, depth=0)
    return {id: cache[id] for id in wanted if id in cache}


def _look_up(db: Connection, ids: set[str], cache: dict[str, str], depth: int) -> None:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for id, kind in kinds_of(db, ids).items():
        by_kind[kind].append(id)
    rows: list[tuple[type[Record], str, tuple[object, ...]]] = []
    for kind, members in by_kind.items():
        cls = KINDS[kind]
        chosen = ", ".join(quoted(name) for name in cls.META.title)
        for some in _chunks(members):
            marks = ", ".join("?" * len(some))
            sql = f"SELECT id, {chosen} FROM {quoted(kind)} WHERE id IN ({marks})"
            rows.extend((cls, row[0], row[1:]) for row in db.execute(sql, some).fetchall())
    # A title is at most a chain of four: condition → stance → position → actor; evidence of a cycle ends it.
    referred = {str(value) for cls, _, values in rows for value in _references(cls, values)}
    if depth < 6 and (more := referred - cache.keys()):
        _look_up(db, more, cache, depth + 1)
    for cls, id, values in rows:
        cache[id] = _joined(cls, values, cache)


def _references(cls: type[Record], values: tuple[object, ...]) -> Iterable[object]:
    pairs = zip(cls.META.title, values, strict=True)
    return (value for name, value in pairs if value and specs(cls)[name].kind == "ref")


def _joined(cls: type[Record], values: tuple[object, ...], cache: dict[str, str]) -> str:
    parts = []
    for name, value in zip(cls.META.title, values, strict=True):
        is_ref = specs(cls)[name].kind == "ref"
        parts.append(cache.get(str(value), "") if is_ref else "" if value is None else str(value))
    return " · ".join(part for part in parts if part)


def _chunks(ids: list[str]) -> Iterable[list[str]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))
