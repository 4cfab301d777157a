"""What passages say of records: only what their words say, each with the words it was taken from."""

import pytest

from db.records import Actor, Event, Issue, Proposal, Record, ScaleTerm, Scenario
from desktop.documents.naming import NameBook
from desktop.documents.passage import Known, Passage, read_passage

TERMS = [
    ScaleTerm(id="t1", scale="own", term="unlikely", low=20, high=40, rank=1),
    ScaleTerm(id="t2", scale="own", term="likely", second_term="probable", low=55, high=75, rank=2),
    ScaleTerm(id="t3", scale="own", term="highly likely", low=80, high=90, rank=3),
]
RECORDS: tuple[Record, ...] = (
    Actor(id="veld", name="Veldmark", aliases="the Veldmark government\nВельдмарк"),
    Actor(id="ostra", name="Ostrava Bank Union", short_name="OBU"),
    Actor(id="us", name="Union of Straits", short_name="US"),
    Actor(id="hal-a", name="Halden"),
    Actor(id="hal-b", name="Free Halden", aliases="Halden"),
    Issue(id="water", title="Summer water"),
    Issue(id="dam", title="The dam"),
    Proposal(id="plan", title="Halden plan"),
    Event(id="halden-talks", title="Halden talks"),
    Scenario(id="dry", title="A dry summer"),
)
KNOWN = Known(NameBook(RECORDS), TERMS)


def read(kind: str, words: str, **more: str) -> dict[str, str]:
    found = read_passage(kind, Passage(words, issued="2026-04-02", **more), KNOWN)
    return {field: filled.value for field, filled in found.items()}


def whys(kind: str, words: str) -> dict[str, str]:
    return {field: f.why for field, f in read_passage(kind, Passage(words), KNOWN).items()}


def test_a_position_has_actor_issue_channel_date_and_firmness_from_its_words() -> None:
    words = "Veldmark's government said on 3 March, officially, that summer water is a red line."

    assert read("position", words) == {
        "actor": "veld",
        "issue": "water",
        "channel": "official",
        "stated": "2026-03-03",
        "stated_as_printed": "on 3 March",
        "firmness": "non-negotiable",
        "statement": words,
    }
    assert whys("position", words)["channel"] == "from “officially”"
    assert whys("position", words)["firmness"] == "from “red line”"


def test_an_alias_in_another_alphabet_names_the_actor_too() -> None:
    assert read("position", "Вельдмарк wants the gates open.")["actor"] == "veld"


def test_of_two_actors_the_one_whose_words_lead_to_the_verb_is_meant() -> None:
    assert read("position", "Veldmark rejects what OBU asked for.")["actor"] == "veld"
    assert "actor" not in read("position", "Between Veldmark and OBU nothing moved.")


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("On 3 March Veldmark said no.", "veld"),
        ("In talks with OBU Veldmark was softer.", "veld"),
        ("Its envoys left, but Veldmark wants more.", "veld"),
        ("The help for Veldmark is called small by OBU.", ""),
        ("Fishers view OBU as the one that is to blame.", ""),
        ("Veldmark said yes. OBU said no.", ""),
        ("Veldmark has demanded that OBU pays.", "veld"),
        ("Veldmark and OBU say no.", ""),
        ("In the view of OBU the gates are shut.", ""),
        ("Veldmark said yes. Veldmark also said no.", "veld"),
        ("The quarrel of Veldmark and the harbour is old.", ""),
    ],
)
def test_an_actor_holds_what_it_is_the_subject_of(words: str, actor: str) -> None:
    assert read("position", words).get("actor", "") == actor


def test_an_issue_is_named_by_a_part_of_its_title() -> None:
    known = Known(NameBook((Issue(id="land", title="Borders and ferries"), Issue(id="when", title="Status"))))
    found = read_passage("position", Passage("OBU wants the ferries back."), known)

    assert found["issue"].value == "land"


def test_what_goes_by_one_name_twice_is_left_open() -> None:
    assert "actor" not in read("position", "Halden wants the gates open.")


def test_an_acronym_is_written_as_one() -> None:
    assert read("position", "The US offers its harbour.")["actor"] == "us"
    assert [mention.words for mention in KNOWN.book.mentions("Tell us what the US wants.", "actor")] == ["US"]


@pytest.mark.parametrize(
    ("words", "channel"),
    [
        ("OBU publicly rejects it.", "public statement"),
        ("In back-channel talks OBU was softer.", "back-channel"),
        ("Privately OBU would take July.", "back-channel"),
        ("OBU envoys in Track II meetings named July.", "Track II"),
        ("Analysts say OBU would take July.", "assessed"),
        ("OBU would take July.", ""),
        ("OBU formally annexed the quay.", ""),
        ("OBU formally proposed July.", "official"),
        ("Officially OBU says no; privately it would take July.", ""),
    ],
)
def test_the_channel_is_what_the_words_say_and_nothing_where_they_say_two(words: str, channel: str) -> None:
    assert read("position", words).get("channel", "") == channel


@pytest.mark.parametrize(
    ("words", "firmness"),
    [
        ("OBU insists on July.", "firm"),
        ("OBU will never give up the dam, and insists on it.", "non-negotiable"),
        ("OBU gives July in exchange for silt.", "conditional"),
        ("OBU has signalled that July would do.", "signalled"),
        ("OBU is willing to talk, but only if the gates open.", ""),
        ("OBU likes July.", ""),
        ("OBU shows no willingness to talk.", ""),
        ("OBU has little flexibility left.", ""),
        ("OBU isn't prepared to wait.", ""),
        ("OBU came with its demands for July.", ""),
        ("OBU demands that July is named.", "firm"),
    ],
)
def test_firmness_stays_empty_where_words_say_different_things(words: str, firmness: str) -> None:
    assert read("position", words).get("firmness", "") == firmness


def test_hearsay_is_a_doubt_and_no_channel() -> None:
    found = read("position", "OBU has reportedly named July.")

    assert found["caveat_text"] == "The source says “reportedly”."
    assert "channel" not in found


def test_two_dates_leave_the_date_open() -> None:
    assert "stated" not in read("position", "OBU said so on 3 March and on 9 March.")


@pytest.mark.parametrize(
    ("words", "issued", "stated"),
    [
        ("As of February 2026 OBU agrees.", "", "2026-02"),
        ("OBU agreed on 3 March.", "", ""),
        ("OBU agreed on 3 March.", "2026-04", "2026-03-03"),
        ("OBU agreed on 14 December.", "2026-04-02", ""),
        ("OBU sent 2000 men.", "2026-04-02", ""),
    ],
)
def test_a_year_is_said_or_the_one_of_the_source(words: str, issued: str, stated: str) -> None:
    found = read_passage("position", Passage(words, issued=issued), KNOWN)

    assert (found["stated"].value if "stated" in found else "") == stated


def test_an_event_has_kind_place_and_both_ends() -> None:
    words = "A second round of talks was held in Halden from 3 to 5 March 2026."

    assert read("event", words) == {
        "title": "A second round of talks was held in Halden from 3 to 5 March 2026",
        "kind": "round",
        "start": "2026-03-03",
        "start_as_printed": "from 3 to 5 March 2026",
        "end": "2026-03-05",
        "place": "Halden",
        "description": words,
    }


def test_a_scenario_in_the_usual_shape_has_title_likelihood_and_narrative() -> None:
    words = "Scenario 2 — A dry summer (highly likely): the gates stay shut until September 2026."

    assert read("scenario", words) == {
        "title": "A dry summer",
        "likelihood_as_printed": "highly likely",
        "horizon_end": "2026-09",
        "horizon_as_printed": "until September 2026",
        "narrative": "the gates stay shut until September 2026.",
    }
    assert "80–90 % on the dossier’s scale" in whys("scenario", words)["likelihood_as_printed"]


@pytest.mark.parametrize(
    ("words", "likelihood"),
    [
        ("Rain is most probable, they say.", "most probable"),
        ("Rain has a chance of 30–40 %.", "30–40 %"),
        ("Rain is likely in June and unlikely in July.", ""),
        ("Rain may come.", ""),
    ],
)
def test_a_likelihood_is_kept_as_printed(words: str, likelihood: str) -> None:
    assert read("scenario", words).get("likelihood_as_printed", "") == likelihood


def test_a_commitment_says_who_gives_what_to_whom() -> None:
    found = read("commitment", "The OBU pledged Veldmark a loan of 4 million in May 2025.")

    assert found["guarantor"] == "ostra"
    assert found["beneficiary"] == "veld"
    assert (found["kind"], found["status"], found["made"]) == ("financial", "pledged", "2025-05")


def test_leverage_is_of_one_over_another() -> None:
    found = read("leverage", "Silt: Veldmark has leverage over OBU since 2022.")

    assert (found["holder"], found["target"]) == ("veld", "ostra")
    assert (found["instrument"], found["since"]) == ("Silt", "2022")


def test_an_obstacle_has_the_label_as_title() -> None:
    found = read("obstacle", "Border of the delta: both maps claim the land east of it.")

    assert (found["title"], found["kind"]) == ("Border of the delta", "territorial")


@pytest.mark.parametrize(
    "words",
    [
        "These rival maps are a trap: both sides lose.",
        "It is hard: they know.",
        "No label. None: either way it is",
    ],
)
def test_a_clause_before_a_colon_is_no_title(words: str) -> None:
    assert read("obstacle", words).get("title", "") in ("", words.rstrip("."))


def test_no_leverage_is_read_from_two_names_alone() -> None:
    assert "holder" not in read("leverage", "For Veldmark, a land swap would be a blow on OBU.")


def test_a_point_has_its_plan_and_number() -> None:
    found = read("proposal_point", "Gates open in June.", heading="What the Halden plan says", sign="3.")

    assert (found["proposal"], found["number"], found["text"]) == ("plan", "3", "Gates open in June.")


def test_an_indicator_has_the_scenario_that_is_named() -> None:
    assert read("indicator", "A dry summer shows in empty ditches.")["scenario"] == "dry"


def test_a_question_has_its_answer_from_what_follows_or_stands_under_it() -> None:
    both = read("question", "Will there be water? Nobody knows.")
    under = read("question", "Nobody knows.", heading="Will there be water?")

    assert both == under == {"question": "Will there be water?", "answer": "Nobody knows."}


def test_kinds_without_rules_are_left_empty() -> None:
    assert read("tag", "Veldmark") == {}


@pytest.mark.parametrize("kind", ["position", "event", "scenario", "commitment", "leverage", "question"])
@pytest.mark.parametrize("words", ["", "?", "\ud800", "%s" * 50, "(" * 500, "a: " * 400])
def test_any_words_are_read(kind: str, words: str) -> None:
    assert isinstance(read(kind, words), dict)


STATES = (
    Actor(id="ua", name="Ukraine"),
    Actor(id="ru", name="Russia"),
    Actor(id="zel", name="Volodymyr Zelenskyy", aliases="Zelensky"),
    Actor(id="veld", name="Veldmark", aliases="Вельдмарк"),
    Issue(id="water", title="Summer water"),
)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Позиція України не змінилася", ["ua"]),
        ("Україна та Росія зустрілися, за словами Зеленського", ["ua", "ru", "zel"]),
        ("Позиция России остаётся прежней, заявил Зеленский", ["ru", "zel"]),
        ("Разом з Росією і Україною", ["ru", "ua"]),
        ("Уряд Вельдмарка мовчить", ["veld"]),
        ("Роса на траві, а на украйні тихо", []),
    ],
)
def test_names_in_cyrillic_are_found_in_every_case(text: str, actors: list[str]) -> None:
    found = NameBook(STATES).mentions(text, "actor")
    assert [each.ids for each in found] == [(id,) for id in actors]
    assert all(text[each.first : each.last] == each.words for each in found)


def test_a_position_in_cyrillic_is_of_the_one_who_is_named_and_has_its_date() -> None:
    known = Known(NameBook(STATES))
    said = read_passage("position", Passage("З 3 березня 2026 року позиція Росії не змінилася"), known)
    assert said["actor"].value == "ru"
    both = read_passage("position", Passage("Україна і Росія мовчать з 2014 року"), known)
    assert "actor" not in both
    stated = read_passage("position", Passage("3 березня 2026 року Росія відмовилась"), known)
    assert (stated["stated"].value, stated["actor"].why) == ("2026-03-03", "from “Росія”")
