"""The highest marking in use: what the snapshot of everything finds, read from the marks alone."""

from pathlib import Path

import pytest

from db.changes import Change, Edit
from db.records import Actor, Dossier, Issue, Marking, Position, Record
from db.store import Store

LEVELS = tuple(
    Marking(id=f"m{rank}", set="s", level=level, rank=rank, banner=level.upper())
    for rank, level in enumerate(("open", "closed", "sealed"))
)
ACTOR, ISSUE = Actor(id="a", name="A"), Issue(id="i", title="I")


def position(id: str, handling: str = "") -> Position:
    return Position(id=id, actor="a", issue="i", channel="official", handling=handling)


@pytest.mark.parametrize(
    ("records", "highest"),
    [
        ((), "open"),
        ((position("p"), position("q", "closed")), "closed"),
        ((position("p", "sealed"), position("q", "closed")), "sealed"),
    ],
)
def test_it_is_what_the_snapshot_finds(tmp_path: Path, records: tuple[Record, ...], highest: str) -> None:
    with Store.create(tmp_path / "t.parley") as store:
        dossier = Dossier(id="dossier", title="T", marking_set="s", handling_default="open")
        first = tuple(Edit.insert(record) for record in (*LEVELS, dossier))
        store.apply(Change("Dossier", first))
        store.apply(Change("Records", tuple(Edit.insert(record) for record in (ACTOR, ISSUE, *records))))
        found = store.highest_mark()
        snapshot = store.snapshot()
        assert found == snapshot.banner(snapshot.highest_mark())
        assert found is not None
        assert found.level == highest


def test_nothing_marked_has_none(tmp_path: Path) -> None:
    with Store.create(tmp_path / "t.parley") as store:
        assert store.highest_mark() is None
        store.apply(Change("Records", (Edit.insert(ACTOR),)))
        assert store.highest_mark() is None


def test_a_change_of_mark_is_seen(tmp_path: Path) -> None:
    with Store.create(tmp_path / "t.parley") as store:
        dossier = Dossier(id="dossier", title="T", marking_set="s")
        records = (*LEVELS, dossier, ACTOR, ISSUE, position("p"))
        store.apply(Change("Records", tuple(Edit.insert(record) for record in records)))
        assert store.highest_mark() is None
        store.apply(Change("Mark", (Edit.update(store.need(Position, "p"), handling="sealed"),)))
        marked = store.highest_mark()
        assert marked is not None
        assert marked.level == "sealed"
