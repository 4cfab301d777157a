"""What hangs on a source: the judgements, own texts and records that rest on it, and which on it alone."""

from collections.abc import Iterator
from typing import NamedTuple

from db.queries.snapshot import Snapshot
from db.records import Brief, BriefSection, Evidence, Indicator, Judgement, Record, Source
from db.wording import counted
from desktop.analysis.citations import cited_in

JUDGEMENTS, TEXTS, RECORDS = "Judgements", "Own texts of papers", "Records"


class Hanging(NamedTuple):
    """A record that rests on a source. `group`: one of the three above. `how`: in words.

    `alone`: nothing else that is in use supports it, so that without this source it has no ground.
    """

    group: str
    record: Record
    how: str
    alone: bool = False


def hanging(snapshot: Snapshot, source: str) -> tuple[Hanging, ...]:
    """All that hangs on a source (its id): judgements first, then own texts, then records; alone first."""
    cited = dict.fromkeys(each.record for each in snapshot.by(Evidence, "source", source))
    citing = {each.id for each in snapshot.by(Evidence, "source", source)}
    ground = {*cited, *(_owner(snapshot, id) for id in cited)} - {""}
    found = [
        *_judgements(snapshot, source, ground, citing),
        *_texts(snapshot, {source, *citing, *cited}),
        *_records(snapshot, source, cited),
    ]
    places = {JUDGEMENTS: 0, TEXTS: 1, RECORDS: 2}
    return tuple(sorted(found, key=lambda each: (places[each.group], not each.alone)))


def _owner(snapshot: Snapshot, id: str) -> str:
    """The scenario that a record speaks for: what supports an indicator bears on its scenario."""
    record = snapshot.get(id)
    return record.scenario if isinstance(record, Indicator) else ""


def _judgements(snapshot: Snapshot, source: str, ground: set[str], citing: set[str]) -> Iterator[Hanging]:
    for judgement in snapshot.all(Judgement):
        mentioned = set(cited_in(f"{judgement.text}\n{judgement.basis}"))
        if judgement.id in ground:
            alone = not others(snapshot, judgement.id, source)
            yield Hanging(JUDGEMENTS, judgement, _words(snapshot, judgement.id, source), alone)
        elif mentioned & {source, *citing}:
            yield Hanging(JUDGEMENTS, judgement, "its words cite this source")
        elif mentioned & ground:
            yield Hanging(JUDGEMENTS, judgement, "its words cite a record that rests on it")
        elif judgement.scenario in ground:
            yield Hanging(JUDGEMENTS, judgement, f"“{snapshot.title(judgement.scenario)}” rests on it")


def _texts(snapshot: Snapshot, cited: set[str]) -> Iterator[Hanging]:
    """The own texts that cite the source, or a record that rests on it."""
    for record, text in (
        *((section, section.text) for section in snapshot.all(BriefSection)),
        *((brief, brief.bottom_line) for brief in snapshot.all(Brief)),
    ):
        if set(cited_in(text)) & cited:
            yield Hanging(TEXTS, record, "its words cite it, or a record that rests on it")


def _records(snapshot: Snapshot, source: str, cited: dict[str, None]) -> Iterator[Hanging]:
    for id in cited:
        record = snapshot.get(id)
        if record is not None and not isinstance(record, Judgement):
            bearings = _bearings(snapshot, id, source)
            alone = "supports" in bearings and not others(snapshot, id, source)
            yield Hanging(RECORDS, record, _words(snapshot, id, source), alone)


def _bearings(snapshot: Snapshot, record: str, source: str) -> set[str]:
    cited = snapshot.by(Evidence, "record", record)
    return {each.bearing for each in cited if each.source == source}


def others(snapshot: Snapshot, record: str, source: str) -> int:
    """How many other sources that are in use support a record."""
    found = {each.source for each in snapshot.by(Evidence, "record", record) if each.bearing == "supports"}
    return sum(snapshot.need(Source, id).status == "in use" for id in found - {source})


def _words(snapshot: Snapshot, record: str, source: str) -> str:
    bearings = _bearings(snapshot, record, source)
    if "supports" not in bearings:
        return "contradicted by it" if "contradicts" in bearings else "put in context by it"
    more = others(snapshot, record, source)
    if not more:
        return "rests on it alone"
    return f"rests on it and {counted(more, 'other source')}"
