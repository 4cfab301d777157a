"""The section kinds: one module each, with one function from the paper in the making to flowables."""

from collections.abc import Callable
from functools import partial

from desktop.analysis.comparisons import COMPARISONS, SECTION
from desktop.briefing.flow import Flowable
from desktop.briefing.paper import Paper
from desktop.briefing.sections import (
    chronology,
    commitments,
    comparison,
    confidence,
    disagreements,
    judgements,
    leverage,
    matrix,
    notes,
    obstacles,
    players,
    positions,
    proposals,
    questions,
    scenarios,
    situation,
    sources,
    subject,
)


def _changes(paper: Paper) -> list[Flowable]:
    """What changed; only a paper that tells it needs to compare."""
    if paper.order.before is None:
        return [*paper.own_words("changes")]
    from desktop.briefing.sections import changes

    return changes.flowables(paper)


SECTIONS: dict[str, Callable[[Paper], list[Flowable]]] = {
    "key-judgements": judgements.flowables,
    "situation": situation.flowables,
    "subject": subject.flowables,
    "players": players.flowables,
    "positions": positions.flowables,
    "matrix": matrix.flowables,
    "full-matrix": matrix.all_actors,
    "leverage": leverage.flowables,
    "commitments": commitments.flowables,
    "obstacles": obstacles.flowables,
    "proposals": proposals.flowables,
    "scenarios": scenarios.flowables,
    "disagreements": disagreements.flowables,
    "chronology": chronology.flowables,
    "questions": questions.flowables,
    "changes": _changes,
    "confidence": confidence.flowables,
    "notes": notes.flowables,
    "sources": sources.flowables,
    **{f"{SECTION}{each.key}": partial(comparison.flowables, key=each.key) for each in COMPARISONS},
}
