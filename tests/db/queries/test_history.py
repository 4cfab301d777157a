"""The history as a list: which changes it names, what each touched, and what stands undone."""

import pytest

from db.changes import Change, Edit
from db.queries.history import Asked, authors, is_undone, kinds_used, numbers, page, touched_with
from db.records import Actor, Evidence, Source
from db.store import Store
from tests.db.talks import CLAIM, STANCE, UKRAINE, condition, inserts, update

USA = Actor(id="usa", name="United States")


def labels(store: Store, asked: Asked) -> list[str]:
    found = numbers(store.db, asked)
    entries = page(store.db, found)
    return [entries[seq].change.label for seq in found]


@pytest.fixture
def told(store: Store) -> Store:
    """Changes 2 to 5 of the talks: two names, three kinds."""
    store.apply(update(UKRAINE, "Rename Україна", name="Україна"))
    store.author = "Petro"
    store.apply(inserts(USA, label="Import actors", kind="import"))
    store.apply(update(CLAIM, "Edit position of Ukraine", venue="Paris"))
    store.undo()
    return store


@pytest.mark.parametrize(
    ("asked", "seqs"),
    [
        (Asked(), [5, 4, 3, 2, 1]),
        (Asked(words="УКРАЇНА"), [2]),
        (Asked(words="ukraine edit"), [5, 4]),
        (Asked(words="zebra"), []),
        (Asked(author="Petro"), [5, 4, 3]),
        (Asked(author=""), []),
        (Asked(kind="import"), [3]),
        (Asked(kind="undo"), [5]),
        (Asked(table="position"), [5, 4, 1]),
        (Asked(table="actor", author="Olena"), [2, 1]),
        (Asked(record="p1"), [5, 4, 1]),
        (Asked(record="usa"), [3]),
        (Asked(record="nobody"), []),
        (Asked(first="9999"), []),
        (Asked(last="0000"), []),
        (Asked(first="0000", last="9999"), [5, 4, 3, 2, 1]),
    ],
)
def test_changes_are_listed_newest_first_and_narrowed(told: Store, asked: Asked, seqs: list[int]) -> None:
    assert numbers(told.db, asked).tolist() == seqs


def test_days_are_asked_for_with_their_ends(told: Store) -> None:
    at = {change.seq: change.at for change in told.journal()}
    assert 3 in numbers(told.db, Asked(first=at[3], last=at[3]))


def test_a_change_says_how_many_records_it_touched_and_of_which_kinds(told: Store) -> None:
    first, third = page(told.db, [1, 3])[1], page(told.db, [3])[3]
    assert (first.records, third.records, third.tables) == (9, 1, ("actor",))
    assert first.tables[0] in ("actor", "option")
    assert set(first.tables) >= {"position", "issue", "evidence"}
    assert third.change.edits == ()


def test_a_record_that_a_change_touched_twice_counts_once(store: Store) -> None:
    edits = (Edit.update(UKRAINE, name="A"), Edit("actor", "ukr", {"name": "A"}, {"name": "B"}))
    store.apply(Change("Twice", edits))
    assert page(store.db, [2])[2].records == 1


def test_a_large_change_is_counted_by_its_rows(store: Store) -> None:
    store.apply(inserts(*(Actor(id=f"a{number}", name="A") for number in range(1500))))
    entry = page(store.db, [2])[2]
    assert (entry.records, entry.tables) == (1500, ("actor",))


def test_who_wrote_and_which_kinds_there_are(told: Store) -> None:
    assert authors(told.db) == ["Olena", "Petro"]
    assert kinds_used(told.db) == ["edit", "import", "undo"]


def undone(store: Store) -> list[int]:
    found = numbers(store.db, Asked())
    return [seq for seq, entry in page(store.db, found).items() if entry.undone]


def test_a_change_is_undone_until_that_is_taken_back_and_so_on(store: Store) -> None:
    store.apply(update(UKRAINE, name="A"))
    assert undone(store) == []
    store.undo()
    assert undone(store) == [2]
    store.redo()
    assert undone(store) == [3]
    store.undo()
    assert sorted(undone(store)) == [2, 3]
    assert is_undone(store.db, store.journal()[3])
    assert not is_undone(store.db, store.journal()[0])


def test_a_change_taken_back_by_a_later_step_is_passed_over_by_undo(store: Store) -> None:
    first = store.apply(update(UKRAINE, "First", name="A"))
    store.apply(inserts(USA, label="Second"))
    store.apply(first.inverse("restore", "Take back"))
    assert undone(store) == [2]
    assert store.undo().label == "Take back"
    assert store.need(Actor, "ukr").name == "A"
    store.redo()
    newest = store.undoable()
    assert newest is not None
    assert newest.label == "Take back"
    store.undo()
    assert [store.undo().label, store.undo().label] == ["Second", "First"]
    assert store.need(Actor, "ukr").name == "Ukraine"


def test_changes_that_take_each_other_back_do_not_keep_it_busy(store: Store) -> None:
    store.apply(update(UKRAINE, name="A"))
    store.db.execute("UPDATE change SET undoes = id WHERE seq = 2")
    store.db.execute("UPDATE change SET undoes = (SELECT id FROM change WHERE seq = 2) WHERE seq = 1")
    assert undone(store) == []


def test_a_record_is_touched_with_its_parts_also_those_that_are_gone(store: Store) -> None:
    store.apply(inserts(condition("c1", "Guarantees")))
    store.apply(Change("Delete", store.goes_with([STANCE.id]).edits()))
    assert set(touched_with(store.db, "p1")) == {"p1", STANCE.id, "c1", "ev1"}
    assert numbers(store.db, Asked(record="p1")).tolist() == [3, 2, 1]
    store.apply(inserts(Evidence(id="ev2", source="article", record="line")))
    assert numbers(store.db, Asked(record="p1")).tolist() == [3, 2, 1]


def test_a_deleted_record_keeps_its_history(store: Store) -> None:
    store.apply(inserts(Source(id="note", title="Note")))
    store.apply(Change("Delete", store.goes_with(["note"]).edits()))
    assert numbers(store.db, Asked(record="note")).tolist() == [3, 2]
