"""Writing a change: all of it or nothing, in any order, each value checked, date bounds kept."""

import hashlib
from itertools import permutations

import pytest

from db import dates
from db.changes import Change, Edit, row_of
from db.errors import BugError, Conflict, InvalidField, NoSuchRecord, StillUsed
from db.records import KINDS, Actor, Blob, Evidence, Issue, Link, Option, Position, Record, link_id
from db.store import Store
from tests.db.talks import (
    ARTICLE,
    CITED,
    CLAIM,
    STANCE,
    TALKS,
    UKRAINE,
    all_rows,
    inserts,
    record_rows,
    update,
)


def stored(store: Store, kind: str, id: str, *names: str) -> tuple[object, ...]:
    row = store.db.execute(f"SELECT {', '.join(names)} FROM {kind} WHERE id = ?", (id,)).fetchone()
    return tuple(row)


# -- inserts in any order ----------------------------------------------------------------------------


@pytest.mark.parametrize("order", list(permutations((0, 1, 2, 3))))
def test_records_may_come_before_what_they_refer_to(empty: Store, order: tuple[int, ...]) -> None:
    chain: tuple[Record, ...] = (UKRAINE, Issue(id="territory", title="Territory"), CLAIM, CITED)
    source = Edit.insert(ARTICLE)
    empty.apply(Change("Any order", (*(Edit.insert(chain[i]) for i in order), source)))
    assert empty.need(Position, "p1") == CLAIM
    assert empty.need(Evidence, "ev1") == CITED


def test_records_may_refer_to_each_other(empty: Store) -> None:
    issue = Issue(id="territory", title="Territory", discussed="line")
    option = Option(id="line", issue="territory", label="The line", value=50.0)
    empty.apply(inserts(issue, option))
    assert empty.get("territory") == issue
    empty.undo()
    assert empty.get("territory") is None
    empty.redo()
    assert empty.get("line") == option


def test_a_record_may_refer_to_itself(empty: Store) -> None:
    actor = Actor(id="ukr", name="Ukraine", part_of="ukr")
    empty.apply(inserts(actor))
    assert empty.get("ukr") == actor
    empty.apply(Change("Delete", (Edit.delete(actor),)))
    assert empty.get("ukr") is None


def test_links_may_go_round(empty: Store) -> None:
    ids = [link_id("link", a, b, "blocks") for a, b in (("ukr", "rus"), ("rus", "ukr"))]
    first = Link(id=ids[0], from_record="ukr", to_record="rus", kind="blocks")
    second = Link(id=ids[1], from_record="rus", to_record="ukr", kind="blocks")
    empty.apply(inserts(first, second, UKRAINE, Actor(id="rus", name="Russia")))
    assert set(empty.all(Link)) == {first, second}


def test_the_registry_knows_every_record(store: Store) -> None:
    for record in TALKS:
        kind, n = stored(store, "record", record.id, "kind", "n")
        assert kind == record.META.kind
        assert stored(store, record.META.kind, record.id, "n") == (n,)


def test_fields_that_are_left_out_get_their_defaults(empty: Store) -> None:
    recorded = empty.apply(Change("Add", (Edit("actor", "ukr", None, {"name": "Ukraine"}),)))
    assert empty.get("ukr") == Actor(id="ukr", name="Ukraine")
    assert recorded.edits[0].after == row_of(Actor(id="ukr", name="Ukraine"))


# -- refused -----------------------------------------------------------------------------------------


def refused(store: Store, change: Change, error: type[Exception]) -> Exception:
    """The error that a change raises, after making sure that nothing at all was written."""
    before = all_rows(store.db)
    with pytest.raises(error) as raised:
        store.apply(change)
    assert all_rows(store.db) == before
    assert not store.db.in_transaction
    return raised.value


def test_a_stale_before_is_a_conflict_and_nothing_is_written(store: Store) -> None:
    store.apply(update(CLAIM, statement="Newer", venue="Paris"))
    first = Edit.insert(Actor(id="usa", name="United States"))
    stale = Edit.update(CLAIM, statement="Mine", rationale="New", venue="Geneva")
    error = refused(store, Change("Edit", (first, stale)), Conflict)
    assert isinstance(error, Conflict)
    assert (error.table, error.id, set(error.fields)) == ("position", "p1", {"statement", "venue"})


def test_a_deletion_of_a_record_that_changed_is_a_conflict(store: Store) -> None:
    store.apply(update(CITED, locator="Bullet 4"))
    error = refused(store, Change("Delete", (Edit.delete(CITED),)), Conflict)
    assert isinstance(error, Conflict)
    assert error.fields == ("locator",)


def test_other_fields_may_have_changed_meanwhile(store: Store) -> None:
    store.apply(update(CLAIM, venue="Paris"))
    store.apply(update(CLAIM, statement="Mine"))
    found = store.need(Position, "p1")
    assert (found.venue, found.statement) == ("Paris", "Mine")


def test_a_record_that_is_there_is_not_added_again(store: Store) -> None:
    new = Edit.insert(Actor(id="usa", name="United States"))
    error = refused(store, Change("Add", (new, Edit.insert(UKRAINE))), Conflict)
    assert isinstance(error, Conflict)
    assert (error.table, error.id, error.fields) == ("actor", "ukr", ())


def test_an_id_belongs_to_one_kind(store: Store) -> None:
    refused(store, inserts(Issue(id="ukr", title="Ukraine")), Conflict)
    gone = refused(
        store, Change("Edit", (Edit("issue", "ukr", {"title": ""}, {"title": "x"}),)), NoSuchRecord
    )
    assert "There is no issue ukr" in str(gone)


@pytest.mark.parametrize("after", [None, {"name": "Georgia"}])
def test_a_record_that_is_gone_can_not_be_changed_or_deleted(
    store: Store, after: dict[str, str] | None
) -> None:
    refused(store, Change("Edit", (Edit("actor", "geo", {"name": "Sakartvelo"}, after),)), NoSuchRecord)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("name", "", "needed"),
        ("capability", 101.0, "from 0 to 100"),
        ("capability", "strong", "A number is wanted"),
        ("colour", "red", "#RRGGBB"),
        ("kind", "planet", "not one of"),
        ("part_of", "territory", "There is no actor territory"),
        ("part_of", "nobody", "There is no actor nobody"),
        ("part_of", "", "not an id"),
        ("summary", "half \ud83d", "can't be kept"),
        ("summary", "nul \0", "can't be kept"),
        ("handling", "RED", "no level"),
        ("nosuch", "x", "no such field"),
    ],
)
def test_a_wrong_value_is_named_and_nothing_is_written(
    store: Store, field: str, value: str | float, says: str
) -> None:
    new = Edit.insert(Actor(id="usa", name="United States"))
    wrong = Edit("actor", "ukr", {field: row_of(UKRAINE).get(field)}, {field: value})
    error = refused(store, Change("Edit", (new, wrong)), InvalidField)
    assert isinstance(error, InvalidField)
    assert (error.kind, error.id, error.field, error.value) == ("actor", "ukr", field, value)
    assert says in error.reason


def test_a_link_keeps_the_id_that_follows_from_what_it_joins(store: Store) -> None:
    moved = Edit.update(STANCE, option="line")
    error = refused(store, Change("Edit", (moved,)), InvalidField)
    assert isinstance(error, InvalidField)
    assert error.field == "id"


def test_the_same_link_made_on_a_second_desk_is_one_row(store: Store) -> None:
    error = refused(store, inserts(STANCE), Conflict)
    assert isinstance(error, Conflict)
    assert error.id == link_id("position_option", "p1", "withdrawal")


def test_the_table_itself_refuses_a_second_link(store: Store) -> None:
    store.db.execute("INSERT INTO record(n, id, kind) VALUES (900, 'other', 'position_option')")
    sql = "INSERT INTO position_option(n, id, position, option) VALUES (900, 'other', 'p1', 'withdrawal')"
    with pytest.raises(Exception, match="UNIQUE"):
        store.db.execute(sql)


def test_a_record_in_use_is_not_deleted_without_its_users(store: Store) -> None:
    error = refused(store, Change("Delete", (Edit.delete(UKRAINE),)), StillUsed)
    assert isinstance(error, StillUsed)
    assert (error.id, error.by) == ("ukr", ("p1",))


def test_a_record_can_be_deleted_with_its_users_in_any_order(store: Store) -> None:
    taken = (UKRAINE, CITED, CLAIM, STANCE)
    store.apply(Change("Delete", tuple(map(Edit.delete, taken))))
    assert [store.get(record.id) for record in taken] == [None] * 4


def test_a_use_that_ends_in_the_same_change_is_no_use(store: Store) -> None:
    store.apply(update(CLAIM, speaker="rus"))
    russia = Edit.delete(store.need(Actor, "rus"))
    refused(store, Change("Delete", (russia,)), StillUsed)
    store.apply(Change("Delete", (russia, Edit.update(store.need(Position, "p1"), speaker=None))))
    assert store.get("rus") is None


@pytest.mark.parametrize(
    "edits",
    [
        (Edit("planet", "x", None, {"name": "Mars"}),),
        (Edit.insert(Actor(id="usa", name="A")), Edit.insert(Actor(id="usa", name="B"))),
        (Edit("actor", "ukr", {}, {"name": "Unsaid"}),),
        (Edit("actor", "ukr", {"name": "Ukraine", "summary": ""}, {"name": "Half said"}),),
    ],
    ids=("no such kind", "twice", "nothing said of before", "half said"),
)
def test_a_change_that_no_operation_can_mean_is_a_bug(store: Store, edits: tuple[Edit, ...]) -> None:
    refused(store, Change("Edit", edits), BugError)


def test_the_id_of_a_record_stays(store: Store) -> None:
    refused(store, Change("Edit", (Edit("actor", "rus", {"id": "rus"}, {"id": "xyz"}),)), BugError)


# -- several edits of one record ---------------------------------------------------------------------


def test_edits_of_one_record_follow_each_other(empty: Store) -> None:
    renamed = Actor(id="ukr", name="Україна", short_name="UA")
    edits = (
        Edit.insert(UKRAINE),
        Edit.update(UKRAINE, name="Україна"),
        Edit("actor", "ukr", {"short_name": ""}, {"short_name": "UA"}),
    )
    empty.apply(Change("At once", edits))
    assert empty.get("ukr") == Actor(id="ukr", name=renamed.name, short_name="UA", aliases=UKRAINE.aliases)
    empty.undo()
    assert empty.all(Actor) == []


def test_what_is_changed_and_then_deleted_is_not_found(store: Store) -> None:
    changed = Edit.update(CITED, note="zebra")
    store.apply(Change("Both", (changed, Edit("evidence", "ev1", {}, None))))
    assert store.search("zebra") == []
    assert store.get("ev1") is None


def test_what_is_added_and_then_deleted_leaves_no_trace(store: Store) -> None:
    before = record_rows(store.db)
    usa = Actor(id="usa", name="Zebra")
    store.apply(Change("Both", (Edit.insert(usa), Edit.delete(usa))))
    assert record_rows(store.db) == before
    assert store.search("zebra") == []


# -- dates -------------------------------------------------------------------------------------------

DATES = ("", "2014", "2026-01~", "../2025-06", "2026-02/..", "2022-21", "XXXX", "201X", "2022-02/2022-05")


def test_the_bounds_of_a_date_are_stored_and_follow_it(store: Store) -> None:
    for number, text in enumerate(DATES):
        added = Position(id=f"d{number}", actor="ukr", issue="territory", channel="official", stated=text)
        store.apply(inserts(added))
        assert stored(store, "position", added.id, "stated_from", "stated_to") == dates.bounds(text)
    for before, after in permutations(DATES, 2):
        store.apply(update(store.need(Position, "p1"), stated=before))
        store.apply(update(store.need(Position, "p1"), stated=after))
        assert stored(store, "position", "p1", "stated_from", "stated_to") == dates.bounds(after)
        store.undo()
        assert stored(store, "position", "p1", "stated_from", "stated_to") == dates.bounds(before)


def test_an_edit_of_another_field_leaves_the_bounds(store: Store) -> None:
    store.apply(update(CLAIM, statement="Other"))
    assert stored(store, "position", "p1", "stated_from", "stated_to") == ("2026-02-01", "2026-02-28")


# -- files -------------------------------------------------------------------------------------------

CONTENT = b"%PDF \0 bytes"
SHA256 = hashlib.sha256(CONTENT).hexdigest()
FILE = Blob(id="file", sha256=SHA256, media_type="application/pdf")


def test_the_bytes_of_a_file_are_kept_once_and_not_in_the_journal(empty: Store) -> None:
    change = Change("File", (Edit.insert(FILE),), blobs={SHA256: CONTENT})
    empty.apply(change)
    empty.undo()
    assert empty.blob(SHA256) == CONTENT
    empty.redo()
    empty.apply(
        Change("Again", (Edit.insert(Blob(id="f2", sha256=SHA256, media_type="x")),), blobs=change.blobs)
    )
    assert empty.blob(SHA256) == CONTENT
    assert empty.db.execute("SELECT count(*) FROM blob_data").fetchone() == (1,)
    journal = empty.db.execute(
        "SELECT group_concat(coalesce(before, '') || coalesce(after, '')) FROM edit"
    ).fetchone()
    assert "PDF \0" not in journal[0]


def test_bytes_under_a_wrong_name_are_a_bug(empty: Store) -> None:
    refused(empty, Change("File", (Edit.insert(FILE),), blobs={SHA256: b"others"}), BugError)
    assert empty.blob(SHA256) is None


def test_every_kind_of_record_can_be_written_and_read(empty: Store) -> None:
    from tests.db.exchange.samples import bare_and_full

    records = bare_and_full()
    assert {type(record) for record in records} >= set(KINDS.values()) - {KINDS["edition"]}
    empty.apply(inserts(*records))
    assert {record.id: empty.get(record.id) for record in records} == {
        record.id: record for record in records
    }
