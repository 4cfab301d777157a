"""Triage on three invented texts: all that is proposed, and rule by rule what it must and must not do."""

import pytest

import resources
from db.records import KINDS, ScaleTerm, specs
from desktop.documents.triage.known import KnownNames
from desktop.documents.triage.proposal import HIGH, LOW, MEDIUM
from desktop.documents.triage.propose import RULES, propose
from tests.documents.invented import ACTORS, ISSUES, NAMES, NOBODY, TEXTS, found

BODIES = {"statement", "narrative", "description", "text", "answer", "assessment", "note"}


def lines_of(text: str) -> list[str]:
    """Each proposal as one line: what the expected files hold."""
    lines = []
    for each in found(text):
        passage = " ".join(text[each.first : each.last].split())[:60]
        fields = "; ".join(f"{name}={value}" for name, value in each.fields.items() if name not in BODIES)
        lines.append(f"{each.confidence} | {each.rule} | {each.kind} | {passage} | {fields}")
    return lines


@pytest.mark.parametrize("name", ["harbour", "fishery", "pipeline"])
def test_all_that_is_proposed_for_a_text_is_what_stands_beside_it(name: str) -> None:
    text = (TEXTS / f"{name}.txt").read_text("utf-8")
    expected = (TEXTS / f"{name}.expected").read_text("utf-8").splitlines()

    assert lines_of(text) == expected


@pytest.mark.parametrize("name", ["harbour", "fishery", "pipeline"])
def test_every_proposal_can_be_shown_in_a_form_and_says_why(name: str) -> None:
    text = (TEXTS / f"{name}.txt").read_text("utf-8")
    rules = {rule.name for rule in RULES}

    for each in found(text):
        declared = specs(KINDS[each.kind])
        assert each.fields.keys() <= declared.keys()
        assert all(
            declared[field].kind != "choice" or value in declared[field].choices
            for field, value in each.fields.items()
        )
        assert each.reason.endswith(".")
        assert each.confidence in (HIGH, MEDIUM, LOW)
        assert each.rule in rules
        assert text[each.first : each.last].strip() == text[each.first : each.last] != ""


# -- scenarios -----------------------------------------------------------------------------------------

TWO = """Scenario 1 — A long truce: both sides dig in and trade goes on as before.

Scenario 2 — A quick deal: they sign."""


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("• Scenario 1 — A long truce (most probable 2031): both sides dig in.", "most probable 2031"),
        (
            "• Scenario 1: A long truce: both sides dig in; unlikely by 2031, for want of money.",
            "unlikely by 2031",
        ),
        (
            "Scenario 1 — A long truce: this remains a risk within two years if all pay.",
            "remains a risk within two years",
        ),
        (f"{TWO}\n\nIn sum, scenario 1 is likely, scenario 2 is not.", "likely"),
        (f"{TWO}\n\nMost observers hold the first scenario to be quite probable.", "quite probable"),
        (f"{TWO}\n\nLikelihoods\n\n1. one in four\n2. a long shot", "one in four"),
        (f"{TWO}\n\nLikelihoods: A long truce 35 %; A quick deal 10 %", "35 %"),
    ],
)
def test_a_likelihood_is_found_wherever_it_is_printed(text: str, printed: str) -> None:
    first = next(each for each in found(text) if each.kind == "scenario")

    assert first.fields["title"] == "A long truce"
    assert first.fields["likelihood_as_printed"] == printed


def test_a_likelihood_at_another_place_is_cited_there() -> None:
    text = f"{TWO}\n\nMost observers hold the first scenario to be quite probable."

    first = next(each for each in found(text) if each.kind == "scenario")
    cited = first.also[0]

    assert (cited.field, cited.says) == ("likelihood_as_printed", "quite probable")
    assert text[cited.first : cited.last] == "Most observers hold the first scenario to be quite probable."


def test_what_is_likely_to_be_done_within_a_scenario_is_not_its_likelihood() -> None:
    text = "• Scenario 1 — A long truce: a possible lease is likely to be rejected by the town; nobody moves."

    scenario = found(text)[0]

    assert scenario.kind == "scenario"
    assert "likelihood_as_printed" not in scenario.fields
    assert scenario.confidence == "medium"


def test_words_of_the_dossiers_own_scale_are_likelihoods_too() -> None:
    text = "• Scenario 1 — A long truce (fifty-fifty): both sides dig in."
    scale = [ScaleTerm(id="s1", scale="own", term="fifty-fifty", low=45, high=55, rank=1)]

    assert propose(text, NAMES, scale)[0].fields["likelihood_as_printed"] == "fifty-fifty"


# -- questions -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("Yes. The council may close it at any hour.", "answered"),
        ("The valve at Low Ford has evolved significantly. Various factors matter.", "no content"),
        ("Who may close the valve at Low Ford depends on many factors.", "no content"),
        ("Ranging from 3 to 9 million a year, it depends on many factors.", "answered"),
    ],
)
def test_an_answer_that_only_fills_space_is_flagged(answer: str, status: str) -> None:
    question = found(f"Who may close the valve at Low Ford?\n\n{answer}\n")[0]

    assert (question.kind, question.fields["status"]) == ("question", status)
    assert ("only fills space" in question.reason) == (status == "no content")


def test_a_question_that_is_the_title_of_a_part_is_not_proposed_as_one() -> None:
    kinds = [
        each.kind
        for each in found("Why is it so hard?\n\nHurdles\n\nThe first hurdle is the question of money.\n")
    ]

    assert kinds == []


# -- positions -----------------------------------------------------------------------------------------


def held(sentence: str) -> list[tuple[str, str]]:
    return [
        (each.fields["actor"], each.fields["firmness"])
        for each in found(f"What they say\n\n{sentence}")
        if each.kind == "position"
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kerrin demands that Dale pay more.", [("kerrin", "firm")]),
        ("Pressure on Kerrin is demanded by nobody.", []),
        ("Kerrin shows no willingness to share.", [("kerrin", "firm")]),
        ("Kerrin is willing to share, provided that Dale pays.", [("kerrin", "conditional")]),
        (
            "Dale, conversely, views the League's plan as a threat and has rejected it.",
            [("dale", "non-negotiable")],
        ),
        ("Meridian officials insist on a court.", [("meridia", "firm")]),
        ("Meridian weather demands patience.", []),
        ("The Palace refuses to talk.", [("meridia", "non-negotiable")]),
        ("Kerrin wants a fee, while Dale rejects it.", [("dale", "non-negotiable"), ("kerrin", "firm")]),
    ],
)
def test_a_position_belongs_to_who_claims_it(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert held(sentence) == expected


def test_an_issue_named_after_a_people_is_not_meant_wherever_that_people_speaks() -> None:
    names = KnownNames(ACTORS, {"forces": ("Torman forces",), "fees": ("Harbour fees",)})
    for said, issue in (("insist on their ways.", ""), ("insist on lower harbour fees.", "fees")):
        (position,) = found(f"Torman officials {said}", names)
        assert position.fields.get("issue", "") == issue


def test_a_paragraph_that_speaks_of_several_issues_gives_none_to_a_sentence_without_one() -> None:
    about = "Pilots who guide ships and the quota of the catch were told of. Vell insists on its own way."
    assert [each.fields.get("issue", "") for each in found(about) if each.kind == "position"] == [""]
    alone = "Pilots who guide ships were told of. Vell insists on its own way."
    assert [each.fields.get("issue", "") for each in found(alone) if each.kind == "position"] == ["pilots"]


def test_what_both_sides_do_is_nobodys_own_position() -> None:
    told = "Vell insists on the berths. The first round saw both sides presenting demands on pilots."
    assert [each.fields["statement"] for each in found(told)] == ["Vell insists on the berths."]


def test_pressure_that_is_missing_is_no_leverage() -> None:
    missing = found("Nothing moves without Halden pressure on Vell.")
    assert "leverage" not in {each.kind for each in missing}
    assert [each for each in found("Halden keeps up its pressure on Vell.") if each.kind == "leverage"]


def test_each_who_acts_has_a_role_and_who_is_only_named_has_none() -> None:
    roles = [
        (each.fields["actor"], each.fields["role"])
        for each in found("The accord, brokered by Halden and Morrow, held for a year.")
    ]
    assert roles == [("halden", "broker"), ("morrow", "broker")]
    assert not found("Success would rest on patient mediators, and on a change in Vell and Torm.")


def test_an_obstacle_told_in_passing_is_called_by_what_is_in_the_way() -> None:
    (rigid,) = found("This rigid stance, old as it is, creates a huge barrier to any talks about the valve.")
    assert (rigid.rule, rigid.fields["title"]) == ("obstacle-said", "Rigid stance")


def test_words_a_form_is_filled_from_are_known_to_triage_too() -> None:
    (call,) = [
        each
        for each in found("In March 2031 the envoys of Vell spoke by phone with the mayor.")
        if each.kind == "event"
    ]
    assert call.fields["kind"] == "contact"


def test_what_is_contingent_on_something_is_no_contingent_of_troops() -> None:
    said = "Halden pledged a loan to Vell, contingent on a truce."
    (pledge,) = [each for each in found(said) if each.kind == "commitment"]
    assert (pledge.fields["kind"], pledge.fields["contingent_on"]) == ("financial", "a truce")


def test_rounds_alone_are_no_title() -> None:
    events = [
        each
        for each in found("In March 2031 Halden held multiple rounds of shuttling between the towns.")
        if each.kind == "event"
    ]
    assert [(each.fields["title"], each.fields["start_as_printed"]) for each in events] == [
        ("Rounds of shuttling", "March 2031")
    ]


def test_in_a_tracker_that_knows_nobody_names_are_proposed_as_words() -> None:
    text = "The players\n\nArland demands a seat. Nobody asked why Arland insists on it.\n"

    position = found(text, NOBODY)[0]

    assert position.fields["actor"] == "Arland"
    assert position.missing == ("issue",)
    assert position.confidence == "medium"


def test_every_item_of_a_list_is_proposed_as_something() -> None:
    text = "Notes\n\n• Snow lies on the pass from November to May, and no lorry gets through.\n• Ask again.\n"

    assert [(each.kind, each.confidence) for each in found(text)] == [("factor", "low")]


# -- what is known already -----------------------------------------------------------------------------


def test_a_record_that_says_the_same_is_named_as_the_one_it_may_be() -> None:
    names = KnownNames(ACTORS, ISSUES)
    names.know_titles(
        "obstacle", [("o1", "Bad blood between the pipeline companies", ()), ("o2", "Winter prices", ())]
    )
    names.know_titles(
        "position",
        [
            ("p1", "Kerrin asks for the valve at Low Ford", ("kerrin", "valve")),
            ("p2", "Dale asks for the valve at Low Ford", ("vell", "valve")),
        ],
    )
    text = (TEXTS / "pipeline.txt").read_text("utf-8")

    candidates = {each.candidate for each in found(text, names)}

    assert candidates == {"", "o1", "o2", "p1"}


def test_the_key_of_a_proposal_outlives_a_correction_elsewhere_in_the_text() -> None:
    text = (TEXTS / "pipeline.txt").read_text("utf-8")
    longer = f"A line more.\n\n{text}"

    assert [each.key(longer) for each in found(longer)] == [each.key(text) for each in found(text)]
    assert len({each.key(text) for each in found(text)}) == len(found(text))


def test_a_line_without_an_end_is_passed_over_in_bounded_time() -> None:
    text = "Core obstacles\n\n" + "Kerrin demands " * 20_000 + "."

    (end,) = found(text)  # the last piece of it, which is as long as a sentence

    assert end.last == len(text)
    assert end.last - end.first < 100


def test_the_guide_tells_every_rule_by_its_title() -> None:
    guide = resources.read_text("help/triage.md")

    assert [rule.title for rule in RULES if f"**{rule.title}**" not in guide] == []
