"""A sound paper has no findings; each fault is found by its rule and by no other."""

from dataclasses import replace

import pytest

from db.records import (
    BriefSection,
    Disagreement,
    Edition,
    Estimate,
    Evidence,
    Indicator,
    Record,
    Scenario,
    Source,
)
from desktop.analysis.issuing import PAPER_RULES, PAPER_TITLES
from tests.desktop.analysis.issuing.sound import BRIEF, JUDGEMENT, POSITION, SECTIONS, findings, judged, told

ESTIMATE = Estimate(
    id="e-truce", scenario="truce", made="2026-11", low=60, high=75, analyst="Desk", reason="Word"
)
EDITION = Edition(id="ed", brief="paper", number=1, issued="2026-10-01", change="c")


def test_a_sound_paper_has_no_findings() -> None:
    assert findings() == []


def test_each_of_the_fifteen_things_has_a_rule() -> None:
    assert {rule.number for rule in PAPER_RULES} == set(range(1, 16))
    assert len(PAPER_TITLES) == len(PAPER_RULES), "two rules of one name"


def test_errors_come_first() -> None:
    severities = [each.severity for each in findings([replace(BRIEF, bottom_line="", distribution="")])]
    assert severities == ["error", "look"]


# -- 1 and 15: marking, and what must not be named ---------------------------------------------------


def test_a_paper_marked_lower_than_its_content_is_told_the_mark_of_its_pages() -> None:
    (found,) = findings([replace(POSITION, handling="TLP:RED")])
    assert (found.rule, found.place) == ("marked-lower", "front page")
    assert found.sentence.endswith("its pages will carry TLP:RED.")


def test_a_mark_that_the_set_does_not_have_is_an_error() -> None:
    assert ("mark-unknown", "p1") in told([replace(POSITION, handling="SECRET")])


def test_own_words_cite_what_is_on_record() -> None:
    assert findings([replace(BRIEF, bottom_line="Talks can yield a truce [@p1].")]) == []
    (found,) = findings([replace(BRIEF, bottom_line="Talks can yield a truce [@p11, page 2].")])
    assert (found.severity, found.rule, found.record) == ("error", "citation-unknown", "paper")
    assert "“p11”" in found.sentence


def test_a_citation_of_what_is_kept_out_is_no_error() -> None:
    cited = replace(BRIEF, bottom_line="Talks can yield a truce [@p11].")
    assert findings([cited], withheld={"p11": "Tolm memorandum"}) == []


def test_own_words_do_not_name_what_is_kept_out() -> None:
    named = replace(BRIEF, bottom_line="Talks can yield a truce; the Tolm memorandum says so.")
    (found,) = findings([named], withheld={"x": "Tolm memorandum", "y": "EU"})
    assert (found.severity, found.rule, found.record) == ("error", "withheld-named", "paper")
    assert "“Tolm memorandum”" in found.sentence


def test_a_short_name_inside_other_words_is_no_leak() -> None:
    named = replace(BRIEF, bottom_line="Talks can yield a truce; memorandums are many.")
    assert told([named], withheld={"x": "Memorandum"}) == []


# -- 2: title and bottom line ------------------------------------------------------------------------


def test_a_paper_without_a_bottom_line() -> None:
    assert told([replace(BRIEF, bottom_line=" ")]) == [("bottom-line-missing", "paper")]


def test_a_title_that_says_something_else() -> None:
    assert told([replace(BRIEF, title="Weekly overview")]) == [("title-apart", "paper")]


# -- 3: likelihoods ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["A truce is unlikely by spring.", "A truce is almost certain by spring.", "A truce: remote."]
)
def test_a_word_that_its_figures_do_not_bear_out(text: str) -> None:
    (found, *_) = findings([replace(JUDGEMENT, text=text)])
    assert (found.severity, found.rule, found.place) == ("error", "likelihood-differs", "paragraph 1")
    assert "the figures are 60–75 %" in found.sentence


def test_a_range_over_two_bands_needs_both_words() -> None:
    wide = replace(ESTIMATE, low=50, high=75)
    assert told([wide]) == [("likelihood-differs", "j1")]
    assert (
        told([wide, replace(JUDGEMENT, text="A truce is a roughly even chance to likely by spring.")]) == []
    )


def test_what_a_source_printed_is_not_taken_for_the_desk_s_word() -> None:
    assert judged("A truce is likely by spring; the Gazette says “almost certain”.") == []


def test_own_figures_are_looked_at_where_no_scenario_is_chosen() -> None:
    own: tuple[None, float, float] = (None, 5.0, 15.0)
    assert judged("A treaty is likely by spring.", *own) == [("likelihood-differs", "j1")]
    assert judged("A treaty is very unlikely by spring.", *own) == []


def test_a_scenario_named_in_other_texts_is_held_to_its_figures() -> None:
    section = BriefSection(
        id="s", brief="paper", kind="scenarios", text="Much is open. War goes on is likely."
    )
    (found,) = findings([section])
    assert (found.rule, found.record) == ("likelihood-differs", "s")
    assert told([replace(section, text="War goes on is unlikely. A truce is likely.")]) == []


def test_a_hidden_section_is_not_read() -> None:
    section = BriefSection(id="s", brief="paper", kind="scenarios", text="War goes on is likely.", shown=0)
    assert told([section]) == []


def test_several_likelihoods_in_one_judgement() -> None:
    assert ("likelihood-several", "j1") in judged("A truce is likely, a treaty very unlikely.")


def test_a_word_without_figures() -> None:
    assert judged("A treaty is unlikely.", scenario=None) == [("likelihood-without-figures", "j1")]


@pytest.mark.parametrize("word", ["highly unlikely", "realistic possibility", "possible", "might"])
def test_words_of_other_scales_and_words_for_no_figure(word: str) -> None:
    line = replace(BRIEF, bottom_line=f"Talks can yield a truce; a treaty is {word}.")
    (found,) = findings([line])
    assert found.rule == "likelihood-other-scale"
    assert f"“{word}”" in found.sentence


def test_two_rows_of_one_scale() -> None:
    line = replace(BRIEF, bottom_line="Talks can yield a truce, which is probable.")
    assert told([line]) == [("likelihood-rows-mixed", "paper")]


# -- 4: confidence -----------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["with moderate confidence", "and our confidence is high"])
def test_confidence_and_likelihood_in_one_sentence(said: str) -> None:
    assert judged(f"A truce is likely by spring {said}.") == [("confidence-with-likelihood", "j1")]
    assert judged(f"A truce is likely by spring. It is said {said}.") == []


# -- markup: rules read what the reader of the paper does ------------------------------------------------


def test_words_are_found_through_their_markup() -> None:
    assert judged("A truce is *almost* certain by spring.") == [("likelihood-differs", "j1")]
    assert judged("A truce is **li**kely by spring, and our *confidence* is high.") == [
        ("confidence-with-likelihood", "j1")
    ]
    line = replace(BRIEF, bottom_line="Talks can yield a truce; the Tolm **memo**randum says so.")
    assert told([line], withheld={"x": "Tolm memorandum"}) == [("withheld-named", "paper")]


def test_what_only_the_markup_says_is_not_the_paper_s_word() -> None:
    line = (
        "Talks can yield a truce, as [the page](https://example.org/Kaldira/possible) has it [@p1, Kaldira]."
    )
    assert told([replace(BRIEF, bottom_line=line)]) == []
    assert judged("A truce is likely by spring [as told](record:p1).") == []


def test_what_is_told_carries_no_markup() -> None:
    line = "Talks can yield a truce with **Kaldira**, and it is [*possible*](record:p1)."
    said = [each.sentence for each in findings([replace(BRIEF, bottom_line=line)])]
    assert len(said) == 2
    text = "A **truce** is [almost certain](record:p1) by spring [@p1]."
    said += [each.sentence for each in findings([replace(JUDGEMENT, text=text)])]
    assert any("Key judgement A truce is almost certain by spring says" in each for each in said)
    assert not any(sign in each for each in said for sign in ("*", "[", "](", "record:"))


def test_a_title_has_no_markup_and_is_read_as_it_stands() -> None:
    titled = replace(BRIEF, title="Talks can yield a truce with *Kaldira*")
    (found,) = findings([titled])
    assert (found.rule, found.record) == ("name-misspelt", "paper")


# -- 5 to 8: what it rests on ------------------------------------------------------------------------


def _evidence(source: str, credibility: str) -> Evidence:
    return Evidence(id=f"{source}-p1", source=source, record="p1", locator="Page 1", credibility=credibility)


def test_a_claim_without_credibility_is_neither_fact_nor_report() -> None:
    assert told([_evidence("a", ""), _evidence("b", "")]) == [("kind-untold", "p1")]
    assert told([_evidence("a", "")]) == []


def test_a_claim_without_a_source_is_an_error() -> None:
    assert told(without=("a-p1", "b-p1")) == [("uncited", "p1")]


def test_grade_and_date_of_a_source() -> None:
    assert told([Source(id="a", title="Gazette", issued="2026-10")]) == [("source-ungraded", "a")]
    assert told([Source(id="a", title="Gazette", reliability="B")]) == [("source-undated", "a")]


def test_an_old_position() -> None:
    assert told([replace(POSITION, stated="2025-10")]) == [("stale", "p1")]


def test_a_single_source() -> None:
    assert told(without=("b-p1",)) == [("single-source", "p1")]


def test_evidence_that_cannot_be_judged_is_unknown_and_not_middling() -> None:
    unknown = Source(id="b", title="Courier", issued="2026-10", reliability="F")
    assert told([unknown]) == []
    assert [each for each in told([unknown, _evidence("a", "6")]) if each[1] == "p1"] == [
        ("not-to-be-judged", "p1")
    ]


def test_two_positions_that_no_disagreement_names() -> None:
    other: list[Record] = [
        replace(POSITION, firmness="firm"),
        replace(POSITION, id="p2", statement="All of the flow.", firmness="signalled"),
        *(replace(_evidence(source, "2"), id=f"{source}-p2", record="p2") for source in "ab"),
    ]
    assert {rule for rule, _ in told(other)} == {"conflict-unnamed"}


def test_disagreements_are_shown() -> None:
    differs = Disagreement(id="d", title="Date of the round", kind="date")
    assert told([differs]) == []
    shown = [kind for kind in SECTIONS if kind != "disagreements"]
    assert told([differs], sections=shown) == [("conflicts-hidden", "paper")]


# -- 9 and 13: cut-off and changes -------------------------------------------------------------------


def test_the_cut_off_is_given_and_not_after_the_issue() -> None:
    assert told([replace(BRIEF, as_of="")]) == [("cut-off-missing", "paper")]
    assert told([replace(BRIEF, as_of="2026-12")]) == [("cut-off-after-issue", "paper")]


def test_changes_since_the_last_edition_are_listed() -> None:
    assert told([EDITION]) == [("changes-missing", "paper")]
    assert told([EDITION], sections=[*SECTIONS, "changes"]) == []
    assert told([replace(EDITION, withdrawn="2026-10-02")]) == []


# -- 10 to 12: scenarios -----------------------------------------------------------------------------


def test_scenarios_that_do_not_add_up() -> None:
    assert told([replace(ESTIMATE, low=78, high=79)]) == [("family-incoherent", "truce")]
    assert told(without=("e-war",)) == [("family-incomplete", "war")]


def test_a_scenario_without_a_horizon() -> None:
    assert told([Scenario(id="war", title="War goes on", family="2027")]) == [("horizon-missing", "war")]


def test_a_judgement_on_a_scenario_that_stands_alone() -> None:
    alone = Scenario(id="war", title="War goes on", family="2028", horizon_end="2028")
    assert ("alternative-missing", "j1") in told([alone])


def test_indicators_can_be_watched_and_are_dated() -> None:
    bare = Indicator(id="i-war", scenario="war", text="Guns are heard")
    assert told(without=("i-war",)) == [("indicator-missing", "war")]
    assert told([bare]) == [("indicator-undated", "i-war"), ("indicator-unwatched", "i-war")]


# -- 14 and 15: names, sources, control --------------------------------------------------------------


def test_a_name_that_is_nearly_one_of_the_tracker() -> None:
    line = replace(BRIEF, bottom_line="Talks can yield a truce with Kaldira and the Velmoran army.")
    (found,) = findings([line])
    assert (found.rule, found.record) == ("name-misspelt", "paper")
    assert "“Kaldira”; the tracker has “Kaldria”" in found.sentence


def test_an_alias_is_another_spelling() -> None:
    line = replace(BRIEF, bottom_line="Talks can yield a truce with the Republic of Velmora.")
    assert told([line]) == [("other-spelling", "paper")]


def test_reference_distribution_and_withdrawn_sources() -> None:
    assert told([replace(BRIEF, reference="")]) == [("reference-missing", "paper")]
    assert told([replace(BRIEF, distribution="")]) == [("distribution-missing", "paper")]
    gone = Source(id="a", title="Gazette", issued="2026-10", reliability="B", status="withdrawn")
    assert told([gone]) == [("source-out-of-use", "a")]


def test_what_stands_only_in_another_paper_is_not_told() -> None:
    other = replace(BRIEF, id="other", title="Another paper with Republic of Velmora", bottom_line="")
    assert told([other]) == []


def test_only_what_is_printed_is_held_to_the_rules() -> None:
    old = replace(POSITION, id="p9", actor="kal", stated="2020")
    assert {record for _, record in told([old])} == {"p9"}
    assert told([old], printed=["p1"]) == []
