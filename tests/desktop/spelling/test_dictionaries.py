"""Dictionaries are found where systems keep them, and the nearest is taken for a language."""

import sys
from pathlib import Path

import pytest

from desktop.spelling.dictionaries import Listed, folders, for_language, listed
from tests.desktop.spelling.conftest import Write


def tags(found: tuple[Listed, ...]) -> set[str]:
    return {each.tag for each in found}


def put(folder: Path, *names: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text("SET UTF-8\n")


def test_english_is_carried() -> None:
    found = {each.tag: each for each in listed()}
    assert {"en_GB", "en_US"} <= found.keys()
    assert found["en_GB"].dic.is_file()
    assert found["en_GB"].aff.is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")
def test_the_persons_own_folder_is_looked_into(home: Path) -> None:
    put(home / ".local/share/hunspell", "uk_UA.aff", "uk_UA.dic", "de_DE.dic", "notes.txt")
    assert home / ".local/share/hunspell" in folders()
    assert "uk_UA" in tags(listed())
    assert "de_DE" not in tags(listed()), "half a pair is none"


@pytest.mark.parametrize(
    ("system", "place"),
    [("darwin", "Library/Spelling"), ("win32", "AppData/Roaming/LibreOffice/share/extensions/dict-uk")],
)
def test_each_system_has_its_folders(
    home: Path, monkeypatch: pytest.MonkeyPatch, system: str, place: str
) -> None:
    put(home / place, "uk_UA.aff", "uk_UA.dic")
    monkeypatch.setattr(sys, "platform", system)
    assert "uk_UA" in tags(listed())


def test_a_file_the_person_names_comes_before_all(tmp_path: Path) -> None:
    put(tmp_path, "en_GB.aff", "en_GB.dic")
    for name in ("en_GB.dic", "en_GB.aff", "en_GB"):
        found = for_language("en-GB", listed((str(tmp_path / name),)))
        assert found == Listed("en_GB", tmp_path / "en_GB")
    assert tags(listed(("",))) == tags(listed())


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-GB", "en_GB"), ("en_us", "en_US"), ("EN", "en_GB"), ("en-IE", "en_GB"),
        ("en-GB-oxendict", "en_GB"),
        ("uk", "uk_UA"), ("de", "de_AT"), ("de-DE", "de_AT"), ("fr", None), ("", None), ("English", None),
    ],
)  # fmt: skip
def test_the_nearest_dictionary_stands_for_a_language(
    write: Write, language: str, expected: str | None
) -> None:
    found = (*listed(), write("uk_UA"), write("de_AT"))
    near = for_language(language, found)
    assert (near.tag if near else None) == expected
