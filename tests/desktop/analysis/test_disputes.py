"""What speaks against what: one rule, by which matrix and reader mark the same positions."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.queries.snapshot import Snapshot
from db.records import Disagreement, DisagreementRecord, Evidence, Position, Record, Source
from db.store import Store
from desktop.analysis.disputes import Disputes, said_otherwise, unnoted, unnoted_groups
from desktop.analysis.matrix import matrix
from tests.desktop.analysis.negotiation import issue, party, says, snapshot

LAND = issue("land", full=0.0, freeze=50.0)
SOURCES: list[Record] = [Source(id="s", title="Herald"), Source(id="t", title="Courier")]


def held(id: str, source: str = "", statement: str = "", firmness: str = "", **said: str) -> list[Record]:
    """A position of one actor on land, and what it is cited from; `channel` and stances by option."""
    channel = said.pop("channel", "official")
    made = says("a", "land", said, id=id, channel=channel, statement=statement or id, firmness=firmness)
    return [*made, *([Evidence(id=f"e-{id}", source=source, record=id)] if source else [])]


def noted(kind: str, *records: str) -> list[Record]:
    """A disagreement with these sides."""
    sides = [DisagreementRecord(id=f"d-{each}", disagreement="d", record=each) for each in records]
    return [Disagreement(id="d", title="Land", kind=kind), *sides]


def found(*parts: list[Record]) -> Snapshot:
    return snapshot(party("a"), LAND, SOURCES, *parts)


def are_opposed(*parts: list[Record]) -> bool:
    """Whether p and q speak against one another, whichever is asked; matrix and reader must say the same."""
    made = found(*parts)
    p, q = made.need(Position, "p"), made.need(Position, "q")
    of = made.once(Disputes)
    assert (q in of.against(p)) == (p in of.against(q))
    assert p not in of.against(p)
    assert matrix(made).cells["a", "land"].disputed == bool(said_otherwise(made, ["p", "q"]))
    return q in of.against(p)


def test_one_rejects_what_the_other_could_live_with_in_whatever_channel_and_source() -> None:
    for no, yes in product(("opposed", "red line"), ("preferred", "acceptable", "conditional")):
        assert are_opposed(held("p", "s", freeze=no), held("q", "s", channel="Track II", freeze=yes))


def test_on_the_same_side_of_every_option_in_common_they_agree() -> None:
    hard, soft = held("p", "s", freeze="red line", full="preferred"), held("q", "t", freeze="opposed")
    assert not are_opposed(hard, soft)
    assert are_opposed(hard, held("q", "t", freeze="opposed", full="opposed"))


@pytest.mark.parametrize("firmness", ["firm", "non-negotiable"])
def test_what_is_held_firm_is_contradicted_by_a_signal(firmness: str) -> None:
    signalled = held("q", "s", firmness="signalled", channel="back-channel", full="acceptable")
    assert are_opposed(held("p", "s", firmness=firmness, freeze="opposed"), signalled)
    assert not are_opposed(held("p", "s", firmness="conditional", freeze="opposed"), signalled)


def test_two_signals_are_no_contradiction_but_by_their_sources() -> None:
    p = held("p", "s", firmness="signalled", freeze="opposed")
    assert not are_opposed(p, held("q", "s", firmness="signalled", full="acceptable"))
    assert are_opposed(p, held("q", "t", firmness="signalled", full="acceptable"))


def test_two_sources_in_one_channel_speak_against_one_another_and_one_source_does_not() -> None:
    assert are_opposed(held("p", "s"), held("q", "t"))
    assert not are_opposed(held("p", "s"), held("q", "s"))
    assert not are_opposed(held("p", "s"), held("q"))
    assert not are_opposed(held("p", "s"), held("q", "t", channel="Track II"))


def test_the_same_words_in_two_sources_are_no_contradiction() -> None:
    assert not are_opposed(held("p", "s", "All of it,  at once"), held("q", "t", "all of it, at once"))


def test_a_disagreement_noted_sets_them_against_one_another_but_for_omissions_and_spellings() -> None:
    agreed = (held("p", freeze="opposed"), held("q", freeze="opposed"))
    assert not are_opposed(*agreed)
    assert are_opposed(*agreed, noted("emphasis", "p", "q"))
    assert not are_opposed(*agreed, noted("omission", "p", "q"))
    assert not are_opposed(*agreed, noted("spelling", "p", "q"))


def test_the_other_side_may_be_a_record_of_another_kind() -> None:
    made = found(held("p"), noted("role", "p", "a-role"))
    assert made.once(Disputes).against(made.need(Position, "p")) == ()
    assert matrix(made).cells["a", "land"].disputed
    assert said_otherwise(made, ["p", "a-role"]).keys() == {"p", "a-role"}


def test_what_is_no_longer_held_contradicts_nothing() -> None:
    gone = says("a", "land", {"freeze": "acceptable"}, id="q", until="2020")
    assert not are_opposed(held("p", freeze="opposed"), gone)


def test_another_channel_is_named() -> None:
    made = found(
        held("p", "s", freeze="opposed"), held("q", "t", "Yes.", channel="Track II", freeze="preferred")
    )
    (said,) = said_otherwise(made, ["p"])["p"]
    assert said == "Courier says (Track II): Yes. It is not noted which of them the tracker follows."


def test_matrix_and_reader_mark_the_same_in_the_sample(sample: Path) -> None:
    with Store.open(sample, readonly=True) as store:
        told = store.snapshot()
    cells = [each for each in matrix(told).cells.values() if each.positions]
    marked = {each.id for each in told.current(Position) if said_otherwise(told, [each.id])}
    assert [each.disputed for each in cells] == [
        any(position.id in marked for position in each.positions) for each in cells
    ]
    assert marked == {each.id for each in told.current(Position) if told.once(Disputes).is_disputed(each)}
    assert {"p13", "p20b"} <= marked  # in public and in Track II, which nobody noted
    assert "p16" in marked
    assert "p24b" not in marked


def test_what_nobody_noted_is_grouped_with_all_it_is_held_against() -> None:
    no, yes = held("p", "s", freeze="red line"), held("q", "s", freeze="acceptable")
    hard, apart = held("r", "t", freeze="opposed", channel="Track II"), held("z", "s", full="acceptable")
    assert [[each.id for each in group] for group in unnoted_groups(found(no, yes, hard, apart))] == [
        ["p", "q", "r"]
    ]
    assert unnoted_groups(found(no, yes, noted("omission", "p", "q"))) == []
    assert [
        [each.id for each in group]
        for group in unnoted_groups(found(no, yes, hard, noted("content", "p", "q")))
    ] == [["q", "r"]]


SIDES = st.sampled_from(["", "acceptable", "red line"])
SAID = st.lists(
    st.tuples(
        st.sampled_from(["", "s", "t"]),  # cited from
        st.sampled_from(["", "s", "t"]),  # and from
        st.sampled_from(["Never.", "Perhaps."]),
        st.sampled_from(["firm", "signalled", "unclear"]),
        st.sampled_from(["official", "Track II"]),
        SIDES,
        SIDES,
    ),
    max_size=7,
)


def positions(said: list[tuple[str, ...]]) -> list[Record]:
    """Positions p0, p1 … of one cell, with a stance on two options where one is named."""
    made: list[Record] = []
    for number, (source, more, statement, firmness, channel, full, freeze) in enumerate(said):
        stances = {option: stance for option, stance in (("full", full), ("freeze", freeze)) if stance}
        id = f"p{number}"
        made += held(id, source, statement, firmness, channel=channel, **stances)
        made += [Evidence(id=f"m-{id}", source=more, record=id)] if more else []
    return made


@given(SAID, st.sets(st.integers(0, 6), max_size=3))
def test_groups_are_all_that_one_comes_to_from_each_to_what_speaks_against_it(
    said: list[tuple[str, ...]], sides: set[int]
) -> None:
    named = [f"p{number}" for number in sorted(sides) if number < len(said)]
    made = found(positions(said), noted("content", *named) if len(named) > 1 else [])
    against = {each.id: {other.id for other in unnoted(made, each)} for each in made.all(Position)}
    expected: set[frozenset[str]] = set()
    for id in filter(against.get, against):
        met, waiting = {id}, [id]
        while waiting:
            more = against[waiting.pop()] - met
            met |= more
            waiting += more
        expected.add(frozenset(met))

    groups = unnoted_groups(made)

    assert {frozenset(each.id for each in group) for group in groups} == expected
    assert len(groups) == len(expected)
    places = [each.id for each in made.all(Position)]
    assert all(
        [each.id for each in group] == [id for id in places if id in {e.id for e in group}]
        for group in groups
    )


@given(SAID)
def test_a_cell_is_disputed_when_anything_in_it_speaks_against_anything(said: list[tuple[str, ...]]) -> None:
    made = found(positions(said))
    of, cell = made.once(Disputes), made.all(Position)

    assert of.oppose(cell) == any(of.against(each) for each in cell)
