"""What is said of claims: dates, channels, stances, doubts, disputes, grades, likelihoods."""

from dataclasses import replace

import pytest

from db.records import (
    Actor,
    BriefSection,
    Commitment,
    Condition,
    Disagreement,
    DisagreementRecord,
    Estimate,
    Event,
    Evidence,
    Factor,
    Indicator,
    Issue,
    Judgement,
    Leverage,
    Obstacle,
    Option,
    Position,
    PositionOption,
    Question,
    Record,
    ScaleTerm,
    Scenario,
    Source,
    link_id,
)
from tests.desktop.briefing.papers import BRIEF, DOSSIER, SOURCE, cited, dense, paper_of, text_of

UPPER, LOWER = Actor(id="up", name="Upper"), Actor(id="low", name="Lower")
FLOW = Issue(id="flow", title="Flow", discussed="half")
OPEN = Option(id="open", issue="flow", label="Open the gate", value=100)
HALF = Option(id="half", issue="flow", label="Half the water", value=50)
CLAIM = Position(
    id="p1", actor="up", issue="flow", channel="official", statement="It stays.", firmness="firm"
)
LAND: tuple[Record, ...] = (UPPER, LOWER, FLOW, OPEN, HALF)
TERMS = (
    ScaleTerm(id="t1", scale="own", term="unlikely", low=5, high=45, rank=1),
    ScaleTerm(id="t2", scale="own", term="likely", low=55, high=95, rank=2),
)
COURSE = Scenario(id="s", title="A pause", likelihood_as_printed="possible", horizon_as_printed="this year")


def stance(position: str, option: str, word: str) -> PositionOption:
    id = link_id("position_option", position, option)
    return PositionOption(id=id, position=position, option=option, stance=word)


def said(*records: Record) -> str:
    """The text of the paper of some land and these records."""
    return text_of(paper_of(*LAND, *records))


# -- positions -----------------------------------------------------------------------------------


def test_a_position_says_its_firmness_channel_and_date_and_that_it_has_no_source() -> None:
    text = said(replace(CLAIM, stated="2026-02", stated_as_printed="as of February"))
    assert "Firm, stated officially, February 2026 (“as of February”)." in text
    assert "no source" in text
    assert "Firmness not stated, stated officially, undated." in said(replace(CLAIM, firmness=""))


def test_the_words_of_a_date_are_not_printed_twice() -> None:
    assert "(“" not in said(replace(CLAIM, stated="2026-02", stated_as_printed="February 2026"))


def test_stances_stand_hardest_first_with_their_conditions() -> None:
    waits = Condition(
        id="c", position_option=stance("p1", "half", "conditional").id, text="The count is done", by="low"
    )
    text = said(CLAIM, stance("p1", "half", "conditional"), stance("p1", "open", "red line"), waits)
    assert (
        "R red line: Open the gate C conditional: Half the water · condition: The count is done (by Lower)"
        in text
    )


def test_public_back_channel_assessed_and_ended_positions_stand_apart() -> None:
    others = [
        replace(CLAIM, id="p2", channel="back-channel", statement="It might open."),
        replace(CLAIM, id="p3", channel="assessed", statement="It will open."),
        replace(CLAIM, id="p4", until="2025", statement="It was open."),
    ]
    text = said(CLAIM, *others)
    order = [
        "Public",
        "It stays.",
        "Back-channel",
        "It might open.",
        "Assessed",
        "It will open.",
        "No longer held",
    ]
    places = [text.index(part) for part in (*order, "It was open.")]
    assert places == sorted(places)
    assert "2 Back-channel" not in text
    assert (
        "Back-channel Flow. It might open." in text
        or "Back-channel 3" in text
        or "3 Back-channel Flow." in text
    )


def test_positions_that_stand_side_by_side_name_each_other() -> None:
    text = said(CLAIM, replace(CLAIM, id="p2", statement="It opens."))
    assert "Another current position stands beside this one: paragraph 2." in text
    assert "Another current position stands beside this one: paragraph 3." in text
    third = said(
        CLAIM, replace(CLAIM, id="p2", statement="It opens."), replace(CLAIM, id="p3", statement="No.")
    )
    assert "Other current positions stand beside this one: paragraphs 3 and 4." in third


def test_a_position_that_replaces_another_says_which() -> None:
    earlier = replace(CLAIM, id="p0", statement="It was open.", stated="2025")
    text = said(earlier, replace(CLAIM, stated="2026", replaces="p0"))
    assert "It replaces the position in paragraph 3." in text
    assert text.index("No longer held") < text.index("It was open.")


def test_the_interest_and_the_doubts_are_said() -> None:
    text = said(replace(CLAIM, rationale="Pride", caveat_text="Said once, at night."))
    assert "stated officially, undated. Interest behind it: Pride. Doubts: Said once, at night." in text


def test_original_letters_follow_a_name() -> None:
    assert "Lower (Нижній)" in said(
        replace(LOWER, id="l2", aliases="Lowland\nНижній"), replace(CLAIM, id="p9", actor="l2")
    )


# -- notes ---------------------------------------------------------------------------------------


def test_notes_are_numbered_as_they_are_first_cited_and_shared_by_claims_on_the_same_words() -> None:
    other = replace(CLAIM, id="p2", statement="It opens.", issue="flow", channel="public statement")
    text = dense(said(CLAIM, other, SOURCE, cited(CLAIM), cited(other)))
    assert "Itstays.1R" not in text
    assert "Itstays.1Firm," in text
    assert "Itopens.1Firm," in text
    assert text.count("1A·B3“Alettertotheeditor”,Paragraph2.") == 1


def test_a_source_or_an_item_without_a_grade_says_so() -> None:
    text = said(CLAIM, replace(SOURCE, reliability=""), cited(CLAIM, credibility=""))
    assert "1 A·––" in text
    assert "Reliability not graded" in text


def test_evidence_against_a_claim_is_marked_in_margin_and_note() -> None:
    against = replace(cited(CLAIM), bearing="contradicts", field="statement", says="It is open")
    text = said(CLAIM, SOURCE, against)
    assert "1 ≠ A·B3" in text
    assert "Contradicts. “A letter to the editor”, Paragraph 2. On the statement it says: It is open." in text


def test_sources_that_give_a_field_differently_are_a_dispute() -> None:
    second = Source(id="other", title="A second letter")
    ours = replace(cited(CLAIM), field="stated", says="January")
    theirs = Evidence(id="e2", source="other", record=CLAIM.id, field="stated", says="March")
    text = said(CLAIM, SOURCE, second, ours, theirs)
    assert "Disputed: the stated differs: January (source A) or March (source B)." in text


def test_a_source_that_contradicts_a_claim_is_named_at_the_claim() -> None:
    second = Source(id="other", title="A second letter")
    against = Evidence(id="e2", source="other", record=CLAIM.id, bearing="contradicts")
    assert "Disputed: source B contradicts it." in said(CLAIM, SOURCE, second, cited(CLAIM), against)


def test_a_fact_that_is_confirmed_is_not_called_reported() -> None:
    factor = Factor(id="f", title="Drought", text="It has not rained.")
    assert "Reported Drought." in said(factor, SOURCE, cited(factor, credibility="6"))
    assert "Reported" not in said(factor, SOURCE, cited(factor, credibility="2"))


def test_letters_go_on_behind_z() -> None:
    sources = [Source(id=f"s{at:02}", title=f"Report {at:02}") for at in range(30)]
    text = said(CLAIM, *sources)
    assert "Z Report 25 (no date)." in text
    assert "AB Report 27 (no date)." in text


def test_the_summary_counts_sources_notes_and_claims() -> None:
    text = said(CLAIM, SOURCE, cited(CLAIM), Source(id="idle", title="Never read"))
    assert "The paper rests on one source, a document; one more is listed and not cited." in text
    assert "It is rated B (usually reliable) for reliability." in text
    assert "One note is rated 3 (possibly true) for credibility." in text
    assert "The one claim rests on a single source." in text
    assert "unknown, not middling" not in text
    assert "The source is undated." in text


def test_the_summary_says_how_old_the_sources_are_and_what_there_is_nothing_on() -> None:
    dated = ("2025-12", "2026-04-09")
    old, new = (Source(id=each, title=each, issued=each, reliability="C") for each in dated)
    undated = Source(id="undated", title="Leaflet", reliability="C")
    asked = Question(id="q", question="Who pays?", status="open")
    evidence = [
        Evidence(id=f"e{at}", source=each.id, record=CLAIM.id) for at, each in enumerate((old, new, undated))
    ]
    text = said(CLAIM, old, new, undated, asked, Issue(id="toll", title="Toll"), *evidence)
    text = text.replace("cut- off", "cut-off")  # where its line ends
    newest = "The newest of the sources cited is of 9 April 2026, 10 days before the cut-off;"
    assert f"{newest} the oldest is of 31 December 2025; one is undated." in text
    gaps = "nobody’s position is on record on “Toll”; one question has no answer."
    assert f"Gaps: no source is graded A or B; {gaps}" in text


def test_the_analyst_s_words_stand_before_the_summary_or_in_its_place() -> None:
    words = "Two letters, both from one side."
    own = BriefSection(id="s", brief=BRIEF.id, kind="confidence", text=words, rank=1)
    text = said(CLAIM, SOURCE, cited(CLAIM), own)
    assert text.index(words) < text.index("The paper rests on one source")
    alone = said(CLAIM, SOURCE, cited(CLAIM), replace(own, options='{"computed": false}'))
    assert words in alone
    assert "The paper rests on" not in alone
    emptied = said(CLAIM, SOURCE, cited(CLAIM), replace(own, text="", options='{"computed": false}'))
    assert "The paper rests on one source" in emptied


def test_a_source_says_its_author_date_and_state() -> None:
    source = replace(
        SOURCE, author='[{"family": "Bach", "given": "Ana"}, {"literal": "River Board"}]',
        issued="2026-01-05", status="withdrawn", status_reason="Wrong river", reliability_reason="Seen often",
    )  # fmt: skip
    text = said(CLAIM, source, cited(CLAIM))
    written = "A Bach, A. and River Board (2026) “A letter to the editor”."
    assert f"{written} Document, by Ana Bach, 5 January 2026." in text
    assert "Reliability B: Seen often. Withdrawn: Wrong river." in text


def test_names_that_are_no_json_are_printed_as_they_stand() -> None:
    text = said(CLAIM, replace(SOURCE, author="Ana Bach"), cited(CLAIM))
    assert "A Ana Bach (no date) “A letter to the editor”." in text


def test_what_an_analyst_notes_on_a_source_stays_with_the_analyst() -> None:
    assert "Owes me" not in said(CLAIM, replace(SOURCE, notes="Owes me a favour."), cited(CLAIM))


# -- matrix --------------------------------------------------------------------------------------


def matrix_of(*records: Record) -> str:
    """The rows of the matrix."""
    return said(*records).partition("as of 19 April 2026 Issue")[2].partition("P preferred")[0]


def test_a_cell_is_about_the_option_under_discussion() -> None:
    row = matrix_of(CLAIM, stance("p1", "half", "opposed"), stance("p1", "open", "preferred"))
    assert "Flow on: Half the water O firm" in row


def test_a_cell_without_a_stance_on_it_says_what_the_actor_prefers() -> None:
    assert "Flow on: Half the water prefers: Open the gate firm" in matrix_of(
        CLAIM, stance("p1", "open", "preferred")
    )


def test_without_an_option_under_discussion_a_cell_is_about_what_the_actor_prefers() -> None:
    issue = Issue(id="toll", title="Toll")
    option = Option(id="free", issue="toll", label="No toll", value=0)
    position = replace(CLAIM, id="p2", issue="toll")
    row = matrix_of(issue, option, position, stance("p2", "free", "preferred"))
    assert "Toll P No toll firm" in row


@pytest.mark.parametrize(
    ("first", "second", "shown"), [("preferred", "opposed", "O"), ("red line", "opposed", "R")]
)
def test_a_contested_cell_shows_the_harder_stance_and_a_flag(first: str, second: str, shown: str) -> None:
    other = replace(CLAIM, id="p2", channel="public statement")
    row = matrix_of(CLAIM, other, stance("p1", "half", first), stance("p2", "half", second))
    assert f"Half the water {shown} ≠" in " ".join(row.split("\u00a0"))


def test_flags_tell_back_channel_only_and_a_single_source() -> None:
    private = replace(CLAIM, channel="back-channel")
    row = matrix_of(private, stance("p1", "half", "preferred"), SOURCE, cited(private))
    assert "P b 1 firm" in " ".join(row.split())


def test_what_is_said_in_private_stands_beneath_the_public_stance() -> None:
    private = replace(CLAIM, id="p2", channel="Track II", firmness="signalled")
    row = matrix_of(CLAIM, private, stance("p1", "half", "opposed"), stance("p2", "half", "conditional"))
    assert "back-channel: conditional" in row


def test_issues_nobody_has_spoken_on_are_named_beneath() -> None:
    assert "No position on record: Salt." in said(CLAIM, Issue(id="salt", title="Salt"))


# -- scenarios and judgements --------------------------------------------------------------------


def test_a_scenario_without_an_estimate_prints_the_source_and_no_range() -> None:
    text = said(COURSE)
    assert "A pause not quantified no source Printed word “possible” · horizon “this year”" in text
    assert "%" not in text


def test_the_latest_estimate_gives_word_range_and_apart_from_them_the_confidence() -> None:
    dossier = replace(DOSSIER, likelihood_scale="own")
    older = Estimate(id="e1", scenario="s", made="2026-01", low=60, high=70, analyst="Ana")
    newer = replace(older, id="e2", made="2026-03", low=10, high=30, confidence="low", reason="Rain came")
    text = text_of(paper_of(dossier, *LAND, *TERMS, COURSE, older, newer))
    assert "unlikely 10–30 %" in text.replace("\u202f", " ")
    assert "likely 60" not in text.replace("unlikely", "")
    assert "By Ana, March 2026. Rain came. Confidence is low." in text


def test_a_range_no_analyst_stands_for_has_a_dagger_that_is_explained() -> None:
    dossier = replace(DOSSIER, likelihood_scale="own")
    estimate = Estimate(id="e1", scenario="s", made="2026-01", low=60, high=70)
    judgement = Judgement(id="j", brief=BRIEF.id, text="It pauses.", scenario="s")
    text = text_of(paper_of(dossier, *LAND, *TERMS, COURSE, estimate, judgement)).replace("\u202f", " ")
    assert "likely 60–70 %†" in text
    assert "Estimated † no analyst stands for this range, January 2026." in text
    assert "† A mapping of the source’s words to a range that no analyst has confirmed." in text


def test_a_judgement_gives_its_own_range_and_the_confidence_in_a_sentence_of_its_own() -> None:
    dossier = replace(DOSSIER, likelihood_scale="own")
    judgement = Judgement(
        id="j", brief=BRIEF.id, text="It opens by May. Rain helps.", low=60, high=80,
        confidence="moderate", basis="Two gauges",
    )  # fmt: skip
    text = text_of(paper_of(dossier, *TERMS, judgement)).replace("\u202f", " ")
    assert "It opens by May. Rain helps. Confidence is moderate. Two gauges." in text
    assert "likely 60–80 %" in text


def test_indicators_say_which_way_they_point_and_what_was_seen() -> None:
    derived = Indicator(id="i1", scenario="s", text="Gates are oiled", origin="derived", direction="lowers")
    seen = Indicator(id="i2", scenario="s", text="Rain", status="observed", observed="2026-03")
    text = said(COURSE, derived, seen)
    assert "Gates are oiled (derived, makes it less likely)" in text
    assert "Rain (observed March 2026)" in text


# -- other registers -----------------------------------------------------------------------------


def test_registers_say_what_is_not_stated() -> None:
    lever = Leverage(id="l", holder="up", target="low", instrument="The gate")
    promise = Commitment(id="c", guarantor="up", beneficiary="low", text="water in May")
    block = Obstacle(id="o", title="Distrust")
    text = said(lever, promise, block)
    assert "Instruments of leverage Who on whom Upper on Lower Instrument The gate Use not stated" in text
    assert "Its strength is not stated." in text
    assert "Register of commitments to Lower" in text
    assert (
        "Giver Upper What Water in May kind not stated Status, date as given Not stated undated Source no"
        in text
    )
    assert "Distrust. Severity not stated" in text


def test_undated_events_stand_last_and_say_so() -> None:
    text = said(
        Event(id="e1", title="Alpha"),
        Event(id="e2", title="Omega", start="2026-02", start_as_printed="early"),
        Event(
            id="e3", title="Gamma", start="2024-21", end="2025", start_as_printed="from spring 2024 to 2025"
        ),
        Event(id="e4", title="Delta", start="2025-05~"),
    )
    assert "Spring 2024 to 2025 Gamma" in text
    assert "c. May 2025 Delta" in text
    assert "February 2026 “early” Omega no source undated Alpha no source Nothing on record" in text
    assert "in any row: “Track”. Undated events stand last, by title." in text


def test_a_disagreement_names_its_sides_their_places_and_what_the_tracker_goes_by() -> None:
    other = replace(CLAIM, id="p2", statement="It opens.", channel="public statement")
    split = Disagreement(
        id="d", title="Is it open?", kind="content", note="Two letters.", follows="p2", why="It is newer"
    )
    sides = [
        DisagreementRecord(
            id=link_id("disagreement_record", "d", id), disagreement="d", record=id, says=f"{id} says so"
        )
        for id in ("p1", "p2")
    ]
    text = said(CLAIM, other, split, *sides)
    assert "Is it open? (content). Two letters." in text
    assert "– Upper · Flow (paragraph 2): p1 says so. – Upper · Flow (paragraph 3): p2 says so." in text
    assert "This tracker goes by “Upper · Flow”: It is newer." in text
    assert text.count("Disputed: “Is it open?”") == 2
