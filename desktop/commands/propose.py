"""`parley propose`: what the rules of triage propose from the text of a source, without writing anything."""

from dataclasses import asdict
from pathlib import Path

import click

from db.errors import KnownError
from db.records import KINDS, Source
from desktop.commands.progress import bar
from desktop.commands.saying import note, one_line, say_json, say_table, shortened
from desktop.commands.trackers import reading, tracker_argument
from desktop.documents.triage.proposal import Proposal
from desktop.operations.filing import kept_text
from desktop.operations.triage import OPEN, proposals_of, states

LONGEST = 70


class NoText(KnownError):
    """There is no source of that id, or it has no text."""

    def __init__(self, id: str) -> None:
        super().__init__(
            f"“{id}” is no source with a text. Nothing was proposed. "
            "`parley list TRACKER sources` lists the sources with their ids."
        )


@click.command(short_help="List the records that the text of a source proposes.")
@tracker_argument
@click.argument("source")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, with all fields.")
def propose(tracker: Path, source: str, as_json: bool) -> None:
    """List the records that the text of a source may stand for, by the rules of the guide.

    SOURCE is the id of a source. Nothing is written: in the window, Record > Propose records goes through
    them, and each is accepted, merged or rejected by a person.

    \b
    JSON: [{"rule", "kind", "first", "last" (code points of the text), "fields": {name: value as typed},
    "reason", "confidence" ("high", "medium" or "low"), "missing": [field], "candidate" (id of a record it
    may be), "also": [{"field", "says", "first", "last"}], "state" ("open", "in the tracker" or "rejected"),
    "quote"}]
    """
    with reading(tracker) as store:
        record = store.get(source)
        text = kept_text(store, record) if isinstance(record, Source) else None
        if text is None:
            raise NoText(source)
        with bar("Text") as report:
            found = proposals_of(store, text, report)
        decided = states(store, source, text, found)
        titles = store.titles({value for each in found for value in each.fields.values()})
    if as_json:
        say_json(
            [
                {**asdict(each), "state": state, "quote": text[each.first : each.last]}
                for each, state in zip(found, decided, strict=True)
            ]
        )
    elif not found:
        note("No rule found anything to propose.")
    else:
        rows = [_row(each, state, titles, text) for each, state in zip(found, decided, strict=True)]
        say_table(["kind", "confidence", "state", "record", "passage"], rows)
        note(f"{len(found)} proposed, {decided.count(OPEN)} open")


def _row(each: Proposal, state: str, titles: dict[str, str], text: str) -> list[str]:
    names = ("actor", "guarantor", "holder", "issue", "title", "name", "question", "role")
    said = " · ".join(titles.get(value, value) for name in names if (value := each.fields.get(name)))
    passage = one_line(text[each.first : each.last])
    label = KINDS[each.kind].META.label.lower()
    return [label, each.confidence, state, shortened(said, LONGEST), shortened(passage, LONGEST)]
