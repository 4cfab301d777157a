"""What goes with a deletion is listed in words, carried out whole, and brought back by undo."""

import pytest

from db.changes import Change
from db.records import Actor, Evidence, Issue, Option, Position
from db.store import Store
from tests.db.talks import (
    ARTICLE,
    CITED,
    CLAIM,
    STANCE,
    TALKS,
    UKRAINE,
    condition,
    inserts,
    record_rows,
    update,
)


def test_all_that_can_not_stand_alone_goes_with_a_record(store: Store) -> None:
    store.apply(inserts(condition("c1", "One"), condition("c2", "Two")))
    gone = store.goes_with(["ukr"])
    assert gone.asked == (UKRAINE,)
    assert {record.id for record in gone.with_them} == {"p1", STANCE.id, "ev1", "c1", "c2"}
    assert gone.words() == "1 position, 1 stance, 1 citation and 2 conditions go with it"


def test_how_far_a_deletion_reaches_is_counted_up_to_a_number(store: Store) -> None:
    store.apply(inserts(condition("c1", "One"), condition("c2", "Two")))
    store.apply(update(CLAIM, speaker="rus"))
    for ids in (["ukr"], ["rus"], ["ukr", "rus"], ["none"]):
        gone = store.goes_with(ids)
        touched = {*ids, *(edit.id for edit in gone.edits())}
        assert store.reach(ids, 1000) == len(touched)
    assert 2 < store.reach(["ukr"], 2) <= store.reach(["ukr"], 1000)


def test_what_only_mentions_a_record_stays_and_is_blanked(store: Store) -> None:
    store.apply(update(CLAIM, speaker="rus"))
    gone = store.goes_with(["rus"])
    assert gone.with_them == ()
    assert gone.words() == ""
    assert [(edit.id, edit.before, edit.after) for edit in gone.blanked] == [
        ("p1", {"speaker": "rus"}, {"speaker": None})
    ]


def test_what_goes_anyway_is_not_blanked(store: Store) -> None:
    store.apply(update(CLAIM, speaker="ukr"))
    assert store.goes_with(["ukr"]).blanked == ()


def test_several_references_are_blanked_in_one_edit(store: Store) -> None:
    issue = store.need(Issue, "territory")
    parent = Issue(id="parent", title="Parent")
    store.apply(inserts(parent, Option(id="po", issue="parent", label="x", value=1.0)))
    store.apply(update(issue, parent="parent", discussed="po"))
    (edit,) = store.goes_with(["parent"]).blanked
    assert edit.after == {"parent": None, "discussed": None}


def test_records_that_hold_each_other_go_together(empty: Store) -> None:
    empty.apply(
        inserts(
            Issue(id="i", title="I", discussed="o"),
            Option(id="o", issue="i", label="O", value=1.0),
        )
    )
    gone = empty.goes_with(["i"])
    assert [record.id for record in gone.with_them] == ["o"]
    empty.apply(Change("Delete", gone.edits()))
    assert record_rows(empty.db)["record"] == []


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["ev1"], ""),
        (["article"], "1 citation goes with it"),
        (["article", "line"], "1 citation goes with them"),
        (["article", "ev1"], ""),
        (["nobody"], ""),
    ],
)
def test_it_is_said_in_words(store: Store, asked: list[str], words: str) -> None:
    assert store.goes_with(asked).words() == words


def test_ids_that_are_not_there_or_twice_are_passed_over(store: Store) -> None:
    gone = store.goes_with(["ev1", "nobody", "ev1"])
    assert gone.asked == (CITED,)
    assert store.goes_with([]).edits() == ()


@pytest.mark.parametrize("id", [record.id for record in TALKS])
def test_each_deletion_can_be_carried_out_and_undone(store: Store, id: str) -> None:
    before = record_rows(store.db)
    store.apply(Change("Delete", store.goes_with([id]).edits()))
    assert store.get(id) is None
    assert store.db.execute("PRAGMA foreign_key_check").fetchall() == []
    after = record_rows(store.db)
    store.undo()
    assert record_rows(store.db) == before
    store.redo()
    assert record_rows(store.db) == after


def test_thousands_go_with_one(empty: Store) -> None:
    positions = [Position(id=f"p{n}", actor="ukr", issue="i", channel="official") for n in range(1200)]
    cited = [Evidence(id=f"e{n}", source="article", record=f"p{n}") for n in range(1200)]
    office = Actor(id="office", name="Office", part_of="ukr")
    empty.apply(inserts(UKRAINE, Issue(id="i", title="I"), ARTICLE, office, *positions, *cited))
    before = record_rows(empty.db)
    gone = empty.goes_with(["ukr"])
    assert gone.words() == "1,200 positions and 1,200 citations go with it"
    empty.apply(Change("Delete", gone.edits()))
    assert empty.counts()["position"] == 0
    assert empty.need(Actor, "office").part_of is None
    empty.undo()
    assert record_rows(empty.db) == before
