"""The condition that a field of a record meets, to list all that are like it there."""

from db.queries.criteria import IS, UNSTATED, WITHIN, Criterion, asked_of, flaw
from db.records import Record, specs

# Text is too various for others to be quite like it.
ALIKE = ("choice", "ref", "date", "whole", "number", "flag")


def criterion_like(record: Record, field: str) -> Criterion | None:
    """What holds for `field` of a record, as a condition; None where it makes no sense to ask for it."""
    spec = specs(type(record)).get(field)
    kind = record.META.kind
    if spec is None or spec.kind not in ALIKE:
        return None
    value = getattr(record, field)
    if value is None or value == "":
        made = Criterion(field, UNSTATED)
        return made if UNSTATED in asked_of(kind, field) else None
    text = f"{value:.15g}" if isinstance(value, float) else str(value)
    made = Criterion(field, WITHIN if spec.kind == "date" else IS, (text,))
    return None if flaw(kind, made) else made
