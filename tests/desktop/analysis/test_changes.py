"""What changed between two states: new, gone and changed records, red lines first."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeGuard

from hypothesis import given
from hypothesis import strategies as st

from db.queries.snapshot import Snapshot
from db.records import Evidence, Position, PositionOption, Record, Source
from desktop.analysis.changes import RED_LINE, WEIGHTS, changes, sorts_of
from tests.desktop.analysis.negotiation import issue, party, says, snapshot

LAND = issue("land", full=0.0, freeze=50.0)
SAID = says("a", "land", {"freeze": "opposed"}, id="p", statement="No.")


def test_what_is_new_gone_and_changed_the_weightiest_first() -> None:
    (position, stance) = SAID
    assert isinstance(position, Position)
    later = [replace(position, statement="Never."), *says("a", "land", {"freeze": "red line"}, id="p2")]
    found = changes(snapshot(party("a"), LAND, SAID), snapshot(party("a"), LAND, later, party("b")))
    assert [(each.what, each.record.META.kind, each.record.id) for each in found[:3]] == [
        ("new", "position_option", later[2].id),
        ("changed", "position", "p"),
        ("new", "position", "p2"),
    ]
    assert found[1].fields == {"statement": ("No.", "Never.")}
    kinds = [(each.what, each.record.META.kind) for each in found[3:]]
    assert kinds == [("gone", "position_option"), ("new", "actor"), ("new", "actor_role")]
    assert found[3].record is stance or found[3].record == stance


def test_a_red_line_given_up_weighs_most_too() -> None:
    red = says("a", "land", {"freeze": "red line"}, id="p")
    first, *_ = changes(snapshot(party("a"), LAND, red), snapshot(party("a"), LAND, SAID))
    assert (first.what, first.before is not None) == ("changed", True)
    assert first.fields == {"stance": ("red line", "opposed")}


def test_between_the_same_states_nothing_changed() -> None:
    assert not changes(snapshot(party("a"), LAND, SAID), snapshot(party("a"), LAND, SAID))


DAYS = ("", "2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04")
OPTIONS = ("full", "freeze", "join")


@st.composite
def negotiations(draw: st.DrawFn) -> list[Record]:
    """What two parties said about land, some of it instead of what was said before; some of it is over."""
    made: list[Record] = [*party("a"), *party("b"), *issue("land", **dict.fromkeys(OPTIONS, 0.0))]
    stances = st.dictionaries(st.sampled_from(OPTIONS), st.sampled_from(("red line", "opposed")), max_size=2)
    earlier = st.none()
    for n in range(draw(st.integers(1, 7))):
        stated, until, actor = (draw(st.sampled_from(some)) for some in (DAYS, DAYS, ("a", "b")))
        said = says(actor, "land", draw(stances), id=f"p{n}", stated=stated, until=until)
        made += [replace(said[0], replaces=draw(earlier)), *said[1:]]  # type: ignore[call-arg]  # a position
        made.append(Evidence(id=f"e{n}", source="s", record=f"p{n}"))
        earlier = st.none() | st.sampled_from([f"p{each}" for each in range(n + 1)])
    return [*made, Source(id="s", title="Talks")]


def is_line(record: Record | None) -> TypeGuard[PositionOption]:
    return isinstance(record, PositionOption) and record.stance == "red line"


def defined(before: Snapshot, now: Snapshot) -> Iterator[tuple[str, Record, int]]:
    """What changed as it is defined, record by record and without looking anything up twice."""
    was, there = before.records(), now.records()
    differ = {id for id in was.keys() | there.keys() if was.get(id) != there.get(id)}
    held = [
        {(each.need(Position, link.position).actor, link.option)
         for link in each.all(PositionOption)
         if is_line(link) and each.is_current(each.need(Position, link.position))}
        for each in (before, now)
    ]  # fmt: skip
    for id in differ:
        both = was.get(id), there.get(id)
        what = "new" if both[0] is None else "gone" if both[1] is None else "changed"
        record = both[1] or was[id]
        weight = RED_LINE if any(map(is_line, both)) else WEIGHTS.get(record.META.kind, 1)
        if what == "new" and is_line(record):
            again = (now.need(Position, record.position).actor, record.option) in held[0]
            weight = WEIGHTS["position_option"] if again else RED_LINE
        yield what, record, weight
    newer = [each for id in differ if isinstance(each := there.get(id) or was[id], Position)]
    for position in before.all(Position):
        later = now.get(position.id)
        if later is None or not before.is_current(position) or now.is_current(later):
            continue
        if position.id not in {each.replaces for each in newer}:
            yield "gone", position, WEIGHTS["position"]
        for link in before.by(PositionOption, "position", position.id):
            if is_line(link) and (position.actor, link.option) not in held[1]:
                yield "gone", link, RED_LINE


@given(negotiations(), st.sampled_from(DAYS[1:]), st.sampled_from(DAYS[1:]), st.booleans())
def test_what_is_found_quickly_is_what_is_defined(
    records: list[Record], since: str, until: str, beside: bool
) -> None:

    whole = Snapshot.of(records)
    before = whole.earlier(since)
    found = changes(before, whole.earlier(until, before if beside else None))
    slow = Snapshot.of(records, as_of=since), Snapshot.of(records, as_of=until)
    told = [(each.what, each.record, each.weight) for each in found]
    assert sorted(told, key=repr) == sorted(defined(*slow), key=repr)
    assert told == [(each.what, each.record, each.weight) for each in changes(*slow)]
    assert found.counts() == sorts_of(found) == sorts_of(changes(*slow))


def test_a_red_line_is_not_given_up_by_who_holds_it_again_in_what_was_replaced() -> None:
    red = {"freeze": "red line"}
    first, other = says("a", "land", red, id="p1"), says("a", "land", red, id="p3", channel="Track I")
    newer = says("a", "land", {}, id="p2", replaces="p1")
    ended = [replace(other[0], until="2020"), *other[1:]]  # type: ignore[call-arg]  # a position
    before = snapshot(party("a"), LAND, first, newer, other)
    told = changes(before, snapshot(party("a"), LAND, first, ended))
    assert {(each.what, each.record.id) for each in told} == {
        ("gone", "p2"),
        ("changed", "p3"),
        ("gone", "p3"),
    }
