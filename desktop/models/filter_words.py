"""A saved filter in words: what it lists, on which conditions, and in which order."""

from collections.abc import Mapping, Sequence

from db.queries.saved import criteria_of
from db.records import KINDS, specs
from desktop.models.criteria_words import named, said

UNREAD = "These conditions can't be read here and are left out."
BACKWARDS = ", from the end"


def order_words(kind: str, order: Sequence[str], *, descending: bool = False) -> str:
    """What a list is sorted by, in the words of its fields: "actor, then stated, from the end"."""
    fields = specs(KINDS[kind])
    labels = [fields[name].label.lower() if name in fields else name for name in order]
    return ", then ".join(labels) + (BACKWARDS if descending and labels else "")


def kept_order_words(kind: str, order: str) -> str:
    """What a filter is sorted by, from the text it keeps; that text where there is no such kind."""
    if kind not in KINDS:
        return order
    names = [name for part in order.lstrip("-").split(",") if (name := part.strip())]
    return order_words(kind, names, descending=order.startswith("-"))


def ids_in(kind: str, conditions: str) -> set[str]:
    """The ids of the records that kept conditions name."""
    return named(kind, criteria_of(conditions) or ()) if kind in KINDS else set()


def words_of(kind: str, field: str, value: str, titles: Mapping[str, str]) -> str:
    """A field of a filter that lists a kind, as people read it. `titles`: of the records it names."""
    if field == "kind":
        return KINDS[value].META.plural if value in KINDS else value
    if field == "order":
        return kept_order_words(kind, value)
    if field != "conditions":
        return value
    criteria = criteria_of(value)
    if kind not in KINDS or criteria is None:
        return UNREAD
    return "; ".join(said(kind, each, titles) for each in criteria)
