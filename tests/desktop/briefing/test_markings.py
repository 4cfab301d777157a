"""Markings: the highest level in the paper on every page, as the set says; without one nothing moves."""

import json
from dataclasses import replace

import pytest

from db.records import Actor, Issue, Marking, Position, Record
from resources import read_text
from tests.desktop.briefing.papers import BRIEF, DOSSIER, Set, pages_of, paper_of, set_on, text_of

SETS = ("eu", "nato", "tlp", "uk", "us")
ACTOR = Actor(id="a", name="Upper")
ISSUE = Issue(id="i", title="Flow")
POSITION = Position(id="p", actor="a", issue="i", channel="official", statement="It stays.")


def levels(name: str) -> list[Marking]:
    """The levels of a set Parley carries."""
    rows = json.loads(read_text(f"markings/{name}.json"))
    return [Marking(id=f"{name}-{row['rank']}", **row) for row in rows]


def marked(name: str, mark: str) -> list[Record]:
    """Talks in a dossier of one set with a position that bears a mark."""
    return [replace(DOSSIER, marking_set=name), *levels(name), ACTOR, ISSUE, replace(POSITION, handling=mark)]


@pytest.mark.parametrize("name", SETS)
def test_each_page_bears_the_banner_of_the_highest_level_above_and_below(name: str) -> None:
    for level in levels(name):
        for page in pages_of(paper_of(*marked(name, level.level))):
            around_the_text = " ".join(page.split("\n")[-4:])
            assert around_the_text.count(level.banner) == 2


def test_a_label_stands_right_and_other_banners_in_the_middle() -> None:
    tlp, uk = (set_on(paper_of(*marked(*each)))[0] for each in (("tlp", "TLP:GREEN"), ("uk", "SECRET")))
    label = [piece for piece in tlp if piece.text == "TLP:GREEN " and piece.size == 12]
    banner = [piece for piece in uk if piece.text == "SECRET " and piece.size == 11]
    assert [round(piece.y, 1) for piece in label] == [42.0, 799.9]
    assert [round(piece.y, 1) for piece in banner] == [34.0, 807.9]
    assert min(piece.x for piece in label) > 450
    assert all(250 < piece.x < 300 for piece in banner)


@pytest.mark.parametrize(
    ("name", "mark", "y"), [("none", "", 42.0), ("tlp", "TLP:RED", 42.0), ("nato", "NS", 56.0)]
)
def test_the_running_head_moves_beside_a_centred_banner_only(name: str, mark: str, y: float) -> None:
    pieces = set_on(paper_of(*marked(name, mark)))[1]
    assert next(round(piece.y, 1) for piece in pieces if piece.text.startswith("River talks")) == y


def test_without_a_marking_nothing_else_moves() -> None:
    plain, label = (paper_of(*marked(*each)) for each in (("none", ""), ("tlp", "TLP:RED")))
    assert text_of(plain).count("unmarked") == 2
    assert body_of(plain) == body_of(label)


def body_of(pdf: bytes) -> list[list[Set]]:
    """What is set between head and foot, but for the words that name the marking."""
    named = ("unmarked", "TLP:RED")
    return [
        [each for each in page if 80 < each.y < 780 and not each.text.startswith(named)]
        for page in set_on(pdf)
    ]


@pytest.mark.parametrize(("place", "count"), [("top", 1), ("bottom", 1), ("both", 2), ("none", 0)])
def test_a_banner_stands_where_the_set_says(place: str, count: int) -> None:
    level = Marking(id="m", set="own", level="INNER", rank=1, banner="INNER CIRCLE", place=place)
    pdf = paper_of(replace(DOSSIER, marking_set="own"), level, replace(ACTOR, handling="INNER"))
    page = pages_of(pdf)[0].split("\n")
    assert sum(line.strip() == "INNER CIRCLE" for line in page) == count + 1  # and once in the control block


def test_a_level_the_set_does_not_know_is_printed_all_the_same() -> None:
    assert all(page.count("EYES ONLY") >= 2 for page in pages_of(paper_of(*marked("uk", "EYES ONLY"))))


def test_portions_are_marked_where_the_set_asks_for_it() -> None:
    us, uk = (text_of(paper_of(*marked(name, "SECRET"))) for name in ("us", "uk"))
    assert "(SECRET) Flow. It stays." in us
    assert "(SECRET)" not in uk


def test_caveats_are_printed_beside_the_marking() -> None:
    records = marked("uk", "SECRET")
    records[-1] = replace(records[-1], caveat="NO FOREIGN")
    pdf = paper_of(*records, brief=replace(BRIEF, caveat="REL TO X"))
    assert "SECRET; NO FOREIGN; REL TO X" in text_of(pdf)
