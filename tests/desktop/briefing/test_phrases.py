"""How papers word counts and lists: as an editor would, whatever the names in them."""

import pytest

from desktop.briefing.phrases import in_words, joined, opened, spelled, told


@pytest.mark.parametrize(
    ("number", "words"), [(0, "no"), (1, "one"), (9, "nine"), (10, "10"), (1204, "1,204")]
)
def test_running_text_has_small_numbers_in_words(number: int, words: str) -> None:
    assert in_words(number) == words


def test_a_number_stands_with_its_noun() -> None:
    assert [told(number, "note") for number in (1, 3, 40)] == ["one note", "three notes", "40 notes"]
    assert told(2, "is", "are") == "two are"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("a", "", "b", "c"), "a, b and c"),
        (("arms and aid", "status"), "arms and aid, and status"),
        (("arms and aid", "status", "war"), "arms and aid; status; and war"),
        (("war, peace", "status"), "war, peace; and status"),
        (("“arms and aid”", "“status”", "“war”"), "“arms and aid”, “status” and “war”"),
        (("arms and aid",), "arms and aid"),
    ],
)
def test_names_that_are_lists_themselves_are_told_apart(names: tuple[str, ...], said: str) -> None:
    assert joined(names) == said


def test_only_counts_are_spelled_out() -> None:
    assert spelled("2 new positions, 12 more, 1 new event") == "two new positions, 12 more, one new event"
    assert spelled("0–5 per cent, 3.5 or 4,000 tons") == "0–5 per cent, 3.5 or 4,000 tons"


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("1 of 2 parties accepts it. 3 of 14 do not.", "One of two parties accepts it. Three of 14 do not."),
        ("Article 5 holds. 19 April 2026 it ended.", "Article 5 holds. 19 April 2026 it ended."),
        ("50 points lie between them.", "50 points lie between them."),
    ],
)
def test_no_sentence_begins_with_a_small_figure(sentence: str, shown: str) -> None:
    assert opened(sentence) == shown
