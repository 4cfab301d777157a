"""Competing hypotheses: figures worked out by hand, the newest rating of each pair, what decides."""

import pytest

from db.records import Evidence, Factor, Rating, Record, Scenario, Source
from desktop.analysis.grades import grade, weight
from desktop.analysis.hypotheses import consistency, diagnosticity, hypotheses, inconsistency
from desktop.analysis.reports.hypotheses import report
from tests.desktop.analysis.negotiation import snapshot


@pytest.mark.parametrize(
    ("codes", "against"),
    [(["CC", "NA", "I", "I"], 2), (["I", "I", "N", "I"], 3), (["N", "NA", "CC", "II"], 4), ([], 0)],
)
def test_what_speaks_against(codes: list[str], against: int) -> None:
    assert inconsistency(codes) == against


def test_what_is_in_line_is_summed_apart_and_changes_no_order() -> None:
    assert consistency(["CC", "C", "II", "NA"]) == 5
    held = snapshot(
        rated(("a", "s1", "CC", ""), ("a", "s2", "N", ""), ("b", "s1", "I", ""), ("c", "s2", "NA", ""))
    )
    found = hypotheses(held)
    assert (found.in_line("s1"), found.in_line("s2"), found.in_line("s3")) == (4, 0, None)
    apart = hypotheses(snapshot(rated(("a", "s1", "NA", ""), ("a", "s2", "C", ""))))
    assert (apart.in_line("s1"), apart.in_line("s2")) == (None, 1)
    assert found.order() == ("s2", "s1")
    by_head = {row[0].text: [cell.text for cell in row[1:3]] for row in report(held, {}).rows}
    assert by_head["In line with it, not subtracted"] == ["0", "4"]


@pytest.mark.parametrize(
    ("codes", "apart"), [(["CC", "II"], 2.0), (["C", "I"], 1.0), (["N", "N", "N"], 0.0), (["CC"], 0.0)]
)
def test_how_far_an_item_tells_hypotheses_apart(codes: list[str], apart: float) -> None:
    assert diagnosticity(codes) == apart


def rated(*rows: tuple[str, str, str, str]) -> list[Record]:
    scenarios = [Scenario(id=id, title=id) for id in ("s1", "s2")]
    items = [Factor(id=id, title=id) for id in sorted({item for item, *_ in rows})]
    ratings = [
        Rating(id=f"r{n}", item=item, scenario=scenario, code=code, made=made)
        for n, (item, scenario, code, made) in enumerate(rows)
    ]
    return [*scenarios, *items, *ratings]


def test_what_applies_to_no_scenario_leaves_it_unknown_and_never_0() -> None:
    held = snapshot(rated(("a", "s1", "NA", ""), ("a", "s2", "I", ""), ("b", "s1", "NA", "")))
    found = hypotheses(held)
    assert (found.against("s1"), found.against("s2")) == (None, 1)
    assert [each.id for each in found.ranked()] == ["s2", "s1"]
    alone = report(snapshot(rated(("a", "s1", "NA", ""))), {})
    assert alone.sentence == "No order is known: every item that is rated was found not to apply."


ROWS = (("a", "s1", "II", ""), ("a", "s2", "C", ""), ("b", "s1", "C", ""), ("b", "s2", "I", ""))


def test_the_least_contradicted_stands_first_and_the_most_telling_item_on_top() -> None:
    found = hypotheses(snapshot(rated(*ROWS)))
    assert (found.order(), found.items) == (("s2", "s1"), ("a", "b"))
    assert (found.against("s1"), found.against("s2")) == (4, 1)
    assert (found.code("a", "s2"), found.code("z", "s2")) == ("C", "")
    assert found.diagnosticity("a") == 1.5
    assert found.diagnosticity("z") is None
    assert [each.id for each in found.ranked()] == ["s2", "s1"]


def test_what_flips_the_order_when_it_is_left_out() -> None:
    found = hypotheses(snapshot(rated(*ROWS)))
    assert found.order(without="a") == ("s1", "s2")
    assert found.decisive() == ("a",)


def test_the_newest_rating_of_a_pair_counts() -> None:
    found = hypotheses(snapshot(rated(*ROWS, ("a", "s1", "CC", "2026-03"))))
    assert found.code("a", "s1") == "CC"
    assert found.order() == ("s1", "s2")


def test_what_nobody_rated_is_not_in_the_order() -> None:
    found = hypotheses(
        snapshot(rated(("a", "s1", "I", ""))), [Scenario(id="s1", title="s1"), Scenario(id="s2", title="s2")]
    )
    assert found.order() == ("s1",)
    assert hypotheses(snapshot(rated())).scenarios == ()


# -- weighed by grade --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("grade", "weighs"),
    [
        ("A1", 2**0.5), ("B2", 2**0.5), ("A3", 1.0), ("C1", 1.0), ("C3", 1.0), ("D1", 0.5**0.5),
        ("A5", 0.5**0.5), ("E4", 0.5**0.5), ("F1", None), ("A6", None), ("F6", None), ("–2", None),
        ("B–", None), ("", None),
    ],
)  # fmt: skip
def test_the_weaker_axis_of_a_grade_decides_and_unknown_stays_unknown(
    grade: str, weighs: float | None
) -> None:
    assert weight(grade) == (weighs if weighs is None else pytest.approx(weighs))


def cited(id: str, reliability: str, credibility: str) -> list[Record]:
    """A citation with a grade."""
    source = Source(id=f"src-{id}", title=id, reliability=reliability)
    return [source, Evidence(id=id, source=source.id, record="s1", credibility=credibility)]


def test_the_grade_of_a_citation_and_of_what_is_none() -> None:
    held = snapshot(rated(), cited("a", "B", "2"), cited("b", "", "5"), cited("c", "", ""))
    assert [grade(held, id) for id in ("a", "b", "c", "s1")] == ["B2", "–5", "", ""]


def test_a_weak_item_counts_less_and_may_flip_the_order() -> None:
    # s1: II on a D1 item, 4 / √2 = 2.83. s2: I on three A2 items, 3 √2 = 4.24. Alike: 4 and 3.
    high = [cited(id, "A", "2") for id in "bcd"]
    said = [("a", "s1", "II"), ("a", "s2", "N"), *((id, "s2", "I") for id in "bcd")]
    ratings = [Rating(id=f"r{n}", item=i, scenario=s, code=c) for n, (i, s, c) in enumerate(said)]
    held = snapshot(rated(), cited("a", "D", "1"), *high, ratings)
    alike, weighed = hypotheses(held), hypotheses(held, weighed=True)
    assert (alike.order(), weighed.order()) == (("s2", "s1"), ("s1", "s2"))
    assert (alike.against("s1"), alike.against("s2")) == (4, 3)
    assert weighed.against("s1") == pytest.approx(4 / 2**0.5)
    assert weighed.against("s2") == pytest.approx(3 * 2**0.5)
    assert weighed.against("s2", without="b") == pytest.approx(2 * 2**0.5)
    assert weighed.apart("s2") == 0
    assert (alike.decisive(), weighed.decisive()) == (("a",), ())


def test_what_is_not_graded_is_told_apart_and_never_counted_as_nought() -> None:
    said = (("a", "s1", "II"), ("f", "s1", "I"), ("f", "s2", "II"))
    ratings = [Rating(id=f"r{n}", item=i, scenario=s, code=c) for n, (i, s, c) in enumerate(said)]
    items: list[Record] = [Factor(id="f", title="f"), *cited("a", "C", "2")]
    found = hypotheses(snapshot(rated(), items, ratings), weighed=True)
    assert (found.against("s1"), found.apart("s1")) == (4, 1)
    assert (found.against("s2"), found.apart("s2")) == (None, 4)
    assert found.order() == ("s1",)
    assert [each.id for each in found.ranked()] == ["s1", "s2"]
