"""What triage proposes: a record that a passage may stand for, and what a rule reads to find one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

HIGH, MEDIUM, LOW = "high", "medium", "low"


@dataclass(frozen=True, slots=True)
class Mention:
    """A record that a text names. `first`, `last`: the words that name it, code points, end excluded.

    `adjective`: a word made of its name ("Ukrainian"), which names it only beside its people or its claims.
    """

    id: str
    kind: str
    name: str
    first: int
    last: int
    adjective: bool = False


class Names(Protocol):
    """The records of a tracker by what texts call them."""

    def find(self, text: str) -> Sequence[Mention]:
        """The actors that `text` names, in the order they are named in."""
        ...

    def issue(self, text: str, lead: float = 1.0) -> str:
        """The id of the issue that `text` is most likely about; '' when none stands out.

        `lead`: how many times as much as the next it must weigh.
        """
        ...

    def alike(self, kind: str, fields: Mapping[str, str]) -> str:
        """The id of a record of a kind that may be the one described by `fields`; '' for none."""
        ...


@dataclass(frozen=True, slots=True)
class Cited:
    """Another place of the text that says the value of one field: a likelihood in a summary."""

    field: str
    says: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A record that a passage may stand for. `first`, `last`: the passage, code points, end excluded.

    `fields`: as they would be typed; a reference is an id, or words that name no record yet. `missing`: what
    the record needs and the passage does not say. `reason`: in words, for the analyst. `candidate`: the id of
    a record that may be this one. `also`: other places that say one of its fields.
    """

    rule: str
    kind: str
    first: int
    last: int
    fields: Mapping[str, str]
    reason: str
    confidence: str
    missing: tuple[str, ...] = ()
    candidate: str = ""
    also: tuple[Cited, ...] = field(default=())

    def key(self, text: str) -> str:
        """What tells it from others of its text, also after the text around it was corrected.

        No words of the text can be read from it.
        """
        said = (self.kind, self.fields.get("actor", ""), text[self.first : self.last])
        return sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:24]
