"""The sample dossier holds what its sources tell, and codes no more than they say."""

from collections import Counter

import pytest

from db import dates
from db.records import (
    Actor,
    ActorRole,
    Brief,
    BriefSection,
    Condition,
    Dossier,
    Issue,
    Marking,
    Membership,
    Option,
    Position,
    PositionOption,
    Proposal,
    ProposalPoint,
    Question,
    Scenario,
    ScenarioFactor,
    ScenarioOutcome,
    TrackActor,
)
from tests.resources.sample import RECORDS, every, need

AT_LEAST = {
    "actor": 30,
    "commitment": 5,
    "disagreement": 14,
    "event": 13,
    "factor": 4,
    "issue": 16,
    "leverage": 10,
    "obstacle": 8,
    "position": 33,
    "proposal": 9,
    "question": 5,
    "scenario": 8,
    "source": 8,
    "track": 4,
}
# Outcomes that a source reports as never to be accepted; a firm demand makes no red line.
RED_LINES = {
    ("p01", "territory-held"),
    ("p01", "territory-recognition"),
    ("p01b", "timing-transfer"),
    ("p02", "territory-held"),
    ("p02", "territory-recognition"),
    ("p05", "guarantees-assurances"),
    ("p11", "accountability-none"),
}


def options(issue: str) -> list[Option]:
    return sorted((each for each in every(Option) if each.issue == issue), key=lambda each: each.value)


@pytest.mark.parametrize("kind", sorted(AT_LEAST))
def test_nothing_of_a_kind_is_missing(kind: str) -> None:
    assert Counter(record.META.kind for record in RECORDS.values())[kind] >= AT_LEAST[kind]


@pytest.mark.parametrize("number", range(1, 34))
def test_every_position_is_there(number: int) -> None:
    assert need(Position, f"p{number:02}").statement


@pytest.mark.parametrize("id", [each.id for each in every(Issue)])
def test_an_issue_has_a_question_and_an_axis(id: str) -> None:
    issue, places = need(Issue, id), options(id)
    assert all((issue.question, issue.theme, issue.low_label, issue.high_label))
    assert 3 <= len(places) <= 6
    assert (places[0].value, places[-1].value) == (0, 100)
    assert [each.rank for each in places] == list(range(1, len(places) + 1))
    assert len({each.value for each in places}) == len(places)
    assert all(each.label and each.description for each in places)
    assert need(Option, issue.discussed).issue == issue.id


def test_issues_are_ranked_one_by_one() -> None:
    assert sorted(issue.rank or 0 for issue in every(Issue)) == list(range(1, 17))


def test_an_option_is_always_one_of_the_issue_at_hand() -> None:
    for stance in every(PositionOption):
        assert need(Option, stance.option).issue == need(Position, stance.position).issue, stance.option
    for outcome in every(ScenarioOutcome):
        assert need(Option, outcome.option).issue == outcome.issue, outcome.option
    for point in every(ProposalPoint):
        assert point.option is None or need(Option, point.option).issue == point.issue, point.id


def test_red_lines_stand_only_where_a_source_reports_one() -> None:
    drawn = {(each.position, each.option) for each in every(PositionOption) if each.stance == "red line"}
    assert drawn == RED_LINES
    assert {need(Position, position).firmness for position, _ in drawn} == {"non-negotiable"}


def test_a_conditional_stance_has_its_conditions_and_no_other_has() -> None:
    conditional = {each.id for each in every(PositionOption) if each.stance == "conditional"}
    assert conditional == {each.position_option for each in every(Condition)}


def test_a_ceasefire_waits_for_guarantees_on_one_side_and_for_commitments_on_the_other() -> None:
    ours, theirs = need(Condition, "p03-c1"), need(Condition, "p20-c1")
    assert need(Option, ours.option).issue == "guarantees"
    assert (theirs.by, need(Option, theirs.option).issue) == ("ukr", "alignment")


def test_every_position_but_one_takes_a_stance() -> None:
    silent = {each.id for each in every(Position)} - {each.position for each in every(PositionOption)}
    assert silent == {"p30b"}


def test_what_was_signalled_has_its_doubt_or_condition() -> None:
    conditioned = {need(PositionOption, each.position_option).position for each in every(Condition)}
    for position in every(Position):
        if position.firmness == "signalled":
            assert position.caveat_text or position.id in conditioned, position.id


def test_what_came_by_the_back_door_is_kept_apart() -> None:
    unofficial = {each.id for each in every(Position) if each.channel in ("Track II", "back-channel")}
    assert unofficial == {"p20", "p20b"}
    assert all("not confirmed" in need(Position, id).caveat_text for id in unofficial)


def test_the_president_is_found_by_every_spelling() -> None:
    president = need(Actor, "zelenskyy")
    assert (president.name, president.part_of) == ("Volodymyr Zelenskyy", "ukr")
    assert {"Zelensky", "Zelenskiy", "Зеленський"} <= set(president.aliases.splitlines())
    assert need(Actor, "erdogan").name == "Recep Tayyip Erdoğan"


def test_every_person_belongs_to_someone_and_every_group_that_is_named_has_members() -> None:
    assert all(actor.part_of for actor in every(Actor) if actor.kind == "person")
    assert {"europe", "uk-france", "budapest-signatories", "west"} <= {
        each.group for each in every(Membership)
    }


def test_the_two_parties_are_the_only_ones() -> None:
    assert {each.actor for each in every(ActorRole) if each.role == "party"} == {"ukr", "rus"}


def test_the_sources_differ_on_the_role_of_the_united_states() -> None:
    assert {each.role for each in every(ActorRole) if each.actor == "usa"} == {"mediator", "supporter"}


def test_russia_is_absent_from_the_talks_it_did_not_attend() -> None:
    capacities = {each.actor: each.capacity for each in every(TrackActor) if each.track == "saudi-talks"}
    assert (capacities["rus"], capacities["sau"]) == ("absent", "host")


def test_six_points_of_the_formula_are_known_and_four_are_said_to_be_missing() -> None:
    points = [each for each in every(ProposalPoint) if each.proposal == "peace-formula"]
    assert len(points) == 6
    assert all(each.option and each.number is None for each in points)
    assert "the other four are not given" in need(Proposal, "peace-formula").description


def test_likelihoods_stand_as_printed_and_only_there() -> None:
    printed = {each.id: each.likelihood_as_printed for each in every(Scenario) if each.likelihood_as_printed}
    assert printed == {
        "s1": "possible",
        "s2": "most probable 2026",
        "s3": "unlikely in 2026 timeframe",
        "s4": "remains a risk",
    }
    assert {each.id for each in every(Scenario) if each.family} == set(printed)
    assert len({each.family for each in every(Scenario) if each.family}) == 1


def test_every_scenario_has_its_drivers() -> None:
    assert {each.scenario for each in every(ScenarioFactor)} == {each.id for each in every(Scenario)}


def test_an_answer_without_content_is_called_that() -> None:
    statuses = [each.status for each in sorted(every(Question), key=lambda each: each.rank or 0)]
    assert statuses == ["answered", "answered", "no content", "no content", "no content"]


def test_the_paper_is_as_of_the_day_that_is_counted() -> None:
    brief, dossier = need(Brief, "status"), need(Dossier, "dossier")
    assert dates.day_number(dossier.day_one, brief.as_of) == 1516


def test_the_paper_has_the_sections_of_its_template() -> None:
    sections = sorted(every(BriefSection), key=lambda each: each.rank or 0)
    assert [each.kind for each in sections] == [
        "situation",
        "positions",
        "matrix",
        "leverage",
        "commitments",
        "obstacles",
        "scenarios",
        "disagreements",
        "chronology",
        "questions",
        "sources",
    ]
    assert all(each.title and not each.options for each in sections)


def test_every_record_bears_the_mark() -> None:
    dossier = need(Dossier, "dossier")
    assert dossier.handling_default == "TLP:CLEAR"
    assert {record.handling for record in RECORDS.values()} == {"TLP:CLEAR"}
    assert "TLP:CLEAR" in {level.level for level in every(Marking)}
