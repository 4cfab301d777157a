"""The figures of papers: each one element with its words, drawn from the analysis, never cut, never torn."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from db.records import (
    Actor,
    Brief,
    BriefSection,
    Estimate,
    Event,
    Issue,
    Leverage,
    Option,
    Position,
    PositionOption,
    Record,
    Scenario,
    Track,
)
from desktop.briefing.templates import builtin, template
from desktop.operations.vocabulary import terms
from tests.desktop.briefing.papers import BRIEF, DOSSIER, paper_of, text_of
from tests.desktop.briefing.tagging.reading import Node, exercise_heard, heard, plain, sample_heard

UPPER, LOWER = Actor(id="a", name="Upper"), Actor(id="b", name="Lower")
ISSUE = Issue(id="i", title="Flow")
OPTIONS = tuple(
    Option(id=f"o{value}", issue="i", label=label, value=value)
    for value, label in ((0, "None of it"), (50, "Half of it"), (100, "All of it"))
)


def holding(actor: str, channel: str, **stances: str) -> tuple[Record, ...]:
    """A position of an actor with stances on options."""
    id = f"{actor}-{channel.split()[0]}"
    position = Position(id=id, actor=actor, issue="i", channel=channel, statement="So it is.")
    named = (
        PositionOption(id=f"{id}-{option}", position=id, option=option, stance=stance.replace("_", " "))
        for option, stance in stances.items()
    )
    return position, *named


STANCES = (
    *holding("a", "official", o100="preferred", o50="acceptable", o0="red_line"),
    *holding("a", "back-channel", o50="preferred", o0="conditional"),
    *holding("b", "official", o0="preferred", o100="opposed"),
)
AXIS = (UPPER, LOWER, ISSUE, *OPTIONS, *STANCES)


def figures(*records: Record, brief: Brief = BRIEF) -> list[str]:
    """What is said of the figures of a paper, but for the strips in its margin."""
    return said_in(heard(paper_of(*records, brief=brief)).document)


def said_in(document: Node) -> list[str]:
    said = [each.said["Alt"] for each in document.all("Figure")]
    return [each for each in said if not each.startswith("A bar ")]


def scenarios(*titles: str) -> Iterable[Record]:
    for title in titles:
        yield Scenario(id=title.lower(), title=title)


def estimate(scenario: str, made: str, low: float, high: float) -> Estimate:
    return Estimate(id=f"{scenario}-{made}", scenario=scenario, made=made, low=low, high=high, analyst="Desk")


def scaled(*records: Record) -> tuple[Record, ...]:
    return (replace(DOSSIER, likelihood_scale="phia"), *terms("phia"), *records)


def test_the_axis_says_what_each_actor_prefers_accepts_and_rules_out() -> None:
    (said,) = figures(*AXIS)
    assert said == (
        "Flow: no option is common ground in public. "
        "Options from one end to the other: a, None of it; b, Half of it; c, All of it. "
        "Upper: preferred: All of it; acceptable: Half of it; red line: None of it. "
        "Upper, back-channel: preferred: Half of it; conditional: None of it. "
        "Lower: preferred: None of it; opposed: All of it."
    )


def test_an_actor_whose_statements_differ_is_drawn_with_both_stances() -> None:
    milder = Position(id="b-other", actor="b", issue="i", channel="official", statement="Or so.")
    link = PositionOption(id="b-other-l", position="b-other", option="o100", stance="conditional")
    paper = paper_of(*AXIS, milder, link)
    (said,) = said_in(heard(paper).document)
    assert "opposed: All of it (conditional in another statement)." in said
    text = text_of(paper)
    assert "O /C" in text or "O/C" in text
    assert "A letter behind a mark is the softer stance" in text
    assert "A letter behind a mark" not in text_of(paper_of(*AXIS))


def test_the_caption_and_the_letters_of_a_figure_are_text_of_the_page() -> None:
    text = text_of(paper_of(*AXIS))
    assert "Figure 1 Flow: no option is common ground in public" in text
    for label in ("a None of it", "b Half of it", "c All of it"):
        assert label in text


def test_the_caption_of_an_axis_names_what_most_accept_and_nobody_refuses() -> None:
    said = "accept “Half of it” in public, one on conditions; nobody refuses it."
    third = Actor(id="c", name="Bank"), *holding("c", "official", o50="conditional")
    assert figures(*AXIS, *third)[0].startswith(f"Flow: two of three {said}")
    fourth = holding("b", "official", o50="acceptable")
    assert figures(*AXIS, *third, *fourth)[0].startswith(f"Flow: all three {said}")
    against = holding("b", "official", o50="opposed")
    assert figures(*AXIS, *third, *against)[0].startswith("Flow: no option is common ground")
    alone = figures(ISSUE, *OPTIONS, *third)[0]
    assert alone.startswith("Flow: where each actor stands on its options.")


def test_so_many_axes_are_drawn_as_the_paper_asks_for() -> None:
    issues = [replace(ISSUE, id=f"i{n}", title=f"Flow {n}") for n in range(5)]
    moved: list[Record] = [UPPER, LOWER, *issues]
    for n, issue in enumerate(issues):
        moved.append(Option(id=f"x{n}", issue=issue.id, label="Half", value=50))
        moved.append(Position(id=f"p{n}", actor="a", issue=issue.id, channel="official", statement="Yes."))
        moved.append(PositionOption(id=f"l{n}", position=f"p{n}", option=f"x{n}", stance="preferred"))
    assert len(figures(*moved)) == 3
    told = BriefSection(id="s", brief="brief", kind="positions", options='{"figure": true, "axes": 1}')
    assert len(figures(*moved, told)) == 1
    without = replace(told, options='{"figure": false}')
    assert figures(*moved, without) == []


def test_an_axis_of_many_actors_says_how_many_it_leaves_to_the_text() -> None:
    actors = [Actor(id=f"n{n:02}", name=f"Actor {n:02}") for n in range(40)]
    held = [record for actor in actors for record in holding(actor.id, "official", o50="preferred")]
    paper = paper_of(ISSUE, *OPTIONS, *actors, *held)
    assert "Shown are the first 18 of 40 rows; the positions that follow have them all." in text_of(paper)
    (said,) = said_in(heard(paper).document)
    assert said.count("preferred: Half of it") == 18


def test_the_scale_of_words_says_each_likelihood_in_word_and_figures() -> None:
    estimates = estimate("truce", "2026-01-10", 55, 75), estimate("war", "2026-01-10", 10, 20)
    made = scaled(*scenarios("Truce", "War", "Peace"), *estimates)
    (said,) = figures(*made)
    first = "How likely the scenarios are: “Truce” comes first (likely, 55–75 %)."
    assert said.replace("\u202f", " ").startswith(first)
    for row in ("Truce: likely 55–75 %.", "War: highly unlikely 10–20 %.", "Peace: not quantified."):
        assert row in plain(said.replace("\u202f", " "))


def test_scenarios_that_come_first_together_are_named_or_counted() -> None:
    names = ("Truce", "War", "Peace")
    estimates = [estimate(name.lower(), "2026-01-10", 55, 75) for name in names]
    (two,) = figures(*scaled(*scenarios(*names), *estimates[:2]))
    assert two.startswith("How likely the scenarios are: “Truce” and “War” come first.")
    (three,) = figures(*scaled(*scenarios(*names), *estimates))
    assert three.startswith("How likely the scenarios are: 3 come first together.")


def test_nothing_is_drawn_where_nobody_has_estimated_anything() -> None:
    assert figures(*scaled(*scenarios("Truce", "War"))) == []


def test_the_history_says_each_range_with_its_day() -> None:
    made = (estimate("truce", "2026-01-10", 20, 35), estimate("truce", "2026-03-01", 55, 75))
    _, said = figures(*scaled(*scenarios("Truce", "War"), *made, estimate("war", "2026-01-10", 10, 20)))
    assert (
        "Truce: from 20 to 35 per cent as of 10 January 2026, then from 55 to 75 per cent as of 1 March 2026."
        in said
    )
    assert "War" not in said
    head = "How the likelihoods changed, in per cent: “Truce” rose most, from 20–35 % to 55–75 %."
    assert said.replace("\u202f", " ").startswith(head)


def test_the_history_says_which_fell_most_and_that_none_moved() -> None:
    fell = (estimate("war", "2026-01-10", 60, 80), estimate("war", "2026-03-01", 10, 20))
    still = (estimate("truce", "2026-01-10", 20, 35), estimate("truce", "2026-03-01", 20, 35))
    _, said = figures(*scaled(*scenarios("Truce", "War"), *fell, *still))
    assert "“War” fell most" in said
    _, said = figures(*scaled(*scenarios("Truce"), *still))
    assert "none has moved from where it began" in said


def test_the_timeline_says_the_events_of_each_track() -> None:
    said = figures(
        Track(id="t", name="Harbour talks"),
        Event(id="e1", title="First round", start="2025-02-01", track="t"),
        Event(id="e2", title="Second round", start="2025-06", track="t"),
        Event(id="e3", title="Shelling", start="2026-01-05"),
    )
    assert said == [
        "Events by track: 3 dated events from 2025 to 2026. "
        "Its days run from 1 February 2025 to 5 January 2026. "
        "Harbour talks: 2 events: 1 February 2025, First round; June 2025, Second round. "
        "Events on no track: 1 event: 5 January 2026, Shelling."
    ]


@pytest.mark.parametrize(("count", "named"), [(4, True), (40, False)])
def test_events_are_named_in_the_timeline_where_they_are_few(count: int, named: bool) -> None:
    names = [f"Round {at:02}" for at in range(count)]
    events = [
        Event(id=f"e{at}", title=name, start=f"2025-{at % 12 + 1:02}-05") for at, name in enumerate(names)
    ]
    text = text_of(paper_of(*events)).partition("Table 1")[0]
    assert all((name in text) is named for name in names)


def test_one_day_makes_no_timeline() -> None:
    assert figures(Event(id="e1", title="First round", start="2025-02-01")) == []


LEVERAGE = (
    UPPER,
    LOWER,
    Actor(id="c", name="Bank"),
    Leverage(id="l1", holder="a", target="b", instrument="Water", exerted="full"),
    Leverage(id="l2", holder="a", target="b", instrument="Roads", exerted="unused"),
    Leverage(id="l3", holder="c", target="a", instrument="Loans", exerted="unclear"),
)


def test_the_network_says_who_holds_what_over_whom_by_the_numbers_of_the_table() -> None:
    paper = paper_of(*LEVERAGE)
    (said,) = said_in(heard(paper).document)
    used = "of three instruments, one used, one unused and one with no use stated"
    assert said.startswith(f"Who can move whom: {used} (numbers as in Table 1).")
    numbers = {
        instrument: number
        for number in (1, 2, 3)
        for instrument in ("Water", "Roads", "Loans")
        if f"{number} Upper on Lower {instrument}" in text_of(paper)
        or f"{number} Bank on Upper {instrument}" in text_of(paper)
    }
    assert f"Upper on Lower, used: 1 instrument ({numbers['Water']})" in said
    assert f"Upper on Lower, held and unused: 1 instrument ({numbers['Roads']})" in said
    assert f"Bank on Upper, use not stated: 1 instrument ({numbers['Loans']})" in said


def test_a_network_of_many_actors_shows_those_with_most_ties() -> None:
    actors = [Actor(id=f"n{n:02}", name=f"Actor {n:02}") for n in range(40)]
    held = [
        Leverage(id=f"l{n:02}", holder=f"n{n:02}", target=f"n{(n + 1) % 40:02}", instrument="Loans")
        for n in range(40)
    ]
    assert "Shown are the first 12 of 40 actors" in text_of(paper_of(*actors, *held))


@pytest.mark.parametrize("of", [sample_heard, exercise_heard], ids=["sample", "exercise"])
def test_every_figure_of_a_status_paper_is_said_and_lies_on_its_page(of: object) -> None:
    assert callable(of)
    drawn = [each for each in of().document.all("Figure") if not each.said["Alt"].startswith("A bar ")]
    assert len(drawn) >= 5
    for figure in drawn:
        left, bottom, right, top = map(float, figure.said["BBox"].split())
        assert 0 < left < right < 596
        assert 60 < bottom < top < 800
        assert len(figure.pages) == 1


def test_every_caption_stands_on_the_page_of_its_figure() -> None:
    document = exercise_heard().document
    nodes = list(document.walk())
    for at, node in enumerate(nodes):
        if node.tag == "Figure" and not node.said["Alt"].startswith("A bar "):
            (caption,) = [each for each in nodes[at - 1 : at] if "Figure " in each.text]
            assert caption.pages == node.pages


def test_the_full_templates_draw_what_their_sections_are_on() -> None:
    drawn = {
        name: {each.kind for each in template(name).sections if each.options.get("figure")}
        for name in builtin()
    }
    assert drawn["status"] == {"positions", "leverage", "scenarios", "chronology"}
    assert drawn["one-page"] == set()
