"""The values of records: what a person typed as a value, what is wrong with a row, a value for people."""

from collections.abc import Callable, Mapping

from db import dates
from db.changes import Value
from db.errors import InvalidField
from db.records.base import Record, defaults, link_id, memo, specs
from db.records.checks import NEEDED, Check, checks
from db.records.typed import parse

__all__ = ["parse", "problems", "shown"]

Values = Mapping[str, Value]
# A rule over a whole row: the field to blame and what is wrong, or None.
Rule = Callable[[Values], tuple[str, str] | None]

NOT_STATED = "not stated"
_MISSING = object()
_NUMBER_PAIRS = (("low", "high"), ("first", "last"))
_DATE_PAIRS = (("start", "end"), ("horizon_start", "horizon_end"))


def problems(cls: type[Record], values: Values) -> list[InvalidField]:
    """All that is wrong with a whole row, in the order of the fields; empty when it is sound.

    A field that may be left out may be missing. Levels of a marking set are the store's to check.
    """
    fields, rules = _compiled(cls)
    found = 0
    wrong: list[tuple[str, str]] = []
    for name, check, empty in fields:
        value = values.get(name, _MISSING)
        if value is _MISSING:
            if empty is _MISSING:
                wrong.append((name, NEEDED))
            continue
        found += 1
        # Most optional fields are empty, and '' and None are one object each: this spares most of the calls.
        if value is not empty and (reason := check(value)):
            wrong.append((name, reason))
    if found < len(values):
        wrong += [(name, "There is no such field.") for name in values if name not in specs(cls)]
    if not wrong:
        wrong = [broken for rule in rules if (broken := rule(values))]
    return [_invalid(cls, values, name, reason) for name, reason in wrong]


def _invalid(cls: type[Record], values: Values, name: str, reason: str) -> InvalidField:
    return InvalidField(cls.META.kind, str(values.get("id") or ""), str(name), values.get(name), reason)


@memo
def _compiled(cls: type[Record]) -> tuple[tuple[tuple[str, Check, object], ...], tuple[Rule, ...]]:
    """Each field with its check and its default (none: it is needed), and the rules over the row."""
    fields = tuple((name, check, defaults(cls).get(name, _MISSING)) for name, check in checks(cls).items())
    return fields, tuple(_rules(cls))


def _rules(cls: type[Record]) -> list[Rule]:
    declared, meta = specs(cls), cls.META
    rules = [_ordered(low, high) for low, high in _NUMBER_PAIRS if low in declared and high in declared]
    spans = [(begin, end) for begin, end in _DATE_PAIRS if begin in declared and end in declared]
    if meta.begins and meta.ends:
        spans.append((meta.begins, meta.ends))
    rules += [_not_reversed(begin, end, declared[begin].label) for begin, end in spans]
    if meta.joins:
        rules.append(_derived_id(cls))
    return rules


def _ordered(low: str, high: str) -> Rule:
    def rule(values: Values) -> tuple[str, str] | None:
        least, most = values.get(low), values.get(high)
        if isinstance(least, int | float) and isinstance(most, int | float) and least > most:
            return high, f"{shown(most)} is less than {shown(least)}, where it begins."
        if (least is None) != (most is None):
            return (low if least is None else high), "Give both ends, or neither."
        return None

    return rule


def _not_reversed(begin: str, end: str, label: str) -> Rule:
    def rule(values: Values) -> tuple[str, str] | None:
        begins, ends = values.get(begin), values.get(end)
        if not begins or not ends:
            return None
        first, last = dates.bounds(str(begins))[0], dates.bounds(str(ends))[1]
        if first and last and first > last:
            return end, f"This is before “{label}” ({dates.words(str(begins))})."
        return None

    return rule


def _derived_id(cls: type[Record]) -> Rule:
    kind, joins = cls.META.kind, cls.META.joins

    def rule(values: Values) -> tuple[str, str] | None:
        expected = link_id(kind, *(str(values[name]) for name in joins))
        if values["id"] == expected:
            return None
        return "id", f"The id follows from what it joins; here it is {expected}."

    return rule


def shown(value: Value) -> str:
    """A value for people: "not stated" when empty, a number without needless decimals, text as it is."""
    if value is None or value == "":
        return NOT_STATED
    return f"{value:.15g}" if isinstance(value, float) else str(value)
