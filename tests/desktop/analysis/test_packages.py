"""Packages: none crosses a red line, the least satisfied party decides, and what a concession would open."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records import Record, Stake
from desktop.analysis import packages as module
from desktop.analysis.packages import Packages, packages
from desktop.analysis.stances import ACCEPTING, HARDEST_FIRST
from tests.desktop.analysis.negotiation import issue, party, says, stances

LAND = issue("land", full=0.0, freeze=50.0, none=100.0)
FORCE = issue("force", none=0.0, some=60.0)


def found(*parts: list[Record]) -> Packages:
    held = stances(party("a"), party("b"), *parts)
    return packages(held, held.parties())


def labels(made: Packages) -> list[tuple[str, ...]]:
    return [tuple(option.label for option in package.options) for package in made.best]


A_LAND = says("a", "land", {"full": "preferred", "freeze": "acceptable", "none": "red line"})
B_LAND = says("b", "land", {"none": "preferred", "freeze": "conditional", "full": "red line"})


def test_no_package_crosses_a_red_line_and_the_best_for_the_least_satisfied_stands_first() -> None:
    made = found(
        LAND, FORCE, A_LAND, B_LAND,
        says("a", "force", {"some": "preferred"}),
        says("b", "force", {"none": "preferred", "some": "acceptable"}),
    )  # fmt: skip
    assert (made.number, made.exact, made.closed) == (2, True, ())
    assert labels(made) == [("some", "freeze"), ("none", "freeze")]
    assert [package.satisfied for package in made.best] == [(1.0, 1.0), (0.5, 1.0)]
    assert [package.least for package in made.best] == [1.0, 0.5]


def test_an_issue_on_which_all_is_somebodys_red_line_is_named() -> None:
    made = found(LAND, FORCE, A_LAND, says("b", "land", {"full": "red line", "freeze": "red line"}))
    assert [each.id for each in made.closed] == ["land"]
    assert (made.number, labels(made)) == (2, [("none",), ("some",)])


def test_the_concession_that_would_open_most_stands_first() -> None:
    one, other = says("a", "land", {"none": "red line"}), says("b", "force", {"some": "red line"})
    made = found(LAND, FORCE, one, other)
    assert [(each.actor, each.option.id, each.opens) for each in made.concessions] == [
        ("b", "force-some", 2),
        ("a", "land-none", 1),
    ]


def test_a_red_line_of_two_parties_is_nobodys_to_give_up_alone() -> None:
    made = found(LAND, says("a", "land", {"none": "red line"}), says("b", "land", {"none": "red line"}))
    assert made.concessions == ()


def test_salience_weighs_and_who_states_none_weighs_alike() -> None:
    made = found(
        LAND, FORCE, says("a", "land", {"full": "preferred"}), says("a", "force", {"some": "opposed"}),
        [Stake(id="k", actor="a", issue="land", salience=90.0)],
        [Stake(id="l", actor="a", issue="force", salience=10.0)],
    )  # fmt: skip
    by_label = {tuple(o.label for o in each.options): each.satisfied[0] for each in made.best}
    assert by_label["some", "full"] == pytest.approx(0.9)
    assert by_label["some", "none"] == 0.0


def test_beyond_the_bound_it_is_put_together_greedily_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EXACT", 1)
    made = found(
        LAND, FORCE, A_LAND, B_LAND,
        says("a", "force", {"some": "preferred"}), says("b", "force", {"some": "acceptable"}),
    )  # fmt: skip
    assert (made.exact, made.number, labels(made)) == (False, 2, [("some", "freeze")])


def test_without_parties_issues_or_room_there_are_no_packages() -> None:
    nobody = stances(LAND)
    assert packages(nobody, ()).best == ()
    assert packages(stances(party("a")), stances(party("a")).parties()).best == ()


STANCE = st.sampled_from(["", *HARDEST_FIRST])


@settings(max_examples=60)
@given(st.lists(STANCE, min_size=12, max_size=12))
def test_the_best_is_that_of_all_combinations(said: list[str]) -> None:
    spots = [(who, about, label) for who in "ab" for about in ("x", "y") for label in "uvw"]
    chosen = {spot: stance for spot, stance in zip(spots, said, strict=True) if stance}
    issues = [record for about in ("x", "y") for record in issue(about, u=0.0, v=50.0, w=100.0)]
    words = [
        record
        for who in "ab"
        for about in ("x", "y")
        for record in says(who, about, {s[2]: v for s, v in chosen.items() if s[:2] == (who, about)})
    ]
    made = found(issues, words)

    def satisfied(options: tuple[str, ...], who: str) -> float:
        pairs = zip(("x", "y"), options, strict=True)
        return sum(chosen.get((who, about, label), "") in ACCEPTING for about, label in pairs) / 2

    def free(options: tuple[str, ...]) -> bool:
        pairs = list(zip(("x", "y"), options, strict=True))
        return not any(chosen.get((who, *pair)) == "red line" for who in "ab" for pair in pairs)

    allowed = [options for options in product("uvw", repeat=2) if free(options)]
    if not made.closed:
        assert made.number == len(allowed)
        assert made.best[0].least == max(min(satisfied(o, "a"), satisfied(o, "b")) for o in allowed)


def ranked_by_hand(options: dict[str, str], weights: dict[str, list[float]]) -> list[tuple[float, float]]:
    """Least share and sum of shares of every combination without a red line, the best first."""
    ranked = []
    for labels in product("uvw", repeat=len(ABOUT)):
        spots = [f"{about}{label}" for about, label in zip(ABOUT, labels, strict=True)]
        if any(options[who + spot] == "red line" for who in "ab" for spot in spots):
            continue
        shares = [
            sum(w for w, spot in zip(weights[who], spots, strict=True) if options[who + spot] in ACCEPTING)
            / sum(weights[who])
            for who in "ab"
        ]
        ranked.append((min(shares), sum(shares)))
    return sorted(ranked, reverse=True)


ABOUT = "wxyz"
SPOTS = [f"{who}{about}{label}" for who in "ab" for about in ABOUT for label in "uvw"]
OFTEN_ACCEPTED = st.sampled_from(["", "opposed", "conditional", "acceptable", "preferred", "acceptable"])
SALIENCES = st.lists(st.integers(1, 100).map(float), min_size=4, max_size=4)


@settings(max_examples=40)
@given(
    st.lists(OFTEN_ACCEPTED, min_size=len(SPOTS), max_size=len(SPOTS)),
    st.fixed_dictionaries({"a": SALIENCES, "b": SALIENCES}),
)
def test_none_of_the_best_is_passed_over_whatever_the_issues_weigh(
    said: list[str], weights: dict[str, list[float]]
) -> None:
    options = dict(zip(SPOTS, said, strict=True))
    records = [record for about in ABOUT for record in issue(about, u=0.0, v=50.0, w=100.0)]
    for who in "ab":
        for about, weight in zip(ABOUT, weights[who], strict=True):
            found_here = {label: options[who + about + label] for label in "uvw"}
            records += says(who, about, {label: each for label, each in found_here.items() if each})
            records.append(Stake(id=f"k{who}{about}", actor=who, issue=about, salience=weight))
    made = [(package.least, sum(package.satisfied)) for package in found(records).best]
    by_hand = ranked_by_hand(options, weights)[: module.BEST]
    assert [each for pair in made for each in pair] == pytest.approx(
        [each for pair in by_hand for each in pair]
    )
