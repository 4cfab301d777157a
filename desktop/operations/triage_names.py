"""Who and what became known while proposals are gone through: the next ones are filled in with it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from db.changes import Change
from db.reader import Reader
from db.records import Actor, Issue
from desktop.documents.triage.known import TEXTS, KnownNames
from desktop.documents.triage.proposal import Proposal
from desktop.documents.triage.rules.claims import CLEAR_LEAD

WHO = ("actor", "guarantor", "beneficiary", "holder", "target")
ABOUT = ("position", "leverage")
_LOOKED_THROUGH = 100  # changes at a time


@dataclass
class NamesMeanwhile:
    """The actors and issues added since the change number `seq`."""

    seq: int
    actors: set[str] = field(default_factory=set)
    issues: set[str] = field(default_factory=set)

    def look(self, reader: Reader) -> None:
        """Look through what was written since the last look."""
        for change in list(_since(reader, self.seq)):
            self.seq = max(self.seq, change.seq)
            whole = reader.change(change.id)
            for edit in whole.edits if whole else ():
                known = {"actor": self.actors, "issue": self.issues}.get(edit.table)
                if known is not None and edit.before is None:
                    known.add(edit.id)

    def filled(self, reader: Reader, proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
        """The proposals with these actors and issues where they left them open."""
        actors = [each for id in sorted(self.actors) if isinstance(each := reader.get(id), Actor)]
        issues = [each for id in sorted(self.issues) if isinstance(each := reader.get(id), Issue)]
        if not actors and not issues:
            return tuple(proposals)
        names = KnownNames(actors, {each.id: [each.title, each.question, each.theme] for each in issues})
        return tuple(_filled(reader, names, each) for each in proposals)


def names_from_now(reader: Reader) -> NamesMeanwhile:
    """Nothing added yet: what is written from now on counts."""
    return NamesMeanwhile(next((each.seq for each in reader.journal(limit=1)), 0))


def _since(reader: Reader, seq: int) -> Iterator[Change]:
    """The changes after one, newest first."""
    before: int | None = None
    while listed := reader.journal(limit=_LOOKED_THROUGH, before_seq=before):
        for each in listed:
            if each.seq <= seq:
                return
            yield each
        before = listed[-1].seq


def _filled(reader: Reader, names: KnownNames, proposal: Proposal) -> Proposal:
    fields = dict(proposal.fields)
    for name in WHO:
        words = fields.get(name, "")
        if words and reader.get(words) is None and (id := _called(names, words)):
            fields[name] = id
    if proposal.kind in ABOUT and not fields.get("issue"):
        fields["issue"] = names.issue(fields.get(TEXTS[proposal.kind], ""), CLEAR_LEAD)
    kept = {name: value for name, value in fields.items() if value}
    missing = tuple(name for name in proposal.missing if name not in kept)
    return replace(proposal, fields=kept, missing=missing)


def _called(names: KnownNames, words: str) -> str:
    """The one actor that goes by these words and no others; '' for none."""
    found = names.find(words)
    whole = len(found) == 1 and (found[0].first, found[0].last) == (0, len(words)) and not found[0].adjective
    return found[0].id if whole else ""
