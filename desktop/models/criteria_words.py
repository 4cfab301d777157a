"""Criteria in words, as the chips over a list say them: "Channel is official or back-channel"."""

from collections.abc import Iterable, Mapping
from itertools import chain

from db import dates
from db.queries.criteria import (
    BETWEEN,
    IS,
    LOOK,
    MARK,
    SOURCE,
    STATED,
    TAG,
    UNSTATED,
    Criterion,
    names_records,
    spec_of,
)
from db.queries.lists import Listing
from db.records import KINDS
from desktop.analysis.standing import BY_NAME
from desktop.models.choice_words import choice_words

LABELS = {TAG: "Tag", SOURCE: "Cited source", LOOK: "To look at"}
GONE = "a deleted record"
LOST = "It names a record that was deleted. Undo may bring it back; or choose another."
SHOWN = 3  # values that are named


def label_of(kind: str, field: str) -> str:
    """What a field is called; its name when there is none such."""
    spec = spec_of(kind, field)
    return LABELS.get(field, "") or (spec.label if spec else field)


def said(kind: str, criterion: Criterion, titles: Mapping[str, str]) -> str:
    """A criterion as a sentence without a full stop. `titles`: of the records it names."""
    values = [value_words(kind, criterion.field, value, titles) for value in criterion.values]
    if criterion.field == LOOK:
        listed = " or ".join(BY_NAME[v].title if v in BY_NAME else v for v in criterion.values)
        return listed if criterion.test == IS else f"Not {listed[:1].lower()}{listed[1:]}"
    label = label_of(kind, criterion.field)
    if criterion.field == MARK and criterion.test not in (IS, STATED, UNSTATED):
        return f"Marked {criterion.test} {' or '.join(values)}"
    if criterion.test == UNSTATED:
        return f"{label} is not stated"
    if criterion.test == STATED:
        return f"{label} is stated"
    if criterion.test == BETWEEN:
        return f"{label} between {' and '.join(values)}"
    return f"{label} {criterion.test} {_listed(values)}"


def _listed(values: list[str]) -> str:
    if len(values) > SHOWN + 1:
        return f"{', '.join(values[:SHOWN])} or {len(values) - SHOWN} more"
    return " or ".join(values)


def value_words(kind: str, field: str, value: str, titles: Mapping[str, str]) -> str:
    """A value of a criterion as people write it: a record by its title, a date in words."""
    spec = spec_of(kind, field)
    if names_records(kind, field):
        return titles.get(value, GONE)
    if spec and spec.kind == "date":
        try:
            return dates.words(value)
        except dates.BadDate:
            return value
    if spec and spec.kind == "flag":
        return "yes" if value == "1" else "no"
    if spec and spec.kind in ("text", "prose", "url", "json"):
        return f"“{value}”"
    return choice_words(KINDS[kind], field, value) if spec and spec.choices else value


def named(kind: str, criteria: Iterable[Criterion]) -> set[str]:
    """The ids of the records that criteria of a list of a kind name."""
    return set(chain.from_iterable(each.values for each in criteria if names_records(kind, each.field)))


def named_by(listing: Listing) -> set[str]:
    """The ids of the records that the criteria of a listing name."""
    return named(listing.kind, listing.criteria)
