"""What a minister asks of the sample, answered by the sentences and tables of the reports."""

import pytest

from db.queries.snapshot import Snapshot
from db.records import KINDS
from desktop.analysis.comparisons import BY_KEY, COMPARISONS
from desktop.analysis.report import Report
from tests.resources.sample import RECORDS

NOT_IN_SAMPLE = ("hypotheses",)  # its sources rate nothing
SAMPLE = Snapshot.of(RECORDS.values())


def answer(key: str, **options: str) -> Report:
    return BY_KEY[key].report(SAMPLE, options)


def texts(report: Report, *heads: str) -> list[tuple[str, ...]]:
    places = [report.headings.index(head) for head in heads]
    return [tuple(row[place].text for place in places) for row in report.rows]


def test_where_the_parties_overlap_at_all() -> None:
    said = answer("zone").sentence
    assert "Russia and Ukraine accept no option together" in said
    assert "they would meet on two. These are Territory and sovereignty" in said
    assert "Ceasefire and line of contact (“Ceasefire on current lines”)" in said


def test_what_could_be_agreed_as_a_whole_and_what_would_open_more() -> None:
    found = answer("packages")
    assert "716,636,160 packages cross no red line" in found.sentence
    assert "Most would open if Ukraine gave up its red line on “No accountability”" in found.sentence
    assert any("greedily" in note for note in found.notes)


def test_what_exactly_blocks_the_ceasefire() -> None:
    found = answer("deadlocks", issue="ceasefire")
    assert "Ukraine opposes “Ceasefire on current lines” (conditional in another statement)" in found.sentence
    assert "only if" in found.sentence
    assert {row[0] for row in texts(found, "Issue")} == {"Ceasefire and line of contact"}


def test_which_scenario_crosses_whose_red_line() -> None:
    found = answer("plans", plans="scenarios")
    assert found.sentence.startswith("No plan crosses a red line that Russia or Ukraine has stated.")
    answers = {(plan, actor): said for plan, actor, said in texts(found, "Plan", "Actor", "Answer")}
    assert answers["S1 Fragile ceasefire in 2026", "Ukraine"].startswith("opposes")


def test_where_the_back_channel_differs_and_how_sure_that_is() -> None:
    found = answer("movement")
    assert "In private otherwise than in public: Russia on Territory and sovereignty" in found.sentence
    assert "2 sources, credibility 6 (cannot be judged), 1 passage speaks against it" in found.sentence
    first = texts(found, "Actor", "Issue", "What it does")[0]
    assert first[:2] == ("Russia", "Territory and sovereignty")
    assert "distance unknown" in first[2]


def test_what_leverage_is_not_used_and_on_whom() -> None:
    found = answer("network", holder="usa")
    assert "Not used: United States on Russia (More sanctions, arms for Ukraine" in found.sentence
    assert "Only signalled so far: United States on Ukraine (Disengagement" in found.sentence
    assert {row[0] for row in texts(found, "Who")} == {"United States"}


def test_an_axis_says_who_stands_where_and_why_there_is_no_centre() -> None:
    found = answer("axis", issue="territory")
    assert "red line of Ukraine" in found.sentence
    assert found.notes == ("No centre of gravity: Russia and Ukraine (no capability, no salience).",)
    assert ("Russia", "private") in texts(found, "Actor", "Side")


@pytest.mark.parametrize("key", [each.key for each in COMPARISONS])
def test_every_cell_rests_on_records_that_are_there(key: str) -> None:
    found = answer(key)
    ids = {id for row in found.rows for cell in row for id in cell.ids}
    assert ids <= SAMPLE.ids()
    assert all(len(row) == len(found.headings) for row in found.rows)
    assert found.sentence
    assert bool(found.empty) == (key in NOT_IN_SAMPLE)


@pytest.mark.parametrize("key", [each.key for each in COMPARISONS])
def test_of_nothing_every_report_says_what_is_missing(key: str) -> None:
    found = BY_KEY[key].report(Snapshot.of([]), {})
    assert found.rows == ()
    assert found.empty
    assert found.sentence == found.empty


def test_no_view_is_called_like_a_kind_of_record() -> None:
    assert not BY_KEY.keys() & KINDS.keys()
