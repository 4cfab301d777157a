"""What a column may become, how that is called, and what a mapping lacks."""

import pytest

from db.exchange.sheets import Library, Mapping, compose, problems
from db.exchange.sheets.targets import NoSuchTarget, target_called
from tests.db.exchange.sheets.making import (
    TRACKER,
    sheet,
)

# -- what is to be settled -------------------------------------------------------------------------------


def test_what_a_mapping_lacks_is_said() -> None:
    bare = Mapping("linked", columns=("actor.name", "position.stated", "position.stated"))
    found = {(each.column, each.target) for each in problems(bare)}
    assert found == {(2, "position.stated"), (-1, "issue.title"), (-1, "position.channel")}
    assert problems(Mapping("kind", "source", columns=("source.id",))) == []
    assert [each.target for each in problems(Mapping("kind", "source", columns=("source.url",)))] == [
        "source.title"
    ]
    matrix = Mapping("matrix", columns=("actor.name",), constants=(("position.channel", "official"),))
    assert [each.target for each in problems(matrix)] == ["cell"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("actor", "actor.name"), ("statement", "position.statement"), ("Source: address", "source.url"),
        ("position.stated", "position.stated"), ("evidence locator", "evidence.locator"), ("-", ""), ("", ""),
    ],
)  # fmt: skip
def test_targets_are_called_in_several_ways(words: str, name: str) -> None:
    assert target_called(words, "linked") == name


def test_what_is_no_target_is_said_with_those_there_are() -> None:
    with pytest.raises(NoSuchTarget, match=r"“qqq” is no field .* Use one of: actor\.name"):
        target_called("qqq", "linked")
    with pytest.raises(NoSuchTarget, match=r"Did you mean “position\.statement”"):
        target_called("statment", "linked")
    assert target_called("cell", "matrix") == "cell"


def test_a_sample_reads_only_the_first_rows() -> None:
    read = sheet("a", *((f"Actor {n}",) for n in range(50)))
    mapping = Mapping("kind", "actor", columns=("actor.name",))
    assert len(compose(read, mapping, Library(TRACKER), most=10).reading.rows) == 10
