"""Which columns a list of each kind can show: fields over fields, and how wide they like to be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from db import dates
from db.changes import Value
from db.records import KINDS, SHARED, Filter, Position, Record, specs
from db.records.fields import FieldKind
from desktop.models.choice_words import choice_words
from desktop.models.filter_words import ids_in, words_of
from desktop.models.kept_words import kept_words

NOT_STATED = "not stated"
STANCES = "stances"
STANCES_HEAD = "Stance on options"
OVER = "/"  # between the fields of one column in its key


@dataclass(frozen=True, slots=True)
class Column:
    """A list column: the fields of its first line and of its second. `stretch`: takes the room left.

    `heading`: derived from the fields when empty. `field` `stances` is drawn, not written.
    """

    first: str
    second: tuple[str, ...] = ()
    width: int = 160
    stretch: bool = False
    heading: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of both lines, the first line's first."""
        return (self.first, *self.second)

    @property
    def key(self) -> str:
        """What the column is called in the settings."""
        return OVER.join(self.fields)


# How wide a column of one field likes to be; what is not here takes the room that is left.
WIDTHS: Mapping[FieldKind, int] = {
    "text": 200,
    "choice": 150,
    "ref": 180,
    "date": 140,
    "whole": 100,
    "number": 100,
    "colour": 110,
    "url": 220,
    "mark": 150,
    "flag": 90,
}
SHORT = frozenset({"choice", "date", "whole", "number", "colour", "mark", "flag"})
STANCES_WIDTH = 132
CHOSEN: dict[str, tuple[Column, ...]] = {
    "actor": (
        Column("name", ("kind",), 240),
        Column("summary", (), stretch=True),
        Column("part_of", (), 180),
    ),
    "issue": (
        Column("title", ("theme",), 240),
        Column("question", (), stretch=True),
        Column("discussed", (), 240),
    ),
    "position": (
        Column("actor", ("issue",), 168, heading="Actor, issue"),
        Column("statement", (), stretch=True),
        Column(STANCES, (), STANCES_WIDTH, heading=STANCES_HEAD),
        Column("firmness", ("channel", "stated"), 168, heading="Firmness, channel"),
    ),
    "proposal": (
        Column("title", ("status",), 260),
        Column("description", (), stretch=True),
        Column("tabled", (), 120),
    ),
    "event": (
        Column("start", ("kind",), 140, heading="Date, kind"),
        Column("title", ("place",), 280),
        Column("description", (), stretch=True),
    ),
    "track": (
        Column("name", ("level",), 240),
        Column("description", (), stretch=True),
        Column("result", (), 260),
    ),
    "commitment": (
        Column("guarantor", ("beneficiary",), 200, heading="Guarantor, beneficiary"),
        Column("text", (), stretch=True),
        Column("status", ("kind",), 140, heading="Status, kind"),
        Column("gap", (), 220),
    ),
    "leverage": (
        Column("holder", ("target",), 200, heading="Holder, target"),
        Column("instrument", (), stretch=True),
        Column("exerted", ("strength",), 120, heading="Exerted, strength"),
    ),
    "obstacle": (
        Column("title", ("kind",), 260),
        Column("description", (), stretch=True),
        Column("severity", (), 100),
    ),
    "scenario": (
        Column("title", ("family",), 260),
        Column("narrative", (), stretch=True),
        Column("likelihood_as_printed", ("horizon_as_printed",), 200, heading="Printed likelihood, horizon"),
    ),
    "factor": (Column("title", ("kind",), 260), Column("text", (), stretch=True), Column("since", (), 120)),
    "question": (
        Column("question", (), 320),
        Column("answer", (), stretch=True),
        Column("status", (), 110),
    ),
    "source": (
        Column("title", ("type",), 280),
        Column("publisher", (), stretch=True),
        Column("issued", (), 120),
        Column("reliability", ("status",), 190),
    ),
    "disagreement": (
        Column("title", ("kind",), 280),
        Column("note", (), stretch=True),
        Column("follows", (), 200),
    ),
    "evidence": (
        Column("record", ("field",), 260),
        Column("source", ("locator",), stretch=True),
        Column("bearing", ("credibility",), 170),
    ),
    "brief": (
        Column("title", ("reference",), stretch=True),
        Column("template", ("paper",), 120),
        Column("as_of", (), 130),
    ),
}  # fmt: skip


def columns_of(kind: str) -> tuple[Column, ...]:
    """The columns of a kind's list: chosen ones, or its first four fields.

    Of those, two with words share the room; a figure, a date or a choice has what it needs.
    """
    if kind in CHOSEN:
        return CHOSEN[kind]
    cls = KINDS[kind]
    names = [name for name in specs(cls) if name not in ("id", "handling", "handling_inherited", "caveat")]
    words = [name for name in names[:4] if specs(cls)[name].kind not in SHORT]
    stretching = words if len(words) <= 2 else words[1:2]  # more of them would have no room side by side
    return tuple(
        replace(one_field(kind, name), stretch=True)
        if name in stretching
        else Column(name, (), 200 if name in words else WIDTHS[specs(cls)[name].kind])
        for name in names[:4]
    )


def offered(kind: str) -> tuple[str, ...]:
    """The fields a kind's list can show, one a column: all that are declared, and a position's stances."""
    declared = specs(KINDS[kind])
    own = [name for name in declared if name not in SHARED]
    drawn = [STANCES] if kind == Position.META.kind else []
    return (*own, *drawn, *(name for name in SHARED if name != "id"), "id")


def columns_for(kind: str, keys: Iterable[str]) -> tuple[Column, ...]:
    """The columns with these keys; those of the standard when none of the keys is one of this kind's."""
    standard = {column.key: column for column in columns_of(kind)}
    single = {name: one_field(kind, name) for name in offered(kind)}
    known = {**single, **standard}
    return tuple(known[key] for key in dict.fromkeys(keys) if key in known) or columns_of(kind)


def one_field(kind: str, name: str) -> Column:
    """The column of one field alone."""
    if name == STANCES:
        return Column(STANCES, (), STANCES_WIDTH, heading=STANCES_HEAD)
    width = WIDTHS.get(specs(KINDS[kind])[name].kind, 0)
    return Column(name, (), width or 240, stretch=not width)


def heading_of(kind: str, column: Column) -> str:
    """The words over a column."""
    return column.heading or specs(KINDS[kind])[column.first].label


def field_text(record: Record, name: str, names: Mapping[str, str], own: Path | None = None) -> str:
    """A field as a list shows it: references by title, dates and choices in words; "" for nothing.

    `own`: the folder of this person's own files, whose templates have words too.
    """
    value: Value = getattr(record, name)
    if value is None or value == "":
        return ""
    spec = specs(type(record))[name]
    if isinstance(record, Filter):
        return _of_filter(record, name, str(value), names)
    if spec.kind == "ref":
        return names.get(str(value), str(value))
    if spec.kind == "date":
        return dates.words(str(value))
    if spec.kind in ("number", "whole") and isinstance(value, int | float):
        return f"{value:g}" + (f" {spec.unit}" if spec.unit else "")
    if spec.kind == "flag":
        return "yes" if value else "no"
    if spec.kind == "json":
        return kept_words((record.META.kind, name), str(value))
    return " ".join(choice_words(type(record), name, str(value), own).split())


def _of_filter(saved: Filter, name: str, value: str, names: Mapping[str, str]) -> str:
    known = {id: names.get(id, id) for id in ids_in(saved.kind, saved.conditions)}
    return " ".join(words_of(saved.kind, name, value, known).split())


def sentence_case(words: str) -> str:
    """Words with a capital at their beginning: "Non-negotiable"."""
    return words[:1].upper() + words[1:]
