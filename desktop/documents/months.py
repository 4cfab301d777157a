"""Dates as other languages than English write them, put into English: months by their names in CLDR."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from db.dates.in_words import MONTHS

LANGUAGES = ("de", "fr", "es", "pl", "tr", "uk", "ru")
INFLECTED = ("uk", "ru")  # their months have more cases than CLDR lists: "у березні", "в марте"
_LEAST_STEM = 3
_CASES = r"[а-яіїє]{0,4}"
# What stands before and behind a date without saying which.
YEAR_WORD = r"(?:року|році|рік|рр?\.|года|году|год|гг?\.)"
SINCE = (r"seit", r"ab", r"depuis", r"dès", r"desde", r"з", r"із", r"від", r"с", r"со", r"от")
UNTIL = (r"bis(?: zum)?", r"jusqu['’](?:en|au)", r"hasta", r"до")
AT = (r"am", r"im(?: Jahre?)?", r"le", r"en", r"el", r"у", r"в", r"на", r"во")
_ORDINAL = re.compile(r"(?<=\d)(?:\.(?=\s)|er\b)")
_YEAR_WORD = re.compile(rf"\s*\b{YEAR_WORD}", re.I)


@lru_cache(maxsize=1)
def _names() -> dict[str, int]:
    """The names of months of all languages but English in small letters, each with its number."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for number, name in _of(language):
            found.setdefault(name.casefold(), number)
    return found


@lru_cache(maxsize=1)
def _stems() -> dict[str, int]:
    """What all cases of a month begin with, of the languages that have more than are listed."""
    found: dict[str, int] = {}
    for language in INFLECTED:
        whole: dict[int, list[str]] = {}
        for number, name in _of(language):
            if not name.endswith("."):
                whole.setdefault(number, []).append(name.casefold())
        stems = {_shared_start(names): number for number, names in whole.items()}
        found |= {stem: number for stem, number in stems.items() if len(stem) >= _LEAST_STEM}
    return found


def _shared_start(names: Sequence[str]) -> str:
    first, last = min(names), max(names)
    apart = next(
        (place for place, pair in enumerate(zip(first, last, strict=False)) if len({*pair}) > 1), None
    )
    return first[:apart]


def _of(language: str) -> Iterator[tuple[int, str]]:
    from babel import Locale  # only a date in a text needs it

    for context in Locale(language).months.values():
        for width in ("wide", "abbreviated"):
            for number, name in context[width].items():
                if width == "wide" or name.endswith("."):  # "ago" and "mar" are words too
                    yield number, name


@lru_cache(maxsize=1)
def pattern() -> str:
    """A pattern for the name of a month in any of these languages."""
    names = "|".join(re.escape(name) for name in sorted(_names(), key=len, reverse=True))
    stems = "|".join(rf"{re.escape(stem)}{_CASES}" for stem in sorted(_stems(), key=len, reverse=True))
    return rf"(?:{names}|(?:{stems})(?!\w))"


@lru_cache(maxsize=1)
def _pattern() -> "re.Pattern[str]":
    return re.compile(rf"(?<!\w){pattern()}(?!\w)", re.I)


def in_english(words: str) -> str:
    """A date with its months in English, without "року", and "3." or "1er" as a plain number."""
    plain = _ORDINAL.sub("", _YEAR_WORD.sub("", words))
    return _pattern().sub(lambda found: MONTHS[_number(found[0].casefold()) - 1], plain)


def _number(name: str) -> int:
    if name in _names():
        return _names()[name]
    return next(number for stem, number in _stems().items() if name.startswith(stem))
