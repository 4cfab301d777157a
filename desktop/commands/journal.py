"""`parley log`, `undo` and `redo`: what was done to a tracker, and taking it back."""

from pathlib import Path

import click

from db.wording import minute
from desktop.commands.saying import say, say_json, say_table
from desktop.commands.shapes import change_shape
from desktop.commands.trackers import reading, tracker_argument, writing


@click.command()
@tracker_argument
@click.option(
    "--most", default=20, show_default=True, type=click.IntRange(1), help="How many to show at most."
)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def log(tracker: Path, most: int, as_json: bool) -> None:
    """List the changes of a tracker, newest first.

    \b
    JSON: [change], a change being {"seq", "id", "at" (UTC), "label", "kind", "author", "desk", "undoes"}
    """
    with reading(tracker) as store:
        changes = store.journal(limit=most)
    if as_json:
        say_json([change_shape(change) for change in changes])
        return
    told = {"edit": "", "undo": "Undone: ", "redo": "Redone: "}
    say_table(
        ["no", "when", "by", "what"],
        [
            (
                str(change.seq),
                minute(change.at),
                change.author or "unnamed",
                told.get(change.kind, "") + change.label,
            )
            for change in changes
        ],
    )


@click.command(short_help="Take back the newest change of this desk.")
@tracker_argument
def undo(tracker: Path) -> None:
    """Take back the newest change made on this desk, in the window or here."""
    with writing(tracker) as store:
        say(f"Undone: {store.undo().label}")


@click.command(short_help="Do again what was undone last.")
@tracker_argument
def redo(tracker: Path) -> None:
    """Do again what was undone last on this desk."""
    with writing(tracker) as store:
        say(f"Redone: {store.redo().label}")
