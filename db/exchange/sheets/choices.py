"""Words in a sheet for what the tracker chooses from a list: read loosely, and told how they were read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.changes import Value
from db.errors import InvalidField
from db.records import Record, specs
from db.records.checks import quote
from db.records.values import parse

NEAR = 0.85  # nearness of a misspelt word
# What people write for the words of the tracker; words whose meaning is a matter of judgement are not here.
_ALSO: Mapping[str, Mapping[str, Sequence[str]]] = {
    "channel": {
        "public statement": ("public", "publicly", "press", "media", "on the record"),
        "official": ("officially", "formal", "formally"),
        "back-channel": ("backchannel", "backroom", "secret", "secretly"),
        "Track I": ("track 1", "track one", "t1"),
        "Track II": ("track 2", "track two", "t2"),
        "assessed": ("assessment", "our assessment"),
    },
    "stance": {
        "preferred": ("p", "prefers", "wants"),
        "acceptable": ("a", "accepts", "accept", "can accept", "ok"),
        "conditional": ("c", "conditionally", "yes, if", "if"),
        "opposed": ("o", "opposes", "against", "rejects", "no"),
        "red line": ("r", "redline", "never"),
    },
    "firmness": {
        "non-negotiable": ("nonnegotiable", "not negotiable", "absolute"),
        "signalled": ("signaled", "hinted"),
    },
    "confidence": {"low": ("l",), "moderate": ("medium", "med", "m"), "high": ("h",)},
    "kind": {"state": ("country",), "organisation": ("organization",)},
}
ALSO = {
    field: {other: choice for choice, others in words.items() for other in others}
    for field, words in _ALSO.items()
}


@dataclass(frozen=True, slots=True)
class WordRead:
    """How a word of a choice was read; `value` is empty when it fits none, and `reason` then says so."""

    target: str
    text: str
    value: str
    reason: str = ""


def read_choice(cls: type[Record], field: str, text: str) -> Value:
    """The choice that a word means: itself, a unique beginning, a known other word, or but for a slip.

    Raises InvalidField.
    """
    typed = _plain(text)
    if (other := ALSO.get(field, {}).get(typed)) and other in specs(cls)[field].choices:
        return other
    try:
        return parse(cls, field, text)
    except InvalidField as error:
        if near := _nearest(typed, specs(cls)[field].choices):
            return near
        raise InvalidField(cls.META.kind, "", field, text, _unknown(cls, field, text)) from error


def _unknown(cls: type[Record], field: str, text: str) -> str:
    return f"{quote(text)} is not one of: {', '.join(specs(cls)[field].choices)}. Say which it means."


def _nearest(typed: str, choices: tuple[str, ...]) -> str:
    from rapidfuzz.fuzz import ratio

    scored = sorted(((ratio(typed, _plain(choice)) / 100, choice) for choice in choices), reverse=True)
    if not scored or scored[0][0] < NEAR or len(typed) < 4:
        return ""
    return scored[0][1] if len(scored) == 1 or scored[1][0] < scored[0][0] else ""


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").strip(" .;:").split())
