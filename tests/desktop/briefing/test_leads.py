"""What a reader meets first: the line above the title, the key to the margin, sentences before tables."""

from dataclasses import replace

import pytest

from db.queries.snapshot import Snapshot
from db.records import (
    Actor,
    Brief,
    Commitment,
    Issue,
    Obstacle,
    ObstacleActor,
    ObstacleIssue,
    Option,
    Position,
    PositionOption,
    Record,
    link_id,
)
from desktop.briefing import make_paper
from desktop.briefing.paper import Order
from desktop.briefing.templates import template
from tests.desktop.briefing.papers import (
    BRIEF,
    SOURCE,
    TODAY,
    bodies,
    cited,
    pages_of,
    paper_of,
    sample,
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


def from_sample(name: str) -> str:
    """The text of a paper of the sample made by a carried template."""
    (brief,) = bodies(sample(), Brief)
    assert isinstance(brief, Brief)
    snapshot = Snapshot.of(sample(), as_of=brief.as_of)
    return text_of(make_paper(snapshot, brief, issued=TODAY, number=2, order=Order(template(name))))


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
        "What is under discussion meets opposition on 1 of 3 issues and none on 1; "
        "on 1 fewer than two of these actors take a stance on it."
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
    said = "4 positions on 1 issue: 1 non-negotiable and 2 firm."
    assert f"{said} Red lines on Issue 0." in text_of(paper_of(*LAND, *many, public))
    assert f"{said} Public" in text_of(paper_of(*LAND, *many, private))
    all_firm = [replace(each, firmness="firm") for each in many]
    assert "4 positions on 1 issue: all firm." in text_of(paper_of(*LAND, *all_firm))
    assert "positions on 1 issue" not in text_of(paper_of(*LAND, *many[:3]))


def test_red_lines_on_many_issues_are_counted() -> None:
    issues = [Issue(id=f"m{at}", title=f"Matter {at}", discussed="o0") for at in range(7)]
    held: list[Record] = []
    for each in issues:
        id = f"p{each.id}"
        held.append(Position(id=id, actor="upper", issue=each.id, channel="official", statement="So."))
        link = link_id("position_option", id, "o0")
        held.append(PositionOption(id=link, position=id, option="o0", stance="red line"))
    assert "7 positions on 7 issues. Red lines on 7 of them." in text_of(paper_of(*LAND, *issues, *held))
    assert "Red lines on Matter 0, Matter 1, " in text_of(paper_of(*LAND, *issues, *held[:12]))


def test_an_obstacle_says_in_words_what_it_blocks_and_whom_it_binds() -> None:
    rift = Obstacle(id="o", title="A rift", kind="trust", severity=4, since="2025")
    of = (
        ObstacleIssue(id=link_id("obstacle_issue", "o", "i0"), obstacle="o", issue="i0"),
        ObstacleActor(id=link_id("obstacle_actor", "o", "upper"), obstacle="o", actor="upper"),
    )
    text = text_of(paper_of(*LAND, rift, *of))
    assert "Trust obstacle, severity 4 of 5, since 2025. Blocks Issue 0; binds Upper." in text
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
    assert "4 commitments: 2 pledged, 1 in force and 1 of no stated status. 1 on a condition." in text
    assert "1 commitment:" not in text_of(paper_of(*LAND, given[1]))


def test_columns_of_a_comparison_without_anything_in_them_are_left_out_and_named() -> None:
    text = from_sample("scenarios")
    assert "Left out, with nothing in any row: “In words”, “Made”, “Why” and “Before”." in text
    head = text.partition("Table 1")[2]
    assert head.startswith(" Likelihood Scenario Likelihood As the source prints it ")


def test_words_of_likelihood_and_grades_are_resolved_with_the_summary_of_sources() -> None:
    text = from_sample("status").replace("\u202f", " ")
    told = text.partition("Yardsticks")[2].partition("Full matrix")[0]
    assert told.startswith(" Likelihood (PHIA yardstick): remote chance 0–5 %; highly unlikely 10–20 %;")
    assert "Reliability of a source: A completely reliable; B usually reliable;" in told
    assert "5 improbable; 6 cannot be judged." in told
    assert "Yardsticks" not in text_of(paper_of(*LAND, *holds(UPPER, 0, "preferred")))
