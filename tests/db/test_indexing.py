"""The index: what stands in it for a record, and that filling it anew comes to the same as keeping it."""

import pytest

from db import driver, indexing, migrations
from db.changes import Change, row_of
from db.errors import BugError
from db.records import Actor, Position
from db.store import Store
from tests.db.exchange.samples import bare_and_full
from tests.db.talks import CLAIM, TALKS, inserts, record_rows, update


def test_a_document_is_title_body_and_names() -> None:
    actor = Actor(
        id="ukr", name="Ukraine", short_name="UA", aliases="Україна", summary="A state", part_of="x"
    )
    values = {"id": actor.id, **row_of(actor)}
    title, body, context = indexing.document(Actor, values, lambda id: f"name of {id}")
    assert (set(title.split("\n")), body, context) == ({"Ukraine", "UA", "Україна"}, "A state", "name of x")


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("plain", "plain"),
        ("it's", "its"),
        ("it`s", "its"),
        ("'quoted'", "'quoted'"),
        ("м’яч", "мяч"),
        ("ЁЛКА ёлка", "ЕЛКА елка"),
        ("Łódź", "Lódź"),
        ("e\u0301", "é"),
        ("и\u0306", "й"),
        ("a\0b’c", "a bc"),
    ],
)
def test_text_is_made_alike_on_both_sides(text: str, normal: str) -> None:
    assert indexing.normalised(text) == normal


def test_the_index_is_the_same_when_it_is_filled_anew(store: Store) -> None:
    store.apply(inserts(*bare_and_full()))
    store.apply(update(CLAIM, statement="Another word"))
    store.apply(update(store.need(Actor, "ukr"), name="Renamed"))
    store.apply(Change("Delete", store.goes_with(["rus", "article"]).edits()))
    store.undo()
    kept = {word: found(store, word) for word in ("another", "renamed", "russia", "article", "full", "київ")}
    sizes = dict(store.db.execute("SELECT id, sz FROM search_docsize").fetchall())
    store.db.execute("DELETE FROM search")
    indexing.reindex_all(store.db)
    assert {word: found(store, word) for word in kept} == kept
    assert dict(store.db.execute("SELECT id, sz FROM search_docsize").fetchall()) == sizes
    assert len(sizes) == sum(store.counts().values())


def found(store: Store, word: str) -> list[str]:
    return [hit.id for hit in store.search(word, newest=True, limit=1000)]


def test_an_older_file_whose_kinds_lack_fields_of_today_can_be_indexed(store: Store) -> None:
    older = driver.memory()
    migrations.migrate(older, to=1)
    older.execute("PRAGMA foreign_keys=OFF")
    for name in ("actor", "record"):
        rows = store.db.execute(f"SELECT * FROM {name}").fetchall()
        marks = ", ".join("?" * len(rows[0]))
        older.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
    older.execute("ALTER TABLE actor DROP COLUMN short_name")
    older.execute("DROP TABLE tagging")
    older.execute(indexing.SEARCH_SQL)
    indexing.reindex_all(older)
    hits = older.execute("SELECT rowid FROM search WHERE search MATCH 'ukraine'").fetchall()
    assert [row[0] for row in hits] == [
        store.db.execute("SELECT n FROM actor WHERE id = 'ukr'").fetchone()[0]
    ]


def test_those_that_refer_to_a_record_are_found_by_any_reference(store: Store) -> None:
    store.apply(update(CLAIM, speaker="rus"))
    assert {row["id"] for _, _, row in indexing.referring(store.db, ["rus"])} == {"p1"}
    assert {row["id"] for _, _, row in indexing.referring(store.db, ["p1", "article"])} == {"ev1", STANCE_ID}
    assert list(indexing.referring(store.db, [])) == []
    assert list(indexing.referring(store.db, [f"x{n}" for n in range(1201)])) == []


STANCE_ID = next(record.id for record in TALKS if record.META.kind == "position_option")


def test_names_are_kept_from_change_to_change_only_as_far_as_they_hold(store: Store) -> None:
    for number in range(3):
        store.apply(update(store.need(Actor, "ukr"), name=f"Name{number}"))
        store.apply(update(store.need(Position, "p1"), venue=f"Venue{number}"))
        assert set(found(store, f"name{number}")) == {"ukr", "p1"}
    rows = record_rows(store.db)
    with pytest.raises(Exception, match="is not an id"):
        store.apply(
            Change(
                "Both",
                (*update(store.need(Actor, "ukr"), name="Ghost").edits, *update(CLAIM, actor="").edits),
            )
        )
    assert record_rows(store.db) == rows
    # Refused by the journal, when the index was written and the new name read: a change of this id is there.
    taken = store.journal(limit=1)[0].id
    late = Change("Late", update(store.need(Actor, "ukr"), name="Ghost").edits, id=taken)
    with pytest.raises(BugError):
        store.apply(late)
    store.apply(update(store.need(Position, "p1"), venue="Paris"))
    assert found(store, "ghost") == []
    assert set(found(store, "name2")) == {"ukr", "p1"}


def test_more_names_than_are_kept_can_be_used(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "NAMES", 2)
    actors = [Actor(id=f"a{n}", name=f"Party{n}") for n in range(10)]
    positions = [
        Position(id=f"q{n}", actor=f"a{n}", issue="territory", channel="official") for n in range(10)
    ]
    store.apply(inserts(*actors, *positions))
    assert all(set(found(store, f"party{n}")) == {f"a{n}", f"q{n}"} for n in range(10))
