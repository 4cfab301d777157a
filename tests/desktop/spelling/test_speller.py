"""A word is right in any of the dictionaries chosen, or as a name."""

import pytest

from desktop.spelling.loading import Loaded, load
from desktop.spelling.speller import Names, Speller
from tests.desktop.spelling.conftest import Write

NAMES = Names(frozenset({"zelenskyy", "moj", "oblast", "steinmeier"}), frozenset({"Donbas", "Minsk-2"}))


@pytest.mark.parametrize(
    "word", ["withdrawl", "teh", "recieve", "back-chanel", "color", "Dоnbas", "non-existant"]
)
def test_what_no_dictionary_has_is_wrong(english: Speller, word: str) -> None:
    assert not english.is_right(word)


@pytest.mark.parametrize(
    "word",
    [
        "withdrawal", "Withdrawal", "WITHDRAWL", "Ukraine’s", "don’t", "back-channel", "non-existent",
        "naïve", "café", "co\u00adoperate", "NATO-led", "OSCE-led", "de-escalation", "anti-tank",
        "перемир'я", "和平", "سلام",
    ],
)  # fmt: skip
def test_what_one_has_or_none_can_judge_is_right(english: Speller, word: str) -> None:
    assert english.is_right(word)


@pytest.mark.parametrize(
    "word", ["demilitarized", "Organization", "recognizing", "neutralization", "organised"]
)
def test_british_english_is_written_with_s_and_with_z(english: Speller, word: str) -> None:
    assert english.is_right(word)


@pytest.mark.parametrize(
    "word", ["surprized", "comprize", "wize", "exercized", "televize", "advertizing", "raized"]
)
def test_what_never_has_a_z_stays_wrong(english: Speller, word: str) -> None:
    assert not english.is_right(word)


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("Zelenskyy", True), ("zelenskyy", True), ("Zelenskyy’s", True), ("Zelenskyys", True),
        ("ZELENSKYY", True), ("oblasts", True), ("Oblasts'", True), ("Steinmeier-like", True),
        ("Donbas", True), ("Donbas's", True),
        ("donbas", False), ("Zelensky", False), ("oblastts", False), ("MoJ's", True),
    ],
)  # fmt: skip
def test_names_are_right_with_their_endings(british: Loaded, word: str, right: bool) -> None:
    assert Speller([british], NAMES).is_right(word) is right


def test_several_languages_hold_at_once(british: Loaded, write: Write) -> None:
    both = Speller([british, load(write("uk_UA", "мир", "угода"))])
    assert both.is_right("agreement")
    assert both.is_right("угода")
    assert not both.is_right("угодда")
    assert both.suggestions("угодда") == ["угода"]
    assert "withdrawal" in both.suggestions("withdrawl")


def test_without_a_dictionary_nothing_is_wrong() -> None:
    nobody = Speller([])
    assert nobody.is_right("withdrawl")
    assert nobody.suggestions("withdrawl") == []


def test_suggestions_keep_the_apostrophe_that_was_typed(english: Speller) -> None:
    assert "shouldn't" in english.suggestions("shuoldn't")
    assert "shouldn’t" in english.suggestions("shuoldn’t")
    assert len(english.suggestions("teh", 2)) == 2
