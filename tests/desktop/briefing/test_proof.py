"""A proof: the paper itself, and where its sections and claims stand in it."""

import pytest

from db.records import Actor, BriefSection, Event, Issue, Obstacle, Position, Question
from desktop.briefing import Cancelled, Proof, Spot, layout, make_paper, proof
from tests.desktop.briefing.papers import BRIEF, TODAY, pages_of, set_on, snapshot_of

OBSTACLE = Obstacle(id="obstacle-7", title="Distrust", description="Nobody counts the water.")
QUESTION = Question(id="question-7", question="Will it open?", answer="No.", status="answered")
TALKS = (
    Actor(id="a", name="Upper"),
    Issue(id="i", title="Flow"),
    Position(id="p", actor="a", issue="i", channel="official", statement="It stays."),
    Event(id="e", title="The gate falls", start="2026-01"),
    OBSTACLE,
    QUESTION,
)
SNAPSHOT = snapshot_of(*TALKS)
MADE = proof(SNAPSHOT, BRIEF, issued=TODAY)


def words_at(made: Proof, spot: Spot) -> str:
    """What is printed within a spot, by lines of the page."""
    lines = [each for each in set_on(made.pdf)[spot.page] if spot.top <= each.y <= spot.bottom]
    return " ".join(each.text for each in lines)


def test_it_is_the_paper_itself_without_the_ids_of_records() -> None:
    assert MADE.pdf == make_paper(SNAPSHOT, BRIEF, issued=TODAY)
    assert b"obstacle-7" not in MADE.pdf


def test_each_section_has_its_head_in_order() -> None:
    heads = [spot.kind for spot in MADE.spots if spot.heads]
    assert tuple(heads) == layout(SNAPSHOT, BRIEF, issued=TODAY).sections


def test_a_claim_stands_where_it_is_printed() -> None:
    spot = next(each for each in MADE.spots if each.record == OBSTACLE.id)
    assert spot.kind == "obstacles"
    assert "Distrust" in words_at(MADE, spot)


def test_the_row_of_a_table_leads_to_its_record() -> None:
    spots = [each for each in MADE.spots if each.record == "e"]
    assert {each.kind for each in spots} == {"chronology"}
    assert "The gate falls" in " ".join(words_at(MADE, each) for each in spots)


def test_each_cell_of_the_matrix_leads_to_a_position() -> None:
    cells = [each for each in MADE.spots if each.kind == "matrix" and each.left]
    assert [each.record for each in cells] == ["i", "p"]
    assert cells[0].right == cells[1].left
    assert cells[1].right < max(each.right for each in MADE.spots)


def test_a_comparison_leads_to_what_its_cells_rest_on() -> None:
    section = BriefSection(id="s", brief=BRIEF.id, kind="compare-timeline", title="When")
    made = proof(snapshot_of(*TALKS, section), BRIEF, issued=TODAY)
    spots = [each for each in made.spots if each.kind == "compare-timeline" and each.record]
    assert "e" in {each.record for each in spots}


def test_what_goes_on_on_another_page_leads_to_its_record_there_too() -> None:
    long = Obstacle(id="long", title="Mud", description="The water carries mud. " * 400)
    many = tuple(Event(id=f"e{at:02}", title=f"Day {at:02}", start=f"2026-01-{at:02}") for at in range(1, 31))
    flood = Event(id="flood", title="Flood", start="2026-02", description="It rose by a hand. " * 400)
    made = proof(snapshot_of(*TALKS, long, flood, *many), BRIEF, issued=TODAY)
    for record, words in (("long", "carries mud"), ("flood", "by a hand")):
        spots = [each for each in made.spots if each.record == record]
        assert len({each.page for each in spots}) > 1
        assert all(words in words_at(made, each) for each in spots)


def test_what_stands_before_the_first_section_leads_to_the_paper() -> None:
    front = [each for each in MADE.spots if not each.kind]
    assert {each.record for each in front} == {BRIEF.id, ""}
    contents = next(each for each in front if not each.record)
    assert "Obstacles" in words_at(MADE, contents)


def test_spots_are_on_pages_that_are_there_and_run_down() -> None:
    pages = len(pages_of(MADE.pdf))
    assert {spot.page for spot in MADE.spots} <= set(range(pages))
    places = [(spot.page, spot.top) for spot in MADE.spots]
    assert places == sorted(places)
    assert MADE.spots[0].kind == ""


def test_one_that_nobody_wants_any_more_is_given_up() -> None:
    with pytest.raises(Cancelled):
        proof(SNAPSHOT, BRIEF, issued=TODAY, cancelled=lambda: True)
