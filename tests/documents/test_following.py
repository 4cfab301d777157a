"""Passages follow their words when a text is corrected, and say when they can't."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.following import corrected, follow
from desktop.documents.reading import read

OLD = "The north asks for forty parts. The south offers thirty. Tarn waits."


def passage(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def test_a_passage_goes_where_its_words_went() -> None:
    new = "Today the north asks for 40 parts of it. The south offers thirty. Tarn waits."

    assert follow(OLD, new, [passage(OLD, "The south offers thirty.")]) == [
        passage(new, "The south offers thirty.")
    ]


def test_a_correction_within_a_passage_stays_in_it() -> None:
    new = OLD.replace("offers", "proffers")

    (found,) = follow(OLD, new, [passage(OLD, "The south offers thirty.")])

    assert found is not None
    assert new[slice(*found)] == "The south proffers thirty."


def test_a_passage_whose_words_are_gone_is_lost() -> None:
    new = "The north asks for forty parts. Tarn waits."

    assert follow(OLD, new, [passage(OLD, "The south offers thirty. ")]) == [None]


def test_what_was_no_passage_is_lost() -> None:
    assert follow(OLD, f"{OLD}!", [(5, 5), (9, 3), (0, 999), (-4, 3)]) == [None] * 4


def test_repairs_and_what_is_set_aside_move_along_when_a_document_is_corrected() -> None:
    came = "The talks\n\nErdoÄŸan met Ünlü.\n\nShare this article\n\nThey ended at cafÃ© Oru.\n"
    document = read("a.txt", came.encode())
    new = document.text.replace("The talks", "The long talks of May").replace("café", "the inn of")

    after = corrected(document, new)

    assert [(each.now, new[each.first :][: len(each.now)]) for each in after.repairs] == [("Erdoğan",) * 2]
    (aside,) = after.aside
    assert new[: aside.before].endswith("Ünlü.\n\n")
    assert new[aside.before :].startswith("They ended")


@given(st.text(max_size=60), st.text(max_size=20), st.data())
def test_what_comes_before_moves_a_passage_by_its_length(text: str, before: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))

    for found in follow(text, before + text, [(first, last)]):
        if found is not None and first < last:
            assert 0 <= found[0] < found[1] <= len(before + text)


@given(
    st.text(max_size=80), st.text(max_size=80), st.lists(st.tuples(st.integers(-2, 90), st.integers(-2, 90)))
)
def test_what_is_found_is_a_range_of_the_new_text(old: str, new: str, ranges: list[tuple[int, int]]) -> None:
    for found in follow(old, new, ranges):
        assert found is None or 0 <= found[0] <= found[1] <= len(new)


class GivenUpError(Exception):
    """The person has pressed Cancel."""


def test_comparing_is_told_of_and_can_be_given_up() -> None:
    """Two texts with nothing in common, so that there is much to compare."""
    old, new = "ab" * 300, "cd" * 300
    told: list[tuple[int, int]] = []

    def give_up(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 3:
            raise GivenUpError

    with pytest.raises(GivenUpError):
        follow(old, new, [(0, 4)], give_up)
    assert len(told) == 3
    assert all(0 <= done <= total for done, total in told)
    assert follow(old, new, [], give_up) == []
