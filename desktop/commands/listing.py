"""`parley list`: the records of a kind, as a table, as CSV or as JSON."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import click

from db import dates, exchange
from db.queries.snapshot import Snapshot
from db.records import CHANNELS, Record, references, specs
from desktop.commands.given import KindOfRecord, matcher, typed_day
from desktop.commands.saying import note, say_json, say_table
from desktop.commands.shapes import record_shape
from desktop.commands.trackers import dossier_of, reading, tracker_argument
from desktop.models.columns import STANCES, columns_of, field_text

R = TypeVar("R", bound=Record)
NOT_STATED = "not stated"


@click.command(name="list", short_help="List the records of a kind.")
@tracker_argument
@click.argument("kind", type=KindOfRecord())
@click.option(
    "--where", "conditions", multiple=True, metavar="FIELD=VALUE", help="Only records like that; repeatable."
)
@click.option("--as-of", default="", metavar="DATE", help="As known on that day: 2026-04-19, Feb 2026 …")
@click.option("--channel", "channels", multiple=True, type=click.Choice(CHANNELS), help="Repeatable.")
@click.option("--mark", default="", metavar="LEVEL", help="Leave out what is marked above LEVEL.")
@click.option("--csv", "as_csv", is_flag=True, help="Answer in CSV, all fields.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, all fields.")
def list_records(
    tracker: Path,
    kind: type[Record],
    conditions: tuple[str, ...],
    as_of: str,
    channels: tuple[str, ...],
    mark: str,
    as_csv: bool,
    as_json: bool,
) -> None:
    """List the records of a kind: actors, issues, positions, events, sources …

    \b
    Examples:
      parley list talks.parley positions --where actor=Ukraine
      parley list talks.parley events --as-of 2026-02 --json

    \b
    JSON: [record], a record being {"id", "kind", "title", "mark", "fields"}
    """
    if as_csv and as_json:
        raise click.UsageError("Choose one of --csv and --json.")
    with reading(tracker) as store:
        day = typed_day(as_of, "--as-of", dossier_of(store).date_order)
        snapshot = store.snapshot(as_of=day, channels=channels, handling_at_most=mark)
    fits = matcher(snapshot, kind, conditions)
    records = [record for record in snapshot.all(kind) if fits(record)]
    if as_json:
        say_json([record_shape(snapshot, record) for record in records])
    elif as_csv:
        click.echo(exchange.table_bytes(_Some(snapshot, records), kind), nl=False)
    else:
        _say(snapshot, kind, records)


class _Some:
    """A part of what a tracker holds, to be written as a table."""

    def __init__(self, snapshot: Snapshot, records: Sequence[Record]) -> None:
        self._snapshot, self._records = snapshot, records

    def get(self, id: str, /) -> Record | None:
        return self._snapshot.get(id)

    def all(self, cls: type[R], /) -> Sequence[R]:
        return [record for record in self._records if isinstance(record, cls)]

    def mark(self, record: Record, /) -> str:
        return self._snapshot.mark(record)


def _say(snapshot: Snapshot, kind: type[Record], records: Sequence[Record]) -> None:
    plural = kind.META.plural.lower()
    known = f" as of {dates.words(snapshot.as_of)}" if snapshot.as_of else ""
    if not records:
        note(f"No {plural}{known}.")
        return
    fields = _fields(kind)
    names = {value: snapshot.title(value) for record in records for value in _referred(record)}
    rows = [
        [record.id, *(field_text(record, name, names) or NOT_STATED for name in fields)] for record in records
    ]
    say_table(["id", *(specs(kind)[name].label for name in fields)], rows)
    note(f"{len(records)} {plural if len(records) != 1 else kind.META.label.lower()}{known}")


def _referred(record: Record) -> list[str]:
    return [value for name in references(type(record)) if (value := getattr(record, name))]


def _fields(kind: type[Record]) -> list[str]:
    """The fields of the window's list, short ones first; the long one comes last, where it may be cut."""
    columns = columns_of(kind.META.kind)
    short = [name for column in columns if not column.stretch for name in (column.first, *column.second)]
    long = [name for column in columns if column.stretch for name in (*column.second, column.first)]
    return [name for name in dict.fromkeys((*short, *long)) if name != STANCES]
