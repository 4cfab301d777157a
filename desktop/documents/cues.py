"""The words by which the rules know texts in other languages than English: those of `resources/cues.toml`."""

import re
import tomllib
from functools import lru_cache

import resources


def cues(*path: str) -> tuple[str, ...]:
    """The words of all languages that stand for something, as patterns: cues("channels", "official")."""
    return tuple(_pattern(words) for language in _tables() for words in _under(language, path))


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, object], ...]:
    return tuple(tomllib.loads(resources.read_text("cues.toml")).values())


def _under(table: object, path: tuple[str, ...]) -> list[str]:
    for name in path:
        table = table.get(name, []) if isinstance(table, dict) else []
    return list(table) if isinstance(table, list) else []


def _pattern(words: str) -> str:
    """Words as a pattern: a star for any ending, an apostrophe however it is written."""
    parts = (re.escape(part) for part in words.split("*"))
    return r"\w*".join(parts).replace(r"\ ", r"\s+").replace("'", "['’]")
