"""Competing hypotheses: figures worked out by hand, the newest rating of each pair, what decides."""

import pytest

from db.records import Factor, Rating, Record, Scenario
from desktop.analysis.hypotheses import consistency, diagnosticity, hypotheses, inconsistency
from tests.desktop.analysis.negotiation import snapshot


@pytest.mark.parametrize(
    ("codes", "against"),
    [(["CC", "NA", "I", "I"], 2), (["I", "I", "N", "I"], 3), (["N", "NA", "CC", "II"], 4), ([], 0)],
)
def test_what_speaks_against(codes: list[str], against: int) -> None:
    assert inconsistency(codes) == against


def test_what_fits_is_summed_apart() -> None:
    assert consistency(["CC", "C", "II", "NA"]) == 5


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


ROWS = (("a", "s1", "II", ""), ("a", "s2", "C", ""), ("b", "s1", "C", ""), ("b", "s2", "I", ""))


def test_the_least_contradicted_stands_first_and_the_most_telling_item_on_top() -> None:
    found = hypotheses(snapshot(rated(*ROWS)))
    assert (found.order(), found.items) == (("s2", "s1"), ("a", "b"))
    assert (found.against("s1"), found.against("s2")) == (4, 1)
    assert (found.code("a", "s2"), found.code("z", "s2")) == ("C", "")
    assert found.diagnosticity("a") == 1.5


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
