"""`parley export`: a tracker as a bundle or as tables."""

from pathlib import Path

import click

from desktop.commands.progress import bar
from desktop.commands.saying import note, say
from desktop.commands.trackers import reading, refuse_itself, tracker_argument
from desktop.operations.exporting import export_bundle, export_tables
from desktop.operations.references import export_references


@click.command(short_help="Write a bundle or tables.")
@tracker_argument
@click.option(
    "--to", "target", required=True, type=click.Path(path_type=Path), metavar="FILE|FOLDER",
    help="Where to: a bundle in one file or a folder; sources in FILE.ris, FILE.bib or FILE.json.",
)  # fmt: skip
@click.option("--mark", default="", metavar="LEVEL", help="Leave out what is marked above LEVEL.")
@click.option(
    "--csv", "as_csv", is_flag=True, help="Write a CSV table of each kind into the folder, no bundle."
)
@click.option("--sources", is_flag=True, help="Write the list of sources, for programs that keep references.")
def export(tracker: Path, target: Path, mark: str, as_csv: bool, sources: bool) -> None:
    """Write a tracker out as a bundle (JSON) that any Parley imports, or as tables (CSV).

    With --sources only the list of sources: RIS, BibTeX or CSL JSON, told by the name of the file.

    What an earlier export wrote there is replaced; a folder with anything else in it is left alone.

    \b
    Examples:
      parley export talks.parley --to talks.json --mark TLP:GREEN
      parley export talks.parley --to tables --csv
      parley export talks.parley --to sources.bib --sources
    """
    refuse_itself(target, tracker, "--to")
    if as_csv and target.suffix.lower() == ".json":
        raise click.UsageError("Tables go into a folder. Give --to a FOLDER with --csv.")
    if sources and as_csv:
        raise click.UsageError("Give --sources or --csv, not both.")
    with reading(tracker) as store, bar("Writing") as report:
        if sources:
            done = export_references(store, target, mark=mark)
        elif as_csv:
            done = export_tables(store, target, mark=mark, report=report)
        else:
            done = export_bundle(store, target, mark=mark)
    say(f"Wrote {done.records} records to {done.path}")
    if done.cut:
        told = "1 record is" if done.cut == 1 else f"{done.cut} records are"
        note(f"{told} marked above {mark}, or belong to one that is, and stayed out.")
    if done.lost:
        note(f"{done.lost}.")
