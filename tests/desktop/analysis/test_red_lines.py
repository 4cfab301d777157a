"""Since when a red line is held: its first wording, unknown where that has no date."""

from collections.abc import Iterable

from db.records import Record
from desktop.analysis.red_lines import held_since
from desktop.analysis.reports.axis import report
from desktop.analysis.stances import Stances
from tests.desktop.analysis.negotiation import issue, party, says, snapshot

LAND = issue("land", full=0.0, none=100.0)
RED = {"none": "red line"}


def since(*positions: Iterable[Record], as_of: str = "") -> str:
    found = snapshot(party("a"), LAND, *positions, as_of=as_of)
    stances = Stances(found)
    (option,) = [each for each in stances.options("land") if each.label == "none"]
    return held_since(found, stances.on("a", option))


FIRST = says("a", "land", RED, stated="2022-03", id="p1")
AGAIN = says("a", "land", RED, stated="2024", id="p2", replaces="p1")


def test_it_goes_back_to_its_first_wording() -> None:
    assert since(FIRST) == "2022-03"
    assert since(FIRST, AGAIN) == "2022-03"
    assert since(FIRST, AGAIN, as_of="2023-01-01") == "2022-03"


def test_what_was_softened_in_between_begins_anew() -> None:
    softer = says("a", "land", {"none": "opposed"}, stated="2023", id="p2", replaces="p1")
    harder = says("a", "land", RED, stated="2025-05-04", id="p3", replaces="p2")
    assert since(FIRST, softer, harder) == "2025-05-04"


def test_a_second_wording_beside_the_first_makes_it_no_younger() -> None:
    assert since(FIRST, says("a", "land", RED, stated="2025", id="p9")) == "2022-03"


def test_where_a_wording_has_no_date_or_there_is_no_red_line_it_is_not_said() -> None:
    assert since(FIRST, says("a", "land", RED, id="p9")) == ""
    assert since(says("a", "land", RED, id="p1"), AGAIN) == ""
    assert since(says("a", "land", {"none": "opposed"}, stated="2022")) == ""


def test_positions_that_replace_each_other_in_a_ring_end_somewhere() -> None:
    ring = says("a", "land", RED, stated="2022", id="p1", replaces="p2")
    last = says("a", "land", RED, stated="2025", id="p3", replaces="p2")
    assert since(ring, AGAIN, last) == "2022"


def test_the_sentence_of_an_issue_says_it() -> None:
    found = report(snapshot(party("a"), party("b"), LAND, FIRST, AGAIN), {"issue": "land"})
    assert "red line of A: “none” since March 2022" in found.sentence
