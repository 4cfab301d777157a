"""`parley backup`: a dated copy of a tracker."""

from pathlib import Path

import click

from desktop.commands.saying import say
from desktop.commands.trackers import reading, tracker_argument


@click.command(short_help="Write a dated copy.")
@tracker_argument
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    help="The folder for the copy.  [default: beside the tracker]",
)
def backup(tracker: Path, folder: Path | None) -> None:
    """Write a dated copy of a tracker, also while it is being edited."""
    with reading(tracker) as store:
        say(f"Copied to {store.backup(folder)}")
