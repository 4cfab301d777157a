"""What has a bar beside it: records that read otherwise, and what they are part of; not what they rest on."""

from db.records import Condition, Evidence
from desktop.briefing.bars import differing
from tests.desktop.analysis.negotiation import issue, only_if, party, says, snapshot

LAND = issue("land", full=0.0, freeze=50.0)
SAID = says("a", "land", {"freeze": "conditional"}, id="p1")
WAITS: list[Condition] = [only_if("p1", "land-freeze", "land-full")]


def test_a_part_that_is_new_or_gone_marks_what_it_is_part_of() -> None:
    without, whole = snapshot(party("a"), LAND, SAID), snapshot(party("a"), LAND, SAID, WAITS)
    for before, now in ((without, whole), (whole, without)):
        assert {WAITS[0].id, SAID[1].id, "p1"} == differing(before, now)


def test_a_new_source_for_what_is_said_as_before_marks_nothing() -> None:
    before = snapshot(party("a"), LAND, SAID)
    cited = snapshot(party("a"), LAND, SAID, [Evidence(id="e1", source="s1", record="p1")])
    assert differing(before, cited) == frozenset()
