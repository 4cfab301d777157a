"""Reads a file of any form that Parley takes in."""

from pathlib import Path

from db.exchange.reading import Reading
from db.exchange.table_in import read_table
from db.exchange.unbundle import read_bundle

TABLES = (".csv", ".tsv", ".txt")


def read(path: Path, *, order: str = "DMY") -> Reading:
    """Read a bundle (JSON file or folder) or a table (CSV, its kind told by its name).

    `order`: how a date like 12/11/2026 in a table is read. Raises BadBundle, TooNew or NoSuchFile.
    """
    return read_table(path, order=order) if path.suffix.lower() in TABLES else read_bundle(path)
