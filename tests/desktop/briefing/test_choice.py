"""Which sections a paper has: numbered without gaps, in the brief's order, with its titles and words."""

import re
from dataclasses import replace

import pytest

from db.records import Actor, BriefSection, Event, Issue, Judgement, Obstacle, Position, Question
from desktop.briefing.choice import UnknownSection
from desktop.briefing.templates import UnknownTemplate
from tests.desktop.briefing.papers import BRIEF, DOSSIER, SOURCE, cited, paper_of, text_of

ACTOR, ISSUE = Actor(id="a", name="Upper"), Issue(id="i", title="Flow")
POSITION = Position(id="p", actor="a", issue="i", channel="official", statement="It stays.")
QUESTION = Question(id="q", question="Will it open?", answer="No.", status="answered")
EVENT = Event(id="e", title="The gate falls", start="2026-01")
OBSTACLE = Obstacle(id="o", title="Distrust", description="Nobody counts the water.")
TALKS = (ACTOR, ISSUE, POSITION, QUESTION, EVENT, OBSTACLE)


def section(kind: str, rank: int, **values: str | int) -> BriefSection:
    given = {"id": f"s-{kind}", "brief": BRIEF.id, "kind": kind, "rank": rank, **values}
    return BriefSection(**given)  # type: ignore[arg-type]  # values of several types


def test_numbers_close_up_where_a_section_has_nothing() -> None:
    text = text_of(paper_of(*TALKS))
    for head in (
        *("1 Situation", "2 Positions and red lines by actor", "3 Position matrix", "4 Obstacles"),
        *("5 Chronology", "6 Questions and answers"),
    ):
        assert text.count(head) == 2, head  # in the contents and at its place
    assert "Proposals" not in text
    assert "Scenarios" not in text


def test_numbers_stay_unbroken_when_one_more_section_falls_away() -> None:
    text = text_of(paper_of(ACTOR, ISSUE, POSITION, QUESTION))
    assert text.count("4 Questions and answers") == 2


def test_annexes_are_lettered_in_the_same_list() -> None:
    text = text_of(paper_of(*TALKS, SOURCE, cited(POSITION)))
    assert text.count("A Notes") == 2
    assert text.count("B Sources") == 2


def test_the_brief_orders_names_and_hides_sections() -> None:
    own = (
        section("questions", 1, title="What you asked"),
        section("positions", 2),
        section("obstacles", 3, shown=0),
    )
    text = text_of(paper_of(*TALKS, *own))
    assert "1 Situation" in text
    assert text.index("What you asked") < text.index("Positions and red lines")
    assert "Distrust" not in text
    assert "Questions and answers" not in text


def test_sections_the_brief_does_not_name_stand_where_they_follow_in_the_template() -> None:
    text = text_of(paper_of(*TALKS, section("chronology", 1), section("obstacles", 2))).partition("Contents")[
        2
    ]
    order = [
        "Situation",
        "Positions and red lines",
        "Position matrix",
        "Chronology",
        "Obstacles",
        "Questions",
    ]
    places = [text.index(title) for title in order]
    assert places == sorted(places)


def test_notes_and_sources_cannot_be_hidden_for_notes_must_lead_somewhere() -> None:
    hidden = (section("notes", 1, shown=0), section("sources", 2, shown=0, title="What it rests on"))
    text = text_of(paper_of(*TALKS, SOURCE, cited(POSITION), *hidden))
    assert "A Notes" in text
    assert "B What it rests on" in text


def test_the_analysts_own_words_come_first_in_numbered_paragraphs() -> None:
    text = text_of(
        paper_of(*TALKS, section("obstacles", 1, text="All of them are old.\n\nNone is technical."))
    )
    assert re.search(r"(\d+) All of them are old\. (\d+) None is technical\. (\d+) Distrust\.", text)


def test_a_section_of_an_unknown_kind_is_refused_by_name() -> None:
    with pytest.raises(UnknownSection, match="“horoscope”"):
        paper_of(*TALKS, section("horoscope", 1))


def test_an_unknown_template_is_refused_by_name() -> None:
    with pytest.raises(UnknownTemplate, match=r"“poem”.*status"):
        paper_of(*TALKS, brief=replace(BRIEF, template="poem"))


def test_paragraphs_are_numbered_through_the_paper() -> None:
    judgement = Judgement(
        id="j", brief=BRIEF.id, text="It stays closed. Nobody pays.", confidence="low", rank=1
    )
    text = text_of(paper_of(*TALKS, judgement))
    heads = (
        "1 Judgement It stays closed.",
        "2 19 April 2026 is day 1,516",
        "3 Flow.",
        "4 Distrust.",
        "5 No.",
    )
    places = [text.index(head) for head in heads]
    assert places == sorted(places)
    assert "It stays closed. Nobody pays. Confidence is low." in text


def test_no_day_is_counted_without_a_first_day() -> None:
    text = text_of(paper_of(replace(DOSSIER, day_one=""), *TALKS))
    assert "is day" not in text
    assert "Situation" not in text
