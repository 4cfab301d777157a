"""Names in Cyrillic as running text writes them: without their case endings, states by their names there."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from db.queries.name_keys import plain, sound

LANGUAGES = ("uk", "ru")
CYRILLIC = re.compile(r"[А-Яа-яЁёЇїІіЄєҐґ]")
_ENDING = re.compile(
    r"(?:ого|ому|ими|ами|ями|ией|ові|еві|ої|ою|ею|єю|их|им|ий|ый|ій|ой|ая|ах|ях|ам|ям|ом|ем|ів|ов|ев|ию|ия|ии"
    r"|[аеиіїйоуыьюяє])$",
    re.I,
)
_LEAST = 4  # letters that a name keeps without its ending
_VOWELS = "aeiou"


def stem_key(word: str) -> str:
    """What the cases of a name share, as it sounds: "України" and "Ukraine" alike; '' for a short word."""
    bare = _ENDING.sub("", word) if CYRILLIC.search(word) else word.rstrip(_VOWELS + "y")
    return sound(plain(bare)).replace(" ", "").rstrip(_VOWELS) if len(bare) >= _LEAST else ""


def also_called(names: Iterable[str]) -> Iterator[str]:
    """What states of these English names are called in languages written in Cyrillic (CLDR)."""
    for name in names:
        yield from _states().get(plain(name), ())


@lru_cache(maxsize=1)
def _states() -> dict[str, tuple[str, ...]]:
    from babel import Locale  # only a text in Cyrillic needs it

    others = [Locale(language).territories for language in LANGUAGES]
    return {
        plain(name): tuple(other[code] for other in others if code in other)
        for code, name in Locale("en").territories.items()
        if code.isalpha()
    }
