"""What a paper is to who hears it: all of it marked, heads, paragraphs, tables."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from db.records import (
    Event,
    Option,
    Proposal,
    ProposalPoint,
    Track,
)
from tests.desktop.briefing.papers import SOURCE, cited, paper_of
from tests.desktop.briefing.tagging.reading import (
    Heard,
    Node,
    entries,
    heard,
    plain,
    sample_heard,
)
from tests.desktop.briefing.tagging.talks import ACTOR, ISSUE, POSITION, SAMPLES, paper

GROUPS = {"Document", "Sect", "TOC", "L", "LI", "Table", "THead", "TBody", "TR", "Note", "Reference"}
WITHIN = {
    "TOCI": {"TOC"},
    "LI": {"L"},
    "Lbl": {"LI", "TOCI", "Note"},
    "LBody": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "Caption": {"Table"},
    "TR": {"THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
}


# -- everything is marked ------------------------------------------------------------------------


@SAMPLES
def test_nothing_is_painted_outside_what_is_marked(of: Callable[[], Heard]) -> None:
    kinds = Counter(part.kind for page in of().pages for part in page)
    assert kinds["outside"] == 0
    assert kinds["P"] > 100


@SAMPLES
def test_every_marked_part_is_in_the_structure_once_and_leads_back_to_its_element(
    of: Callable[[], Heard],
) -> None:
    found = of()
    parents = iter(found.pdf.Root.StructTreeRoot.ParentTree.Nums)
    by_key = {int(key): element for key, element in zip(parents, parents, strict=True)}
    assert list(by_key) == list(range(len(by_key)))
    assert found.pdf.Root.StructTreeRoot.ParentTreeNextKey == len(by_key)
    for at, page in enumerate(found.pdf.pages):
        assert page.obj.StructParents == at
        elements = list(by_key[at])
        numbers = [part.number for part in found.pages[at] if part.number is not None]
        assert numbers == list(range(len(elements)))
        kinds = [part.kind for part in found.pages[at] if part.number is not None]
        assert kinds == [str(element.S).lstrip("/") for element in elements]
        for link in page.get("/Annots", []):
            assert str(by_key[int(link.StructParent)].S) == "/Link"


@SAMPLES
def test_elements_stand_where_the_standard_allows_them(of: Callable[[], Heard]) -> None:
    for element in of().document.walk():
        words = [kid for kid in element.kids if not isinstance(kid, Node)]
        assert not (words and element.tag in GROUPS), element
        for kid in element.nodes:
            assert element.tag in WITHIN.get(kid.tag, {element.tag}), (element.tag, kid.tag)


@SAMPLES
def test_what_stands_on_every_page_is_ornament(of: Callable[[], Heard]) -> None:
    for number, page in enumerate(of().pages, start=1):
        head, foot = (
            "".join(part.text for part in page if part.kind == kind) for kind in ("/Header", "/Footer")
        )
        assert f"{number} of {len(of().pages)}" in foot
        assert ("19 April 2026" in head) is (number > 1)
    assert of().document.text.count("edition 1") == 1  # where the paper says how to cite it


def test_the_banner_is_ornament_and_the_control_block_names_the_marking() -> None:
    found = sample_heard()
    for page in found.pages:
        assert {part.kind for part in page if "TLP:CLEAR " in part.text} >= {"/Header", "/Footer"}
    control = entries(found.document.nodes[0])
    assert control[-1] == ("Handling ", "TLP:CLEAR ")
    assert [label for label, _ in control][:3] == ["Reference ", "Edition ", "Date "]


# -- heads and bookmarks -------------------------------------------------------------------------


@SAMPLES
def test_heads_are_one_title_then_levels_without_a_gap(of: Callable[[], Heard]) -> None:
    levels = [int(head.tag[1]) for head in of().document.all("H1", "H2", "H3", "H4", "H5", "H6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(levels) == 4
    assert all(after <= before + 1 for before, after in pairwise(levels))


@SAMPLES
def test_every_bookmark_is_a_head_and_every_section_and_part_has_its_bookmark(
    of: Callable[[], Heard],
) -> None:
    found = of()
    with found.pdf.open_outline() as outline:
        bookmarks = [
            (level, item.title)
            for section in outline.root
            for level, item in ((2, section), *((3, part) for part in section.children))
        ]
    heads = [(int(head.tag[1]), plain(head.text)) for head in found.document.all("H2", "H3")]
    told = [(level, re.sub(r"^\d+ (?=S\d|\D)", "", text) if level == 3 else text) for level, text in heads]
    assert told[0] == (2, "Contents")
    assert [(level, plain(title)) for level, title in bookmarks] == told[1:]


def test_a_section_holds_its_head_first() -> None:
    sections = sample_heard().document.all("Sect")
    assert [section.nodes[0].tag for section in sections] == ["H2"] * len(sections)
    assert plain(sections[0].nodes[0].text) == "1 Key judgements"
    assert [plain(each.nodes[0].text) for each in sections[-2:]] == ["C Sources", "About this paper"]


def test_public_and_back_channel_positions_stand_under_heads_of_their_own() -> None:
    found = paper(replace(POSITION, id="q", channel="back-channel"))
    assert [plain(head.text) for head in found.document.all("H4")] == ["Public", "Back-channel"]


# -- paragraphs ----------------------------------------------------------------------------------


def test_a_paragraph_over_several_pages_is_one_element() -> None:
    words = " ".join(f"word{at}" for at in range(1500))
    found = heard(paper_of(ACTOR, ISSUE, replace(POSITION, statement=words)))
    (paragraph,) = [each for each in found.document.all("P") if "word0 " in each.text]
    assert re.findall(r"word\d+", paragraph.text) == words.split()
    assert len(paragraph.pages) > 2


def test_paragraphs_that_pages_cut_are_whole() -> None:
    said = "Nobody asked who opened the gate before the water rose, and nobody was told. " * 9
    held = [replace(POSITION, id=f"p{at}", statement=f"{said}Case {at} is closed.") for at in range(30)]
    cut = [each for each in heard(paper_of(ACTOR, ISSUE, *held)).document.all("P") if len(each.pages) > 1]
    assert len(cut) > 3
    assert all(re.search(rf"{said}Case \d+ is closed\.\s*$", each.text) for each in cut)


def test_number_and_kind_are_read_before_the_text_and_the_rest_of_the_margin_behind_it() -> None:
    judged = replace(POSITION, channel="assessed")
    section = heard(paper_of(ACTOR, ISSUE, judged, SOURCE, cited(judged))).document.all("Sect")[1]
    head = next(at for at, each in enumerate(section.nodes) if each.tag == "H4")
    said = [plain(each.text) for each in section.nodes[head + 1 :]]
    assert said[0] == "2 Judgement Flow. It stays.1"
    assert said[-1] == "1 A·B3"


def test_words_do_not_run_together_where_lines_end() -> None:
    for paragraph in sample_heard().document.all("P"):
        assert not re.search(r"[a-z]{2}\.[A-Z][a-z]{2}", re.sub(r"\S*[./]\S*\.\S*", "", paragraph.text))
    text = sample_heard().document.text
    assert "A ceasefire that defers the question depends on two conditions, US pressure on Moscow" in text


# -- tables --------------------------------------------------------------------------------------


@SAMPLES
def test_every_table_has_heads_with_their_scope_and_rows_of_equal_length(of: Callable[[], Heard]) -> None:
    tables = of().document.all("Table")
    assert len(tables) > 10
    for table in tables:
        rows = [row.nodes for row in table.all("TR")]
        assert {width for _, width in grid(rows)} == {width for _, width in grid(rows[:1])}
        heads = [part for part in table.nodes if part.tag == "THead"]
        for row in (row for part in heads for row in part.nodes):
            assert [(cell.tag, cell.said["Scope"]) for cell in row.nodes] == [("TH", "/Column")] * len(
                row.nodes
            )
        for row in (row for part in table.nodes if part.tag == "TBody" for row in part.nodes):
            named = [cell.said["Scope"] for cell in row.nodes if cell.tag == "TH"]
            assert set(named) <= {"/Row"}
        kinds = [part.tag for part in table.nodes]
        assert kinds in (["Caption", "THead", "TBody"], ["THead", "TBody"], ["TBody"])


def grid(rows: list[list[Node]]) -> list[tuple[int, int]]:
    """How many columns each row takes up, cells counted in that span down into it."""
    filled: Counter[int] = Counter()
    for at, row in enumerate(rows):
        for cell in row:
            for below in range(int(cell.said.get("RowSpan", 1))):
                filled[at + below] += int(cell.said.get("ColSpan", 1))
    return sorted(filled.items())


def test_a_caption_is_part_of_its_table_and_is_read_once_though_pages_repeat_it() -> None:
    events = [Event(id=f"e{at}", title=f"Round {at}", start=f"2026-01-{at % 28 + 1:02}") for at in range(90)]
    told = [replace(each, track="t") for each in events[:45]]
    found = heard(paper_of(Track(id="t", name="Salon"), SOURCE, cited(told[0]), *told, *events[45:]))
    (table,) = [each for each in found.document.all("Table") if "Round 1 " in each.text]
    assert len(table.pages) > 1
    (caption,) = table.all("Caption")
    assert plain(caption.text) == "Table 1 Events, earliest first"
    assert [plain(cell.text) for cell in table.all("THead")[0].all("TH")] == [
        "Date",
        "Event",
        "Track",
        "Source",
    ]
    assert len(table.all("TR")) == 91
    repeated = [part.text for page in found.pages for part in page if part.kind == "/Pagination"]
    assert any("continued" in text and "Track" in text for text in repeated)


def test_the_row_of_an_event_is_named_by_the_event() -> None:
    rounds = [Event(id=f"e{at}", title=f"Round {at}", start="2026-01-02") for at in range(2)]
    (table,) = heard(paper_of(*rounds)).document.all("Table")
    row, _ = table.all("TBody")[0].nodes
    assert [cell.tag for cell in row.nodes] == ["TD", "TH", "TD", "TD"]
    assert row.nodes[1].said == {"Scope": "/Row"}


def test_a_cell_that_a_page_cuts_is_one_element() -> None:
    words = " ".join(f"pressure{at}" for at in range(900))
    told = Event(id="e", title="Round", description=words, start="2026-01-02")
    found = heard(paper_of(told, Event(id="f", title="Talks", start="2026-01-03")))
    (cell,) = [each for each in found.document.all("TH") if "pressure0 " in each.text]
    assert re.findall(r"pressure\d+", cell.text) == words.split()
    assert len(cell.pages) > 1


def points(count: int) -> Heard:
    """A paper with many points of one proposal on one issue, and one on no issue."""
    made = [
        ProposalPoint(id=f"pp{at}", proposal="pr", issue="i", number=at, text=f"Point {at}")
        for at in range(count)
    ]
    alone = ProposalPoint(id="alone", proposal="pr", number=count, text="Alone")
    named = (Option(id="o", issue="i", label="Half", value=50), replace(made[0], option="o"))
    plan = Proposal(id="pr", title="Plan")
    return heard(paper_of(ISSUE, plan, SOURCE, cited(alone), *named, *made[1:], alone))


def test_an_issue_named_once_for_several_points_is_a_cell_that_spans_their_rows() -> None:
    (table,) = points(3).document.all("Table")
    rows = [[cell.tag for cell in row.nodes] for row in table.all("TBody")[0].nodes]
    assert rows == [["TH", *["TD"] * 3], ["TD"] * 3, ["TD"] * 3, ["TH", *["TD"] * 3]]
    spanning = table.all("TBody")[0].nodes[0].nodes[0]
    assert (spanning.text, spanning.said) == ("Flow ", {"Scope": "/Row", "RowSpan": "3"})
    assert table.text.count("Flow ") == 1


def test_a_spanning_cell_is_printed_again_on_the_next_page_as_ornament() -> None:
    found = points(120)
    (table,) = found.document.all("Table")
    pages = sorted(table.pages)
    assert len(pages) > 2
    for page in pages[1:]:
        assert "Flow " in [part.text for part in found.pages[page] if part.kind == "/Pagination"][-1]
    assert table.text.count("Flow ") == 1
