"""Writes a table: the records of one kind as CSV (RFC 4180), fields as columns."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from db.changes import Value
from db.exchange.cells import cell
from db.exchange.reading import Holding
from db.records import Record, specs
from db.whole import write_whole

BOM = "\ufeff"


def columns(cls: type[Record]) -> tuple[str, ...]:
    """The columns of a kind: its declared fields, `id` first, less those that the store derives."""
    return tuple(name for name, spec in specs(cls).items() if not spec.derived)


def table_bytes(holding: Holding, cls: type[Record], *, bom: bool = False, delimiter: str = ",") -> bytes:
    """The records of a kind in their default order as CSV in UTF-8; `bom` tells Excel so."""
    return b"".join(_parts(holding, cls, bom, delimiter))


def write_table(
    holding: Holding, cls: type[Record], path: Path, *, bom: bool = False, delimiter: str = ","
) -> None:
    """Write the records of a kind to `path` as CSV; raises NoSuchFolder or NotWritten."""
    write_whole(path, _parts(holding, cls, bom, delimiter))


def guarded_table(names: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Any rows under their names as CSV in UTF-8 that Excel reads as such; guarded against formulas."""
    buffer = io.StringIO(newline="")
    buffer.write(BOM)
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([cell(value) for value in row] for row in rows)
    return _drained(buffer)


def _parts(holding: Holding, cls: type[Record], bom: bool, delimiter: str) -> Iterator[bytes]:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    buffer.write(BOM if bom else "")
    writer.writerow(columns(cls))
    for record in holding.all(cls):
        values = (
            holding.mark(record) if name == "handling" else getattr(record, name) for name in columns(cls)
        )
        writer.writerow([cell(value) for value in values])
        yield _drained(buffer)
    yield _drained(buffer)


def _drained(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()
