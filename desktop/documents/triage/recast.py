"""A proposal as a record of another kind: its fields carried over to those that mean the same there."""

from collections.abc import Mapping
from dataclasses import replace

from db.records import KINDS, required
from desktop.documents.triage.proposal import LOW, Proposal
from desktop.documents.triage.reading import shortened

# What the fields of each kind mean: what it is called, what is said, who says or does it, to whom, about
# which issue, and when.
CALLED, SAID, WHO, WHOM, ABOUT, WHEN = "called", "said", "who", "whom", "about", "when"
MEANING: Mapping[str, Mapping[str, str]] = {
    "position": {SAID: "statement", WHO: "actor", ABOUT: "issue", WHEN: "stated"},
    "event": {CALLED: "title", SAID: "description", WHEN: "start"},
    "commitment": {SAID: "text", WHO: "guarantor", WHOM: "beneficiary", WHEN: "made"},
    "leverage": {
        CALLED: "instrument",
        SAID: "assessment",
        WHO: "holder",
        WHOM: "target",
        ABOUT: "issue",
        WHEN: "since",
    },
    "obstacle": {CALLED: "title", SAID: "description", WHEN: "since"},
    "scenario": {CALLED: "title", SAID: "narrative"},
    "question": {CALLED: "question", SAID: "answer"},
    "factor": {CALLED: "title", SAID: "text", WHEN: "since"},
    "proposal": {CALLED: "title", SAID: "description", WHEN: "tabled"},
    "track": {CALLED: "name", SAID: "description"},
}
LONGEST = 90  # code points of a title made of what is said


def recast(proposal: Proposal, kind: str, passage: str) -> Proposal:
    """The proposal for a record of another kind of `MEANING`; what has no place there is left out.

    `passage`: its words, which stand for what is said where the proposal had no words of its own.
    """
    if kind == proposal.kind:
        return proposal
    was, will = MEANING.get(proposal.kind, {}), MEANING[kind]
    meant = {role: text for role, name in was.items() if (text := proposal.fields.get(name))}
    meant.setdefault(SAID, " ".join(passage.split()))
    meant.setdefault(CALLED, shortened(meant[SAID], LONGEST))
    fields = {name: meant[role] for role, name in will.items() if role in meant}
    if kind == "position":
        fields["channel"] = "assessed"  # as the rules do where the passage names none
    missing = tuple(name for name in required(KINDS[kind]) if name != "id" and not fields.get(name))
    label = KINDS[proposal.kind].META.label.lower()
    reason = f"Proposed as {label}: {proposal.reason}"
    return replace(
        proposal,
        kind=kind,
        fields=fields,
        reason=reason,
        confidence=LOW if missing else proposal.confidence,
        missing=missing,
        candidate="",
        also=(),
    )
