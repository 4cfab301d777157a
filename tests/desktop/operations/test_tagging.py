"""Tags on several records: put on, taken off, made on the spot, as one step."""

import pytest

from db.changes import Change, Edit
from db.errors import InvalidField
from db.records import Evidence, Position, Record, Source, Tag, Tagging, link_id
from db.safety.integrity import problems
from db.store import Store
from desktop.operations.tagging import tag_records, tags_of

GAS = Tag(id="gas", name="Gas")


@pytest.fixture
def tagged(store: Store) -> Store:
    """Two tags, one of them on p1."""
    id = link_id("tagging", "gas", "p1")
    made = (GAS, Tag(id="aid", name="aid"), Tagging(id=id, tag="gas", record="p1"))
    store.apply(Change("Put", tuple(Edit.insert(record) for record in made)))
    return store


def some(store: Store) -> list[Record]:
    return [store.need(Position, "p1"), store.need(Position, "p2"), store.need(Source, "src-a")]


def test_tags_are_counted_over_records_of_any_kind(tagged: Store) -> None:
    assert [(use.tag.name, use.count) for use in tags_of(tagged, some(tagged))] == [("aid", 0), ("Gas", 1)]


def test_a_tag_is_put_on_those_that_lack_it(tagged: Store) -> None:
    change = tagged.apply(tag_records(tagged, some(tagged), put=[GAS]))
    assert change.label == "Tag 3 records “Gas”"
    assert len(change.edits) == 2
    assert tags_of(tagged, some(tagged))[1].count == 3
    tagged.undo()
    assert tags_of(tagged, some(tagged))[1].count == 1


def test_a_tag_is_taken_off_with_what_rests_on_it(tagged: Store) -> None:
    link = link_id("tagging", "gas", "p1")
    tagged.apply(Change("Cite", (Edit.insert(Evidence(id="e", source="src-a", record=link)),)))
    change = tagged.apply(tag_records(tagged, some(tagged), take=[GAS]))
    assert change.label == "Take “Gas” off 3 records"
    assert tagged.all(Tagging) == []
    assert tagged.get("e") is None
    assert problems(tagged) == []
    tagged.undo()
    assert tagged.need(Evidence, "e").record == link


def test_a_tag_is_made_and_put_on_in_one_step(tagged: Store) -> None:
    change = tagged.apply(tag_records(tagged, some(tagged)[:1], new=["  Black   Sea "], take=[GAS]))
    assert change.label == "Change tags of position of Ukraine on Territory"
    names = [use.tag.name for use in tags_of(tagged, some(tagged)[:1]) if use.count]
    assert names == ["Black Sea"]
    tagged.undo()
    assert [tag.name for tag in tagged.all(Tag)] == ["Gas", "aid"]


def test_a_tag_without_a_name_is_refused(tagged: Store) -> None:
    with pytest.raises(InvalidField):
        tag_records(tagged, some(tagged), new=["  "])


def test_what_is_so_already_is_no_change(tagged: Store) -> None:
    assert tag_records(tagged, some(tagged)[:1], put=[GAS]).edits == ()
    assert tag_records(tagged, some(tagged)[1:], take=[GAS]).edits == ()
