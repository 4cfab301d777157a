"""The marking sets are ordered from open to closed and print what their authors prescribe."""

import json
import re
from typing import TypedDict

import pytest

import resources


class Level(TypedDict):
    set: str
    level: str
    rank: int
    banner: str
    colour: str
    place: str
    portion: int


SETS = resources.names_in("markings", ".json")


def levels_of(marking_set: str) -> list[Level]:
    levels: list[Level] = json.loads(resources.read_text(f"markings/{marking_set}.json"))
    return levels


@pytest.mark.parametrize("marking_set", SETS)
def test_levels_are_whole_and_in_order(marking_set: str) -> None:
    levels = levels_of(marking_set)
    assert [level["rank"] for level in levels] == list(range(1, len(levels) + 1))
    assert {level["set"] for level in levels} == {marking_set}
    assert len({level["level"] for level in levels}) == len(levels)
    assert all(set(level) == set(Level.__annotations__) for level in levels)
    assert all(re.fullmatch("(#[0-9A-F]{6})?", level["colour"]) for level in levels)


@pytest.mark.parametrize("marking_set", [name for name in SETS if name != "none"])
def test_a_banner_is_in_capitals_on_every_page(marking_set: str) -> None:
    for level in levels_of(marking_set):
        assert level["banner"] == level["banner"].upper() != ""
        assert level["place"] == "both"


def test_the_empty_set_prints_nothing() -> None:
    assert [(level["banner"], level["place"]) for level in levels_of("none")] == [("", "none")]


def test_the_traffic_light_protocol_has_its_official_words_and_colours() -> None:
    assert {level["level"]: level["colour"] for level in levels_of("tlp")} == {
        "TLP:CLEAR": "#FFFFFF",
        "TLP:GREEN": "#33FF00",
        "TLP:AMBER": "#FFC000",
        "TLP:AMBER+STRICT": "#FFC000",
        "TLP:RED": "#FF2B2B",
    }
