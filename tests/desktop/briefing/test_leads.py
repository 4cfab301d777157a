"""What a reader meets first: the line above the title, the key to the margin, sentences before tables."""

import re
from dataclasses import replace

import pytest

from db.queries.snapshot import Snapshot
from db.records import (
    Actor,
    Brief,
    BriefSection,
    Commitment,
    Event,
    Factor,
    Issue,
    Obstacle,
    ObstacleActor,
    ObstacleIssue,
    Option,
    Position,
    PositionOption,
    Record,
    Scenario,
    link_id,
)
from desktop.briefing import make_paper
from desktop.briefing.paper import Order
from desktop.briefing.section_kinds import KINDS
from desktop.briefing.templates import template
from desktop.briefing.text import NO_BREAK
from tests.desktop.briefing.papers import (
    BRIEF,
    SOURCE,
    TODAY,
    bodies,
    cited,
    pages_of,
    paper_of,
    records_in,
    sample_paper,
    snapshot_of,
    text_of,
)

UPPER, LOWER, BANK = (Actor(id=name.lower(), name=name) for name in ("Upper", "Lower", "Bank"))
LONG = Actor(id="long", name="Conference of the Municipalities and Districts for Locks and Weirs " * 5)
ISSUES = tuple(Issue(id=f"i{at}", title=f"Issue {at}", discussed=f"o{at}") for at in range(3))
OPTIONS = tuple(Option(id=f"o{at}", issue=f"i{at}", label="Half of it", value=50) for at in range(3))
LAND: tuple[Record, ...] = (UPPER, LOWER, BANK, *ISSUES, *OPTIONS)


def holds(actor: Actor, issue: int, stance: str) -> tuple[Record, ...]:
    """A position of an actor on an issue, with a stance on the option under discussion."""
    id = f"{actor.id}-{issue}"
    named = PositionOption(
        id=link_id("position_option", id, f"o{issue}"), position=id, option=f"o{issue}", stance=stance
    )
    return Position(id=id, actor=actor.id, issue=f"i{issue}", channel="official", statement="So."), named


def made(name: str, *records: Record, subject: str = "", brief: Brief = BRIEF) -> list[str]:
    """The text of each page of a paper made by a carried template."""
    order = Order(template(name), subject=subject)
    return pages_of(make_paper(snapshot_of(*LAND, *records), brief, issued=TODAY, number=2, order=order))


def carried(dossier: str, name: str, *, since: str = "", subject: str = "") -> list[str]:
    """The text of each page of a paper of a carried dossier, made by a carried template."""
    records = records_in(dossier)
    (brief,) = bodies(records, Brief)
    assert isinstance(brief, Brief)
    snapshot = Snapshot.of(records, as_of=brief.as_of)
    before = snapshot.earlier(since) if since else None
    order = Order(template(name), before=before, since=since, subject=subject)
    return pages_of(make_paper(snapshot, brief, issued=TODAY, number=2, order=order))


def from_sample(name: str) -> str:
    """The text of a paper of the sample made by a carried template, with single spaces."""
    return " ".join("\n".join(carried("ukraine-russia", name)).split())


@pytest.mark.parametrize(
    ("name", "subject", "called"), [("actor", "upper", "Upper"), ("issue", "i0", "Issue 0")]
)
def test_a_paper_on_one_names_it_above_its_title_and_in_the_head_of_its_pages(
    name: str, subject: str, called: str
) -> None:
    first, second, *_ = made(name, *holds(UPPER, 0, "preferred"), subject=subject)
    assert f"River talks: paper on one {name}, {called}" in first
    assert f"River talks: on one {name}, {called}" in second


def test_a_paper_called_as_what_it_is_about_does_not_say_so_twice() -> None:
    brief = replace(BRIEF, title="Upper")
    first, *_ = made("actor", *holds(UPPER, 0, "preferred"), subject="upper", brief=brief)
    assert "River talks: paper on one actor Upper Contents" in " ".join(first.split())


def test_the_line_above_the_title_is_no_longer_than_two_lines() -> None:
    first, *_ = made("actor", LONG, *holds(LONG, 0, "preferred"), subject="long")
    above = first.partition("paper on one actor")[2].partition(BRIEF.title)[0]
    assert len(above.splitlines()) == 2
    assert above.rstrip().endswith("…")


def test_the_first_page_says_what_stands_in_the_margin_and_where_notes_are_resolved() -> None:
    first = " ".join(pages_of(sample_paper())[0].split())
    assert "In the margin: number and kind of a statement" in first
    assert "(annex B)" in first
    assert "In the margin" not in from_sample("one-page")


def test_the_key_of_the_margin_never_has_a_page_to_itself() -> None:
    held = holds(UPPER, 0, "preferred")
    told = []
    for lines in range(10, 28):
        brief = replace(BRIEF, bottom_line="\n\n".join(["A line of it."] * lines))
        first, second, *_ = made("status", *held, SOURCE, cited(held[0]), brief=brief)
        assert "In the margin" not in second
        told.append("In the margin" in first)
    assert set(told) == {True, False}


@pytest.mark.parametrize("dossier", ["ukraine-russia", "river-irel"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_first_page_holds_all_of_the_contents_and_the_key_on_either_paper(
    dossier: str, paper: str
) -> None:
    records = [
        replace(each, paper=paper) if isinstance(each, Brief) else each for each in records_in(dossier)
    ]
    brief = next(each for each in records if isinstance(each, Brief))
    first, second, *_ = pages_of(make_paper(Snapshot.of(records, as_of=brief.as_of), brief, issued=TODAY))
    assert "Sources" in first.partition("Contents")[2]
    assert "In the margin" in first
    assert "Key judgements" in second


def test_contents_with_a_page_of_their_own_have_the_key_beneath_them() -> None:
    records = records_in("river-irel")
    brief = next(each for each in records if isinstance(each, Brief))
    here = {each.kind for each in records if isinstance(each, BriefSection)}
    more = [
        BriefSection(id=f"z{at:02}", brief=brief.id, kind=kind, rank=at + 100)
        for at, kind in enumerate(sorted(kind for kind in KINDS if kind.startswith("compare-")))
        if kind not in here
    ]
    snapshot = Snapshot.of((*records, *more), as_of=brief.as_of)
    first, second, *_ = pages_of(make_paper(snapshot, brief, issued=TODAY))
    assert "Contents" not in first
    assert "Contents" in second
    assert "In the margin" in second


def test_a_paper_of_one_page_says_which_edition_it_is_and_a_day_once() -> None:
    text = from_sample("one-page")
    assert "UA-RU/2026/1, edition 2;" in text
    assert "19 April 2026, which is the cut-off" in text
    (alone,) = made("one-page", *holds(UPPER, 0, "preferred"), brief=replace(BRIEF, as_of=""))
    assert "RIV/1, edition 2;" in " ".join(alone.split())


def test_the_matrix_is_summed_up_before_it_is_read() -> None:
    against = *holds(UPPER, 0, "preferred"), *holds(LOWER, 0, "red line")
    both = *holds(UPPER, 1, "acceptable"), *holds(BANK, 1, "conditional")
    text = text_of(paper_of(*LAND, *against, *both, *holds(UPPER, 2, "preferred")))
    assert (
        "Of three issues, what is under discussion meets opposition on one and none on one; "
        "on one, fewer than two of these actors take a stance on it."
    ) in text
    assert "under discussion meets" not in text_of(paper_of(*LAND, *holds(UPPER, 0, "preferred")))


def test_an_actor_with_many_positions_is_summed_up_before_they_are_told() -> None:
    channels = ("official", "public statement", "Track I", "back-channel")
    firmness = ("firm", "non-negotiable", "firm", "")
    many = [
        Position(id=f"p{at}", actor="upper", issue="i0", channel=channel, statement="So.", firmness=firm)
        for at, (channel, firm) in enumerate(zip(channels, firmness, strict=True))
    ]
    public, private = (
        PositionOption(id=link_id("position_option", id, "o0"), position=id, option="o0", stance="red line")
        for id in ("p0", "p3")
    )
    said = "On record are four positions on one issue, one of them non-negotiable and two firm."
    assert f"{said} Red lines are drawn on Issue 0." in text_of(paper_of(*LAND, *many, public))
    assert f"{said} Public" in text_of(paper_of(*LAND, *many, private))
    all_firm = [replace(each, firmness="firm") for each in many]
    assert "On record are four positions on one issue, all firm." in text_of(paper_of(*LAND, *all_firm))
    both = [replace(each, firmness="non-negotiable" if at else "firm") for at, each in enumerate(many)]
    assert "on one issue: three non-negotiable and one firm." in text_of(paper_of(*LAND, *both))
    assert "positions on one issue" not in text_of(paper_of(*LAND, *many[:3]))


def test_red_lines_on_many_issues_are_counted() -> None:
    issues = [Issue(id=f"m{at}", title=f"Matter {at}", discussed="o0") for at in range(7)]
    held: list[Record] = []
    for each in issues:
        id = f"p{each.id}"
        held.append(Position(id=id, actor="upper", issue=each.id, channel="official", statement="So."))
        link = link_id("position_option", id, "o0")
        held.append(PositionOption(id=link, position=id, option="o0", stance="red line"))
    assert "are seven positions on seven issues. Red lines are drawn on seven of them." in text_of(
        paper_of(*LAND, *issues, *held)
    )
    assert "Red lines are drawn on Matter 0, Matter 1, " in text_of(paper_of(*LAND, *issues, *held[:12]))


def test_an_obstacle_says_in_words_what_it_blocks_and_whom_it_binds() -> None:
    rift = Obstacle(id="o", title="A rift", kind="trust", severity=4, since="2025")
    of = (
        ObstacleIssue(id=link_id("obstacle_issue", "o", "i0"), obstacle="o", issue="i0"),
        ObstacleActor(id=link_id("obstacle_actor", "o", "upper"), obstacle="o", actor="upper"),
    )
    text = text_of(paper_of(*LAND, rift, *of))
    assert "Trust obstacle, severity 4 of 5, since 2025. Blocks Issue 0. Binds Upper." in text
    plain = replace(rift, kind="", severity=None, since="")
    assert "Severity not stated." in text_of(paper_of(*LAND, plain))


def test_commitments_are_counted_by_how_they_stand() -> None:
    statuses = ("pledged", "in force", "pledged", "")
    given = [
        Commitment(id=f"c{at}", guarantor="upper", beneficiary="lower", text="Water.", status=status)
        for at, status in enumerate(statuses)
    ]
    given[0] = replace(given[0], contingent_on="A truce.")
    text = text_of(paper_of(*LAND, *given))
    assert (
        "four commitments: two pledged, one in force and one of no stated status; one depends on a condition."
        in text
    )
    assert "one commitment:" not in text_of(paper_of(*LAND, given[1]))


def test_columns_of_a_comparison_without_anything_in_them_are_left_out_and_named() -> None:
    text = from_sample("scenarios")
    assert "Nothing on record in any row: “In words”, “Made”, “Why” and “Before”." in text
    head = text.partition("Table 1")[2]
    assert head.startswith(" Likelihood Scenario Likelihood As the source prints it B1 ")


def test_a_paper_tells_nobody_what_to_do_in_the_tracker() -> None:
    asked = BriefSection(id="z", brief=BRIEF.id, kind="compare-hypotheses")
    text = text_of(paper_of(*LAND, *(Scenario(id=f"s{at}", title=f"Course {at}") for at in range(2)), asked))
    assert "Nothing is rated yet. " in text
    assert "Rate items of evidence" not in text


def test_a_matrix_that_shows_some_issues_says_of_how_many() -> None:
    assert "nothing on record · first three of 13 issues" in from_sample("one-page")


def test_columns_in_which_every_row_says_the_same_are_told_in_a_line() -> None:
    text = from_sample("scenarios")
    told = "“State” (unknown), “Last looked at” (never looked at), “Tells apart” (not rated) and"
    assert f"The same in every row: {told}" in text
    assert " Indicators board Scenario Indicator Would B1 " in text


def test_what_two_rows_have_in_common_or_what_leads_to_a_note_keeps_its_column() -> None:
    factors = [Factor(id=f"f{at}", title=f"Rain {at}", kind="economic") for at in range(7)]
    told = text_of(paper_of(*factors, SOURCE, *(cited(each) for each in factors)))
    assert "What shapes the moment Factor Kind Source Rain 0 economic 1 A·B3 Rain 1 economic 1 A·B3" in told
    assert "Nothing on record in any row: “What is said”. Not ranked" in told
    few = [Event(id=f"e{at}", title=f"Round {at}", start="2026-01-02") for at in range(2)]
    assert "Date Event Track Source 2 January 2026 Round 0 – no source" in text_of(paper_of(*few))


def test_factors_stand_by_date_then_by_their_places_in_the_sources_and_it_says_so() -> None:
    titles = ("Nowhere", "Tenth", "Second", "Later", "Early", "Last", "Alone")
    dates = {"Later": "2025-03", "Early": "2024"}
    factors = [Factor(id=title, title=title, since=dates.get(title, "")) for title in titles]
    places = {"Tenth": "Bullet 10", "Second": "Bullet 2", "Last": "Paragraph 1", "Alone": "Bullet 11"}
    notes = [cited(each, locator=places[each.title]) for each in factors if each.title in places]
    text = text_of(paper_of(*factors, SOURCE, *notes)).partition("What shapes the moment")[2]
    order = ("Early", "Later", "Second", "Tenth", "Alone", "Last", "Nowhere")
    assert sorted(titles, key=text.index) == [*order]
    by_both = "Not ranked: in the order of the day since when they hold and then of their places in the"
    assert by_both in text
    undated = [replace(each, since="") for each in factors]
    assert "Not ranked: in the order of their places in the sources." in text_of(paper_of(*undated))


def test_the_four_factors_of_the_sample_stand_in_their_printed_order() -> None:
    text = text_of(sample_paper()).partition("What shapes the moment")[2]
    places = [text.index(f"{word} of the four") for word in ("First", "Second", "Third", "Last")]
    assert places == sorted(places)
    assert places[-1] < text.index("Russian forces break through while")


def test_a_paper_ends_with_how_to_cite_it_what_it_rests_on_and_who_may_see_it() -> None:
    brief = replace(BRIEF, distribution="The cabinet\nIts clerks", caveat="Not for print")
    end = text_of(paper_of(*LAND, *holds(UPPER, 0, "preferred"), brief=brief, number=2))
    end = end.partition("About this paper ")[2]
    assert end == (
        "Cite as: River desk, “The river stays closed”, status paper RIV/1, edition 2, 19 April 2026. "
        "Rests on: What the tracker “River talks” holds as of 19 April 2026, and nothing later. "
        "Tables, figures and counts are made from its records. "
        "Made by: River desk; bottom line and judgements are its own. "
        "Handling: unmarked; Not for print. Distribution: The cabinet; Its clerks."
    )


def test_only_a_paper_with_contents_has_such_an_end() -> None:
    assert "About this paper" not in "".join(made("one-page", *holds(UPPER, 0, "preferred")))
    assert "About this paper" in "".join(made("changes", *holds(UPPER, 0, "preferred")))


@pytest.mark.parametrize("more", range(0, 60, 6))
def test_the_end_of_a_paper_and_its_yardsticks_are_never_cut(more: int) -> None:
    held = holds(UPPER, 0, "preferred")
    claims = [Obstacle(id=f"r{at}", title=f"Rift {at}") for at in range(more)]
    *_, last = pages = pages_of(paper_of(*LAND, *held, *claims, SOURCE, cited(held[0])))
    assert "About this paper" in last
    assert "Handling: " in last
    (told,) = [page for page in pages if "Reliability of a source: " in page]
    assert "Yardsticks" in told
    assert "Credibility of an item: " in told


def test_the_end_is_set_closer_where_that_saves_a_page_of_its_own() -> None:
    (brief,) = bodies(records_in("ukraine-russia"), Brief)
    assert isinstance(brief, Brief)
    now = Snapshot.of(records_in("ukraine-russia"), as_of=brief.as_of)
    order = Order(template("changes"), before=now.earlier("2026-01-01"), since="1 January 2026")
    letter = replace(brief, paper="Letter")
    last = pages_of(make_paper(now, letter, issued=TODAY, number=2, order=order))[-1]
    assert last.index("Sources") < last.index("About this paper")


def test_the_words_of_a_short_cell_stay_on_one_line() -> None:
    pages = "\n".join(carried("river-irel", "scenarios"))
    assert "1.1 of 2" in pages.replace(NO_BREAK, " ")
    assert "1.1 of\n2" not in pages


def test_to_whom_a_commitment_is_made_and_the_days_of_changes_are_words() -> None:
    register = "".join(carried("river-irel", "actor", subject="kal")).partition("Register of commitments")[2]
    assert "to Velmora" in register.replace(NO_BREAK, " ")
    assert not re.search(r"\bto\s*\n\s*Velmora", register)
    text = " ".join("".join(carried("river-irel", "changes", since="2026-01-01")).split())
    assert "Basin treaty · 30 January 2026" in text
    assert "· 2026-" not in text


def test_words_of_likelihood_and_grades_are_resolved_with_the_summary_of_sources() -> None:
    text = from_sample("status").replace("\u202f", " ")
    told = text.partition("Yardsticks")[2].partition("Full matrix")[0]
    assert told.startswith(" Likelihood (PHIA yardstick): remote chance 0–5 %; highly unlikely 10–20 %;")
    assert "Reliability of a source: A completely reliable; B usually reliable;" in told
    assert "5 improbable; 6 cannot be judged." in told
    assert "Yardsticks" not in text_of(paper_of(*LAND, *holds(UPPER, 0, "preferred")))
