"""What stands in a file of references: each as CSL JSON, with what could not be read of the file."""

from dataclasses import dataclass, field
from typing import Any

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference and the line where it begins, from 1. `item`: CSL JSON."""

    line: int
    item: Item


@dataclass(slots=True)
class Found:
    """The references of a file. `failed`: line and reason of what could not be read; `notes`: to look at."""

    references: list[Reference] = field(default_factory=list)
    failed: list[tuple[int, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def names(texts: list[str]) -> list[dict[str, str]]:
    """Names written "Family, Given" or "Family, Given, Suffix" as CSL has them; other text is one name.

    Two commas are one within a name that is not parted: "Ministry of Water,, Basin desk".
    """
    return [_name(text.strip()) for text in texts if text.strip()]


def _name(text: str) -> dict[str, str]:
    if ",," in text.rstrip(" ,"):
        return {"literal": text.replace(",,", ",").strip(" ,")}
    family, *rest = (part.strip() for part in text.split(","))
    if not family or not any(rest):
        return {"literal": text.strip(" ,")}
    parts = dict(zip(("given", "suffix"), rest, strict=False))
    return {"family": family, **{key: part for key, part in parts.items() if part}}


def inverted(name: dict[str, str]) -> str:
    """A CSL name written "Family, Given, Suffix", particles in front; a literal as it stands."""
    if name.get("literal"):
        return name["literal"]
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"), name.get("family"))
    family = " ".join(part for part in particles if part)
    return ", ".join(part for part in (family, name.get("given"), name.get("suffix")) if part)
