"""Whether a word is right: in one of the dictionaries chosen, or a name or word of the tracker."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.spelling.words import bare, is_judged, plainly, scripts_of

if TYPE_CHECKING:
    from desktop.spelling.loading import Loaded

MOST = 6
ENGLISH, BRITISH = "en_", "en_GB"
# What stands before a hyphen and is no word by itself: "de-escalation", "vis-à-vis".
BEGINNINGS = frozenset({
    "ante", "anti", "bi", "co", "cyber", "de", "en", "ex", "extra", "geo", "inter", "intra", "mid", "multi",
    "neo", "non", "poly", "post", "pre", "pro", "quasi", "re", "semi", "sub", "super", "trans", "tri", "un",
    "vis", "à",
})  # fmt: skip
# British English writes both; its dictionary has -ise alone.
IZE = re.compile(r"(?<=[a-z])iz(?=(?:e|es|ed|er|ers|ing|able|ation|ations|ational)\b)")
# Never with z, whatever stands before: these are no endings but parts of the word.
ONLY_ISE = re.compile(
    r"(?:advert|appr|ar|chast|circumc|compr|comprom|conc|dem|desp|dev|disgu|enfranch|enterpr|exc|exerc|"
    r"expert|franch|gu|improv|inc|merchand|prec|prem|prom|rev|superv|surm|surpr|telev|treat|w|"
    r"adv|brui|crui|lia|mayonna|no|po|prai|appra|bra|pra|ra)is"
)


@dataclass(frozen=True, slots=True)
class Names:
    """What counts as right besides the dictionaries.

    `anyhow`: in capitals or not, kept case-folded: names of actors, words the person has added.
    `capitalised`: as they are written: names within titles, where lower-case words may be wrong.
    """

    anyhow: frozenset[str] = frozenset()
    capitalised: frozenset[str] = frozenset()

    def has(self, word: str) -> bool:
        """Whether a word, or what it is a plural or possessive of, is among them."""
        return any(each.casefold() in self.anyhow or each in self.capitalised for each in _forms(word))


NO_NAMES = Names()


class Speller:
    """Judges words by several dictionaries at once: what one of them has is right."""

    def __init__(self, dictionaries: "Sequence[Loaded]", names: Names = NO_NAMES) -> None:
        self._dictionaries, self._names = tuple(dictionaries), names
        self._scripts = frozenset[str]().union(*(each.scripts for each in dictionaries))

    def is_right(self, word: str) -> bool:
        """False for a word that no dictionary of its script has, and that is no name of the tracker."""
        plain = plainly(word)
        if not is_judged(plain) or not scripts_of(plain) & self._scripts:
            return True
        return self._is_known(plain) or ("-" in plain and all(map(self._part_is_right, plain.split("-"))))

    def suggestions(self, word: str, most: int = MOST) -> list[str]:
        """What may be meant, best first, from each dictionary in turn; with the apostrophe of the word."""
        plain = plainly(word)
        fit = [each for each in self._dictionaries if each.scripts & scripts_of(plain)]
        found = list(dict.fromkeys(_in_turn([each.suggestions(plain, most) for each in fit])))[:most]
        return [each.replace("'", "’") for each in found] if "’" in word else found

    def _part_is_right(self, part: str) -> bool:
        return not is_judged(part) or part.casefold() in BEGINNINGS or self._is_known(part)

    def _is_known(self, word: str) -> bool:
        return self._names.has(word) or any(_has(each, word) for each in self._dictionaries)


def _has(dictionary: "Loaded", word: str) -> bool:
    if dictionary.has(word):
        return True
    if dictionary.tag.startswith(ENGLISH) and (plain := without_accents(word)) != word:
        return dictionary.has(plain)
    british = IZE.sub("is", word) if dictionary.tag == BRITISH else word
    return british != word and not ONLY_ISE.match(british.casefold()) and dictionary.has(british)


def without_accents(word: str) -> str:
    """English dictionaries hold "naive" and "cafe" only; both ways of writing them are right."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def _forms(word: str) -> Iterable[str]:
    """A word, and what it may be the possessive or the plural of."""
    yield word
    stem = bare(word)
    yield stem
    for ending in ("s", "es"):
        if stem.endswith(ending) and len(stem) > len(ending) + 2:
            yield stem.removesuffix(ending)


def _in_turn(lists: Sequence[Sequence[str]]) -> Iterable[str]:
    for place in range(max(map(len, lists), default=0)):
        yield from (each[place] for each in lists if place < len(each))
