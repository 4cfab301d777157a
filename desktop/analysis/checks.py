"""The check: every rule a tracker can be held to, and what they find. The window and the command share it."""

from collections.abc import Callable

from db.queries.snapshot import Snapshot
from desktop.analysis.rule import Finding, Rule
from desktop.analysis.rules import lettering, papers, positions, scenarios, sources, spelling

# Errors first, then in the order of what is handed on: claims, sources, positions, scenarios, papers, names.
RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *sources.RULES,
            *positions.RULES,
            *scenarios.RULES,
            *papers.RULES,
            *spelling.RULES,
            *lettering.RULES,
        ),
        key=lambda rule: rule.severity != "error",
    )
)
TITLES = {rule.name: rule.title for rule in RULES}


def check(
    snapshot: Snapshot, *, today: str = "", report: Callable[[int, int], None] | None = None
) -> list[Finding]:
    """What the rules find in a snapshot, errors first. `today`: ISO day; without it no date is in the future.

    `report(done, total)` is called after each rule.
    """
    found: list[Finding] = []
    for done, rule in enumerate(RULES, 1):
        found += rule.findings(snapshot, today)
        if report:
            report(done, len(RULES))
    return found
