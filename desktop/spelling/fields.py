"""Which fields hold sentences, whose spelling is looked at, and in which language they are written."""

from collections.abc import Callable

from db.changes import Value
from db.records import KINDS, Record, specs

# Lines that hold words of a language; other lines hold names, codes, or words of a source.
LINES = frozenset({"title", "subtitle", "label", "low_label", "high_label", "day_label", "theme"})
NOT_PROSE = frozenset({("actor", "aliases")})
# What is in the language of a source: its language first, then that of the tracker.
OF_SOURCES: dict[tuple[str, str], str] = {
    ("evidence", "quote"): "quote_language",
    ("evidence", "locator"): "quote_language",
    ("source", "title"): "language",
}


def is_spelled(cls: type[Record], name: str) -> bool:
    """Whether the spelling of a field is looked at."""
    spec, kind = specs(cls)[name], cls.META.kind
    if spec.kind == "prose":
        return (kind, name) not in NOT_PROSE
    return spec.kind == "text" and name in LINES


def spelled_fields() -> dict[str, tuple[str, ...]]:
    """The fields whose spelling is looked at, by kind."""
    by_kind = {kind: tuple(n for n in specs(cls) if is_spelled(cls, n)) for kind, cls in KINDS.items()}
    return {kind: fields for kind, fields in by_kind.items() if fields}


def language_of(cls: type[Record], name: str, value: Callable[[str], Value], otherwise: str) -> str:
    """The language tag a field is written in: its own where the record says it, else `otherwise`.

    `value`: gives the value of another field of the record.
    """
    field = OF_SOURCES.get((cls.META.kind, name), "")
    return str((value(field) if field else "") or otherwise)
