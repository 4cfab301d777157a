"""Every claim of the sample is cited to a place in its sources; what they leave open stays open."""

import re

import pytest

from db.records import (
    KINDS,
    Actor,
    Disagreement,
    DisagreementRecord,
    Estimate,
    Evidence,
    Indicator,
    Judgement,
    Leverage,
    Link,
    Obstacle,
    Position,
    Rating,
    Source,
    Stake,
)
from tests.resources.sample import RECORDS, every, evidence, need

CITED = (
    "actor_role",
    "commitment",
    "condition",
    "event",
    "factor",
    "indicator",
    "leverage",
    "membership",
    "obstacle",
    "position",
    "proposal",
    "proposal_actor",
    "proposal_point",
    "question",
    "scenario",
    "scenario_actor",
    "scenario_outcome",
    "track",
)
# Numbered with a fact about the same actor, and told elsewhere.
FACTS_OF_THEIR_OWN = ("p24b", "p24c", "p27b")
# Headings of the sources, and how many bullets, questions or paragraphs each has.
BULLETS = {
    "Diplomatic Landscape 2026": 4,
    "Ukraine’s Position and Red Lines": 4,
    "Russia’s Position and Demands": 3,
    "US Mediation Under Trump": 3,
    "Europe’s Role and Guarantees": 3,
    "Core Obstacles to Agreement": 4,
    "Scenarios and Timelines": 4,
    "Sources": 6,
}
PARAGRAPHS = {
    "Opening": 1,
    "The Long Road to Dialogue": 1,
    "Key Players and Their Stances": 3,
    "Obstacles and Hurdles": 4,
    "Potential Paths Forward and Future Prospects": 4,
}
PLACES = {
    "src-a": {
        "Line above the first heading",
        *(f"{heading}, bullet {n}" for heading, last in BULLETS.items() for n in range(1, last + 1)),
        *(f"Diplomatic Landscape 2026, bullet 1, factor {n}" for n in range(1, 5)),  # it names four
        *(f"Frequently Asked Questions, question {n}" for n in range(1, 6)),
    },
    "src-b": {
        "Byline",
        *(f"{heading}, paragraph {n}" for heading, last in PARAGRAPHS.items() for n in range(1, last + 1)),
    },
}


@pytest.mark.parametrize("kind", CITED)
def test_every_claim_is_cited(kind: str) -> None:
    records = [record for record in RECORDS.values() if isinstance(record, KINDS[kind])]
    assert records
    assert [record.id for record in records if not evidence(record.id)] == []


def test_every_place_that_is_cited_is_one_of_its_source() -> None:
    assert [each.id for each in every(Evidence) if each.locator not in PLACES[each.source]] == []


def test_every_place_of_the_sources_is_used() -> None:
    for source, places in PLACES.items():
        assert places == {each.locator for each in every(Evidence) if each.source == source}


def test_nothing_is_quoted() -> None:
    quoting = ("quote", "first", "last", "quote_language", "translation")
    assert {getattr(each, name) for each in every(Evidence) for name in quoting} == {"", None}


def test_a_grade_that_can_be_given_has_its_reason() -> None:
    assert {each.credibility for each in every(Evidence)} <= {"2", "3", "6"}
    assert [each.id for each in every(Evidence) if each.credibility != "6" and not each.note] == []


def test_what_contradicts_says_what_it_says_of_which_field() -> None:
    contradicting = [each for each in every(Evidence) if each.bearing == "contradicts"]
    assert len(contradicting) > 10
    assert [each.id for each in contradicting if not (each.says and each.field)] == []
    assert [each.id for each in contradicting if not hasattr(RECORDS[each.record], each.field)] == []


@pytest.mark.parametrize(
    "id", ["p02", "p03", "p04", "p09", "p14", "p20", "r-usa-mediator", "r-usa-supporter"]
)
def test_where_the_sources_conflict_each_side_names_the_other(id: str) -> None:
    bearings = {each.bearing: each.source for each in evidence(id)}
    assert {bearings["supports"], bearings["contradicts"]} == {"src-a", "src-b"}


def test_both_halves_of_a_fact_rest_on_the_same_passage() -> None:
    halves = [each for each in every(Position) if re.fullmatch(r"p\d\d[b-d]", each.id)]
    halves = [each for each in halves if each.id not in FACTS_OF_THEIR_OWN]
    assert len(halves) > 10
    for half in halves:
        passages = {(each.source, each.locator) for each in evidence(half.id)}
        assert passages & {(each.source, each.locator) for each in evidence(half.id[:3])}, half.id


def test_the_sources_cannot_be_judged_and_the_reason_is_given() -> None:
    assert len(every(Source)) == 8
    assert {source.reliability for source in every(Source)} == {"F"}
    assert all(source.reliability_reason and source.status == "in use" for source in every(Source))


def test_the_sources_that_are_only_listed_are_cited_by_the_first_and_used_for_nothing() -> None:
    cited = {link.to_record: link.from_record for link in every(Link) if link.kind == "cites"}
    assert set(cited) == {source.id for source in every(Source)} - {"src-a", "src-b"}
    assert set(cited.values()) == {"src-a"}
    assert [each.id for each in every(Evidence) if each.source in cited] == []
    assert all(evidence(id) for id in cited)


def test_what_the_sources_do_not_state_is_empty() -> None:
    assert every(Stake) == []
    assert every(Estimate) == []
    assert every(Rating) == []
    assert {actor.capability for actor in every(Actor)} == {None}
    assert {leverage.strength for leverage in every(Leverage)} == {None}
    assert {obstacle.severity for obstacle in every(Obstacle)} == {None}
    assert {position.confidence for position in every(Position)} == {""}
    assert {(judgement.low, judgement.high) for judgement in every(Judgement)} == {(None, None)}


def test_an_indicator_is_derived_and_says_so() -> None:
    assert {indicator.origin for indicator in every(Indicator)} == {"derived"}
    for indicator in every(Indicator):
        assert all(each.bearing == "context" and "Derived" in each.note for each in evidence(indicator.id))


def test_a_judgement_rests_on_something_and_has_its_confidence() -> None:
    assert every(Judgement)
    assert [each.id for each in every(Judgement) if not (each.confidence and each.basis)] == []


def test_every_disagreement_has_its_sides() -> None:
    numbered = {f"d{n:02}" for n in range(1, 17)}
    assert {each.id for each in every(Disagreement)} == numbered
    for id in numbered:
        sides = [each for each in every(DisagreementRecord) if each.disagreement == id]
        assert len(sides) >= 2, id
        assert all(side.says for side in sides), id
        assert need(Disagreement, id).note, id


def test_a_disagreement_that_is_decided_says_why() -> None:
    decided = {each.id: each for each in every(Disagreement) if each.follows}
    assert set(decided) == {"d13", "d15"}
    assert all(each.why for each in decided.values())
