"""What the reader of one format hands on: all the words of a file, and which stretches are no part of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from desktop.documents.document import Proposed


@dataclass(frozen=True, slots=True)
class Stretch:
    """A range of code points, end excluded, and why it is no part of the text."""

    first: int
    last: int
    why: str


@dataclass(frozen=True, slots=True)
class Raw:
    """A file as its format gives it, before anything is repaired or set aside by rules of wording."""

    media_type: str
    text: str
    aside: tuple[Stretch, ...] = ()
    proposed: tuple[Proposed, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Paragraphs:
    """Gathers paragraphs, an empty line apart, each part of the text or not."""

    parts: list[str] = field(default_factory=list)
    aside: list[Stretch] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, why: str = "") -> None:
        """One paragraph more; nothing for an empty one. `why`: it is no part of the text, for that reason."""
        if text.strip():
            whole = f"{text.strip()}\n\n"
            if why:
                self.aside.append(Stretch(self.length, self.length + len(whole), why))
            self.parts.append(whole)
            self.length += len(whole)

    @property
    def text(self) -> str:
        """All of them."""
        return "".join(self.parts)


def proposals(found: Iterable[tuple[str, str | None, str]]) -> tuple[Proposed, ...]:
    """The first value that was found for each field, in order, on one line; empty ones are passed over.

    A NUL, which the text as kept may hold and a field can't, is read as a space.
    """
    first: dict[str, Proposed] = {}
    for name, value, where in found:
        if words := (value or "").replace("\0", " ").split():
            first.setdefault(name, Proposed(name, " ".join(words), where))
    return tuple(first.values())
