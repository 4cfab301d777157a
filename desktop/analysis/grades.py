"""The grade of a citation, and what it weighs where an analyst asks for that.

Reliability of the source and credibility of the item (Admiralty code) are two axes and are never summed or
averaged: the weaker of the two decides. F, 6 and what is not graded have no weight: unknown, never middling.
"""

from collections.abc import Mapping
from math import sqrt

from db.queries.snapshot import Snapshot
from db.records import Evidence, Source

# The weights of high, medium and low credibility in the technical description of the ACH software of the
# Palo Alto Research Center: √2, 1 and 1/√2. Which grade is which of the three is a rule of this house.
HIGH, MEDIUM, LOW = sqrt(2), 1.0, 1 / sqrt(2)
LEVELS: Mapping[str, float] = {
    "A": HIGH, "B": HIGH, "C": MEDIUM, "D": LOW, "E": LOW,
    "1": HIGH, "2": HIGH, "3": MEDIUM, "4": LOW, "5": LOW,
}  # fmt: skip
NOT_GIVEN = "–"
RULE = (
    "Weighed by source grade, a house rule: the weaker of reliability and credibility decides. "
    f"A1, A2, B1 and B2 weigh {HIGH:.2f}; grades with C or 3 weigh {MEDIUM:g}; "
    f"those with D, E, 4 or 5 weigh {LOW:.2f}. "
    "F, 6 and what is not graded have no weight: what speaks against a scenario there is told apart, "
    "never counted in."
)


def grade(snapshot: Snapshot, item: str) -> str:
    """The grade of a citation, source and item ("B2", – for what is not given); '' of another record."""
    record = snapshot.get(item)
    if not isinstance(record, Evidence):
        return ""
    source = snapshot.get(record.source)
    reliability = source.reliability if isinstance(source, Source) else ""
    if not reliability and not record.credibility:
        return ""
    return f"{reliability or NOT_GIVEN}{record.credibility or NOT_GIVEN}"


def weight(grade: str) -> float | None:
    """What a grade ("B2") weighs: 1.41, 1 or 0.71; None where either axis is F, 6 or not given."""
    levels = [LEVELS.get(axis) for axis in grade]
    known = [level for level in levels if level is not None]
    return min(known) if len(known) == len(levels) == 2 else None
