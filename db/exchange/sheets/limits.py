"""How much of a sheet is read at most, and the words for what is more."""

from pathlib import Path

from db.errors import BadBundle

MEGABYTE = 2**20
MOST_BYTES = 200 * MEGABYTE
MOST_UNPACKED = 600 * MEGABYTE
MOST_CELLS = 4_000_000


def check_size(path: Path, size: int) -> None:
    """Raise BadBundle for a file that is too large to be read."""
    if size > MOST_BYTES:
        found = size / MEGABYTE
        raise BadBundle(path, f"it has {found:,.0f} MB, and at most {MOST_BYTES // MEGABYTE} MB are read.")


def check_unpacked(file: str, size: int) -> None:
    """Raise BadBundle for a workbook that unpacks to more than is read."""
    if size > MOST_UNPACKED:
        reason = (
            f"unpacked it has more than {MOST_UNPACKED // MEGABYTE} MB, which no sheet of a tracker needs. "
            "Save the sheet you want alone in a new workbook and import that."
        )
        raise BadBundle(file, reason)


def check_cells(file: str, rows: int, columns: int) -> None:
    """Raise BadBundle for a sheet with more cells than are read."""
    if rows * columns > MOST_CELLS:
        reason = (
            f"a sheet in it reaches over {rows:,} rows × {columns:,} columns; at most {MOST_CELLS:,} cells "
            "are read. Delete the rows and columns that are not needed, or save a part of it alone."
        )
        raise BadBundle(file, reason)
