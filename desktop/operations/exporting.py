"""Exports: a tracker written out as a bundle or as tables, up to a marking."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from db import exchange
from db.errors import AlreadyThere, NoSuchFolder, NotWritten
from db.queries.snapshot import Snapshot
from db.reader import Reader
from db.records import KINDS, Edition

Report = Callable[[int, int], None]
TABLE = ".csv"


class Exported(NamedTuple):
    """What was written: `path`, how many records, and how many were left out for their marking.

    `lost`: which details the form of the file has no place for, in words, '' when none.
    """

    path: Path
    records: int
    cut: int
    lost: str = ""


def export_bundle(reader: Reader, target: Path, *, mark: str = "", report: Report | None = None) -> Exported:
    """Write a bundle: one file if `target` ends in .json, else a folder. `mark`: the highest that goes out.

    `report(done, total)` is called when the records were read. Raises NoSuchLevel, NoSuchFolder,
    AlreadyThere, NotWritten.
    """
    snapshot = reader.snapshot(handling_at_most=mark)
    if report:
        report(1, 2)
    exchange.write_bundle(snapshot, target, reader.blob)
    return _exported(snapshot, target)


def export_tables(reader: Reader, folder: Path, *, mark: str = "", report: Report | None = None) -> Exported:
    """Write a CSV table of each kind that has records into `folder`, in place of such tables from before.

    `mark`: the highest that goes out. Raises NoSuchLevel, NoSuchFolder, AlreadyThere (when the folder holds
    something else), NotWritten.
    """
    snapshot = reader.snapshot(handling_at_most=mark)
    _make_folder(folder)
    for done, (kind, cls) in enumerate(KINDS.items(), 1):
        place = folder / f"{kind}{TABLE}"
        if snapshot.count(cls) and cls is not Edition:
            exchange.write_table(snapshot, cls, place)
        else:
            # An earlier table may hold what this export's readers must not see.
            place.unlink(missing_ok=True)
        if report:
            report(done, len(KINDS))
    return _exported(snapshot, folder)


def _make_folder(folder: Path) -> None:
    if not folder.parent.is_dir():
        raise NoSuchFolder(folder.parent)
    ours = {f"{kind}{TABLE}" for kind in KINDS}
    try:
        if folder.exists() and not (folder.is_dir() and {each.name for each in folder.iterdir()} <= ours):
            raise AlreadyThere(folder)
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise NotWritten(folder, error.strerror or str(error)) from error


def _exported(snapshot: Snapshot, path: Path) -> Exported:
    written = sum(snapshot.count(cls) for cls in KINDS.values() if cls is not Edition)
    return Exported(path, written, len(snapshot.cut))
