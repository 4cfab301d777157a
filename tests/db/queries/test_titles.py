"""Titles looked up in the file are those that a snapshot gives, for any number of records."""

from db.queries.titles import kinds_of, titles
from db.records import Actor, Condition, Evidence, Link, link_id
from db.store import Store
from tests.db.exchange.samples import bare_and_full
from tests.db.talks import STANCE, inserts


def test_titles_of_every_kind_are_those_of_the_snapshot(empty: Store) -> None:
    empty.apply(inserts(*bare_and_full()))
    snapshot = empty.snapshot()
    ids = snapshot.ids()
    assert titles(empty.db, ids) == {id: snapshot.title(id) for id in ids}


def test_what_is_not_there_has_no_title(store: Store) -> None:
    assert titles(store.db, ["nobody", ""]) == {}
    assert titles(store.db, []) == {}


def test_titles_that_were_looked_up_before_are_used(store: Store) -> None:
    known = {"ukr": "Known"}
    assert titles(store.db, ["p1", "ukr"], known) == {"p1": "Known · Territory", "ukr": "Known"}
    assert known["p1"] == "Known · Territory"


def test_a_chain_of_references_is_followed(store: Store) -> None:
    condition = Condition(id="c", position_option=STANCE.id, text="Only if")
    cited = Evidence(id="e2", source="article", record="c", locator="Bullet 9")
    store.apply(inserts(condition, cited))
    assert titles(store.db, ["e2", "c"]) == {"e2": "An article · Bullet 9", "c": "Only if"}


def test_links_that_go_round_come_to_an_end(store: Store) -> None:
    one, two = (
        Evidence(id="e3", source="article", record="e4"),
        Evidence(id="e4", source="article", record="e3"),
    )
    plain = Link(
        id=link_id("link", "ukr", "rus", "blocks"), from_record="ukr", to_record="rus", kind="blocks"
    )
    id = link_id("link", plain.id, plain.id, "cites")
    itself = Link(id=id, from_record=plain.id, to_record=plain.id, kind="cites")
    store.apply(inserts(one, two, plain, itself))
    found = titles(store.db, ["e3", plain.id, itself.id])
    assert found["e3"] == "An article"
    assert found[plain.id] == "Ukraine · blocks · Russia"
    assert found[itself.id] == f"{found[plain.id]} · cites · {found[plain.id]}"


def test_thousands_are_looked_up_in_portions(empty: Store) -> None:
    actors = [Actor(id=f"a{n}", name=f"Actor {n}") for n in range(1700)]
    empty.apply(inserts(*actors))
    ids = [actor.id for actor in actors]
    assert titles(empty.db, ids) == {actor.id: actor.name for actor in actors}
    assert set(kinds_of(empty.db, ids).values()) == {"actor"}
