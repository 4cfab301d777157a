"""Names the steps of history and undo: which record, in words a person would use."""

import re
from collections.abc import Iterable, Mapping
from string import Formatter
from typing import Protocol

from db.records import Record, specs
from db.records.values import shown

# How a record is called where its kind and title, one after the other, would read badly.
PHRASES = {
    "membership": "membership of {actor} in {group}",
    "actor_role": "role of {actor} as {role}",
    "stake": "stake of {actor} in {issue}",
    "position": "position of {actor} on {issue}",
    "position_option": "stance of {position} on {option}",
    "condition": "condition “{text}”",
    "track_actor": "part of {actor} in {track}",
    "event_actor": "part of {actor} in {event}",
    "proposal_actor": "response of {actor} to {proposal}",
    "proposal_point": "point {number} of {proposal}",
    "commitment": "commitment of {guarantor} to {beneficiary}",
    "leverage": "leverage of {holder} on {target}",
    "obstacle_issue": "tie of {obstacle} to {issue}",
    "obstacle_actor": "tie of {obstacle} to {actor}",
    "scenario_outcome": "outcome of {scenario} on {issue}",
    "scenario_actor": "gains and losses of {actor} in {scenario}",
    "scenario_factor": "driver {factor} of {scenario}",
    "estimate": "estimate for {scenario}",
    "indicator": "indicator “{text}”",
    "rating": "rating of {item} for {scenario}",
    "question": "question “{question}”",
    "judgement": "key judgement “{text}”",
    "edition": "edition {number} of {brief}",
    "evidence": "evidence from {source} on {record}",
    "disagreement_record": "side {record} of {disagreement}",
    "link": "link from {from_record} to {to_record}",
    "tagging": "tag {tag} on {record}",
    "dossier": "the dossier",
}
LONGEST = 60
DONE = {
    "Add": "Added", "Bring back": "Brought back", "Delete": "Deleted", "Do again": "Done again:",
    "Edit": "Edited", "Import": "Imported", "Restore": "Restored", "Split": "Split", "Take back": "Undone:",
}  # fmt: skip


class Titles(Protocol):
    """Whoever knows what records are called; a Reader does."""

    def titles(self, ids: Iterable[str]) -> Mapping[str, str]:
        """What the records with these ids are called."""


def phrase(names: Titles, record: Record) -> str:
    """What a record is called within a sentence: "position of Ukraine on Territory"."""
    cls = type(record)
    pattern = PHRASES.get(record.META.kind)
    if pattern is None:
        pattern = " ".join([lower(record.META.label), *(f"{{{name}}}" for name in record.META.title)])
    fields = [name for _, name, _, _ in Formatter().parse(pattern) if name]
    values = {name: getattr(record, name) for name in fields}
    referred = {
        name: str(value) for name, value in values.items() if value and specs(cls)[name].kind == "ref"
    }
    titles = names.titles(referred.values())
    values |= {name: titles.get(id, "") for name, id in referred.items()}
    return pattern.format_map({name: cut(shown(value)) for name, value in values.items()})


def several(records: Iterable[Record]) -> str:
    """Records of one kind as a count: "3 positions"; of several kinds "3 records"."""
    listed = list(records)
    kinds = {type(record) for record in listed}
    return listed[0].META.counted(len(listed)) if len(kinds) == 1 else f"{len(listed):,} records"


def fields_phrase(record: Record, names: Iterable[str]) -> str:
    """Fields by their labels, the first three of them: "statement, firmness"."""
    labels = [lower(specs(type(record))[name].label) for name in names]
    return ", ".join(labels[:3]) + (" …" if len(labels) > 3 else "")


def lower(label: str) -> str:
    """A label within a sentence; abbreviations keep their capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def cut(text: str) -> str:
    """Text as a part of a label: one line, at most 60 characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    return re.sub(r"\s\S*$", "", line[: LONGEST - 1]) + "…"


def brief(text: str, names: Iterable[str]) -> str:
    """A sentence in which those of the names that are long are cut, so that it is not drowned by them."""
    for name in sorted((each for each in set(names) if len(each) > LONGEST), key=len, reverse=True):
        text = text.replace(name, cut(name))
    return text


def past(label: str) -> str:
    """The label of a step as a thing done: "Deleted position of Ukraine on Territory"."""
    for verb, done in DONE.items():
        if label.startswith(f"{verb} "):
            return label.replace(verb, done, 1)
    return label


def counted(number: int) -> str:
    """A number of records of any kind in words: "1 record", "1,204 records"."""
    return "1 record" if number == 1 else f"{number:,} records"
