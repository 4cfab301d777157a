"""Small talks to make papers of, and what both tests of the structure ask of a paper."""

import pytest

from db.records import Actor, Issue, Option, Position, PositionOption, Record
from tests.desktop.briefing.papers import paper_of
from tests.desktop.briefing.tagging.reading import Heard, exercise_heard, heard, sample_heard

SAMPLES = pytest.mark.parametrize("of", [sample_heard, exercise_heard], ids=["sample", "exercise"])
ACTOR, ISSUE = Actor(id="a", name="Upper"), Issue(id="i", title="Flow", discussed="o")
OPTION = Option(id="o", issue="i", label="Half of it", value=50)
POSITION = Position(id="p", actor="a", issue="i", channel="official", statement="It stays.")
STANCE = PositionOption(id="p-o", position="p", option="o", stance="conditional")


def paper(*records: Record) -> Heard:
    """The paper of one position of one actor on one issue, and of `records`."""
    return heard(paper_of(ACTOR, ISSUE, OPTION, POSITION, *records))
