"""`parley export`: a tracker as a bundle or as tables."""

from pathlib import Path

import click

from desktop.commands.progress import bar
from desktop.commands.saying import note, say
from desktop.commands.trackers import reading, refuse_itself, tracker_argument
from desktop.operations.exporting import export_bundle, export_tables


@click.command(short_help="Write a bundle or tables.")
@tracker_argument
@click.option(
    "--to", "target", required=True, type=click.Path(path_type=Path), metavar="FILE.json|FOLDER",
    help="Where to: a bundle in one file, or a folder.",
)  # fmt: skip
@click.option("--mark", default="", metavar="LEVEL", help="Leave out what is marked above LEVEL.")
@click.option(
    "--csv", "as_csv", is_flag=True, help="Write a CSV table of each kind into the folder, no bundle."
)
def export(tracker: Path, target: Path, mark: str, as_csv: bool) -> None:
    """Write a tracker out as a bundle (JSON) that any Parley imports, or as tables (CSV).

    What an earlier export wrote there is replaced; a folder with anything else in it is left alone.

    \b
    Examples:
      parley export talks.parley --to talks.json --mark TLP:GREEN
      parley export talks.parley --to tables --csv
    """
    refuse_itself(target, tracker, "--to")
    if as_csv and target.suffix.lower() == ".json":
        raise click.UsageError("Tables go into a folder. Give --to a FOLDER with --csv.")
    with reading(tracker) as store, bar("Writing") as report:
        if as_csv:
            done = export_tables(store, target, mark=mark, report=report)
        else:
            done = export_bundle(store, target, mark=mark)
    say(f"Wrote {done.records} records to {done.path}")
    if done.cut:
        told = "1 record is" if done.cut == 1 else f"{done.cut} records are"
        note(f"{told} marked above {mark}, or belong to one that is, and stayed out.")
