"""Which issued papers hang on a source, and which changes make that worth a look."""

import pytest

from db.changes import Change, Edit
from db.records import Brief, BriefSection, Edition, Evidence, Source
from db.store import Store
from desktop.operations.editions import issue, withdraw
from desktop.operations.grading import regraded
from desktop.operations.records import set_fields
from desktop.operations.resting import UNKNOWN, touched_by
from tests.desktop.operations.test_editions import ASKED, BRIEF, CITED, silent


@pytest.fixture
def issued(store: Store) -> Store:
    """A paper that cites one of two sources, issued once."""
    store.apply(Change("Paper", (Edit.insert(BRIEF), Edit.insert(CITED))))
    brief = store.need(Brief, BRIEF.id)
    made = issue(store, brief, as_of="2026-04-19", issued="2026-04-21", mark="", asked=ASKED, report=silent)
    store.apply(made.change)
    store.apply(Change("Put", (Edit.insert(Source(id="unread", title="Unread")),)))
    return store


def editions(store: Store, source: str) -> list[str]:
    return [how for _, how in touched_by(store, (store.need(Source, source),))[0].editions]


def test_a_paper_touches_the_sources_it_cites_as_it_was_issued(issued: Store) -> None:
    assert editions(issued, "src-a") == ["cites it, and is out"]
    assert editions(issued, "unread") == []
    issued.apply(Change("Cite", (Edit.insert(Evidence(id="late", source="unread", record="p1")),)))
    assert editions(issued, "unread") == []


def test_a_withdrawn_paper_is_named_as_one(issued: Store) -> None:
    (edition,) = issued.all(Edition)
    issued.apply(withdraw(edition, "2026-05-01"))

    assert editions(issued, "src-a") == ["withdrawn 2026-05-01"]


def test_a_paper_that_cannot_be_laid_out_again_is_named_all_the_same(issued: Store) -> None:
    (edition,) = issued.all(Edition)
    foreign = Edition(
        id="e9", brief=edition.brief, number=9, issued="2026-04-22", change="no-such-change", made_with="{}"
    )
    issued.apply(Change("Put", (Edit.insert(foreign),)))

    assert editions(issued, "unread") == [UNKNOWN]


def test_how_far_it_is_gets_told(issued: Store) -> None:
    told: list[tuple[int, int]] = []

    touched_by(issued, issued.all(Source), lambda done, total: told.append((done, total)))

    assert told == [(1, 1)]


def test_what_withdraws_or_regrades_a_source_is_told_in_words(store: Store) -> None:
    def words(**values: str) -> list[str]:
        change = store.apply(set_fields(store, store.need(Source, "src-a"), values))
        return [each for _, each in regraded(store, change)]

    assert words(reliability="D") == ["graded D (was F)"]
    assert words(status="withdrawn", status_reason="forged") == ["now withdrawn"]
    assert words(reliability="") == ["graded no more (was D)"]
    assert words(notes="only a note") == []
    new = store.apply(Change("Put", (Edit.insert(Source(id="n", title="N", reliability="A")),)))
    assert list(regraded(store, new)) == []


def test_own_texts_hang_on_it_too(issued: Store) -> None:
    section = BriefSection(id="t", brief=BRIEF.id, kind="situation", text="As told [@src-b].")
    issued.apply(Change("Put", (Edit.insert(section),)))

    (found,) = touched_by(issued, (issued.need(Source, "src-b"),))

    assert "t" in [each.record.id for each in found.hanging]
