"""The fictional dossier is marked as one, and holds what the sample leaves empty, consistent in itself."""

import re
import unicodedata
from collections import Counter

import pytest

from db import dates
from db.records import (
    CHANNELS,
    KINDS,
    STANCES,
    Actor,
    ActorRole,
    Brief,
    Dossier,
    Estimate,
    Event,
    Evidence,
    Filter,
    Indicator,
    Issue,
    Leverage,
    Marking,
    Option,
    Position,
    PositionOption,
    ProposalPoint,
    Rating,
    Scenario,
    ScenarioOutcome,
    Source,
    Stake,
)
from db.records.pressure import EXERTED
from db.records.scenarios import INDICATOR_STATUS, RATING_CODES
from db.records.sources import RELIABILITY
from tests.resources.dossier import Shipped

RIVER = Shipped("river-irel")
every, need = RIVER.every, RIVER.need
AT_LEAST = {
    **{
        "actor": 20,
        "issue": 12,
        "option": 50,
        "position": 110,
        "condition": 15,
        "stake": 42,
        "evidence": 300,
    },
    **{"proposal": 6, "proposal_point": 30, "proposal_actor": 20, "commitment": 8, "leverage": 10},
    **{"obstacle": 6, "track": 5, "event": 20, "scenario": 10, "estimate": 40, "indicator": 15, "rating": 40},
    **{
        "question": 5,
        "source": 20,
        "disagreement": 5,
        "link": 10,
        "tag": 4,
        "filter": 4,
        "brief_section": 12,
    },
}
FIRST, LAST = "2024-11-01", "2026-11-30"


# -- marked as invented ------------------------------------------------------------------------------


def test_it_says_that_it_is_fictional_wherever_it_is_shown() -> None:
    dossier, brief = need(Dossier, "dossier"), need(Brief, "status")
    assert dossier.title.startswith("FICTIONAL:")
    assert brief.title.startswith("FICTIONAL:")
    assert "invented" in dossier.subtitle
    assert "fictional" in dossier.organisation
    assert "invented" in brief.bottom_line
    assert "Invented" in brief.caveat
    assert all("FICTIONAL" in level.banner for level in every(Marking))


def test_its_states_and_bodies_are_called_invented_and_its_publishers_fictional() -> None:
    states = [each for each in every(Actor) if each.kind in ("state", "bloc", "organisation")]
    assert len(states) == 7
    assert [each.id for each in states if "nvented" not in each.summary] == []
    assert [each.id for each in every(Source) if each.publisher and "(fictional)" not in each.publisher] == []


# -- what the sample leaves empty --------------------------------------------------------------------


@pytest.mark.parametrize("kind", sorted(AT_LEAST))
def test_there_is_enough_of_each_kind(kind: str) -> None:
    assert Counter(record.META.kind for record in RIVER.records.values())[kind] >= AT_LEAST[kind]


def test_it_is_about_as_large_as_the_sample() -> None:
    assert 0.8 < len(RIVER.records) / len(Shipped("ukraine-russia").records) < 1.4


def test_positions_go_over_two_years_through_every_channel_and_stance() -> None:
    stated = sorted(each.stated for each in every(Position))
    assert (dates.bounds(stated[0])[0] or "") < "2024-11-30"
    assert (dates.bounds(stated[-1])[1] or "") > "2026-10-01"
    assert {each.channel for each in every(Position)} == set(CHANNELS)
    assert {each.stance for each in every(PositionOption)} == set(STANCES)


def test_all_four_levels_are_used() -> None:
    marks = Counter(record.handling for record in RIVER.records.values())
    assert set(marks) == {level.level for level in every(Marking)}
    assert len(marks) == 4
    assert min(marks.values()) >= 10


def test_sources_and_quotes_are_in_two_languages() -> None:
    assert {each.language for each in every(Source)} == {"en", "fr"}
    quoted = [each for each in every(Evidence) if each.quote]
    assert Counter(each.quote_language for each in quoted).keys() == {"en", "fr"}
    assert {each.quote_language for each in quoted if each.translation} == {"fr"}
    assert all(each.translation for each in quoted if each.quote_language == "fr")


def test_names_stand_in_a_second_script_too() -> None:
    persons = [each for each in every(Actor) if each.kind == "person"]
    assert len(persons) >= 7
    assert all(re.search("[а-яА-Я]", each.aliases) for each in persons)


def test_each_party_has_a_capability_and_its_issues_a_weight() -> None:
    parties = {each.actor for each in every(ActorRole) if each.role == "party"}
    assert len(parties) == 3
    assert all(need(Actor, id).capability for id in parties)
    weighed = {(each.actor, each.issue) for each in every(Stake) if each.salience is not None}
    issues = {each.id for each in every(Issue)}
    missing = {(actor, issue) for actor in parties for issue in issues} - weighed
    assert missing == {("sun", "compensation")}  # it has not spoken on it either
    assert "sun" not in {each.actor for each in every(Position) if each.issue == "compensation"}


@pytest.mark.parametrize("id", [each.id for each in every(Issue)])
def test_an_issue_has_both_ends_and_the_option_discussed(id: str) -> None:
    issue = need(Issue, id)
    places = sorted((each for each in every(Option) if each.issue == id), key=lambda each: each.value)
    assert all((issue.question, issue.theme, issue.low_label, issue.high_label, issue.description))
    assert need(Option, issue.discussed).issue == id
    assert 4 <= len(places) <= 6
    assert (places[0].value, places[-1].value) == (0, 100)


def test_every_code_state_and_grade_occurs() -> None:
    assert {each.code for each in every(Rating)} == set(RATING_CODES)
    assert {each.status for each in every(Indicator)} == set(INDICATOR_STATUS)
    assert {each.exerted for each in every(Leverage)} == set(EXERTED)
    assert {each.reliability for each in every(Source)} == set(RELIABILITY)
    assert {each.credibility for each in every(Evidence)} == {"1", "2", "3", "5", "6"}
    assert {each.status for each in every(Scenario)} == {"open", "occurred", "ruled out"}
    assert {each.status for each in every(Source)} == {"in use", "superseded", "withdrawn"}


# -- consistent in itself ----------------------------------------------------------------------------


def test_options_stand_where_options_of_that_issue_are_meant() -> None:
    for stance in every(PositionOption):
        assert need(Option, stance.option).issue == need(Position, stance.position).issue, stance.id
    for outcome in every(ScenarioOutcome):
        assert need(Option, outcome.option).issue == outcome.issue, outcome.id
    for point in every(ProposalPoint):
        assert point.option is None or need(Option, point.option).issue == point.issue, point.id


def test_a_later_position_replaces_an_earlier_one_of_the_same_actor_on_the_same_issue() -> None:
    later = [each for each in every(Position) if each.replaces]
    assert len(later) > 30
    for each in later:
        before = need(Position, each.replaces)
        assert (before.actor, before.issue) == (each.actor, each.issue), each.id
        assert before.stated < each.stated, each.id


def test_what_is_said_at_an_event_is_said_on_one_of_its_days() -> None:
    said = [each for each in every(Position) if each.event]
    assert len(said) > 20
    for each in said:
        event = need(Event, each.event)
        first, last = dates.bounds(event.start)[0], dates.bounds(event.end or event.start)[1]
        assert (first or "9999") <= each.stated <= (last or ""), each.id


def test_no_source_tells_what_came_after_it() -> None:
    for each in every(Evidence):
        record = RIVER.records[each.record]
        if isinstance(record, Event) and not record.outcome:
            continue  # announced, still to come
        begins = dates.known_from(getattr(record, record.META.begins)) if record.META.begins else None
        assert not begins or begins <= need(Source, each.source).issued, each.id


def test_no_day_lies_outside_the_time_of_the_talks() -> None:
    days = [each.stated for each in every(Position)] + [each.made for each in every(Estimate)]
    spoken = [day for each in days if (day := dates.known_from(each))]
    assert FIRST <= min(spoken) <= max(spoken) <= LAST
    assert all(each.observed <= each.checked for each in every(Indicator) if each.observed)


def test_prisoners_are_counted_without_a_mistake() -> None:
    told = need(Issue, "prisoners").description
    held = [int(number) for number in re.findall(r"\d+", told) if int(number) not in (2025, 39)]
    first, second = (need(Event, id).description for id in ("e-x1", "e-x2"))
    freed = [sum(map(int, pair)) for pair in zip(_pair(first), _pair(second), strict=True)]
    assert [held[0] - held[2], held[1] - held[3]] == freed
    assert [sum(map(int, _pair(text))) for text in (first, second)] == [115, 86]
    assert "115 people" in need(Event, "e-x1").outcome
    assert "86 people" in need(Event, "e-x2").outcome


def _pair(text: str) -> list[str]:
    return re.findall(r"(\d+) (?:Velmorans|Kaldrians)", text)


def test_what_is_said_in_private_stands_higher_and_has_its_doubts() -> None:
    private = [each for each in every(Position) if each.channel == "back-channel"]
    assert len(private) >= 6
    assert all(each.caveat_text and each.firmness == "signalled" for each in private)
    assert {each.handling for each in private} == {"EXERCISE CLOSED", "EXERCISE RESTRICTED"}


def test_saved_filters_list_a_kind_that_there_is() -> None:
    assert all(each.kind in KINDS for each in every(Filter))


# -- texts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        ("[\"']", "a straight quotation mark or apostrophe"),
        ("[\u00a0\u202f\u2007\u00ad\u200b\ufeff]", "a space that can't be seen, or a soft hyphen"),
        (r" [-—] |--|\.\.|  ", "a hyphen for a dash, dots or spaces in a row"),
        (r"[ \t]\n|[ ][,.;:]", "a space before a stop or the end of a line"),
    ],
)
def test_typography_is_clean(pattern: str, what: str) -> None:
    texts = [(record.id, name, text) for record, name, text in RIVER.texts()]
    assert [(id, name) for id, name, text in texts if re.search(pattern, text)] == [], what
    assert [id for id, _, text in texts if text != unicodedata.normalize("NFC", text).strip()] == []
