"""What a scenario or a proposal means to each actor: red lines crossed, conditions, unknowns, a share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from db.records import (
    Actor,
    Condition,
    Option,
    Proposal,
    ProposalPoint,
    Scenario,
    ScenarioActor,
    ScenarioOutcome,
    Stake,
)
from desktop.analysis.movement import PRIVATE
from desktop.analysis.stances import ACCEPTING, Held, Line, Stances

Answer = Literal["rejects", "opposes", "unknown", "conditional", "accepts", "nothing settled"]
# The stance whose mark an answer is drawn with.
STANCE_OF: Mapping[Answer, str] = {
    "rejects": "red line", "opposes": "opposed", "unknown": "", "conditional": "conditional",
    "accepts": "acceptable", "nothing settled": "",
}  # fmt: skip
_STANCES: tuple[tuple[str, Answer], ...] = (
    ("red line", "rejects"),
    ("opposed", "opposes"),
    ("", "unknown"),
    ("conditional", "conditional"),
)


@dataclass(frozen=True, slots=True)
class Acceptability:
    """An actor before a set of options. `share`: of the settled issues accepted, 0–1, None when unknown.

    `weighted`: the share is weighted by salience, which is stated for every issue settled. A red line that
    is crossed decides the answer whatever the share.
    """

    actor: Actor
    settled: tuple[Option, ...]
    held: tuple[Held, ...]
    conditions: tuple[Condition, ...]
    share: float | None
    weighted: bool
    gains: str = ""
    losses: str = ""

    def answer(self, line: Line = "hardest") -> Answer:
        """The answer by the hardest or by the softest of stances that differ."""
        if not self.held:
            return "nothing settled"
        said = {held.stance(line) for held in self.held}
        return next((answer for stance, answer in _STANCES if stance in said), "accepts")

    def options(self, stance: str, line: Line = "hardest") -> tuple[Option, ...]:
        """The options settled on which the actor has a stance ('' unstated)."""
        pairs = zip(self.settled, self.held, strict=True)
        return tuple(option for option, held in pairs if held.stance(line) == stance)

    @property
    def is_private(self) -> bool:
        """Whether all of it is said in private channels alone."""
        said = [position for held in self.held for _, position in held.said]
        return bool(said) and all(each.channel in PRIVATE for each in said)

    @property
    def is_contested(self) -> bool:
        """Whether the answer depends on which of its differing stances the actor is held to."""
        return self.answer("hardest") != self.answer("softest")


def settled_by(stances: Stances, plan: Scenario | Proposal) -> tuple[Option, ...]:
    """The options a scenario ends with, or a proposal's points name, in the order of issues and axes."""
    snapshot = stances.snapshot
    named: set[str | None]
    if isinstance(plan, Scenario):
        named = {each.option for each in snapshot.by(ScenarioOutcome, "scenario", plan.id)}
    else:
        named = {each.option for each in snapshot.by(ProposalPoint, "proposal", plan.id)}
    return tuple(
        option for issue in stances.issues() for option in stances.options(issue.id) if option.id in named
    )


def acceptability(stances: Stances, plan: Scenario | Proposal, actor: Actor) -> Acceptability:
    """What a scenario or a proposal means to an actor."""
    settled = settled_by(stances, plan)
    held = tuple(stances.on(actor.id, option) for option in settled)
    conditions = tuple(each for one in held for each in stances.conditions(one))
    share, weighted = _share(stances, actor, settled, held)
    gains, losses = _gains(stances, plan, actor)
    return Acceptability(actor, settled, held, conditions, share, weighted, gains, losses)


def _share(
    stances: Stances, actor: Actor, settled: Sequence[Option], held: Sequence[Held]
) -> tuple[float | None, bool]:
    """The share of settled issues accepted; an issue counts once, and only when all its options are.

    Without a stance on any of them it is unknown, never 0.
    """
    if not any(each.said for each in held):
        return None, False
    accepted: dict[str, bool] = {}
    for option, each in zip(settled, held, strict=True):
        accepts = each.stance("hardest") in ACCEPTING
        accepted[option.issue] = accepts and accepted.get(option.issue, True)
    saliences = {issue: salience(stances, actor.id, issue) for issue in accepted}
    known = {issue: value for issue, value in saliences.items() if value is not None}
    weighted = len(known) == len(accepted) and sum(known.values()) > 0
    weights = known if weighted else dict.fromkeys(accepted, 1.0)
    total = sum(weights.values())
    return sum(weights[issue] for issue, yes in accepted.items() if yes) / total, weighted


def salience(stances: Stances, actor: str, issue: str) -> float | None:
    """How much an issue matters to an actor now, 0–100; None when it is not stated."""
    stakes = stances.snapshot.by(Stake, "actor", actor)
    current = (each for each in stakes if each.issue == issue and stances.snapshot.is_current(each))
    stated = [each for each in current if each.salience is not None]
    newest = max(stated, key=lambda each: (each.since, each.id), default=None)
    return newest.salience if newest else None


def _gains(stances: Stances, plan: Scenario | Proposal, actor: Actor) -> tuple[str, str]:
    if not isinstance(plan, Scenario):
        return "", ""
    found = stances.snapshot.by(ScenarioActor, "scenario", plan.id)
    mine = next((each for each in found if each.actor == actor.id), None)
    return (mine.gains, mine.losses) if mine else ("", "")
