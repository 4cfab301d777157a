"""`parley set`: fields of a record."""

from collections.abc import Iterable
from pathlib import Path

import click

from db.queries.snapshot import Snapshot
from db.records import Record, specs
from desktop.commands.given import assignments, value_of
from desktop.commands.records import record_named, value_text
from desktop.commands.saying import note, say, say_pairs, shortened
from desktop.commands.trackers import tracker_argument, writing
from desktop.operations import records
from desktop.operations.edits import with_values
from desktop.operations.grading import regraded

LONGEST = 60
RESTS = "“{}” is {}. What rests on it, issued papers among it: parley rests {} {}"


@click.command(name="set", short_help="Set fields of a record.")
@tracker_argument
@click.argument("id")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
def set_fields(tracker: Path, id: str, fields: tuple[str, ...]) -> None:
    """Set fields of a record, as one step; FIELD= empties one. undo takes it back.

    Dates may be typed: 2026-02, Feb 2026, before June 2025. A reference is an id or a name. Of a source that
    is withdrawn or graded anew it is said how to list what rests on it.

    \b
    Examples:
      parley set talks.parley p01 firmness=firm stated="Feb 2026"
      parley set talks.parley p01 caveat_text=
    """
    with writing(tracker) as store:
        snapshot = store.snapshot()
        record = record_named(snapshot, id)
        cls = type(record)
        given = assignments(fields, cls)
        values = {name: value_of(snapshot, cls, name, text) for name, text in given.items()}
        change = store.apply(records.set_fields(store, record, values))
        if not change.edits:
            say("Nothing to change: it is so already.")
            return
        for source, words in regraded(store, change):
            note(RESTS.format(source.title, words, tracker, source.id))
        say(change.label)
        say_pairs(_differences(snapshot, record, with_values(record, values), values))


def _differences(
    snapshot: Snapshot, before: Record, after: Record, names: Iterable[str]
) -> list[tuple[str, str]]:
    """Each field that was changed, with what it was and what it is."""
    declared = specs(type(before))
    return [
        (declared[name].label, f"{_text(snapshot, before, name)} → {_text(snapshot, after, name)}")
        for name in names
        if getattr(before, name) != getattr(after, name)
    ]


def _text(snapshot: Snapshot, record: Record, name: str) -> str:
    return shortened(value_text(snapshot, record, name), LONGEST)
