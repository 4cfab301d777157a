"""`parley import`: bundles and tables into a tracker, as one step."""

from dataclasses import astuple
from pathlib import Path
from typing import Any

import click

from db.changes import Change
from db.exchange import Plan
from db.exchange.sheets import WORKBOOKS
from db.records import KINDS
from desktop.commands.progress import bar
from desktop.commands.saying import note, say, say_table
from desktop.commands.sheets import SheetOptions, read_sheet, say_mapping, sheet_options
from desktop.commands.trackers import reading, tracker_argument, writing
from desktop.operations import importing, sheets

COUNTED = ("new", "changed", "unchanged", "refused")


@click.command(name="import", short_help="Take in bundles, tables and references, as one step.")
@tracker_argument
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option("--valid-only", is_flag=True, help="Leave out what is wrong and take the rest.")
@sheet_options
@click.pass_context
def import_files(
    ctx: click.Context,
    /,
    tracker: Path,
    files: tuple[Path, ...],
    dry_run: bool,
    valid_only: bool,
    **said: Any,
) -> None:
    """Import bundles (JSON), tables (CSV named after their kind: actor.csv), references (RIS, BibTeX, CSL
    JSON) or a spreadsheet as one step.

    A record whose id is there already is changed, any other is added. One wrong row stops the whole import
    and is named with file, line and field, unless --valid-only is given.

    A spreadsheet (.xlsx, .xls, .ods, or .csv with headings of its own) is imported alone. What its columns
    become is guessed from headings and content, or as it was before; --dry-run shows it. Names that the
    tracker does not have become new records.

    A reference with the DOI, the address, or the title and date of a source that is there fills only what is
    empty in that; one that looks like such a source is named.

    \b
    Examples:
      parley import talks.parley actor.csv position.csv --dry-run
      parley import talks.parley their-dossier.json
      parley import talks.parley Talks.xlsx --dry-run
      parley import talks.parley Talks.xlsx --map "Party=actor" --map "Notes=" --set channel=official
      parley import talks.parley zotero.ris --dry-run
      parley import talks.parley meetings.csv --kind event --date-order MDY
    """
    options = SheetOptions(**said)
    alone = len(files) == 1 and sheets.is_sheet(files[0])
    if options.any or alone or any(path.suffix.lower() in WORKBOOKS for path in files):
        _import_sheet(ctx, tracker, files, options, dry_run, valid_only)
        return
    if dry_run:
        with reading(tracker) as store, bar("Reading") as report:
            plan = importing.plan_import(store, files, report)
        _say_plan(plan)
        ctx.exit(1 if _wrong(plan) and not valid_only else 0)
    with writing(tracker) as store:
        with bar("Reading") as report:
            plan = importing.plan_import(store, files, report)
        change = store.apply(importing.import_files(plan, files, valid_only=valid_only))
        _say_done(change, plan)


def _import_sheet(
    ctx: click.Context,
    tracker: Path,
    files: tuple[Path, ...],
    options: SheetOptions,
    dry_run: bool,
    valid_only: bool,
) -> None:
    if len(files) > 1:
        raise click.UsageError("A spreadsheet is imported alone. Give one file.")
    if dry_run:
        with reading(tracker) as store:
            read = read_sheet(store, files[0], options)
        say_mapping(read)
        _say_plan(read.planned.plan)
        ctx.exit(1 if _wrong(read.planned.plan) and not valid_only else 0)
    with writing(tracker) as store:
        read = read_sheet(store, files[0], options)
        change = store.apply(sheets.import_sheet(read.planned, files[0], valid_only=valid_only))
        sheets.remember(store, read.sheet, read.mapping)
        _say_done(change, read.planned.plan)


def _say_done(change: Change, plan: Plan) -> None:
    _say_notes(plan)
    if change.edits:
        say(f"{change.label}: {_counted(plan)}. parley undo takes it back.")
    else:
        say("Nothing to import: all of it is there already.")


def _wrong(plan: Plan) -> bool:
    return bool(plan.refusals or plan.blanked)


def _say_plan(plan: Plan) -> None:
    rows = [
        (KINDS[kind].META.plural if kind in KINDS else kind, *(str(number) for number in astuple(counts)))
        for kind, counts in plan.counts.items()
    ]
    say_table(["kind", *COUNTED], rows)
    _say_notes(plan)
    say(f"It would be: {_counted(plan)}. Nothing was written.")


def _counted(plan: Plan) -> str:
    numbers = zip(astuple(plan.total), COUNTED, strict=True)
    return ", ".join(f"{number} {what}" for number, what in numbers if number) or "nothing"


def _say_notes(plan: Plan) -> None:
    for line in plan.notes:
        note(line)
    for refusal in plan.refusals:
        note(str(refusal))
    for blanked in plan.blanked:
        note(f"{blanked} The field stays empty.")
