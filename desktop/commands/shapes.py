"""The shapes of the answers in JSON. Names here are kept: programs read them.

record    {"id", "kind", "title", "mark", "fields": {name: value}}; not stated is "" of text, else null
change    {"seq", "id", "at" (UTC), "label", "kind", "author", "desk", "undoes"}
hit       {"id", "kind", "title", "field", "excerpt"}
finding   {"severity" ("error" or "look"), "rule", "record", "kind", "title", "sentence", "remedy"}
evidence  {"id", "source", "title" (of the source), "reliability", "locator", "bearing", "field", "says",
          "quote", "credibility", "note"}
stance    {"option", "label", "value" (0 to 100), "stance" ("" when unstated), "conditions": [text]}
"""

from dataclasses import asdict
from typing import TypeAlias

from db.changes import Change
from db.queries.search import Hit
from db.queries.snapshot import Snapshot
from db.queries.text_search import TextHit
from db.records import Evidence, Record, Source, specs
from desktop.analysis.rule import Finding
from desktop.commands.whole import Stated

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"


def record_shape(snapshot: Snapshot, record: Record) -> dict[str, Json]:
    """A record with all its own fields."""
    fields: dict[str, Json] = {
        name: getattr(record, name)
        for name, spec in specs(type(record)).items()
        if not spec.derived and name != "id"
    }
    return {
        "id": record.id,
        "kind": record.META.kind,
        "title": snapshot.title(record),
        "mark": snapshot.mark(record),
        "fields": fields,
    }


def change_shape(change: Change) -> dict[str, Json]:
    """A change of the journal without its edits."""
    names = ("seq", "id", "at", "label", "kind", "author", "desk", "undoes")
    return {name: getattr(change, name) for name in names}


def hit_shape(hit: Hit | TextHit) -> dict[str, Json]:
    """A record that a search found, or a passage in the text of a source."""
    return asdict(hit)


def finding_shape(snapshot: Snapshot, finding: Finding) -> dict[str, Json]:
    """What a rule of the check says of a record."""
    record = snapshot.get(finding.record)
    named: dict[str, Json] = {
        "kind": record.META.kind if record else "",
        "title": snapshot.title(record),
    }
    return {**asdict(finding), **named}


def evidence_shape(snapshot: Snapshot, evidence: Evidence) -> dict[str, Json]:
    """A citation with the name and the grade of its source."""
    source = snapshot.need(Source, evidence.source)
    names = ("locator", "bearing", "field", "says", "quote", "credibility", "note")
    return {
        "id": evidence.id,
        "source": source.id,
        "title": source.title,
        "reliability": source.reliability,
        **{name: getattr(evidence, name) for name in names},
    }


def stance_shape(stated: Stated) -> dict[str, Json]:
    """What a position says of one option."""
    texts: list[Json] = [condition.text for condition in stated.conditions]
    return {
        "option": stated.option.id,
        "label": stated.option.label,
        "value": stated.option.value,
        "stance": stated.stance,
        "conditions": texts,
    }
