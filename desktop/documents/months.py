"""Dates as other languages than English write them, put into English: months by their names in CLDR."""

import re
from collections.abc import Iterator
from functools import lru_cache

from db.dates.in_words import MONTHS

LANGUAGES = ("de", "fr", "es", "pl", "tr", "uk", "ru")
# The cases of months that CLDR does not list, made of the one it does: "у березні", "в марте", "w marcu".
_CASES = {
    "uk": (("ня", ("ні", "ню", "нем")), ("да", ("ді", "ду", "дом")), ("ого", ("ому", "им"))),
    "ru": (("та", ("те", "ту", "том")), ("ая", ("ае", "аю")), ("я", ("е", "ю", "ем", "ём"))),
    "pl": (
        ("nia", ("niu", "niem")), ("ca", ("cu", "cem")), ("ja", ("ju", "jem")),
        ("ka", ("ku", "kiem")), ("da", ("dzie", "dem")), ("ego", ("ym", "emu")),
    ),
}  # fmt: skip
# What stands before and behind a date without saying which.
YEAR_WORD = r"(?:року|році|рік|рр?\.|года|году|год|гг?\.|roku|r\.|yılı(?:n\w+)?)"
SINCE = (
    *(r"seit(?: dem)?", r"ab(?: dem)?", r"depuis(?: le)?", r"dès(?: le)?", r"à partir du"),
    *(r"desde(?: el)?", r"a partir del?", r"od(?: dnia)?", r"з", r"із", r"с", r"со"),
)
UNTIL = (*(r"bis(?: zum)?", r"jusqu['’](?:en|au|à)", r"hasta(?: el)?", r"do(?: dnia)?", r"до"),)
# "The statement of 3 March" is of that day: "vom", "du", "del", "від" and "от" open no stretch by themselves.
AT = (
    *(
        r"vom",
        r"du",
        r"del",
        r"z(?: dnia)?",
        r"від",
        r"от",
        r"am",
        r"im(?: Jahre?)?",
        r"le",
        r"en",
        r"el",
        r"we?(?: dniu)?",
        r"dnia",
    ),
    *(r"у", r"в", r"на", r"во"),
)
# From one day to another: "3. bis 5. März", "du 3 au 5 mars", "с 3 по 5 марта".
TO = (
    *(r"bis(?: zum)?", r"und", r"au", r"et", r"al", r"y", r"do", r"i", r"ile", r"ve", r"по", r"до", r"и"),
    *(r"і", r"й", r"та"),
)
ARTICLES = (r"de[mnr]", r"le", r"el")
EARLY = (
    *(r"Anfang", r"(?:au )?début(?: du mois)?(?: de)?", r"(?:a )?(?:principios|comienzos) de"),
    *(r"(?:na )?początku", r"(?:на )?початку", r"(?:в )?начале"),
)
MID = (
    *(r"Mitte", r"(?:à la )?mi-", r"(?:a )?mediados de", r"(?:w )?połowie"),
    *(r"[ву] середині", r"(?:в )?середине"),
)
LATE = (
    *(r"Ende", r"(?:à la )?fin(?: du mois)?(?: de)?", r"(?:a )?fin(?:al)?es de", r"(?:pod )?koniec"),
    *(r"наприкінці", r"[ву] кінці", r"(?:в )?конце"),
)
PART_ENDS = r"(?:\s+|(?<=-))"
# Turkish says behind the word what others say before it: "Mart'ta", "2024'ten beri", "2027'ye kadar".
IN_BEHIND = r"['’][dt][ae](?!\w)"
SINCE_BEHIND = r"['’][dt][ae]n(?:\s+(?:beri|itibaren|bu yana))?(?!\w)"
UNTIL_BEHIND = r"['’]y?[ae]\s+(?:kadar|dek)(?!\w)"
ORDINAL = r"(?:er\b|-?(?:го|е|є|й)(?!\w)|\.(?=[\s/–-]))"
_ORDINAL = re.compile(rf"(?<=\d){ORDINAL}")
_JOINED = re.compile(
    rf"(?<=\w)(?:\s+(?:{'|'.join(TO)})|\s*[–/])\s+(?:(?:{'|'.join(ARTICLES)})\s+)?(?=\w)"
    rf"|(?<=\w)/(?=\d\d?\s+\D)",
    re.I,
)
_PARTS = tuple(
    (said, re.compile(rf"^(?:{'|'.join(words)}){PART_ENDS}", re.I))
    for said, words in (("early ", EARLY), ("mid-", MID), ("late ", LATE))
)
_YEAR_WORD = re.compile(rf"\s*\b{YEAR_WORD}", re.I)


@lru_cache(maxsize=1)
def _names() -> dict[str, int]:
    """The names of months of all languages but English in small letters, each with its number."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for number, name in _of(language):
            for each in (name, *_in_other_cases(language, name)):
                found.setdefault(each.casefold(), number)
    return found


def _in_other_cases(language: str, name: str) -> Iterator[str]:
    for ending, others in _CASES.get(language, ()):
        if name.endswith(ending):
            yield from (name.removesuffix(ending) + other for other in others)
            return


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
    return rf"(?:{names})"


@lru_cache(maxsize=1)
def _pattern() -> "re.Pattern[str]":
    return re.compile(rf"(?<!\w){pattern()}(?!\w)", re.I)


def in_english(words: str) -> str:
    """A date in English: its months, "to" from day to day, "early" for "Anfang", without "року" and "1er"."""
    plain = _ORDINAL.sub("", _YEAR_WORD.sub("", words))
    for said, pattern in _PARTS:
        plain = pattern.sub(said, plain)
    plain = _JOINED.sub(" to ", plain)
    return _pattern().sub(lambda found: MONTHS[_names()[found[0].casefold()] - 1], plain)
