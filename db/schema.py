"""The tables the declared records ask for; what the migrations make must come to the same."""

import hashlib
import re
from collections.abc import Iterator

from db.driver import Connection
from db.records import KINDS, Record, references, required, specs

SQL_TYPES = {"whole": "INTEGER", "flag": "INTEGER", "number": "REAL"}


def quoted(name: str) -> str:
    """An identifier as SQL: several field names are SQL keywords."""
    return '"' + name.replace('"', '""') + '"'


def columns(cls: type[Record]) -> tuple[str, ...]:
    """The stored columns of a kind's fields, `id` first, without `n` and the date bounds."""
    return tuple(specs(cls))


def date_fields(cls: type[Record]) -> tuple[str, ...]:
    """The date fields of a kind, each stored with `<field>_from` and `<field>_to`."""
    return tuple(name for name, spec in specs(cls).items() if spec.kind == "date")


def _column(cls: type[Record], name: str) -> Iterator[str]:
    spec = specs(cls)[name]
    sql = SQL_TYPES.get(spec.kind, "TEXT")
    if spec.kind == "ref":
        needed = " NOT NULL" if name in required(cls) else ""
        yield f"{quoted(name)} TEXT{needed} REFERENCES record(id) ON DELETE RESTRICT"
    elif sql == "TEXT":
        yield f"{quoted(name)} TEXT NOT NULL DEFAULT ''"
    else:
        yield f"{quoted(name)} {sql}" + (" NOT NULL" if name in required(cls) else "")
    if spec.kind == "date":
        yield f"{quoted(name + '_from')} TEXT"
        yield f"{quoted(name + '_to')} TEXT"


def table_sql(cls: type[Record]) -> str:
    """The CREATE TABLE statement of a kind."""
    lines = [
        "n INTEGER PRIMARY KEY REFERENCES record(n) ON DELETE RESTRICT",
        "id TEXT NOT NULL UNIQUE REFERENCES record(id) ON DELETE RESTRICT",
        *(line for name in columns(cls) if name != "id" for line in _column(cls, name)),
    ]
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {quoted(cls.META.kind)} (\n  {body}\n) STRICT"


def index_sql(cls: type[Record]) -> Iterator[str]:
    """The CREATE INDEX statements of a kind: every reference, its valid time, and what its links join."""
    kind = cls.META.kind
    if cls.META.joins:
        joined = ", ".join(quoted(name) for name in cls.META.joins)
        yield f"CREATE UNIQUE INDEX {quoted(f'{kind}_joins')} ON {quoted(kind)} ({joined})"
    indexed = [*references(cls), *([f"{cls.META.begins}_from"] if cls.META.begins else [])]
    for name in indexed:
        yield f"CREATE INDEX {quoted(f'{kind}_{name}')} ON {quoted(kind)} ({quoted(name)})"


def statements() -> Iterator[str]:
    """All statements the declared records ask for, registry, journal and search apart."""
    for cls in KINDS.values():
        yield table_sql(cls)
        yield from index_sql(cls)


# Made by the libraries in words of their own, which may change with them: what they are is all that counts.
_NOT_OURS = re.compile(
    r"table ((?:text_)?search_(data|idx|docsize|config)|_sqlite_migrations)|index idx__sqlite_\w+"
)


def described(db: Connection) -> dict[str, str]:
    """What a file's schema holds, by name: the SQL of each table, index, view and trigger, spaces folded."""
    rows = db.execute(
        "SELECT type || ' ' || name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~'"
    )
    return {
        name: " ".join(sql.split()[:2] if _NOT_OURS.fullmatch(name) else sql.split()) for name, sql in rows
    }


def digest(schema: dict[str, str]) -> str:
    """A short fingerprint of a schema, for comparing without building a reference."""
    text = "\n".join(f"{name}: {schema[name]}" for name in sorted(schema))
    return hashlib.sha256(text.encode()).hexdigest()[:32]
