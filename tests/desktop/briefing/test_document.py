"""The file around the pages: size, title, language, progress, giving up, and writing it to disk."""

from dataclasses import replace

import pytest

from db.dates import BadDate
from db.errors import KnownError
from db.records import Actor, Issue, Position
from desktop.briefing import Cancelled, make_paper
from tests.desktop.briefing.papers import (
    BRIEF,
    DOSSIER,
    TODAY,
    catalog_of,
    pages_of,
    paper_of,
    read,
    snapshot_of,
    text_of,
)

TALKS = (
    Actor(id="a", name="Upper"),
    Issue(id="i", title="Flow"),
    Position(id="p", actor="a", issue="i", channel="official", statement="It stays."),
)


@pytest.mark.parametrize(("paper", "size"), [("A4", (595.28, 841.89)), ("Letter", (612, 792))])
def test_a_paper_has_the_size_the_brief_asks_for(paper: str, size: tuple[float, float]) -> None:
    for page in read(paper_of(*TALKS, brief=replace(BRIEF, paper=paper))).pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(size, abs=0.01)


def test_the_file_names_its_title_author_subject_and_language() -> None:
    reader = read(paper_of(*TALKS))
    assert reader.metadata is not None
    assert reader.metadata.title == BRIEF.title
    assert reader.metadata.author == "River desk"
    assert reader.metadata.subject == "River talks: status paper"
    catalog = catalog_of(paper_of(*TALKS))
    assert str(catalog["/Lang"]) == "en-GB"
    assert "/DisplayDocTitle" in str(catalog["/ViewerPreferences"])


@pytest.mark.parametrize(
    ("brief", "dossier", "language"),
    [("uk", "fr", "uk"), ("", "fr-CA", "fr-CA"), ("not a tag", "", "en-GB"), ("", "", "en-GB")],
)
def test_the_language_is_the_briefs_else_the_dossiers(brief: str, dossier: str, language: str) -> None:
    pdf = paper_of(replace(DOSSIER, language=dossier), *TALKS, brief=replace(BRIEF, language=brief))
    assert str(catalog_of(pdf)["/Lang"]) == language


def test_the_control_block_names_edition_dates_author_and_distribution() -> None:
    brief = replace(BRIEF, distribution="Minister\nDesk")
    text = text_of(paper_of(*TALKS, brief=brief, issued="2026-05-01"))
    for part in (
        *("Reference RIV/1", "Edition 1 (first; no changes to list)", "Date 1 May 2026"),
        *("Information cut-off 19 April 2026", "Author River desk", "Distribution Minister; Desk"),
    ):
        assert part in text


def test_what_is_not_stated_says_so() -> None:
    brief = replace(BRIEF, reference="", author="")
    text = text_of(make_paper(snapshot_of(*TALKS, as_of=""), brief, issued=TODAY))
    assert "Reference not stated" in text
    assert "Author not stated" in text
    assert "Information cut-off not stated" in text
    assert "Edition not numbered" in text
    assert "is day" not in text  # no day to count to


def test_each_page_bears_its_number_and_how_many_there_are() -> None:
    pages = pages_of(paper_of(*TALKS))
    for number, page in enumerate(pages, start=1):
        assert f"{number} of {len(pages)} · RIV/1, edition 1" in page


def test_only_the_first_page_has_no_running_head() -> None:
    heads = ["River talks: status\n" in page.replace(" \n", "\n") for page in pages_of(paper_of(*TALKS))]
    assert heads[0] is False
    assert all(heads[1:])


def test_a_paper_without_a_day_of_issue_is_refused() -> None:
    with pytest.raises(BadDate, match="day of issue"):
        paper_of(*TALKS, issued="")


def test_progress_only_rises_and_ends_at_the_whole() -> None:
    told: list[tuple[int, int]] = []
    make_paper(
        snapshot_of(*TALKS), BRIEF, issued=TODAY, progress=lambda done, whole: told.append((done, whole))
    )
    assert told == sorted(told)
    assert len(told) > 10
    assert told[-1] == (100, 100)


@pytest.mark.parametrize("after", [0, 5, 17])
def test_a_paper_can_be_given_up_at_any_step(after: int) -> None:
    asked = iter([False] * after + [True] * 100)
    with pytest.raises(Cancelled, match="Nothing was written") as raised:
        make_paper(snapshot_of(*TALKS), BRIEF, issued=TODAY, cancelled=lambda: next(asked))
    assert isinstance(raised.value, KnownError)
