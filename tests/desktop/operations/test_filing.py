"""Records filed from a passage: record and citation are one step."""

from pathlib import Path

import pytest

from db.errors import InvalidField
from db.records import Evidence, Obstacle, Source
from db.store import Store
from desktop.documents.blocks import blocks
from desktop.operations import records
from desktop.operations.filing import cite, kept_text, with_citation
from tests.desktop.reading import TALKS, reading_tracker


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(reading_tracker(tmp_path / "lenn.parley"), desk="desk-1", author="Ana")


def test_a_passage_is_cited_without_the_space_around_it_on_one_line() -> None:
    text = "Silt\n\n  It comes with the flood of April, and it\n  stays. \n"
    cited = cite("src", text, blocks(text), text.index("flood") - 1, len(text))

    assert cited.quote == "flood of April, and it stays."
    assert text[cited.first : cited.last] == "flood of April, and it\n  stays."
    assert cited.locator == "paragraph 1"


def test_record_and_citation_are_one_change_that_undo_takes_back(store: Store) -> None:
    cited = cite("talks", TALKS, blocks(TALKS), 40, 60)
    obstacle = Obstacle(id="o1", title="Silt")
    change = with_citation(store, records.add(store, obstacle), obstacle, cited)
    store.apply(change)

    (evidence,) = store.find(Evidence, record="o1")
    assert change.label == "Add obstacle Silt, from What's going on at the Halden talks?"
    assert (evidence.first, evidence.last, evidence.bearing) == (cited.first, cited.last, "supports")
    store.undo()
    assert store.get("o1") is None
    assert store.find(Evidence, source="talks") == []
    store.close()


def test_a_passage_before_the_text_is_refused(store: Store) -> None:
    cited = cite("talks", TALKS, blocks(TALKS), 0, 5)
    obstacle = Obstacle(id="o1", title="Silt")
    wrong = type(cited)(cited.source, -2, 5, cited.quote, cited.locator)

    with pytest.raises(InvalidField):
        with_citation(store, records.add(store, obstacle), obstacle, wrong)
    store.close()


def test_the_text_of_a_source_is_read_where_it_has_one(store: Store) -> None:
    assert kept_text(store, store.need(Source, "talks")) == TALKS
    assert kept_text(store, store.need(Source, "bare")) is None
    store.close()
