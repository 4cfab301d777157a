"""Likelihoods of scenarios: dated rows that are added and never changed."""

from db.changes import Change, Edit, new_id
from db.records import Estimate, Scenario
from desktop.operations.edits import sound
from desktop.operations.labels import cut


def record_estimate(
    scenario: Scenario,
    low: float,
    high: float,
    *,
    made: str,
    reason: str,
    confidence: str = "",
    analyst: str = "",
) -> Change:
    """Add a dated likelihood to a scenario; earlier ones stay as they were.

    `low`, `high`: per cent, 0–100, low ≤ high. `made`: EDTF date. Raises InvalidField when they are not.
    """
    estimate = Estimate(
        id=new_id(), scenario=scenario.id, made=made, low=float(low), high=float(high), reason=reason,
        confidence=confidence, analyst=analyst,
    )  # fmt: skip
    return Change(f"Estimate for {cut(scenario.title)}", (Edit.insert(sound(estimate)),))
