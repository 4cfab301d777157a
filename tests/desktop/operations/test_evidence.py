"""Citing a source for a record."""

import pytest

from db.errors import InvalidField
from db.records import Actor, Evidence, Position, Source
from db.store import Store
from desktop.operations.evidence import add_evidence


def test_a_source_is_cited_for_a_record(store: Store) -> None:
    source, record = store.need(Source, "src-b"), store.need(Position, "p1")
    change = store.apply(
        add_evidence(
            store,
            record,
            source,
            locator="Paragraph 3",
            bearing="contradicts",
            field="stated",
            says="undated",
        )
    )
    assert change.label == "Cite Background article for position of Ukraine on Territory"
    cited = store.find(Evidence, record="p1")[-1]
    assert (cited.source, cited.locator, cited.bearing) == ("src-b", "Paragraph 3", "contradicts")
    assert (cited.field, cited.says) == ("stated", "undated")


def test_what_is_no_bearing_is_refused(store: Store) -> None:
    with pytest.raises(InvalidField, match="supports, contradicts, context"):
        add_evidence(
            store, store.need(Actor, "ukr"), store.need(Source, "src-a"), locator="", bearing="proves"
        )
