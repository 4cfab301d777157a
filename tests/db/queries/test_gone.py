"""Records that are gone are still known by the title they had."""

from db.changes import Change
from db.queries.gone import gone_named, titles_ever
from db.records import Actor, Source
from db.store import Store
from tests.db.talks import STANCE, UKRAINE, inserts, update


def delete(store: Store, *ids: str) -> None:
    store.apply(Change("Delete", store.goes_with(ids).edits()))


def test_titles_are_those_of_now_or_the_last_ones(store: Store) -> None:
    store.apply(update(UKRAINE, name="Україна"))
    delete(store, "ukr", "territory")
    found = titles_ever(store.db, ["ukr", "rus", "p1", STANCE.id, "nobody", ""])
    assert found == {
        "ukr": "Україна",
        "rus": "Russia",
        "p1": "Україна · Territory",
        STANCE.id: "Withdrawal · preferred",
    }


def test_a_record_that_came_back_has_its_present_title(store: Store) -> None:
    delete(store, "ukr")
    store.undo()
    store.apply(update(UKRAINE, name="Ukraina"))
    assert titles_ever(store.db, ["ukr", "p1"]) == {"ukr": "Ukraina", "p1": "Ukraina · Territory"}


def test_deleted_records_are_found_by_the_words_of_their_titles(store: Store) -> None:
    store.apply(inserts(Actor(id="usa", name="United States"), Actor(id="uae", name="United Arab Emirates")))
    delete(store, "usa", "uae", "ukr")
    assert gone_named(store.db, "STATES united") == [("usa", "actor", "United States")]
    assert {id for id, _, _ in gone_named(store.db, "united")} == {"usa", "uae"}
    assert ("p1", "position", "Ukraine · Territory") in gone_named(store.db, "ukraine terr")
    assert gone_named(store.db, "russia") == []
    assert gone_named(store.db, " ") == []
    assert len(gone_named(store.db, "united", limit=1)) == 1


def test_what_an_undo_took_away_is_gone_too(store: Store) -> None:
    store.apply(inserts(Actor(id="usa", name="United States")))
    store.undo()
    assert gone_named(store.db, "united") == [("usa", "actor", "United States")]
    store.redo()
    assert gone_named(store.db, "united") == []


def test_the_title_of_a_part_names_what_is_still_there(store: Store) -> None:
    delete(store, "article")
    assert titles_ever(store.db, ["ev1"]) == {"ev1": "An article · Bullet 3"}


def test_titles_that_name_each_other_come_to_an_end(store: Store) -> None:
    delete(store, "ukr")
    turned = "UPDATE edit SET before = json_set(before, '$.actor', 'p1') WHERE id = 'p1' AND after IS NULL"
    store.db.execute(turned)
    assert titles_ever(store.db, ["p1"])["p1"].endswith("Territory")


def test_of_a_record_deleted_twice_the_last_title_counts(store: Store) -> None:
    delete(store, "article")
    store.undo()
    store.apply(update(store.need(Source, "article"), title="A second title"))
    delete(store, "article")
    assert titles_ever(store.db, ["article"]) == {"article": "A second title"}
    assert set(gone_named(store.db, "second")) == {
        ("article", "source", "A second title"),
        ("ev1", "evidence", "A second title · Bullet 3"),
    }
    assert gone_named(store.db, "an article") == []
