"""What a text says by its words: how something was said, how firmly, how likely it is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.records import ScaleTerm
from desktop.documents.cues import cues
from desktop.documents.vocabulary import FIRMNESS, Table


@dataclass(frozen=True, slots=True)
class Said:
    """What was found: `value` of a field, and the `words` of the text it was taken from."""

    value: str
    words: str
    first: int


_FIGURES = re.compile(
    r"\b(?:(?:at least|over|more than|up to|less than|under|between)\s+)?\d{1,3}(?:[.,]\d+)?"
    r"(?:\s*(?:%|per cent|percent))?(?:\s*(?:–|-|to|and)\s*\d{1,3}(?:[.,]\d+)?)?"
    r"\s*(?:%|per cent\b|percent\b)",
    re.I,
)
_LIKELY_WORDS = (
    "most (?:likely|probable)", "(?:very|highly|quite|rather) (?:likely|unlikely|probable|improbable)",
    "unlikely", "likely", "probable", "improbable", "possible", "remote", "almost certain(?:ly)?",
    "even chance",
    *(rf"(?:(?:{'|'.join((*cues('degree'), *cues('denied')))})\s+)*(?:{'|'.join(cues('likely'))})",),
)  # fmt: skip
OTHER_LIKELIHOOD = re.compile(rf"(?<![\w-])(?:{'|'.join(_LIKELY_WORDS)})(?![\w-])", re.I)


_DENIED = re.compile(
    rf"(?:\b(?:{'|'.join(cues('denied'))}|no|not|never|neither|nor|little|less|without|lacks?|lack of|limits?"
    r"|un\w+|refus\w+|any)\b"
    r"(?: [\w-]+){0,3}|n['’]t(?: [\w-]+){0,2}) $",
    re.I,
)
_REACH = 60  # characters before a word in which it is denied


def only(table: Table, text: str) -> Said | None:
    """The one value that a text has sure words for; None when it has for none, or for several."""
    found = {
        value: hit
        for value, words in table.items()
        if words.sure is not None and (hit := words.sure.search(text))
    }
    return _the_one(found)


def firmness_of(text: str) -> Said | None:
    """How firmly something is held; a red line is firm too. None when the words say different things.

    What is denied is not said: "no willingness" is none.
    """
    found = {
        value: hit
        for value, words in FIRMNESS.items()
        if words.sure is not None and (hit := _affirmed(words.sure, text))
    }
    return _the_one({value: hit for value, hit in found.items() if value != "firm"} or found)


def _the_one(found: Mapping[str, "re.Match[str]"]) -> Said | None:
    if len(found) != 1:
        return None
    value, hit = next(iter(found.items()))
    return Said(value, hit.group(), hit.start())


def _affirmed(pattern: "re.Pattern[str]", text: str) -> "re.Match[str] | None":
    for hit in pattern.finditer(text):
        if not _DENIED.search(text[max(0, hit.start() - _REACH) : hit.start()]):
            return hit
    return None


def likelihood_of(text: str, terms: Sequence[ScaleTerm]) -> tuple[Said, ScaleTerm | None] | None:
    """A likelihood that a text prints: figures before words of the scale, and these before any others.

    With the term of the scale, if it is one. None when it has none, or several words that differ.
    """
    if figures := _FIGURES.search(text):
        return Said(figures.group(), figures.group(), figures.start()), None
    named = {name.casefold(): term for term in terms for name in (term.term, term.second_term) if name}
    longest = sorted(named, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?![\w-])", re.I)
    every = [*pattern.finditer(text), *OTHER_LIKELIHOOD.finditer(text)]
    hits = [hit for hit in every if not any(_within(hit, other) for other in every)]
    said = {hit.group().casefold() for hit in hits}
    if len(said) != 1:
        return None
    hit = hits[0]
    return Said(hit.group(), hit.group(), hit.start()), named.get(hit.group().casefold())


def _within(hit: "re.Match[str]", other: "re.Match[str]") -> bool:
    """Whether a hit is a part of a longer one: "likely" of "most likely"."""
    return other.start() <= hit.start() and hit.end() <= other.end() and hit.span() != other.span()
