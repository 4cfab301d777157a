"""What stands at the right of a record that was found: "official, Feb 2026", "state", "Track II"."""

import re
from collections.abc import Mapping

from db import dates
from db.dates.in_words import MONTHS
from db.records import Record, specs
from desktop.models.choice_words import choice_words

SIDES: Mapping[str, tuple[str, ...]] = {
    "actor": ("kind",),
    "issue": ("theme",),
    "option": ("value",),
    "position": ("channel", "stated"),
    "proposal": ("status", "tabled"),
    "event": ("kind", "start"),
    "track": ("level",),
    "commitment": ("status", "made"),
    "leverage": ("exerted",),
    "obstacle": ("kind",),
    "factor": ("kind", "since"),
    "scenario": ("status",),
    "question": ("status",),
    "source": ("reliability", "issued"),
    "evidence": ("bearing",),
    "disagreement": ("kind",),
    "brief": ("reference", "as_of"),
    "estimate": ("made",),
    "indicator": ("status",),
}
# Values that say nothing by themselves.
SAID = {("option", "value"): "at {}", ("source", "reliability"): "reliability {}"}
LONGEST = 32
_MONTH = re.compile("|".join(MONTHS))


def side_of(record: Record) -> str:
    """A few words that tell a record from others of its name; '' where nothing is stated."""
    fields = SIDES.get(record.META.kind, (record.META.begins,) if record.META.begins else ())
    parts = (_words(record, name) for name in fields)
    said = ", ".join(part for part in parts if part)
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"


def _words(record: Record, name: str) -> str:
    value = getattr(record, name)
    if value is None or value == "":
        return ""
    if specs(type(record))[name].kind == "date":
        return short(str(value))
    said = f"{value:g}" if isinstance(value, float) else str(value)
    if (within := SAID.get((record.META.kind, name))) is not None:
        return within.format(said)
    return choice_words(type(record), name, said)


def short(text: str) -> str:
    """An EDTF date in words with its months cut: "Feb 2026"."""
    return _MONTH.sub(lambda month: month.group()[:3], dates.words(text))
