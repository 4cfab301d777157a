"""How one field of a record is declared: its kind, label, help, choices and limits, in one place."""

from dataclasses import dataclass
from typing import Literal

FieldKind = Literal[
    "text", "prose", "choice", "ref", "date", "whole", "number", "json", "colour", "url", "mark", "flag"
]
TEXT_KINDS: frozenset[FieldKind] = frozenset({"text", "prose", "url"})


@dataclass(frozen=True, slots=True)
class Spec:
    """The declaration of a field; forms, columns, CSV, search and checks are derived from it.

    `refs`: kinds a reference may point to, empty = any record. `low`, `high`: limits of a number,
    inclusive. `short`: label of a list column. `derived`: written by the store, never by hand or export.
    """

    kind: FieldKind
    label: str
    help: str = ""
    choices: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    unit: str = ""
    derived: bool = False


def text(label: str, help: str = "") -> Spec:
    """One line of text."""
    return Spec("text", label, help)


def prose(label: str, help: str = "") -> Spec:
    """Text of any length, line breaks kept."""
    return Spec("prose", label, help)


def choice(label: str, *choices: str, help: str = "") -> Spec:
    """One word of a fixed list, stored as the word itself."""
    return Spec("choice", label, help, choices=choices)


def ref(label: str, *kinds: str, help: str = "") -> Spec:
    """The id of another record, of one of `kinds` (none named: of any kind)."""
    return Spec("ref", label, help, refs=kinds)


def date(label: str, help: str = "") -> Spec:
    """An EDTF date as text; the store keeps its first and last day in `<field>_from` and `<field>_to`."""
    return Spec("date", label, help or "2014, 2026-01, 2026-01-23, 2026-01~, ../2025-06; empty is undated")


def whole(label: str, low: float | None = None, high: float | None = None, *, help: str = "") -> Spec:
    """A whole number within `low` … `high`, inclusive."""
    return Spec("whole", label, help, low=low, high=high)


def number(
    label: str, low: float | None = None, high: float | None = None, *, help: str = "", unit: str = ""
) -> Spec:
    """A number within `low` … `high`, inclusive; `unit` is printed after it."""
    return Spec("number", label, help, low=low, high=high, unit=unit)


def flag(label: str, help: str = "") -> Spec:
    """Yes or no, stored as 1 or 0."""
    return Spec("flag", label, help, low=0, high=1)


def json(label: str, help: str = "") -> Spec:
    """JSON text, kept as it was typed if it parses; empty when there is none."""
    return Spec("json", label, help)


def colour(label: str, help: str = "") -> Spec:
    """A colour as #RRGGBB."""
    return Spec("colour", label, help or "as #RRGGBB")


def url(label: str, help: str = "") -> Spec:
    """An address: shown and copied, never opened."""
    return Spec("url", label, help)


def mark(label: str, help: str = "", *, derived: bool = False) -> Spec:
    """A level of the dossier's marking set."""
    return Spec("mark", label, help, derived=derived)
