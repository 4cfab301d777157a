"""What hangs on a source, and what hangs on it alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.changes import Change, Edit
from db.records import (
    Brief,
    BriefSection,
    Evidence,
    Indicator,
    Judgement,
    Obstacle,
    Record,
    Scenario,
    Source,
)
from db.store import Store
from desktop.analysis.resting import hanging
from tests.desktop.small import small_tracker


@pytest.fixture
def cited(tmp_path: Path) -> Iterator[Store]:
    """A source that a claim rests on alone, one shared, one contradicted, and papers of them."""
    made: tuple[Record, ...] = (
        Source(id="s1", title="The Courier"),
        Source(id="s2", title="The Gazette"),
        Source(id="s3", title="Gone", status="withdrawn"),
        Obstacle(id="alone", title="No trust"),
        Obstacle(id="shared", title="No money"),
        Obstacle(id="against", title="No time"),
        Obstacle(id="other", title="No road"),
        Scenario(id="ends", title="It ends"),
        Indicator(id="sign", scenario="ends", text="Trucks leave", direction="raises"),
        Evidence(id="e1", source="s1", record="alone"),
        Evidence(id="e2", source="s3", record="alone"),
        Evidence(id="e3", source="s1", record="shared"),
        Evidence(id="e4", source="s2", record="shared"),
        Evidence(id="e5", source="s1", record="against", bearing="contradicts"),
        Evidence(id="e6", source="s2", record="other"),
        Evidence(id="e7", source="s1", record="sign"),
        Brief(id="b", title="Status", template="status", bottom_line="All wait [@shared]."),
        BriefSection(id="t1", brief="b", kind="situation", text="As told [@s1, page 4]."),
        BriefSection(id="t2", brief="b", kind="outlook", text="Nothing of it [@other]."),
        Judgement(id="j1", brief="b", text="It ends soon.", scenario="ends"),
        Judgement(id="j2", brief="b", text="It is about trust.", basis="see [@alone]"),
        Judgement(id="j3", brief="b", text="It is about roads.", basis="see [@other]"),
        Judgement(id="j4", brief="b", text="It is about trucks."),
        Evidence(id="e8", source="s1", record="j4"),
    )
    with small_tracker(tmp_path / "talks.parley") as store:
        store.apply(Change("Put", tuple(Edit.insert(record) for record in made)))
        yield store


def test_judgements_come_first_then_own_texts_then_records_alone_first(cited: Store) -> None:
    found = [(each.record.id, each.how, each.alone) for each in hanging(cited.snapshot(), "s1")]

    judged, texts, records = found[:3], found[3:5], found[5:]
    assert judged[0] == ("j4", "rests on it alone", True)
    assert set(judged[1:]) == {
        ("j1", "“It ends” rests on it", False),
        ("j2", "its words cite a record that rests on it", False),
    }
    assert {id for id, _, _ in texts} == {"b", "t1"}
    assert {record[:2] for record in records[:2]} == {
        ("alone", "rests on it alone"),
        ("sign", "rests on it alone"),
    }
    assert set(records[2:]) == {
        ("shared", "rests on it and 1 other source", False),
        ("against", "contradicted by it", False),
    }


def test_a_source_out_of_use_is_no_other_ground_until_it_is_in_use_again(cited: Store) -> None:
    def how() -> str:
        return next(each.how for each in hanging(cited.snapshot(), "s1") if each.record.id == "alone")

    assert how() == "rests on it alone"
    cited.apply(Change("Back", (Edit.update(cited.need(Source, "s3"), status="in use"),)))
    assert how() == "rests on it and 1 other source"


def test_nothing_hangs_on_what_is_not_cited(cited: Store) -> None:
    cited.apply(Change("Put", (Edit.insert(Source(id="s9", title="Unread")),)))

    assert hanging(cited.snapshot(), "s9") == ()
