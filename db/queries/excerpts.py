"""Where the words of a search stand in a text, and the part of it around them."""

import re
import unicodedata
from functools import lru_cache

from db.indexing import normalised
from db.records import TEXT_KINDS, Record, specs

EXCERPT = 160
_MARKS = "\u0300-\u036f"
_APOSTROPHES = "'’ʼ`´"
_LETTER = rf"(?:[^\W_][{_MARKS}]*)"
WORD = re.compile(rf"{_LETTER}+(?:[{_APOSTROPHES}]{_LETTER}+)*")
_SPACE = re.compile(r"\s+")
_BETWEEN = rf"[{_APOSTROPHES}{_MARKS}]*"


class _Folds(dict[int, int]):
    """Each letter as the index knows it, one for one: small, ё as е, Latin ones without their accents."""

    def __missing__(self, code: int) -> int:
        letter = normalised(chr(code))
        base = unicodedata.normalize("NFD", letter)[0]
        small = (base if base.isascii() else letter).lower()
        self[code] = folded = ord(small) if len(small) == 1 else code
        return folded


_FOLDS = _Folds()


def tokens(words: str) -> list[str]:
    """The words of a search as the index knows them."""
    found = (match.group() for match in WORD.finditer(unicodedata.normalize("NFC", words)))
    return [re.sub(_BETWEEN, "", word.translate(_FOLDS)) for word in found]


@lru_cache(maxsize=64)
def _pattern(words: str) -> re.Pattern[str] | None:
    """Finds any of the words at the beginning of a word of a folded text."""
    wanted = sorted(set(tokens(words)), key=len, reverse=True)
    if not wanted:
        return None
    parts = (_BETWEEN.join(map(re.escape, token)) for token in wanted)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})[{_MARKS}]*")


def spans(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words of a search stand in `text`: start and end of each part that was typed."""
    pattern = _pattern(words)
    return [match.span() for match in pattern.finditer(text.translate(_FOLDS))] if pattern else []


def excerpt(record: Record, words: str) -> tuple[str, str]:
    """The first text field that holds a word of the search, and its text cut around that word.

    Where none does (the word is in the name of what the record refers to): "" and its first other text.
    """
    pattern = _pattern(words)
    other = ""
    for name, spec in specs(type(record)).items():
        value = getattr(record, name) if spec.kind in TEXT_KINDS and name != "id" else ""
        if not value:
            continue
        found = pattern.search(value.translate(_FOLDS)) if pattern else None
        if found:
            return name, around(value, found.start())
        if not other and name not in record.META.title:
            other = value
    return "", around(other, 0)


def around(text: str, place: int) -> str:
    """`text` around `place` on one line, from the beginning of a word."""
    start = max(0, min(place - EXCERPT // 3, len(text) - EXCERPT))
    if start and (gap := _SPACE.search(text, start, place)):
        start = gap.end()
    cut = " ".join(text[start : start + EXCERPT].split())
    return ("… " if start else "") + cut + (" …" if start + EXCERPT < len(text) else "")
