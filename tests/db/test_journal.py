"""The journal: what was written by whom and when; undo and redo come from it, over restarts and desks."""

from datetime import datetime
from pathlib import Path

import pytest

from db import journal
from db.changes import Change, Edit
from db.errors import BadMoment, Conflict, NothingToRedo, NothingToUndo, StillUsed
from db.migrations import current_version
from db.records import Actor, Edition, Position, Record
from db.store import Store
from tests.db.talks import CLAIM, TALKS, UKRAINE, inserts, record_rows, update

USA = Actor(id="usa", name="United States")


def rename(store: Store, name: str, id: str = "ukr") -> Change:
    return store.apply(update(store.need(Actor, id), f"Rename to {name}", name=name))


def name_of(store: Store, id: str = "ukr") -> str:
    return store.need(Actor, id).name


# -- what is recorded --------------------------------------------------------------------------------


def test_a_change_is_recorded_with_who_where_and_when(store: Store) -> None:
    recorded = rename(store, "Україна")
    assert (recorded.seq, recorded.author, recorded.desk) == (2, "Olena", "desk")
    assert (recorded.kind, recorded.undoes, recorded.schema) == ("edit", "", current_version())
    assert datetime.fromisoformat(recorded.at).tzinfo is not None
    assert recorded.at.endswith("Z")
    assert store.change(recorded.id) == recorded
    assert store.journal()[0].label == "Rename to Україна"


def test_a_change_without_effect_is_not_recorded(store: Store) -> None:
    given = update(UKRAINE, name="Ukraine")
    assert store.apply(given) is given
    assert store.apply(Change("Nothing", ())).seq == 0
    assert len(store.journal()) == 1


def test_edits_without_effect_are_left_out(store: Store) -> None:
    recorded = store.apply(Change("Some", (Edit.update(UKRAINE), Edit.insert(USA))))
    assert [edit.id for edit in recorded.edits] == ["usa"]


def test_a_change_keeps_the_id_it_was_given(store: Store) -> None:
    given = Change("Add", (Edit.insert(USA),), id="c-1", author="Somebody", desk="elsewhere")
    recorded = store.apply(given)
    assert (recorded.id, recorded.author, recorded.desk) == ("c-1", "Olena", "desk")


def test_the_journal_is_paged_newest_first(store: Store) -> None:
    for number in range(5):
        rename(store, f"Name {number}")
    first = store.journal(limit=4)
    assert [change.seq for change in first] == [6, 5, 4, 3]
    assert [change.seq for change in store.journal(limit=4, before_seq=first[-1].seq)] == [2, 1]


def test_the_history_of_a_record_has_its_own_edits_alone(store: Store) -> None:
    store.apply(Change("Both", (Edit.update(UKRAINE, name="U"), Edit.update(CLAIM, venue="Paris"))))
    store.undo()
    found = store.history("p1")
    assert [(change.kind, change.edits[0].after) for change in found[:2]] == [
        ("undo", {"venue": ""}),
        ("edit", {"venue": "Paris"}),
    ]
    assert {edit.id for change in found for edit in change.edits} == {"p1"}
    assert store.history("nobody") == []


def test_names_that_are_no_text_are_kept_as_far_as_they_are(path: Path) -> None:
    with Store.create(path, desk="desk\udcff", author="Zo\udceb") as store:
        recorded = store.apply(Change("Add \ud83d", (Edit.insert(USA),)))
        assert (recorded.author, recorded.label) == ("Zo?", "Add ?")
        assert store.undoable() is not None


def test_a_long_label_is_kept(store: Store) -> None:
    label = "Дуже довга назва " * 10_000
    store.apply(update(UKRAINE, label, name="U"))
    assert store.journal()[0].label == label


def test_a_large_statement_is_kept_found_and_undone(store: Store) -> None:
    text = "Слово за словом. " * 300_000 + "zebra"
    store.apply(update(CLAIM, statement=text))
    assert store.need(Position, "p1").statement == text
    (hit,) = store.search("zebra")
    assert hit.excerpt.endswith("zebra")
    store.undo()
    assert store.need(Position, "p1").statement == CLAIM.statement


# -- undo and redo -----------------------------------------------------------------------------------


def test_undo_and_redo_walk_through_the_journal(store: Store) -> None:
    states = [record_rows(store.db)]
    for name in "ABC":
        rename(store, name)
        states.append(record_rows(store.db))
    for state in reversed(states[:-1]):
        store.undo()
        assert record_rows(store.db) == state
    for state in states[1:]:
        store.redo()
        assert record_rows(store.db) == state
    with pytest.raises(NothingToRedo):
        store.redo()


def test_undo_says_what_it_takes_back(store: Store) -> None:
    done = rename(store, "A")
    undone = store.undo()
    assert (undone.kind, undone.undoes, undone.label) == ("undo", done.id, done.label)
    redone = store.redo()
    assert (redone.kind, redone.undoes, redone.label) == ("redo", undone.id, done.label)


def test_undo_and_redo_outlive_a_restart(path: Path) -> None:
    with Store.create(path, desk="desk") as store:
        store.apply(inserts(UKRAINE))
        rename(store, "A")
        rename(store, "B")
    for name in ("A", "Ukraine"):
        with Store.open(path, desk="desk") as store:
            store.undo()
            assert name_of(store) == name
    for name in ("A", "B"):
        with Store.open(path, desk="desk") as store:
            store.redo()
            assert name_of(store) == name


def test_an_edit_ends_the_chance_to_redo(store: Store) -> None:
    rename(store, "A")
    rename(store, "B")
    store.undo()
    rename(store, "C")
    assert store.redoable() is None
    store.undo()
    assert name_of(store) == "A"
    store.redo()
    assert name_of(store) == "C"
    store.undo()
    store.undo()
    assert name_of(store) == "Ukraine"


def test_there_is_nothing_to_undo_in_a_new_tracker(empty: Store) -> None:
    assert (empty.undoable(), empty.redoable()) == (None, None)
    with pytest.raises(NothingToUndo):
        empty.undo()


def test_undoable_and_redoable_name_the_step_without_its_edits(store: Store) -> None:
    rename(store, "A")
    found = store.undoable()
    assert found is not None
    assert (found.label, found.edits) == ("Rename to A", ())
    store.undo()
    again = store.redoable()
    assert again is not None
    assert (again.label, again.edits) == ("Rename to A", ())


def test_each_desk_undoes_its_own_changes(path: Path) -> None:
    with Store.create(path, desk="one") as store:
        store.apply(inserts(UKRAINE, USA))
        rename(store, "A")
    with Store.open(path, desk="two") as store:
        assert store.undoable() is None
        rename(store, "B", "usa")
        store.undo()
        assert (name_of(store), name_of(store, "usa")) == ("A", "United States")
        with pytest.raises(NothingToUndo):
            store.undo()
    with Store.open(path, desk="one") as store:
        store.undo()
        assert name_of(store) == "Ukraine"
        store.redo()
    with Store.open(path, desk="two") as store:
        store.redo()
        assert name_of(store, "usa") == "B"


def test_an_edit_on_another_desk_does_not_end_the_chance_to_redo(path: Path) -> None:
    with Store.create(path, desk="one") as store:
        store.apply(inserts(UKRAINE, USA))
        rename(store, "A")
        store.undo()
    with Store.open(path, desk="two") as store:
        rename(store, "B", "usa")
    with Store.open(path, desk="one") as store:
        store.redo()
        assert (name_of(store), name_of(store, "usa")) == ("A", "B")


def test_undo_stops_where_another_desk_touched_the_same_field(path: Path) -> None:
    with Store.create(path, desk="one") as store:
        store.apply(inserts(UKRAINE))
        rename(store, "A")
    with Store.open(path, desk="two") as store:
        rename(store, "B")
    with Store.open(path, desk="one") as store:
        with pytest.raises(Conflict):
            store.undo()
        assert name_of(store) == "B"
        assert store.journal()[0].label == "Rename to B"


def test_undo_of_an_insert_stops_where_another_desk_uses_it(path: Path) -> None:
    with Store.create(path, desk="one") as store:
        store.apply(inserts(UKRAINE))
    with Store.open(path, desk="two") as store:
        store.apply(inserts(Actor(id="office", name="Office", part_of="ukr")))
    with Store.open(path, desk="one") as store, pytest.raises(StillUsed):
        store.undo()


def test_an_issued_edition_is_passed_over_by_undo(store: Store) -> None:
    from db.records import Brief

    store.apply(inserts(Brief(id="brief", title="Status")))
    rename(store, "A")
    edition = Edition(id="e1", brief="brief", number=1, issued="2026-11-22", change="c")
    store.apply(inserts(edition, label="Issue", kind="issue"))
    assert store.undo().label == "Rename to A"
    assert store.get("e1") == edition
    assert store.redo().label == "Rename to A"


@pytest.mark.parametrize("kind", ["import", "merge", "restore"])
def test_large_steps_are_undone_as_one(store: Store, kind: str) -> None:
    before = record_rows(store.db)
    many: list[Record] = [Actor(id=f"a{n}", name=f"Actor {n}") for n in range(2000)]
    many += [
        Position(id=f"q{n}", actor=f"a{n}", issue="territory", channel="official", stated="2026")
        for n in range(2000)
    ]
    store.apply(Change("Take in", tuple(map(Edit.insert, many)), kind=kind))  # type: ignore[arg-type]  # one of them
    after = record_rows(store.db)
    store.undo()
    assert record_rows(store.db) == before
    assert store.search("Actor 1999") == []
    store.redo()
    assert record_rows(store.db) == after
    assert len(store.search("Actor 1999")) == 2


def test_a_deletion_brings_back_all_that_went_with_it(store: Store) -> None:
    before = record_rows(store.db)
    gone = store.goes_with(["territory"])
    store.apply(Change("Delete", gone.edits()))
    assert store.get("p1") is None
    store.undo()
    assert record_rows(store.db) == before
    assert [hit.id for hit in store.search("given up")] == ["p1"]


def test_everything_can_be_undone_down_to_nothing(store: Store) -> None:
    empty: dict[str, list[object]] = {kind: [] for kind in record_rows(store.db)}
    rename(store, "A")
    store.apply(Change("Delete", store.goes_with(["ukr"]).edits()))
    while store.undoable():
        store.undo()
    assert record_rows(store.db) == empty
    while store.redoable():
        store.redo()
    assert {record.id for record in TALKS if store.get(record.id)} == {
        "rus",
        "territory",
        "line",
        "withdrawal",
        "article",
    }


# -- moments -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-21", "2026-11-21T23:59:59.999Z"),
        ("2026-11-21T14:30", "2026-11-21T14:30:00.000Z"),
        ("2026-11-21T14:30:01.5Z", "2026-11-21T14:30:01.500Z"),
        ("2026-11-21T14:30+02:00", "2026-11-21T12:30:00.000Z"),
        ("2026-11-21T14:30:00.123Z", "2026-11-21T14:30:00.123Z"),
    ],
)
def test_a_moment_is_read_as_the_journal_writes_it(text: str, moment: str) -> None:
    assert journal.moment(text) == moment


@pytest.mark.parametrize(
    "text", ["yesterday", "2026-13-01", "0001-01-01T00:00+05:00", "21.11.2026", "2026", "2026-11"]
)
def test_what_is_no_moment_is_refused_in_words(text: str) -> None:
    with pytest.raises(BadMoment, match="is not a moment"):
        journal.moment(text)
