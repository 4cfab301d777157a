"""Titles in the order of how near they are to what was typed."""

import pytest

from desktop.models.nearness import nearness

TITLES = (
    "Dispute over territory",
    "Ukrainian public opinion",
    "Territory and sovereignty",
    "Ukraine · Territory and sovereignty",
    "NATO members",
    "NATO",
    "Członkowie · Łódź",
    "Володимир Зеленський",
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ukraine territory", "Ukraine · Territory and sovereignty"),
        ("territory", "Territory and sovereignty"),
        ("nato", "NATO"),
        ("lodz", "Członkowie · Łódź"),
        ("зеленс", "Володимир Зеленський"),
    ],
)
def test_the_nearest_title_comes_first(typed: str, first: str) -> None:
    assert min(TITLES, key=lambda title: nearness(title, typed)) == first


def test_what_holds_no_word_puts_no_title_before_another() -> None:
    assert {nearness(title, "· –")[:2] for title in TITLES} == {(0, False)}
