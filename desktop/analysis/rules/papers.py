"""Rules on what is handed on: dates, marks, and what a paper must say of itself."""

import re
from collections.abc import Iterator

from db import dates
from db.queries.snapshot import Snapshot
from db.records import (
    KINDS,
    Brief,
    Commitment,
    Dossier,
    Edition,
    Estimate,
    Event,
    Indicator,
    Judgement,
    Marking,
    Position,
    Proposal,
    ProposalActor,
    Rating,
    Record,
    ScaleTerm,
    Source,
    specs,
)
from desktop.analysis.rule import Found, Rule, called, read

# What was said or done: it can't bear a date that is still to come. A planned event can.
PAST: tuple[tuple[type[Record], str], ...] = (
    (Position, "stated"),
    (Commitment, "made"),
    (Proposal, "tabled"),
    (ProposalActor, "date"),
    (Source, "issued"),
    (Source, "accessed"),
    (Estimate, "made"),
    (Rating, "made"),
    (Indicator, "observed"),
    (Indicator, "checked"),
    (Edition, "issued"),
)
CONFIDENCE = re.compile(r"\b(?:low|moderate|high)\s+confidence\b", re.IGNORECASE)
SENTENCE = re.compile(r"[^.!?]+[.!?]?")


def in_the_future(snapshot: Snapshot, today: str) -> Iterator[Found]:
    """What was said or done on a day that has not come yet; an event with an outcome among it."""
    if not today:
        return
    for record, field in _dated(snapshot):
        text = getattr(record, field)
        day = dates.known_from(text)
        if day and day > today:
            label = specs(type(record))[field].label.lower()
            yield Found(
                record, f"{called(snapshot, record)}: “{label}” is in the future ({dates.words(text)})."
            )


def _dated(snapshot: Snapshot) -> Iterator[tuple[Record, str]]:
    for cls, field in PAST:
        yield from ((record, field) for record in snapshot.all(cls))
    yield from ((event, "start") for event in snapshot.all(Event) if event.outcome)


def unknown_level(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Marks that the dossier's set does not have: no paper knows how high they are."""
    levels = {level.level for level in snapshot.by(Marking, "set", snapshot.dossier.marking_set)}
    for cls in KINDS.values():
        for record in snapshot.all(cls):
            for level in _marks(record):
                if level and level not in levels:
                    yield Found(
                        record, f"{called(snapshot, record)} is marked {level}, {_no_level(snapshot)}."
                    )


def _marks(record: Record) -> tuple[str, ...]:
    default = record.handling_default if isinstance(record, Dossier) else ""
    return tuple(dict.fromkeys((record.handling or record.handling_inherited, default)))


def _no_level(snapshot: Snapshot) -> str:
    name = snapshot.dossier.marking_set
    return f"which is no level of the set “{name}”" if name else "but the dossier has no marking set"


def without_cut_off(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Papers that don't say up to when they inform."""
    for brief in snapshot.all(Brief):
        if not brief.as_of:
            yield Found(brief, f"{called(snapshot, brief)} has no information cut-off (“as of”).")


def confidence_with_likelihood(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Judgements that put a likelihood and a confidence into one sentence."""
    terms = snapshot.by(ScaleTerm, "scale", snapshot.dossier.likelihood_scale)
    words = sorted({word for term in terms for word in (term.term, term.second_term) if word}, key=len)
    if not words:
        return
    likelihood = re.compile(rf"\b(?:{'|'.join(map(re.escape, reversed(words)))})\b", re.IGNORECASE)
    for judgement in snapshot.all(Judgement):
        for sentence in SENTENCE.findall(read(judgement.text)):
            if CONFIDENCE.search(sentence) and likelihood.search(sentence):
                yield Found(
                    judgement,
                    f"{called(snapshot, judgement)} gives likelihood and confidence in one sentence.",
                )
                break


RULES = (
    Rule(
        "mark-unknown",
        "error",
        "Marks that the marking set does not have",
        "Choose a level of the dossier's set.",
        unknown_level,
    ),
    Rule("date-in-future", "look", "Dates that are still to come", "Correct the date.", in_the_future),
    Rule(
        "cut-off-missing",
        "look",
        "Papers without an information cut-off",
        "Give the day up to which it informs; without one the day of issue is taken.",
        without_cut_off,
    ),
    Rule(
        "confidence-with-likelihood",
        "look",
        "Likelihood and confidence in one sentence",
        "Say the confidence in a sentence of its own.",
        confidence_with_likelihood,
    ),
)
