"""Positions over time: held, moved, hardened, softened, contradicted; and public against private."""

from collections import Counter

import pytest

from db.queries.snapshot import Snapshot
from db.records import Record
from desktop.analysis.movement import Gap, Movement, Step
from desktop.analysis.moves import moves
from tests.desktop.analysis.negotiation import issue, party, says, snapshot
from tests.resources.sample import RECORDS

LAND = issue("land", full=0.0, freeze=50.0, none=100.0)


def moved(*parts: list[Record]) -> Movement:
    return Movement(snapshot(party("a"), LAND, *parts))


def steps(*parts: list[Record]) -> tuple[Step, ...]:
    return moved(*parts).steps("a", "land")


def gap_of(*parts: list[Record]) -> Gap | None:
    found = moved(*parts)
    return found.gap(*found.sides("a", "land"))


FIRST = says(
    "a",
    "land",
    {"full": "preferred", "freeze": "red line"},
    stated="2022",
    id="p1",
    statement="Never a freeze.",
    until="2025",
)


@pytest.mark.parametrize(
    ("now", "way", "by"),
    [
        ({"full": "preferred", "freeze": "red line"}, "held", 0.0),
        ({"full": "preferred", "freeze": "opposed"}, "softened", 0.0),
        ({"freeze": "preferred"}, "softened", 50.0),
        ({"none": "preferred"}, "moved", 100.0),
        ({"full": "conditional", "freeze": "red line"}, "hardened", None),
    ],
)
def test_a_later_position_against_the_one_before(now: dict[str, str], way: str, by: float | None) -> None:
    _, step = steps(FIRST, says("a", "land", now, stated="2026", id="p2"))
    assert (step.way, step.by) == (way, by)


def test_several_preferred_options_lie_in_their_middle() -> None:
    both = says(
        "a", "land", {"full": "preferred", "freeze": "preferred"}, stated="2024", id="p1", until="2025"
    )
    assert steps(both, says("a", "land", {"none": "preferred"}, stated="2026", id="p2"))[1].by == 75.0


def test_what_a_position_replaces_is_what_it_is_compared_with_not_the_last_in_time() -> None:
    between = says("a", "land", {"none": "preferred"}, stated="2024", id="p2")
    last = says("a", "land", {"full": "preferred"}, stated="2026", id="p3", replaces="p1")
    _, second, third = steps(FIRST, between, last)
    assert [each.before and each.before.id for each in (second, third)] == ["p1", "p1"]
    assert third.by == 0.0


def test_where_neither_stance_nor_firmness_is_stated_it_is_unknown_whether_it_held() -> None:
    silent = says("a", "land", {}, stated="2024", id="p2", statement="We shall see.")
    again = says("a", "land", {}, stated="2026", id="p3", statement="We shall see later.")
    assert steps(silent, again)[1].way == "unknown"
    firm = [says("a", "land", {}, stated=day, id=day, firmness="firm") for day in ("2024", "2026")]
    assert steps(*firm)[1].way == "held"


def test_what_one_of_two_is_silent_on_contradicts_nothing() -> None:
    one = says("a", "land", {"freeze": "opposed", "none": "preferred"}, stated="2024", id="p1")
    silent = says("a", "land", {"none": "preferred"}, stated="2026", id="p2")
    other = says("a", "land", {"full": "conditional"}, stated="2026", id="p3")
    assert steps(one, silent)[1].way == "held"
    assert steps(one, other)[1].way == "unknown"


def test_of_undated_wordings_it_is_unknown_which_came_first() -> None:
    hard = says("a", "land", {"freeze": "red line"}, stated="", id="p1", until="2025")
    soft = says("a", "land", {"freeze": "acceptable"}, stated="2026", id="p2")
    assert steps(hard, soft)[1].way == "unknown"
    replacing = says("a", "land", {"freeze": "acceptable"}, stated="2026", id="p2", replaces="p1")
    assert steps(hard, replacing)[1].way == "softened"


def test_the_first_has_nothing_before_it() -> None:
    (step,) = steps(FIRST)
    assert (step.way, step.before, step.by, step.stances) == ("first", None, None, ())


def test_firmness_alone_hardens_or_softens() -> None:
    one = says("a", "land", {}, stated="2022", id="p1", firmness="firm", until="2025")
    two = says("a", "land", {}, stated="2026", id="p2", firmness="conditional")
    assert steps(one, two)[1].way == "softened"


def test_two_that_both_stand_and_differ_contradict_each_other() -> None:
    one = says("a", "land", {"freeze": "red line"}, stated="2022", id="p1")
    two = says("a", "land", {"freeze": "acceptable"}, stated="2026", id="p2")
    assert steps(one, two)[1].way == "contradicted"
    replaced = says("a", "land", {"freeze": "acceptable"}, stated="2026", id="p2", replaces="p1")
    assert steps(one, replaced)[1].way == "softened"


def test_private_words_are_compared_with_private_ones() -> None:
    private = says("a", "land", {"freeze": "conditional"}, stated="2023", id="p2", channel="back-channel")
    later = says("a", "land", {"full": "preferred", "freeze": "red line"}, stated="2026", id="p3")
    found = steps(FIRST, private, later)
    assert [step.before.id if step.before else "" for step in found] == ["", "", "p1"]


def test_what_changed_in_the_stances_and_in_the_words() -> None:
    second = says(
        "a",
        "land",
        {"full": "preferred", "freeze": "opposed"},
        stated="2026",
        id="p2",
        statement="No freeze.",
    )
    _, step = steps(FIRST, second)
    assert [(option.label, was, now) for option, was, now in step.stances] == [
        ("freeze", "red line", "opposed")
    ]
    assert "".join(piece.text for piece in step.words if piece.kind != "removed") == "No freeze."
    assert any(piece.kind == "removed" and "Never" in piece.text for piece in step.words)


def test_the_gap_between_public_and_private() -> None:
    private = says(
        "a", "land", {"freeze": "preferred"}, channel="back-channel", id="p9", statement="A freeze will do."
    )
    public = says("a", "land", {"full": "preferred"}, id="p8", statement="Full return.")
    gap = gap_of(public, private)
    assert gap is not None
    assert (gap.public.id, gap.private.id, gap.distance) == ("p8", "p9", 50.0)
    assert len(gap.stances) == 2
    assert gap_of(public) is None


def test_the_official_word_stands_for_the_public_side() -> None:
    parts = [
        says("a", "land", {"none": "preferred"}, channel="public statement", id="p7", stated="2026-05"),
        says("a", "land", {"full": "preferred"}, id="p8", stated="2026-01"),
        says("a", "land", {"freeze": "preferred"}, channel="back-channel", id="p9"),
    ]
    gap = gap_of(*parts)
    assert gap is not None
    assert gap.public.id == "p8"


def test_without_a_preference_on_both_sides_the_distance_is_unknown() -> None:
    parts = [
        says("a", "land", {"full": "preferred"}, id="p8"),
        says("a", "land", {"freeze": "conditional"}, channel="back-channel", id="p9"),
    ]
    found = moved(*parts)
    gap = found.gap(*found.sides("a", "land"))
    assert gap is not None
    assert gap.distance is None
    held = found.snapshot
    actors, issues = (held.by(type(each), "id", each.id) for each in (party("a")[0], LAND[0]))
    assert len(found.gaps(actors, issues)) == 1  # type: ignore[arg-type]  # an actor and an issue


def test_the_ways_are_counted_as_each_step_tells_its_own() -> None:
    held = Movement(Snapshot(RECORDS))
    pairs = [pair for key in held.held for side in held.sides(*key) for pair in side]
    steps = [step for key in held.held for step in held.steps(*key)]
    assert Counter(held.ways(pairs)) == Counter(step.way for step in steps)
    assert len(set(held.ways(pairs))) > 2


def test_those_with_one_before_them_are_the_last_and_all_where_the_first_replaces_another() -> None:
    open_one = says("a", "land", {"full": "preferred"}, stated="2023", id="p2")
    replacing = says("a", "land", {}, channel="back-channel", stated="2024", id="p3", replaces="p1")
    newest = says("a", "land", {}, channel="back-channel", stated="2025", id="p4")
    held = moves(moved(FIRST, open_one, replacing, newest).snapshot, {})
    steps = [(now.id, before and before.id) for now, before in held.later]
    assert steps == [("p2", "p1"), ("p3", "p1"), ("p4", "p3")]
    pairs = [pair for strand in held.strands for pair in strand.pairs]
    assert [pair for pair in pairs if pair[1]] == list(held.later)
