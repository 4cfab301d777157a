"""`parley info`: what a tracker is about and what it holds."""

from datetime import date
from pathlib import Path

import click

from db.queries.snapshot import Snapshot
from db.records import KINDS, Dossier, Evidence, Marking, Record, ScaleTerm
from db.store import Store
from desktop.analysis.overview import day_counter
from desktop.commands.saying import say, say_json, say_pairs
from desktop.commands.shapes import Json, change_shape
from desktop.commands.trackers import reading, tracker_argument


@click.command(short_help="Say what a tracker is about and what it holds.")
@tracker_argument
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def info(tracker: Path, as_json: bool) -> None:
    """Say what a tracker is about, how much it holds and what changed last.

    \b
    JSON: {"path", "title", "subtitle", "organisation", "day": {"number", "label", "day_one"} or null,
    "mark" (the highest in it), "counts": {kind: number}, "last_change": change or null}
    """
    with reading(tracker) as store:
        snapshot = store.snapshot()
        if as_json:
            say_json(_shape(store, snapshot))
        else:
            _say(store, snapshot)


def _day(dossier: Dossier) -> dict[str, Json] | None:
    """Which day it is today, counted from the day the dossier names; None before it or without one."""
    number = day_counter(dossier, date.today().isoformat())
    return (
        None if number is None else {"number": number, "label": dossier.day_label, "day_one": dossier.day_one}
    )


def _shape(store: Store, snapshot: Snapshot) -> dict[str, Json]:
    dossier = snapshot.dossier
    last = store.journal(limit=1)
    counts: dict[str, Json] = {kind: snapshot.count(cls) for kind, cls in KINDS.items()}
    return {
        "path": str(store.path),
        "title": dossier.title,
        "subtitle": dossier.subtitle,
        "organisation": dossier.organisation,
        "day": _day(dossier),
        "mark": snapshot.highest_mark(),
        "counts": counts,
        "last_change": change_shape(last[0]) if last else None,
    }


def _say(store: Store, snapshot: Snapshot) -> None:
    dossier = snapshot.dossier
    say(dossier.title or "A tracker without a dossier")
    for line in (dossier.subtitle, dossier.organisation):
        if line:
            say(line)
    say()
    say_pairs([("File", str(store.path)), *_facts(store, snapshot)])
    say()
    counts = [(cls.META.plural, snapshot.count(cls)) for cls in KINDS.values() if _stands_alone(cls)]
    say_pairs([(plural, str(count)) for plural, count in counts if count])


def _stands_alone(cls: type[Record]) -> bool:
    """True for what a reader counts; parts of records and the words of scales are not."""
    return cls is Evidence or not (cls.META.owner or cls in (Dossier, Marking, ScaleTerm))


def _facts(store: Store, snapshot: Snapshot) -> list[tuple[str, str]]:
    facts = []
    if day := _day(snapshot.dossier):
        facts.append(("Today", f"Day {day['number']} {day['label']}".strip()))
    if mark := snapshot.highest_mark():
        facts.append(("Marked", f"up to {mark}"))
    if last := store.journal(limit=1):
        by = f", by {last[0].author}" if last[0].author else ""
        facts.append(("Last change", f"{last[0].label} ({last[0].at[:16].replace('T', ' ')} UTC{by})"))
    return facts
