"""Decisions on proposed records: accepted ones are known by their citations, rejected ones are kept aside."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from db import kept
from db.changes import Change, Edit, Value
from db.dates import BadDate
from db.errors import InvalidField
from db.reader import Reader
from db.records import Evidence, Record, ScaleTerm, Source, specs
from db.records.values import parse
from db.store import Store
from desktop.documents.blocks import Block
from desktop.documents.triage.known import known_names
from desktop.documents.triage.proposal import Cited, Proposal
from desktop.documents.triage.propose import Report, propose
from desktop.documents.triage.recast import MEANING, recast
from desktop.operations.edits import sound
from desktop.operations.filing import cite
from desktop.operations.labels import cut, phrase

State = Literal["open", "in the tracker", "rejected"]
OPEN: State = "open"
IN: State = "in the tracker"
REJECTED: State = "rejected"
NAME, KINDS_NAME = "triage", "triage-kinds"
_EMPTY: tuple[Value, ...] = (None, "")


def proposals_of(reader: Reader, text: str, report: Report = lambda _d, _t: None) -> tuple[Proposal, ...]:
    """What a text proposes in a tracker, with its names, its scale and its order of dates."""
    dossier = reader.get("dossier")
    scale = str(getattr(dossier, "likelihood_scale", ""))
    order = str(getattr(dossier, "date_order", "")) or "DMY"
    return propose(text, known_names(reader), reader.find(ScaleTerm, scale=scale), order, report)


def filed(reader: Reader, source: str, proposals: Sequence[Proposal]) -> dict[int, str]:
    """The proposals that are in the tracker: their places, and the ids of the records they became.

    One is there when its very passage is cited for a record of its kind. Several proposals of one passage and
    kind are told apart by their actor, else by their order.
    """
    cited = [
        each for each in reader.find(Evidence, source=source) if each.first is not None and not each.field
    ]
    records = {each.record: record for each in cited if (record := reader.get(each.record))}
    free: dict[tuple[int | None, int | None, str], list[Record]] = {}
    for each in sorted(cited, key=lambda one: one.id):
        if record := records.get(each.record):
            free.setdefault((each.first, each.last, record.META.kind), []).append(record)
    found: dict[int, str] = {}
    for place, proposal in enumerate(proposals):
        there = free.get((proposal.first, proposal.last, proposal.kind), [])
        actor = proposal.fields.get("actor", "")
        same = [record for record in there if getattr(record, "actor", "") == actor]
        if taken := next(iter(same or there), None):
            there.remove(taken)
            found[place] = taken.id
    return found


def rejected(reader: Reader, source: str) -> frozenset[str]:
    """The keys of the proposals that were rejected for a source."""
    keys = kept.kept(reader, f"{NAME} {source}")
    return frozenset(str(key) for key in keys) if isinstance(keys, list) else frozenset()


def reject(store: Store, source: str, key: str, *, on: bool) -> None:
    """Remember that a proposal was rejected, or forget it. Raises ReadOnly, NotWritten."""
    keys = rejected(store, source)
    wanted = keys | {key} if on else keys - {key}
    if wanted:
        kept.keep(store, f"{NAME} {source}", [*sorted(wanted)])
    else:
        kept.forget(store, f"{NAME} {source}")


def kinds_chosen(reader: Reader, source: str) -> Mapping[str, str]:
    """The kinds that were chosen instead of the proposed ones, by the keys of the proposals of a source."""
    chosen = kept.kept(reader, f"{KINDS_NAME} {source}")
    known = chosen.items() if isinstance(chosen, dict) else ()
    return {key: str(kind) for key, kind in known if kind in MEANING}


def choose_kind(store: Store, source: str, key: str, kind: str) -> None:
    """Remember that a proposal is for another kind; '' for the one proposed. Raises ReadOnly, NotWritten."""
    chosen = {**kinds_chosen(store, source), key: kind}
    if left := {key: kind for key, kind in chosen.items() if kind}:
        kept.keep(store, f"{KINDS_NAME} {source}", {**left})
    else:
        kept.forget(store, f"{KINDS_NAME} {source}")


def as_chosen(text: str, proposal: Proposal, kind: str) -> Proposal:
    """A proposal of a text as the kind that was chosen for it; '' for the one proposed."""
    return recast(proposal, kind, text[proposal.first : proposal.last]) if kind else proposal


def states(reader: Reader, source: str, text: str, proposals: Sequence[Proposal]) -> list[State]:
    """What was decided on each proposal, as it was proposed."""
    refused, chosen = rejected(reader, source), kinds_chosen(reader, source)
    meant = [as_chosen(text, each, chosen.get(each.key(text), "")) for each in proposals]
    there = filed(reader, source, meant)
    return [
        IN if place in there else REJECTED if each.key(text) in refused else OPEN
        for place, each in enumerate(proposals)
    ]


def fills(record: Record, fields: Mapping[str, str], order: str = "DMY") -> dict[str, str]:
    """The fields of a stored record that are empty and that a proposal has a sound value for, as typed."""
    found = {}
    for name, text in fields.items():
        if getattr(record, name) in _EMPTY and specs(type(record))[name].kind != "ref":
            try:
                parse(type(record), name, text, order=order)
            except (InvalidField, BadDate):
                continue
            found[name] = text
    return found


def citing(
    reader: Reader,
    change: Change | None,
    record: Record,
    source: Source,
    text: str,
    blocks: Sequence[Block],
    proposal: Proposal,
) -> Change:
    """The change that cites the passage of a proposal for a stored record, on top of what else `change` does.

    Raises InvalidField.
    """  # fmt: skip
    passage = cite(source.id, text, blocks, proposal.first, proposal.last)
    label = change.label if change and change.edits else f"Cite for {phrase(reader, record)}"
    edits = (*(change.edits if change else ()), Edit.insert(sound(passage.evidence(record.id))))
    return Change(f"{label}, from {cut(source.title)}", edits)


def citing_also(
    change: Change, record: str, source: str, text: str, blocks: Sequence[Block], also: Sequence[Cited]
) -> Change:
    """The same change with citations of the other places that say one of the fields. Raises InvalidField."""
    places = [(cite(source, text, blocks, each.first, each.last), each) for each in also]
    more = [sound(place.evidence(record, field=each.field, says=each.says)) for place, each in places]
    return replace(change, edits=(*change.edits, *map(Edit.insert, more)))
