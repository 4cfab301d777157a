"""The texts of some fields of every record of a kind, without making records of them."""

from collections.abc import Iterator, Sequence

from db.reader import Reader
from db.schema import quoted


def texts_of(reader: Reader, kind: str, fields: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What stands in `fields` of each record of a kind, in the order they were written; '' for nothing."""
    chosen = ", ".join(f"coalesce({quoted(name)}, '')" for name in fields)
    for row in reader.db.execute(f"SELECT {chosen} FROM {quoted(kind)}"):
        yield tuple(map(str, row))
