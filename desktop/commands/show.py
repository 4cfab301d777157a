"""`parley show`: one record with its fields, its parts, what it rests on and what speaks against it."""

from pathlib import Path

import click

from db.changes import Change
from db.records import (
    SHARED,
    Disagreement,
    DisagreementRecord,
    Evidence,
    Position,
    Record,
    Source,
    references,
    specs,
)
from db.records.values import NOT_STATED
from desktop.commands.records import record_named, value_text
from desktop.commands.saying import one_line, say, say_json, say_pairs
from desktop.commands.shapes import Json, change_shape, evidence_shape, record_shape, stance_shape
from desktop.commands.trackers import reading, tracker_argument
from desktop.commands.whole import Stated, Whole

IDS_SHOWN = 8
Pairs = list[tuple[str, str]]


@click.command(short_help="Show a record and where it comes from.")
@tracker_argument
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def show(tracker: Path, id: str, as_json: bool) -> None:
    """Show a record: its fields, stances and conditions, evidence with source and place, conflicts.

    \b
    JSON: record (as of list) and "names" {id: title}, "evidence" [{"id", "source", "title", "reliability",
    "locator", "bearing", "field", "says", "quote", "credibility", "note"}], "stances" [{"option", "label",
    "value", "stance", "conditions"}], "conflicts" [id], "disagreements" [{"id", "title", "says", "note"}],
    "parts" {kind: [record]}, "named_in" {kind: [id]}, "last_change" change (as of log)
    """
    with reading(tracker) as store:
        snapshot = store.snapshot()
        whole = Whole(snapshot, record_named(snapshot, id))
        changes = store.history(id)
        if as_json:
            say_json(_shape(whole, changes))
        else:
            _say(whole, changes)


# -- for programs ------------------------------------------------------------------------------------


def _shape(whole: Whole, changes: list[Change]) -> dict[str, Json]:
    snapshot, record = whole
    referred = [value for name in references(type(record)) if (value := getattr(record, name))]
    return {
        **record_shape(snapshot, record),
        "names": {id: snapshot.title(id) for id in referred},
        "evidence": [evidence_shape(snapshot, each) for each in whole.evidence()],
        "stances": [stance_shape(each) for each in whole.stances()],
        "conflicts": [other.id for other in whole.conflicts()],
        "disagreements": [
            {"id": found.id, "title": found.title, "says": side.says, "note": found.note}
            for found, side in whole.disagreements()
        ],
        "parts": {cls.META.kind: [record_shape(snapshot, r) for r in found] for cls, found in whole.parts()},
        "named_in": {cls.META.kind: [other.id for other in found] for cls, found in whole.named_in()},
        "last_change": change_shape(changes[0]) if changes else None,
    }


# -- for people --------------------------------------------------------------------------------------


def _say(whole: Whole, changes: list[Change]) -> None:
    snapshot, record = whole
    say(f"{record.META.label} {record.id}: {one_line(snapshot.title(record))}")
    _block("", _fields(whole))
    _block("Stances on the options of its issue", [_stance(each) for each in whole.stances()])
    for cls, found in whole.parts():
        _block(cls.META.plural, [(each.id, _part(whole, each)) for each in found])
    _block(
        "Evidence", [_citation(whole, each) for each in whole.evidence()] or [("none", "no source is cited")]
    )
    _block("In conflict with", [(other.id, _position(other)) for other in whole.conflicts()])
    _block("Disagreements", [_disagreement(*each) for each in whole.disagreements()])
    _block("Named in", [(cls.META.plural, _ids(found)) for cls, found in whole.named_in()])
    if changes:
        at = changes[0].at[:16].replace("T", " ")
        told = "1 change" if len(changes) == 1 else f"{len(changes)} changes, the last"
        _block("", [("History", f"{told}: {changes[0].label} ({at} UTC)")])


def _block(heading: str, pairs: Pairs) -> None:
    if not pairs:
        return
    say()
    if heading:
        say(heading)
    say_pairs(pairs)


def _fields(whole: Whole) -> Pairs:
    snapshot, record = whole
    declared = specs(type(record))
    pairs = [
        (declared[name].label, value_text(snapshot, record, name)) for name in declared if name not in SHARED
    ]
    pairs.append(("Marking", " ".join(filter(None, (snapshot.mark(record), record.caveat))) or NOT_STATED))
    if tags := whole.tags():
        pairs.append(("Tags", ", ".join(tags)))
    return pairs


def _stance(stated: Stated) -> tuple[str, str]:
    lines = [f"{stated.option.label} ({stated.option.value:g})"]
    lines += [f"on condition: {one_line(condition.text)}" for condition in stated.conditions]
    return stated.stance or NOT_STATED, "\n".join(lines)


def _part(whole: Whole, part: Record) -> str:
    """A part in a line: its title without its owner, then the fields that say more."""
    snapshot, _ = whole
    declared, meta = specs(type(part)), part.META
    shown = [
        name for name in declared if name not in SHARED and name != meta.owner and getattr(part, name) != ""
    ]
    stated = [name for name in shown if getattr(part, name) is not None]
    first = [_short(whole, part, name) for name in stated if name in meta.title]
    more = [
        f"{declared[name].label}: {_short(whole, part, name)}" for name in stated if name not in meta.title
    ]
    return "; ".join([" · ".join(first) or snapshot.title(part), *more])


def _short(whole: Whole, part: Record, name: str) -> str:
    value = getattr(part, name)
    if specs(type(part))[name].kind == "ref":
        return one_line(whole.snapshot.title(value))
    return one_line(value_text(whole.snapshot, part, name))


def _citation(whole: Whole, evidence: Evidence) -> tuple[str, str]:
    source = whole.snapshot.need(Source, evidence.source)
    grade = f"grade {source.reliability or '–'}{evidence.credibility or '–'}"
    lines = [f"{source.title} ({source.id}, {grade})", evidence.locator or "place not stated"]
    if evidence.says:
        spec = specs(type(whole.record)).get(evidence.field)
        lines.append(f"says{f' of “{spec.label}”' if spec else ''}: {evidence.says}")
    lines += [f"“{evidence.quote}”"] if evidence.quote else []
    lines += [evidence.note] if evidence.note else []
    return evidence.bearing, "\n".join(lines)


def _position(other: Position) -> str:
    return f"{other.channel}, {other.stated or 'undated'}: {one_line(other.statement) or NOT_STATED}"


def _disagreement(found: Disagreement, side: DisagreementRecord) -> tuple[str, str]:
    lines = [found.title, *([f"this record: {side.says}"] if side.says else []), found.note]
    return found.id, "\n".join(line for line in lines if line)


def _ids(found: list[Record]) -> str:
    ids = [record.id for record in found]
    more = f" and {len(ids) - IDS_SHOWN} more" if len(ids) > IDS_SHOWN else ""
    return ", ".join(ids[:IDS_SHOWN]) + more
