"""Dictionaries to try spelling on: the carried ones, and small ones written for a test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.spelling.dictionaries import Listed, for_language, listed
from desktop.spelling.loading import Loaded, load
from desktop.spelling.speller import Speller

Write = Callable[..., Listed]


@pytest.fixture(scope="session")
def british() -> Loaded:
    found = for_language("en-GB", listed())
    assert found is not None
    return load(found)


@pytest.fixture
def english(british: Loaded) -> Speller:
    return Speller([british])


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a dictionary of some words: write("uk_UA", "мир", "війна/S", rules="SET UTF-8")."""

    def written(tag: str, *words: str, rules: str = "SET UTF-8", encoding: str = "utf-8") -> Listed:
        text = "\n".join((str(len(words)), *words))
        (tmp_path / f"{tag}.aff").write_text(rules + "\n", encoding="ascii")
        (tmp_path / f"{tag}.dic").write_bytes(text.encode(encoding))
        return Listed(tag, tmp_path / tag)

    return written
