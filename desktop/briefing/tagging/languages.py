"""The language of words in Cyrillic letters, for those who have them read out; told only where it is sure."""

import re

UNKNOWN = "und-Cyrl"  # Cyrillic letters, the language unknown (BCP 47)
_CYRILLIC = "\u0400-\u052f"
# A word in Cyrillic letters and those that follow it, with what stands between them and what ends the line.
_WORD = rf"[{_CYRILLIC}][{_CYRILLIC}\u0300-\u036f\u02bc'’-]*"
STRETCH = re.compile(rf"{_WORD}(?:[\s,]+{_WORD})*(?:,?\s+$)?")
_ANY = re.compile(f"[{_CYRILLIC}]").search
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
_UKRAINIAN = frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")


def cyrillic_language(text: str) -> str:
    """The language tag of the Cyrillic words in `text`; "" when there are none.

    Ukrainian by і, ї, є or ґ, Russian by ё, ы or э, and only when no letter of another language is among
    them; else the tag says no more than that the letters are Cyrillic.
    """
    if not _ANY(text):
        return ""
    letters = {sign for stretch in STRETCH.findall(text) for sign in stretch.lower() if sign.isalpha()}
    letters = {sign for sign in letters if "\u0400" <= sign <= "\u052f"}
    if letters <= _UKRAINIAN and letters & _UKRAINIAN - _RUSSIAN:
        return "uk"
    if letters <= _RUSSIAN and letters & frozenset("ёыэ"):
        return "ru"
    return UNKNOWN
