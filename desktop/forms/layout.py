"""In which order a form shows the fields of a kind; by default as they are declared, the marking last."""

from dataclasses import dataclass

from db.queries.names import has_names
from db.records import KINDS, Blob, Edition, Estimate, Filter, Record, required, specs
from desktop.operations.edits import OF_EDITIONS

STANCES = "stances"  # the place of the stance editor among the fields
MADE_OF = "made of"  # the place of the records that make another what it is
MADE_OF_KINDS: dict[str, str] = {"issue": "option"}  # which these are
MARKING = ("handling", "caveat")

LEADING: dict[str, tuple[str, ...]] = {
    "position": (
        *("actor", "issue", "channel", "stated", "until", "statement", "firmness", STANCES),
        *("rationale", "caveat_text", "confidence", "speaker", "event", "venue", "stated_as_printed"),
        "replaces",
    ),
    "issue": ("title", "question", "low_label", "high_label", MADE_OF, "discussed"),
    "evidence": ("source", "record", "bearing", "locator", "says", "field", "credibility", "note"),
    "source": ("title", "type", "publisher", "issued", "reliability", "reliability_reason", "url"),
    "event": ("title", "kind", "start", "end", "place", "track", "description", "outcome"),
    "filter": ("title", "kind", "words", "conditions", "order", "rank"),
    "scenario": ("title", "narrative", "likelihood_as_printed", "horizon_as_printed"),
}
# Two fields that are one thing to a person: a likelihood from … to.
RANGES: dict[str, tuple[str, str]] = {"estimate": ("low", "high"), "judgement": ("low", "high")}
# What a record is made with on the spot, where another one is to point to it; the rest can wait.
SHORT: dict[str, tuple[str, ...]] = {
    "actor": ("name", "kind", "part_of"),
    "issue": ("title", "question", "low_label", "high_label"),
    "option": ("issue", "label", "value"),
    "source": ("title", "type", "publisher", "issued"),
    "event": ("title", "kind", "start"),
    "track": ("name", "level"),
    "proposal": ("title", "tabled"),
}
# What is written once: an estimate stands as it was made, an edition as it was issued, a file as it is; what
# a filter lists is what its conditions are about.
WRITTEN_ONCE: dict[str, frozenset[str]] = {
    Estimate.META.kind: frozenset({"scenario", "made", "low", "high"}),
    Edition.META.kind: frozenset(specs(Edition)) - frozenset(OF_EDITIONS),
    Filter.META.kind: frozenset({"kind"}),
    Blob.META.kind: frozenset({"sha256", "media_type"}),
}
# Made by other steps than a form: a file is taken in with its source, an edition is issued.
NOT_ADDED = frozenset({Blob.META.kind, Edition.META.kind, "dossier"})


@dataclass(frozen=True, slots=True)
class Part:
    """A heading ('' for none) and the fields under it."""

    heading: str
    fields: tuple[str, ...]


def parts_of(kind: str) -> tuple[Part, ...]:
    """The fields of a kind's form, in order, under their headings."""
    declared = [n for n, spec in specs(KINDS[kind]).items() if n != "id" and not spec.derived]
    leading = LEADING.get(kind, ())
    rest = [name for name in declared if name not in leading and name not in MARKING]
    return Part("", (*leading, *rest)), Part("Marking", MARKING)


def short_of(kind: str) -> tuple[Part, ...]:
    """The fields a record of a kind is made with on the spot: a few of its own, and all that it needs."""
    cls = KINDS[kind]
    few = SHORT.get(kind, cls.META.title)
    return (
        Part("", (*few, *(name for name in specs(cls) if _must_be_typed(cls, name) and name not in few))),
    )


def can_be_named(kind: str) -> bool:
    """Whether a record of this kind can be begun from its name alone."""
    return can_be_added(kind) and has_names(kind)


def name_suffices(kind: str) -> bool:
    """Whether a record of this kind needs nothing but its name."""
    cls = KINDS[kind]
    return can_be_named(kind) and {*cls.META.title} >= {n for n in specs(cls) if _must_be_typed(cls, n)}


def _must_be_typed(cls: type[Record], name: str) -> bool:
    return name in required(cls) and name != "id"


def is_fixed(kind: str, field: str, *, stored: bool) -> bool:
    """Whether a field of a stored record can't be changed any more."""
    return stored and field in WRITTEN_ONCE.get(kind, ())


def can_be_added(kind: str) -> bool:
    """Whether an empty form makes a record of this kind."""
    return kind not in NOT_ADDED and bool(required(KINDS[kind]))
