"""Dictionaries are read once and asked by any thread; what is none is said in words."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.spelling import loading
from desktop.spelling.dictionaries import Listed
from desktop.spelling.loading import BrokenDictionary, Loaded, load
from tests.desktop.spelling.conftest import Write


def test_the_carried_dictionary_knows_its_language(british: Loaded) -> None:
    assert british.scripts == {"LATIN"}
    assert all(map(british.has, ("colour", "ceasefires", "Ukraine's", "organise", "don't")))
    assert not any(map(british.has, ("withdrawl", "color", "teh")))
    assert "withdrawal" in british.suggestions("withdrawl", 5)
    assert len(british.suggestions("teh", 3)) == 3


def test_a_dictionary_is_read_once_while_it_stays(write: Write) -> None:
    listed = write("uk_UA", "мир")
    first = load(listed)
    assert load(listed) is first
    write("uk_UA", "мир", "угода")
    second = load(listed)
    assert second.has("угода")
    assert not first.has("угода")


def test_it_says_which_script_it_is_written_in(write: Write) -> None:
    assert load(write("uk_UA", "мир", "війна", "угода")).scripts == {"CYRILLIC"}
    assert load(write("sr", "мир", "mir", "rat")).scripts == {"CYRILLIC", "LATIN"}


def test_an_older_encoding_is_read(write: Write) -> None:
    loaded = load(write("ru_RU", "мир", "война", rules="SET KOI8-R", encoding="koi8-r"))
    assert loaded.has("война")


@pytest.mark.parametrize(
    ("rules", "encoding", "why"),
    [
        ("SET UTF-8", "koi8-r", "not written in UTF-8"),
        ("SET NOSUCH-1", "utf-8", "not a Hunspell dictionary"),
        ("SET UTF-8\nSFX A Y 2\nSFX A", "utf-8", "not a Hunspell dictionary"),
    ],
)
def test_a_broken_dictionary_is_told_in_words(write: Write, rules: str, encoding: str, why: str) -> None:
    listed = write("ru_RU", "мир", "война", rules=rules, encoding=encoding)
    with pytest.raises(BrokenDictionary, match=why) as caught:
        load(listed)
    assert "Spelling is checked without it" in str(caught.value)
    assert str(listed.dic) in str(caught.value)


def test_a_dictionary_without_words_or_files_is_told(write: Write, tmp_path: Path) -> None:
    with pytest.raises(BrokenDictionary, match="no words"):
        load(write("empty"))
    with pytest.raises(BrokenDictionary, match=r"gone.aff can't be read \(No such file"):
        load(Listed("gone", tmp_path / "gone"))
    (tmp_path / "folder.aff").mkdir()
    (tmp_path / "folder.dic").mkdir()
    with pytest.raises(BrokenDictionary, match="can't be read"):
        load(Listed("folder", tmp_path / "folder"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(rules=st.binary(max_size=200), body=st.binary(max_size=200))
def test_any_two_files_are_a_dictionary_or_told_in_words(tmp_path: Path, rules: bytes, body: bytes) -> None:
    (tmp_path / "any.aff").write_bytes(rules)
    (tmp_path / "any.dic").write_bytes(body)
    try:
        loaded = load(Listed("any", tmp_path / "any"))
    except BrokenDictionary:
        return
    assert loaded.scripts


def test_other_threads_have_a_turn_every_few_lines(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[float] = []
    monkeypatch.setattr(time, "sleep", turns.append)
    load(write("long", *(f"word{'abcdefghij'[n % 10]}{n}" for n in range(4_000))))
    assert len(turns) >= 4_000 // loading.LINES_AT_ONCE
    assert set(turns) == {0}
