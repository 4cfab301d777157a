"""Merging in random trackers: all that pointed to the one points to the other, and undo brings all back."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.changes import Change, Edit
from db.records import KINDS, TEXT_KINDS, Position, PositionOption, Record, references, specs
from db.safety.integrity import problems
from db.store import Store
from desktop.operations.dossiers import new_dossier
from desktop.operations.merging import SAME, CannotMerge, can_merge, merge, plan_merge
from tests.desktop.operations.trackers import referring, trackers


def everything(store: Store) -> dict[str, Record]:
    return {record.id: record for cls in KINDS.values() for record in store.all(cls)}


def texts_of(records: list[Record]) -> set[str]:
    """Every word of every prose field."""
    found: set[str] = set()
    for record in records:
        names = [name for name, spec in specs(type(record)).items() if spec.kind == "prose"]
        found |= {word for name in names for word in str(getattr(record, name)).split()}
    return found


@settings(max_examples=60)
@given(records=trackers(), data=st.data())
def test_what_pointed_to_one_points_to_the_other_and_undo_brings_all_back(
    records: list[Record], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder, Store.create(Path(folder) / "t.parley", desk="d") as store:
        store.apply(new_dossier("Talks", marking_set="tlp", handling_default="TLP:GREEN"))
        store.apply(Change("Fill in", tuple(Edit.insert(record) for record in records)))
        before = everything(store)
        groups = [
            group
            for kind in KINDS
            if can_merge(kind) and len(group := [r for r in before.values() if r.META.kind == kind]) > 1
        ]
        if not groups:
            return
        group = data.draw(st.sampled_from(groups))
        some = data.draw(st.permutations(group)).copy()[: data.draw(st.integers(2, 3))]
        field = SAME.get(some[0].META.kind)
        if field and len({getattr(record, field) for record in some}) > 1:
            with pytest.raises(CannotMerge):
                plan_merge(store, some[0], some[1:])
            return
        merging = plan_merge(store, some[0], some[1:])
        store.apply(merge(store, merging))
        after = everything(store)
        gone = {record.id for record in some[1:]}
        assert problems(store) == []
        assert not gone & after.keys()
        assert referring(list(after.values()), gone) == []
        # Each that pointed to one of the others is there still, or is united with one that says the same.
        missing = before.keys() - after.keys() - gone
        assert all(before[id].META.joins for id in missing)
        lost = texts_of([before[id] for id in missing]) - texts_of(list(after.values()))
        assert lost == set()
        assert_stances_stand_on_their_issue(after)
        store.undo()
        assert everything(store) == before
        store.redo()
        assert everything(store) == after


def assert_stances_stand_on_their_issue(held: dict[str, Record]) -> None:
    for record in held.values():
        if isinstance(record, PositionOption):
            position = held[record.position]
            assert isinstance(position, Position)
            assert getattr(held[record.option], "issue") == position.issue  # noqa: B009


def test_every_link_can_note_what_had_to_go() -> None:
    from desktop.operations.uniting import NOTED_IN, own_fields

    for kind, cls in KINDS.items():
        if not cls.META.joins:
            continue
        declared = specs(cls)
        plain = {name: "x" for name in declared if name != "id"}
        record = cls(id="x", **plain)
        hard = [n for n in own_fields(record) if declared[n].kind not in TEXT_KINDS]
        has_prose = any(spec.kind == "prose" for spec in declared.values())
        assert not hard or has_prose or kind in NOTED_IN, kind
        if kind in NOTED_IN:
            owner, field = NOTED_IN[kind]
            assert owner in references(cls)
            assert field in specs(KINDS[owner])
