"""The words of a text: which of them spelling is asked of, and how many there are."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

# Signs that stand over or under letters, and those within a word that are not seen.
MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
UNSEEN = "\u00ad\u200b-\u200d\u2060"
APOSTROPHES = "'’ʼ‘"
HYPHENS = "-‐‑"
LETTER = rf"[^\W_{MARKS}]"
PIECE = rf"{LETTER}[^\W_]*(?:[{MARKS}{UNSEEN}]+[^\W_]*)*"
WORD = rf"{PIECE}(?:[{HYPHENS}{APOSTROPHES}]{PIECE})*"
# Addresses, and what has dots within it as they do: no words of a language. Bounded, for one long line
# without spaces would be looked through again from each of its letters.
ADDRESS = (
    r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,64}\.\w{1,24}"
    r"|(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?:/\S*)?(?!\w)"
)
NOT_SEEN = re.compile(f"[{UNSEEN}]")
CURLED = str.maketrans(dict.fromkeys("’ʼ‘", "'") | dict.fromkeys("‐‑", "-"))
# Scripts without spaces are counted by the sign.
IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
COUNTED = rf"[{IDEOGRAPHS}]|[^\s{IDEOGRAPHS}]*[^\W_{IDEOGRAPHS}][^\s{IDEOGRAPHS}]*"


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands: `start` and `length` count code points."""

    start: int
    length: int
    text: str


@cache
def token() -> re.Pattern[str]:
    """What a text consists of: addresses, and words in its group "word"; not made before a text is read."""
    return re.compile(rf"(?:{ADDRESS})|(?P<word>{WORD})")


def words(text: str) -> Iterator[Word]:
    """The words of a text that spelling may be asked of, in order."""
    for found in token().finditer(text):
        word = found["word"]
        if word is not None and is_judged(word):
            yield Word(found.start(), len(word), word)


def count(text: str) -> int:
    """How many words a text has, as a person counts them: what stands between spaces and holds a letter."""
    return sum(1 for _ in re.finditer(COUNTED, text))


@lru_cache(maxsize=20_000)
def is_judged(word: str) -> bool:
    """Whether a word can be spelled wrong: no number, no single letter, no acronym."""
    plain = bare(word)
    if len(plain) < 2 or any(sign.isdigit() for sign in plain):
        return False
    return not (plain.isupper() or (plain.endswith("s") and plain[:-1].isupper()))


def bare(word: str) -> str:
    """A word without its possessive ending: "Ukraine's" → "Ukraine"."""
    plain = plainly(word)
    return plain.removesuffix("'s").removesuffix("'S").removesuffix("'")


def plainly(word: str) -> str:
    """A word as dictionaries write it: composed, straight apostrophes and hyphens, nothing unseen in it."""
    return unicodedata.normalize("NFC", NOT_SEEN.sub("", word)).translate(CURLED)


@lru_cache(maxsize=4_000)
def script_of(letter: str) -> str:
    """The script of a letter as Unicode names it ("LATIN", "CYRILLIC"); '' for what is no letter."""
    return unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""


def scripts_of(word: str) -> frozenset[str]:
    """The scripts of the letters of a word; more than one is a letter that only looks right."""
    return frozenset(filter(None, map(script_of, word)))
