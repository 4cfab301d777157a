"""What search puts first: records titled by what was typed, then what says it, then what refers to it."""

from pathlib import Path

from db.changes import Change, Edit
from db.records import Actor, Issue, Obstacle, Position, Record
from db.store import Store

RECORDS: tuple[Record, ...] = (
    Actor(id="ukr", name="Ukraine"),
    Actor(id="rada", name="Parliament", summary="Parliament of Ukraine; guards its territory."),
    Issue(id="land", title="Territory"),
    Obstacle(id="o", title="Law", description="What the law of Ukraine says of territory."),
    Position(id="p", actor="ukr", issue="land", channel="official", statement="No cession."),
    Position(id="q", actor="ukr", issue="land", channel="assessed", speaker="rada", statement="A process."),
)


def test_a_position_is_found_by_its_actor_and_issue_before_what_only_mentions_them(tmp_path: Path) -> None:
    with Store.create(tmp_path / "t.parley") as store:
        store.apply(Change("Fill", tuple(Edit.insert(record) for record in RECORDS)))
        found = [hit.id for hit in store.search("ukraine territory")]
        assert set(found[:2]) == {"p", "q"}
        assert set(found[2:]) == {"rada", "o"}


def test_what_a_record_refers_to_beside_its_title_counts_least(tmp_path: Path) -> None:
    with Store.create(tmp_path / "t.parley") as store:
        store.apply(Change("Fill", tuple(Edit.insert(record) for record in RECORDS)))
        assert [hit.id for hit in store.search("parliament")] == ["rada", "q"]
