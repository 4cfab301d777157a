"""Imports: files read and compared with a tracker, then taken in as one step."""

from collections.abc import Callable, Sequence
from pathlib import Path

from db import exchange
from db.changes import Change
from db.exchange import Plan, Reading
from db.reader import Reader
from db.records import DOSSIER_ID, Dossier, Source

Report = Callable[[int, int], None]


def plan_import(reader: Reader, files: Sequence[Path], report: Report | None = None) -> Plan:
    """What importing bundles, tables and references together would do to a tracker; nothing is written.

    Dates in tables are read in the dossier's order. `report(done, total)` is called after each file and
    when all were compared. Raises BadBundle, TooNew, NoSuchFile.
    """
    from desktop.operations.references import brought, is_references, read_references  # when files are read

    found = reader.get(DOSSIER_ID)
    order = found.date_order if isinstance(found, Dossier) else "DMY"
    readings: list[Reading] = []
    before: list[Source] = []

    def compared(_done: int, _total: int) -> None:
        if report:
            report(len(readings), len(files) + 1)

    for done, file in enumerate(files, 1):
        if is_references(file):
            readings.append(read_references(file, reader.all(Source), before, compared))
            before += brought(readings[-1])
        else:
            readings.append(exchange.read(file, order=order))
        if report:
            report(done, len(files) + 1)
    plan = exchange.plan(readings, reader.snapshot())
    if report:
        report(len(files) + 1, len(files) + 1)
    return plan


def import_files(plan: Plan, files: Sequence[Path], *, valid_only: bool = False) -> Change:
    """Take in what a plan says, as one step; with `valid_only` all that is not refused.

    Raises ImportRefused when something is refused and `valid_only` is not asked for.
    """
    names = [file.name for file in files]
    listed = names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
    return plan.change(f"Import {listed}", valid_only)
