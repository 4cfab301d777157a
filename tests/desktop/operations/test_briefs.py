"""Which paper is made, and up to which day it informs."""

import pytest

from db.changes import Change, Edit
from db.records import Brief
from db.store import Store
from desktop.operations.briefs import brief_for, briefs_of, cut_off


@pytest.mark.parametrize(
    ("as_of", "own", "day"),
    [
        ("", "", "2026-11-22"),
        ("", "2026-04-19", "2026-04-19"),
        ("2026-03-01", "2026-04-19", "2026-03-01"),
        ("2026-02", "", "2026-02-28"),
        ("../2025-06", "", "2025-06-30"),
        ("2026-02/..", "", "2026-02-01"),
    ],
)
def test_the_cut_off_is_the_one_asked_for_or_the_brief_s_or_the_day_of_issue(
    as_of: str, own: str, day: str
) -> None:
    assert cut_off(Brief(id="b", title="T", as_of=own), "2026-11-22", as_of) == day


def test_a_tracker_without_a_paper_gets_a_plain_one(store: Store) -> None:
    brief = brief_for(store.snapshot(), "status", paper="Letter")
    assert (brief.title, brief.template, brief.paper) == ("Talks", "status", "Letter")
    assert store.all(Brief) == []


def test_the_tracker_s_own_paper_is_taken(store: Store) -> None:
    briefs = (
        Brief(id="b2", title="Second"),
        Brief(id="b1", title="first"),
        Brief(id="b3", title="A", template="actor"),
    )
    store.apply(Change("Add", tuple(Edit.insert(brief) for brief in briefs)))
    assert [brief.id for brief in briefs_of(store.snapshot(), "status")] == ["b1", "b2"]
    taken = brief_for(store.snapshot(), "status")
    assert (taken.id, taken.paper) == ("b1", "A4")


def test_a_paper_marked_above_lends_no_words_to_one_below(store: Store) -> None:
    brief = Brief(id="b1", title="Our informant", bottom_line="He says", handling="TLP:RED")
    store.apply(Change("Add", (Edit.insert(brief),)))
    below = brief_for(store.snapshot(handling_at_most="TLP:GREEN"), "status")
    assert (below.title, below.bottom_line) == ("Talks", "")
