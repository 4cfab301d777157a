"""Which kinds a line can become, and which fields its parts fill, in the order they are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.records import KINDS, required, specs

FIRMNESS = {
    "!": ("firmness", "non-negotiable"),
    "~": ("firmness", "conditional"),
    "?": ("firmness", "unclear"),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The line of one kind: `slots` before the colon, `text` after it, `signs` at its very end.

    `letter` and a colon before all of it choose the kind, or the kind's label. `also`: fields a word before
    the colon may fill without being asked for. `signs`: sign → field and value.
    """

    kind: str
    letter: str
    slots: tuple[str, ...]
    text: str
    also: tuple[str, ...] = ()
    signs: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """What a record of this kind is called."""
        return KINDS[self.kind].META.label

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that parts before the colon fill."""
        return (*self.slots, *self.also)

    def needs(self, name: str) -> bool:
        """Whether a record of this kind can't be without a field."""
        return name in required(KINDS[self.kind])

    def says(self, name: str) -> str:
        """What a field is called."""
        return specs(KINDS[self.kind])[name].label


_ALL = (
    Shape(
        "position", "p", ("actor", "issue", "channel", "stated"), "statement",
        ("firmness", "confidence", "speaker", "event", "venue"), FIRMNESS,
    ),
    Shape("event", "e", ("start", "kind", "place"), "title", ("track",)),
    Shape("commitment", "c", ("guarantor", "beneficiary", "kind", "made"), "text", ("status",)),
    Shape("leverage", "l", ("holder", "target", "issue", "since"), "instrument", ("exerted",)),
    Shape("obstacle", "o", ("kind", "since"), "title"),
    Shape("factor", "f", ("kind", "since"), "title"),
    Shape("proposal", "r", ("tabled", "status"), "title"),
    Shape("scenario", "n", ("horizon_end", "family"), "title"),
    Shape("question", "q", ("status",), "question", ("audience",)),
    Shape("actor", "a", ("kind", "part_of"), "name"),
    Shape("issue", "i", ("theme", "parent"), "title"),
    Shape("source", "s", ("type", "issued", "publisher"), "title", ("reliability", "author")),
)  # fmt: skip
SHAPES: Mapping[str, Shape] = {shape.kind: shape for shape in _ALL}
FIRST = SHAPES["position"]


def shape_of(word: str) -> Shape | None:
    """The shape that a letter or a kind's label before a colon chooses."""
    typed = word.strip().casefold()
    return next((each for each in _ALL if typed in (each.letter, each.label.casefold())), None)
