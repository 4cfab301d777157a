"""Every template on both sizes, with the carried dossiers and a strained one: set as a good house would."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from db.queries.snapshot import Snapshot
from db.records import Brief, Record
from desktop.briefing.document import Composed, Steps, composed
from desktop.briefing.figures.figure import Figure
from desktop.briefing.flow import HEAD, Flowable, Paragraph, SectionHead
from desktop.briefing.front import Contents
from desktop.briefing.measures import GRID
from desktop.briefing.pages import LEAST_LINES, Placed
from desktop.briefing.paper import Order
from desktop.briefing.tables import Table
from desktop.briefing.templates import builtin, template
from tests.desktop.briefing.papers import records_in
from tests.desktop.briefing.strained import CYRILLIC, LONG_NAME, strained

SUBJECTS = {
    "sample": {"issue": "territory", "actor": "ukr"},
    "fictional": {"issue": "strip", "actor": "kal"},
    "strained": {"issue": "strip", "actor": "x0"},
}
LONGEST_HOLE = 14.5  # lines; before a table or section that can't be cut sensibly


def records_of(dossier: str) -> tuple[Record, ...]:
    if dossier == "strained":
        return strained()
    return records_in({"sample": "ukraine-russia", "fictional": "river-irel"}[dossier])


@cache
def set_from(dossier: str, name: str, paper: str) -> Composed:
    """A paper on its pages."""
    records = records_of(dossier)
    brief = replace(next(each for each in records if isinstance(each, Brief)), paper=paper)
    snapshot = Snapshot.of(records, as_of=brief.as_of)
    order = Order(template(name), subject=SUBJECTS[dossier].get(name, ""))
    if order.template.since:
        order = order._replace(before=Snapshot.of(records, as_of="2026-01-01"), since="1 January 2026")
    return composed(snapshot, brief, order, issued="2026-04-19", number=2, step=Steps(None, None))


def end_of(page: list[Placed]) -> float:
    return max(placed.y + placed.flowable.height for placed in page)


def _run_long(made: Composed) -> bool:
    """Whether its pages are a line longer than others, which saves a last one with a few lines."""
    return any(end_of(page) > made.paper.page.body + 0.01 for page in made.pages)


def is_head(flowable: Flowable) -> bool:
    return flowable.keeps == HEAD


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("name", builtin())
@pytest.mark.parametrize("dossier", SUBJECTS)
def test_pages_are_full_and_whole(dossier: str, name: str, paper: str) -> None:
    made = set_from(dossier, name, paper)
    body = made.paper.page.body + (GRID if _run_long(made) else 0)
    for page, following in zip(made.pages, [*made.pages[1:], None], strict=True):
        assert end_of(page) <= body + 0.01
        assert not is_head(page[-1].flowable)
        if following and not isinstance(page[-1].flowable, Contents):
            assert (body - end_of(page)) / GRID <= LONGEST_HOLE, following[0].flowable


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("name", builtin())
@pytest.mark.parametrize("dossier", SUBJECTS)
def test_no_paper_ends_on_a_page_of_a_few_lines(dossier: str, name: str, paper: str) -> None:
    pages = set_from(dossier, name, paper).pages
    assert len(pages) == 1 or end_of(pages[-1]) >= LEAST_LINES * GRID


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("dossier", SUBJECTS)
def test_nothing_on_a_page_lies_on_what_is_above_it(dossier: str, paper: str) -> None:
    for page in set_from(dossier, "status", paper).pages:
        for above, below in pairwise(page):
            assert below.y >= above.y + above.flowable.height - 0.01


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("dossier", SUBJECTS)
def test_a_section_stands_before_its_drawings_and_tables_go_on_under_their_heads(
    dossier: str, paper: str
) -> None:
    made = set_from(dossier, "status", paper)
    placed = [each.flowable for page in made.pages for each in page]
    heads = [each for each in made.flowables if isinstance(each, SectionHead)]
    assert [each for each in placed if isinstance(each, SectionHead)] == heads
    section: dict[int, str] = {}
    for flowables, told in ((made.flowables, section), (placed, {})):
        at = ""
        for each in flowables:
            at = each.place if isinstance(each, SectionHead) else at
            if isinstance(each, Figure):
                told[id(each)] = at
        assert told == section
    tables = [each for each in placed if isinstance(each, Table) and each.caption]
    assert all(each.frame.head for each in tables if each.place == "")


def test_strained_data_is_as_long_as_it_says_and_all_there() -> None:
    made = set_from("strained", "status", "A4")
    said = "".join(
        piece.text
        for page in made.pages
        for each in page
        if isinstance(each.flowable, Paragraph)
        for line in each.flowable.lines
        for piece in line.line.pieces
    )
    assert len(LONG_NAME) == 400
    for text in (LONG_NAME, CYRILLIC):
        assert "".join(text.split()) in "".join(said.split())
    assert len(said) > 60_000


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("dossier", SUBJECTS)
def test_the_one_page_paper_is_one_page_with_its_matrix(dossier: str, paper: str) -> None:
    made = set_from(dossier, "one-page", paper)
    assert len(made.pages) == 1
    assert [entry.kind for entry in made.paper.entries][:2] == ["key-judgements", "matrix"]
