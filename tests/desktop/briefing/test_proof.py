"""A proof: the paper itself, and where its sections and claims stand in it."""

import pytest

from db.records import Actor, Event, Issue, Obstacle, Position, Question
from desktop.briefing import Cancelled, layout, make_paper, proof
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


def test_it_is_the_paper_itself_without_the_ids_of_records() -> None:
    assert MADE.pdf == make_paper(SNAPSHOT, BRIEF, issued=TODAY)
    assert b"obstacle-7" not in MADE.pdf


def test_each_section_has_its_head_in_order() -> None:
    heads = [spot.kind for spot in MADE.spots if spot.heads]
    assert tuple(heads) == layout(SNAPSHOT, BRIEF, issued=TODAY).sections


def test_a_claim_stands_where_it_is_printed() -> None:
    spot = next(each for each in MADE.spots if each.record == OBSTACLE.id)
    assert spot.kind == "obstacles"
    lines = [each for each in set_on(MADE.pdf)[spot.page] if spot.top <= each.y <= spot.bottom]
    assert "Distrust" in " ".join(each.text for each in lines)


def test_spots_are_on_pages_that_are_there_and_run_down() -> None:
    pages = len(pages_of(MADE.pdf))
    assert {spot.page for spot in MADE.spots} <= set(range(pages))
    places = [(spot.page, spot.top) for spot in MADE.spots]
    assert places == sorted(places)
    assert MADE.spots[0].kind == ""


def test_one_that_nobody_wants_any_more_is_given_up() -> None:
    with pytest.raises(Cancelled):
        proof(SNAPSHOT, BRIEF, issued=TODAY, cancelled=lambda: True)
