"""`parley rests`: what hangs on a source."""

from pathlib import Path

import click

from db.records import Source
from desktop.commands.progress import bar
from desktop.commands.records import record_named
from desktop.commands.saying import say, say_json, say_table
from desktop.commands.trackers import reading, tracker_argument
from desktop.operations.resting import touched_by


@click.command(short_help="List what rests on a source.")
@tracker_argument
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def rests(tracker: Path, id: str, as_json: bool) -> None:
    """List the judgements, issued papers, own texts and records that rest on a source, by its id.

    What rests on it alone has no other ground: look at it first when a source is withdrawn or graded anew.

    \b
    JSON: "hanging" [{"id", "kind", "title", "how", "alone"}], "editions" [{"id", "title", "how"}]
    """
    with reading(tracker) as store:
        source = record_named(store.snapshot(), id)
        if not isinstance(source, Source):
            raise click.UsageError(f"{id} is no source ({source.META.label.lower()}).")
        with bar("Papers") as report:
            (found,) = touched_by(store, (source,), report)
        titles = store.titles([each.record.id for each in found.hanging])
        issued = store.titles([edition.id for edition, _ in found.editions])
    hanging = [
        {"id": each.record.id, "kind": each.record.META.kind, "title": titles[each.record.id],
         "how": each.how, "alone": each.alone}
        for each in found.hanging
    ]  # fmt: skip
    editions = [
        {"id": edition.id, "title": issued[edition.id], "how": how} for edition, how in found.editions
    ]
    if as_json:
        say_json({"hanging": hanging, "editions": editions})
        return
    rows = [
        *((str(each["kind"]), str(each["id"]), str(each["title"]), str(each["how"])) for each in hanging),
        *(("edition", each["id"], each["title"], each["how"]) for each in editions),
    ]
    if rows:
        say_table(["kind", "id", "record", "how"], rows)
    else:
        say("Nothing rests on it.")
