"""What remains of records when some are left out, by its definition; and in what two snapshots differ."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.queries.snapshot import Snapshot
from db.queries.visibility import Records
from db.records import KINDS, Record, references
from tests.resources.sample import RECORDS

SAMPLE = Records.of(RECORDS)
BY_KIND = [pytest.param(cls, id=kind) for kind, cls in KINDS.items() if SAMPLE.each(cls)]


def defined(records: Iterable[Record], dropped: set[str]) -> dict[str, Record]:
    """Round by round whoever needs what is gone goes too; what only names it loses the name."""
    gone, left = set(dropped), [each for each in records if each.id not in dropped]
    while falling := [
        r for r in left if any(getattr(r, n) in gone for n in references(type(r), needed=True))
    ]:
        gone |= {each.id for each in falling}
        left = [each for each in left if each.id not in gone]
    return {each.id: _unnamed(each, gone) for each in left}


def _unnamed(record: Record, gone: set[str]) -> Record:
    names = references(type(record), needed=False)
    lost = {name: None for name in names if getattr(record, name) in gone}
    return replace(record, **lost)  # type: ignore[arg-type]  # all are `str | None`


@pytest.mark.parametrize("cls", BY_KIND)
def test_what_remains_is_what_can_stand_alone(cls: type[Record]) -> None:
    some = {each.id for each in SAMPLE.each(cls)[::2]}
    left = SAMPLE.less(some)
    assert left.by_id == defined(RECORDS.values(), some)
    assert list(left.by_id) == [id for id in RECORDS if id in left.by_id]
    assert {each.id: each for each in chain(*left.by_kind.values())} == left.by_id


def test_nothing_is_copied_to_leave_out_nothing() -> None:
    assert SAMPLE.less(set()) is SAMPLE
    assert SAMPLE.less({"no-such-record"}).by_id == RECORDS


def test_what_two_dates_differ_in_is_found_without_looking_at_all_of_it() -> None:
    whole = Snapshot(RECORDS)
    early, late = whole.earlier("2020"), whole.earlier("2026-02")
    snapshots = ((early, late), (late, early), (whole, early), (early, whole), (early.earlier("1990"), late))
    for one, other in snapshots:
        was, now = one.records(), other.records()
        differ = {id for id in was.keys() | now.keys() if was.get(id) != now.get(id)}
        assert differ
        pairs = [pair for some in one.differing(other).values() for pair in some]
        found = {each.id: (mine, theirs) for mine, theirs in pairs if (each := mine or theirs)}
        assert found == {id: (was.get(id), now.get(id)) for id in differ}
    assert not whole.differing(whole)


@settings(max_examples=20)
@given(
    st.sets(st.sampled_from(sorted(RECORDS)), max_size=40),
    st.sets(st.sampled_from(sorted(RECORDS)), max_size=9),
)
def test_what_is_left_says_of_itself_what_is_true_of_it(dropped: set[str], others: set[str]) -> None:
    more = SAMPLE.less(dropped | others)
    less = SAMPLE.less(dropped, more)
    again = less.less(others)
    for left, gone in ((more, dropped | others), (less, dropped), (again, dropped | others)):
        assert left.by_id == defined(RECORDS.values(), gone)
        assert all((id in left.by_id) == (left.by_id.get(id) is not None) for id in RECORDS)
        told = Records.of(dict(left.by_id))
        for kind in told.by_kind:
            for name in references(kind):
                named = left.by_kind.named(kind, name)
                assert named == told.by_kind.named(kind, name)
                some = {id for place, id in enumerate(sorted(named)) if place % 2}
                assert _ids(left.by_kind.holding(kind, name, some)) == _ids(
                    told.by_kind.holding(kind, name, some)
                )
            if kind.META.ends:
                assert _ids(left.by_kind.ending(kind)) == _ids(told.by_kind.ending(kind))


def _ids(some: Iterable[Record]) -> list[str]:
    return sorted(each.id for each in some)
