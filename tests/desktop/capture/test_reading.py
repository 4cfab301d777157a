"""What the pieces of a line are taken for, and that what can't be read stays visible."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.changes import Change, Edit
from db.queries.names import Names
from db.records import Actor, Event, Issue, Option
from db.records.pressure import OBSTACLE_KINDS
from db.store import Store
from desktop.capture.completing import AS_BEFORE, offers
from desktop.capture.reading import Captured, Desk, OnAxis, options_like, read
from desktop.capture.shapes import SHAPES, shape_of
from tests.desktop.small import FREEZE, RETURN, small_tracker

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    store = small_tracker(tmp_path_factory.mktemp("capture") / "small.parley")
    more = (
        Actor(id="zel", name="Volodymyr Zelenskyy", aliases="Зеленський"),
        Actor(id="un", name="United Nations", short_name="UN"),
        Actor(id="us", name="United States", short_name="US"),
        Issue(id="slashed", title="Gas / oil: transit"),
        Issue(id="front", title="United front"),
        Event(id="sea", title="Black Sea round"),
        Issue(id="guarantees", title="Guarantees"),
        Option(id="treaty", issue="guarantees", label="Treaty", value=100.0),
        Option(id="parts", issue="guarantees", label="Treaty in parts", value=50.0),
    )
    store.apply(Change("More", tuple(Edit.insert(each) for each in more)))
    yield desk_of(store)
    store.close()


def desk_of(store: Store) -> Desk:
    names = Names(store.db)

    def options(issue: str) -> list[OnAxis]:
        return [OnAxis(each.id, each.label, each.value) for each in store.find(Option, issue=issue)]

    return Desk(lambda words, kinds: names.matches(words, kinds) if words else (), options)


NUMBERED = (
    OnAxis("a", "Borders of 1991", 0.0),
    OnAxis("b", "Line and 20 km", 60.0),
    OnAxis("c", "600 guards", 20.0),
)


def problems(found: Captured) -> list[str]:
    return [each.problem for each in found.problems]


def test_the_line_of_a_position(desk: Desk) -> None:
    found = read("Ukraine / territory / official / 2026-02 : no cession of sovereignty !", desk)
    assert found.fields == {
        "actor": "ukr",
        "issue": "territory",
        "channel": "official",
        "stated": "2026-02",
        "statement": "no cession of sovereignty",
        "firmness": "non-negotiable",
    }
    assert (problems(found), found.missing) == ([], ())


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("i: Mesh size", {"title": "Mesh size"}),
        ("a: Ukr", {"name": "Ukr"}),
        ("a: Ukraine", {"part_of": "ukr"}),  # there already: hardly a second one of that name
        ("q: Who signs?", {"question": "Who signs?"}),
        ("s: 2026-04-04 / Harbour News", {"issued": "2026-04-04", "title": "Harbour News"}),
        ("e: 2 Apr 2026", {"start": "2026-04-02"}),
        ("e: round / Geneva", {"kind": "round", "title": "Geneva"}),
        ("e: round / Geneva : opens", {"kind": "round", "place": "Geneva", "title": "opens"}),
        ("q: audience = the desk", {"audience": "the desk"}),
        ("o: trust / trust", {"kind": "trust", "title": "trust"}),
    ],
)
def test_a_kind_needs_no_second_colon(desk: Desk, line: str, fields: dict[str, str]) -> None:
    found = read(line, desk)
    assert (found.fields, problems(found)) == (fields, [])


def test_what_is_needed_comes_before_the_text(desk: Desk) -> None:
    found = read("l: Moldova", desk)
    assert problems(found) == ["No actor goes by “Moldova”. The form can make one."]
    assert read("l: Ukraine / Russia / gas", desk).fields == {
        "holder": "ukr",
        "target": "rus",
        "instrument": "gas",
    }


def test_of_options_with_the_words_the_one_that_begins_so_is_meant(desk: Desk) -> None:
    near = (OnAxis("no", "No shared quota", 0.0), OnAxis("yes", "Shared quota", 50.0))
    found = read("Ukraine / guarantees / official : x | P shared", replace(desk, options=lambda issue: near))
    assert (found.stances, problems(found)) == ({"yes": "preferred"}, [])


def test_the_order_does_not_matter_where_words_tell(desk: Desk) -> None:
    found = read("Feb 2026 / back channel / Ceasefire / Russia / firm", desk)
    assert found.fields == {
        "actor": "rus",
        "issue": "ceasefire",
        "channel": "back-channel",
        "stated": "2026-02",
        "firmness": "firm",
    }


def test_a_second_actor_is_the_speaker_and_other_words_the_venue(desk: Desk) -> None:
    found = read("Ukraine / territory / Зеленский / official / a briefing in Kyiv", desk)
    assert (found.fields["speaker"], found.fields["venue"]) == ("zel", "a briefing in Kyiv")


def test_two_letters_are_no_beginning_of_a_word_in_a_list(desk: Desk) -> None:
    assert read("UN / territory", desk).fields == {"actor": "un", "issue": "territory"}


def test_a_field_can_be_named(desk: Desk) -> None:
    found = read("Ukraine / territory / official / venue=2026 / doubts = one source only", desk)
    assert (found.fields["venue"], found.fields["caveat_text"]) == ("2026", "one source only")
    assert problems(read("Ukraine / confidence=sure", desk)) == ["“sure” is not one of: low, moderate, high."]


def test_the_only_record_that_begins_so_is_meant(desk: Desk) -> None:
    assert read("ukr / terr", desk).fields == {"actor": "ukr", "issue": "territory"}


def test_of_several_none_is_chosen(desk: Desk) -> None:
    found = read("United / territory", desk)
    assert found.fields["actor"] == "United"
    assert problems(found) == ["Which actor: “United States”, “United Nations”?"]


def test_an_unknown_name_is_kept_and_near_ones_are_said(desk: Desk) -> None:
    found = read("Ukrania / territory / Moldova", desk)
    assert found.fields["actor"] == "Ukrania"
    assert problems(found)[0] == "No actor goes by “Ukrania”. Near it: “Ukraine”."
    assert problems(read("Moldova", desk)) == ["No actor goes by “Moldova”. The form can make one."]


def test_an_unknown_issue_is_not_taken_for_an_event_that_begins_so(desk: Desk) -> None:
    found = read("Ukraine / black", desk)
    assert found.fields == {"actor": "ukr", "issue": "black"}
    assert problems(found) == ["No issue goes by “black”. The form can make one."]
    assert read("Ukraine / territory / black", desk).fields["event"] == "sea"
    assert read("Ukraine / Black Sea round", desk).fields["event"] == "sea"


def test_what_fits_nowhere_stays_and_says_what_is_open(desk: Desk) -> None:
    found = read("e: 2026-02 / summit / Geneva / Vienna : round", desk)
    assert [each.says for each in found.problems] == ["Vienna"]
    assert problems(found) == ["“Vienna” fits no field that is left. Still open: track."]


def test_what_is_no_word_of_a_closed_list_is_answered_with_its_words(desk: Desk) -> None:
    found = read("o: structural / 2025 : Sequencing", desk)
    [problem] = problems(found)
    assert problem.startswith("“structural” fits no field that is left. Still open: kind (")
    assert all(kind in problem for kind in OBSTACLE_KINDS)


def test_a_sign_takes_the_place_of_a_word(desk: Desk) -> None:
    assert read("Ukraine / firm : x ?", desk).fields["firmness"] == "unclear"
    found = read("Ukraine / firm : x ~", desk)
    assert [each.value for each in found.taken if each.field == "firmness"] == ["conditional"]


def test_a_sign_means_nothing_for_other_kinds(desk: Desk) -> None:
    found = read("e: Geneva : round !", desk)
    assert problems(found) == ["“!” at the end means nothing for this kind."]


def test_stances_by_letter_and_by_word(desk: Desk) -> None:
    found = read("Ukraine / territory : x | R freeze | preferred full return", desk)
    assert found.stances == {FREEZE: "red line", RETURN: "preferred"}
    assert problems(found) == []


@pytest.mark.parametrize(
    ("stance", "problem"),
    [
        ("R re", "Which option: “Full return”, “Freeze on the line”?"),
        ("R annexation", "The issue has no option “annexation”. It can be added in the form."),
        ("rejects freeze", "Write a stance (P A C O R) and an option, as in “R cession”."),
    ],
)
def test_a_stance_that_can_not_be_read_says_why(desk: Desk, stance: str, problem: str) -> None:
    found = read(f"Ukraine / territory : x | {stance}", desk)
    assert (found.stances, problems(found)) == ({}, [problem])


def test_an_option_by_its_whole_label_is_meant(desk: Desk) -> None:
    assert read("Ukraine / guarantees : x | R treaty", desk).stances == {"treaty": "red line"}


@pytest.mark.parametrize("place", ["50", "50.0", "50,0", "50 %"])
def test_an_option_by_its_place_on_the_axis_is_meant(desk: Desk, place: str) -> None:
    found = read(f"Ukraine / guarantees : x | P {place}", desk)
    assert (found.stances, problems(found)) == ({"parts": "preferred"}, [])


def test_a_number_that_is_no_place_is_looked_for_in_labels(desk: Desk) -> None:
    assert options_like(NUMBERED, "1991") == [NUMBERED[0]]
    assert options_like(NUMBERED, "60") == [NUMBERED[1]]  # though another label holds it within a number
    assert options_like(NUMBERED, "20") == [
        NUMBERED[1],
        NUMBERED[2],
    ]
    found = read("Ukraine / guarantees : x | P 7", desk)
    assert problems(found) == ["The issue has no option “7”. It can be added in the form."]


def test_a_stance_waits_for_its_issue(desk: Desk) -> None:
    found = read("Ukraine : x | R freeze", desk)
    assert problems(found) == ["Name the issue first: a stance is on one of its options."]


def test_a_wrong_date_is_no_date(desk: Desk) -> None:
    assert read("Ukraine / 2026-13", desk).fields.get("stated") is None


def test_what_is_still_asked_for_is_said_in_order(desk: Desk) -> None:
    assert read("", desk).missing == ("actor", "issue", "channel", "stated", "statement")
    assert read("official", desk).missing == ("actor", "issue", "stated", "statement")


@pytest.mark.parametrize("kind", SHAPES)
def test_every_kind_is_chosen_by_its_letter_and_by_its_name(kind: str) -> None:
    shape = SHAPES[kind]
    assert shape_of(shape.letter) is shape
    assert shape_of(shape.label.upper()) is shape
    assert shape.text not in shape.fields


# -- what can be written -----------------------------------------------------------------------------


def offered(line: str, desk: Desk, cursor: int | None = None) -> list[str]:
    at = len(line) if cursor is None else cursor
    return [each.words for each in offers(line, at, read(line, desk), desk, TODAY)]


def test_names_are_offered_as_they_are_typed(desk: Desk) -> None:
    assert offered("ukr", desk) == ["Ukraine"]
    assert offered("зел", desk) == ["Volodymyr Zelenskyy"]


def test_words_of_lists_and_dates_are_offered_when_it_is_their_turn(desk: Desk) -> None:
    assert offered("Ukraine / territory / ", desk)[:2] == ["official", "public statement"]
    assert offered("Ukraine / territory / official / ", desk) == ["2026-11-22", "2026-11"]
    assert offered("Ukraine / territory / official / March 2026", desk) == ["2026-03"]


def after(before: str, line: str, desk: Desk) -> list[tuple[str, str]]:
    """What is offered at the end of a line after another."""
    found = offers(line, len(line), read(line, desk), desk, TODAY, read(before, desk))
    return [(each.words, each.detail.partition(" · ")[2]) for each in found]


def test_what_the_line_before_had_is_offered_first_where_nothing_is_typed(desk: Desk) -> None:
    before = "ukraine / gas / Track I / firm / March 2026 : x"
    assert after(before, "", desk) == [("Ukraine", AS_BEFORE)]
    assert after(before, "Russia / ", desk) == [('"Gas / oil: transit"', AS_BEFORE)]
    assert after(before, "Russia / territory / ", desk)[:2] == [("Track I", AS_BEFORE), ("official", "")]
    assert after(before, "Russia / territory / official / ", desk)[0] == ("2026-03", AS_BEFORE)
    assert after(before, "Russia / territory / official / 2026-02 / ", desk)[0] != ("firm", AS_BEFORE)


def test_of_the_line_before_only_what_was_read_and_of_the_same_kind_is_offered(desk: Desk) -> None:
    assert after("Atlantis / territory : x", "", desk) == []
    assert after("ukraine / territory : x", "e: ", desk) == after("", "e: ", desk)
    assert after("ukraine / territory : x", "rus", desk) == after("", "rus", desk)


def test_options_of_the_issue_are_offered_for_a_stance(desk: Desk) -> None:
    assert offered("Ukraine / territory : x | R ", desk) == ["R Full return", "R Freeze on the line"]
    assert offered("Ukraine / territory : x | r fre", desk) == ["R Freeze on the line"]
    assert offered("Ukraine / territory : x | ", desk) == ["P", "A", "C", "O", "R"]


def test_nothing_is_offered_within_the_text(desk: Desk) -> None:
    assert offered("Ukraine / territory : ukr", desk) == []


def test_what_is_taken_stands_in_place_of_what_was_typed(desk: Desk) -> None:
    line = "ukr / territory"
    offer = offers(line, 3, read(line, desk), desk, TODAY)[0]
    assert offer.put_into(line) == ("Ukraine / territory", len("Ukraine"))
    assert offer.put_into("ukr/territory") == ("Ukraine /territory", len("Ukraine"))


def test_a_title_with_signs_is_taken_in_quotation_marks(desk: Desk) -> None:
    line = "Ukraine / gas"
    taken, _ = offers(line, len(line), read(line, desk), desk, TODAY)[0].put_into(line)
    assert taken == 'Ukraine / "Gas / oil: transit"'
    assert read(f"{taken} : x", desk).fields["issue"] == "slashed"


@settings(max_examples=150)
@given(line=st.text(max_size=60) | st.text(alphabet='ukrter /:|!R2026-="“', max_size=60))
def test_any_text_is_read_and_none_of_it_dropped(desk: Desk, line: str) -> None:
    found = read(line, desk)
    for piece in (*found.line.head, *found.line.stances):
        if piece.text.strip():
            assert any(
                each.piece.start <= piece.start < max(piece.end, each.piece.end) for each in found.taken
            )
    offers(line, len(line), found, desk, TODAY)
