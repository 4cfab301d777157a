"""Patterns that find a piece of text in either case and with or without accents, for SQLite's GLOB."""

import unicodedata
from collections import defaultdict
from functools import cache

from db.indexing import normalised

# Latin with its extensions, and Cyrillic: the letters in which names are written here.
_LETTERS = (*range(0x41, 0x250), *range(0x1E00, 0x1F00), *range(0x400, 0x530))
_APOSTROPHES = "'’ʼ`´"
_SPECIAL = "*?["


def _folded(letter: str) -> str:
    folded = normalised(letter.lower())
    base = unicodedata.normalize("NFD", folded)[:1]
    # й and ї are letters of their own; accents are dropped of Latin ones alone.
    return base if base.isascii() else folded


@cache
def _alike() -> dict[str, str]:
    groups: dict[str, list[str]] = defaultdict(list)
    for code in _LETTERS:
        if chr(code).isalpha():
            groups[_folded(chr(code))].append(chr(code))
    found = {letter: "".join(group) for group in groups.values() for letter in group if len(group) > 1}
    return found | dict.fromkeys(_APOSTROPHES, _APOSTROPHES)


def glob(text: str) -> str:
    """A GLOB pattern for texts that hold `text`: letters in either case, with or without accents."""
    parts = []
    for letter in unicodedata.normalize("NFC", text):
        alike = _alike().get(letter)
        parts.append(f"[{alike}]" if alike else f"[{letter}]" if letter in _SPECIAL else letter)
    return f"*{''.join(parts)}*"
