"""`parley import`: bundles and tables into a tracker, as one step."""

from dataclasses import astuple
from pathlib import Path

import click

from db.exchange import Plan
from db.records import KINDS
from desktop.commands.progress import bar
from desktop.commands.saying import note, say, say_table
from desktop.commands.trackers import reading, tracker_argument, writing
from desktop.operations import importing

COUNTED = ("new", "changed", "unchanged", "refused")


@click.command(name="import", short_help="Take in bundles and tables, as one step.")
@tracker_argument
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option("--valid-only", is_flag=True, help="Leave out what is wrong and take the rest.")
@click.pass_context
def import_files(
    ctx: click.Context, tracker: Path, files: tuple[Path, ...], dry_run: bool, valid_only: bool
) -> None:
    """Import bundles (JSON) and tables (CSV named after their kind: actor.csv) as one step.

    A record whose id is there already is changed, any other is added. One wrong row stops the whole import
    and is named with file, line and field, unless --valid-only is given.

    \b
    Examples:
      parley import talks.parley actor.csv position.csv --dry-run
      parley import talks.parley their-dossier.json
    """
    if dry_run:
        with reading(tracker) as store, bar("Reading") as report:
            plan = importing.plan_import(store, files, report)
        _say_plan(plan)
        ctx.exit(1 if _wrong(plan) and not valid_only else 0)
    with writing(tracker) as store:
        with bar("Reading") as report:
            plan = importing.plan_import(store, files, report)
        change = store.apply(importing.import_files(plan, files, valid_only=valid_only))
        _say_notes(plan)
        if not change.edits:
            say("Nothing to import: all of it is there already.")
            return
        say(f"{change.label}: {_counted(plan)}. parley undo takes it back.")


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
