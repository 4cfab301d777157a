"""The Word twin of a paper: the same words under real heads, tables that repeat theirs, the same bytes."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from PIL import Image

from db.queries.snapshot import Snapshot
from db.records import (
    DOSSIER_ID,
    Actor,
    Brief,
    Dossier,
    Event,
    Issue,
    Marking,
    Option,
    Position,
    PositionOption,
    Record,
    Scenario,
    Source,
)
from desktop.briefing import Cancelled, make_paper, make_word
from desktop.briefing.cells import plain
from desktop.briefing.flow import Flowable
from desktop.briefing.measures import FORMATS
from desktop.briefing.paper import Order, Paper
from desktop.briefing.styles import ACCENT, INK, RED
from desktop.briefing.tables import table
from desktop.briefing.templates import builtin, template
from desktop.briefing.widths import Column
from desktop.briefing.word import looks
from desktop.briefing.word.document import _Setter
from desktop.briefing.word.pictures import PicturePen
from desktop.briefing.word.writer import Writer
from tests.desktop.briefing.papers import (
    BRIEF,
    SOURCE,
    TODAY,
    cited,
    pages_of,
    records_in,
    snapshot_of,
)
from tests.desktop.briefing.tagging.reading import heard

WORD = re.compile(r"\w+")
TEXT = (qn("w:t"), qn("w:tab"), qn("w:br"))
# Heads of what Word has its own way for, and where on a page numbers stand.
ONLY_ON_PAGES = {"Contents", "Paragraphs", "Page", "continued", "margin", "number"}


def opened(data: bytes) -> Document:
    return docx.Document(BytesIO(data))


def words_of(document: Document) -> str:
    """All text of the body, paragraphs and cells in order."""
    return "\n".join(
        "".join(each.text or "" if each.tag == qn("w:t") else " " for each in paragraph.iter(*TEXT))
        for paragraph in document.element.body.iter(qn("w:p"))
    )


def notes_part(document: Document) -> BaseOxmlElement:
    """The part of the file that holds its footnotes."""
    element = document.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES).blob
    return parse_xml(element)


def footnotes(document: Document) -> list[str]:
    """The footnotes by their numbers; none where the file has none."""
    if not any(each.reltype == RELATIONSHIP_TYPE.FOOTNOTES for each in document.part.rels.values()):
        return []
    notes = [each for each in notes_part(document) if int(each.get(qn("w:id"), "0")) > 0]
    return ["".join(text.text or "" for text in each.iter(qn("w:t"))).strip() for each in notes]


def styled(document: Document, style: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style and each.style.name == style]


def heads(document: Document, level: int) -> list[str]:
    return styled(document, f"Heading {level}")


def small(*more: Record) -> Snapshot:
    """Two actors that hold something, with a source."""
    records = [
        Actor(id="a", name="Upper bank"), Actor(id="b", name="Lower bank"),
        Issue(id="i", title="Flow", discussed="o"), Option(id="o", issue="i", label="Half each", value=50),
        Position(id="p", actor="a", issue="i", channel="official", statement="It stays."),
        PositionOption(id="po", position="p", option="o", stance="red line"),
        Event(id="e", title="A round of talks", start="2026-01-03"),
        SOURCE,
    ]  # fmt: skip
    return snapshot_of(*records, *more, cited(records[4]))


@pytest.mark.parametrize("dossier", ["ukraine-russia", "river-irel"])
@pytest.mark.parametrize("name", builtin())
def test_it_says_what_the_pdf_says(name: str, dossier: str) -> None:
    records = records_in(dossier)
    snapshot = Snapshot.of(records, as_of=TODAY)
    kind = template(name)
    brief = replace(next(each for each in records if isinstance(each, Brief)), template=name)
    of_kind = {"issue": Issue, "actor": Actor}.get(kind.subject)
    subject = snapshot.all(of_kind)[0].id if of_kind else ""
    before = Snapshot.of((), as_of="2026-01-01") if kind.since else None
    order = Order(kind, subject=subject, before=before, since="1 January 2026" if before else "")
    pdf = make_paper(snapshot, brief, issued=TODAY, number=2, order=order)
    word = opened(make_word(snapshot, brief, issued=TODAY, number=2, order=order))
    figures = heard(pdf).document.all("Figure")  # which Word gets in the words that stand for them
    drawn = {word for each in figures for word in WORD.findall(each.text)}
    printed = set(WORD.findall(" ".join(pages_of(pdf)))) - drawn
    written = set(WORD.findall(" ".join((words_of(word), headers(word), *footnotes(word)))))
    pages = {str(number) for number in range(1, len(pages_of(pdf)) + 1)}
    counted = {str(number) for number in range(1, len(footnotes(word)) + 1)}  # by Word itself
    whole = "".join(written)  # a word that is too long for its column stands in two parts on the page
    missing = printed - written - ONLY_ON_PAGES - pages - counted
    assert {each for each in missing if each not in whole} == set()
    assert len(heads(word, 1)) >= 1


def headers(document: Document) -> str:
    section = document.sections[0]
    return "\n".join(each.text for part in (section.header, section.footer) for each in part.paragraphs)


def test_heads_numbers_notes_and_links_are_words_own() -> None:
    word = opened(make_word(small(), BRIEF, issued=TODAY, number=1))
    assert "Upper bank" in " ".join(heads(word, 2))
    assert any(head.endswith("\tPositions and red lines by actor") for head in heads(word, 1))
    assert styled(word, "Body Text")[0].startswith("1\t")
    names = {each.get(qn("w:name")) for each in word.element.body.iter(qn("w:bookmarkStart"))}
    anchors = [each.get(qn("w:anchor")) for each in word.element.body.iter(qn("w:hyperlink"))]
    assert anchors
    assert set(anchors) <= names
    assert not any("-" in name for name in names)


def test_the_key_says_where_what_qualifies_a_paragraph_stands_here() -> None:
    records = records_in("ukraine-russia")
    brief = next(each for each in records if isinstance(each, Brief))
    (key,) = [
        each
        for each in styled(opened(make_word(Snapshot.of(records), brief, issued=TODAY)), looks.SMALL)
        if "kind of a statement" in each
    ]
    assert key.startswith(
        "Under a paragraph: kind of a statement (none: fact or public position), likelihood"
    )
    assert "(annex B)" in key


def test_notes_are_footnotes_that_are_referred_to_again_by_their_number() -> None:
    word = opened(make_word(small(), BRIEF, issued=TODAY, number=1))
    assert footnotes(word)[0].startswith("A·B3 ")
    assert styled(word, "Note")[0].startswith("A\t")  # the list of sources stands as it did
    references = [each.get(qn("w:id")) for each in word.element.body.iter(qn("w:footnoteReference"))]
    assert references == ["1"]
    again = [each.get(qn("w:instr"), "") for each in word.element.body.iter(qn("w:fldSimple"))]
    assert [each.split() for each in again] == [["NOTEREF", "_RefNote1", "\\h"]]
    names = [each.get(qn("w:name")) for each in word.element.body.iter(qn("w:bookmarkStart"))]
    assert "_RefNote1" in names


def test_footnotes_have_the_lines_above_them_that_word_looks_for() -> None:
    word = opened(make_word(small(), BRIEF, issued=TODAY))
    kinds = [each.get(qn("w:type")) for each in notes_part(word)]
    assert kinds[:3] == ["separator", "continuationSeparator", None]
    told = word.settings.element.find(qn("w:footnotePr"))
    assert told is not None
    assert [each.get(qn("w:id")) for each in told] == ["-1", "0"]


@pytest.mark.parametrize("dossier", ["ukraine-russia", "river-irel"])
def test_each_note_of_the_pdf_is_a_footnote_once_and_in_order(dossier: str) -> None:
    records = records_in(dossier)
    brief = next(each for each in records if isinstance(each, Brief))
    word = opened(make_word(Snapshot.of(records, as_of=TODAY), brief, issued=TODAY))
    references = [each.get(qn("w:id")) for each in word.element.body.iter(qn("w:footnoteReference"))]
    assert references == [str(number) for number in range(1, len(references) + 1)]
    found = footnotes(word)
    assert len(found) == len(references)
    ibid = [each for each in found if "Ibid." in each]
    assert ibid
    for at, each in enumerate(found):
        if "Ibid." in each:
            assert each[0] == found[at - 1][0]  # the letter of the same source


def test_a_paper_without_notes_has_no_footnotes() -> None:
    word = opened(make_word(snapshot_of(Issue(id="i", title="Flow")), BRIEF, issued=TODAY))
    assert footnotes(word) == []


def test_tables_repeat_their_heads_and_stances_are_letters_with_words() -> None:
    word = opened(make_word(small(), BRIEF, issued=TODAY, number=1))
    matrix = next(each for each in word.tables if each.cell(0, 0).text == "Issue")
    repeated = [next(row._tr.iter(qn("w:tblHeader")), None) is not None for row in matrix.rows]
    assert repeated == [True, *[False] * (len(repeated) - 1)]
    assert "R red line" in matrix.cell(1, 1).text
    margins = [each.get(qn("w:w")) for each in next(matrix._tbl.iter(qn("w:tblCellMar")))]
    assert margins == ["0", "80"]
    widths = [column.width for column in matrix.columns]
    assert len(set(widths)) > 1


def test_the_marking_stands_in_header_and_footer() -> None:
    levels = (
        Marking(id="m", set="tlp", level="TLP:RED", rank=4, banner="TLP:RED", colour="#FF2B2B", place="both"),
    )
    dossier = Dossier(id=DOSSIER_ID, title="River talks", marking_set="tlp")
    marked = Issue(id="i", title="Flow", handling="TLP:RED")
    word = opened(
        make_word(Snapshot.of((dossier, *levels, marked)), replace(BRIEF, handling="TLP:RED"), issued=TODAY)
    )
    section = word.sections[0]
    assert section.header.paragraphs[0].text.endswith("\t TLP:RED ")
    stops = [
        each.tab_stops
        for each in (section.header.paragraphs[0].paragraph_format, word.styles["Header"].paragraph_format)
    ]
    assert [len(each) for each in stops] == [1, 0]  # else the mark would stand at another stop
    assert "TLP:RED" in section.footer.paragraphs[0].text
    assert "Handling: TLP:RED" in words_of(word)


def test_the_file_says_what_it_is() -> None:
    word = opened(make_word(small(), replace(BRIEF, language="uk", paper="Letter"), issued=TODAY))
    said = word.core_properties
    assert (said.title, said.author, said.language) == (BRIEF.title, BRIEF.author, "uk")
    assert (said.subject, said.keywords, said.comments) == ("River talks: status paper", "RIV/1", "")
    assert said.created == said.modified == datetime(2026, 4, 19, tzinfo=UTC)
    assert (word.sections[0].page_width, word.sections[0].page_height) == (Pt(612), Pt(792))


def test_the_same_data_give_the_same_bytes_without_a_clock_or_an_id() -> None:
    first, second = (make_word(small(), BRIEF, issued=TODAY, number=1) for _ in range(2))
    assert first == second
    with ZipFile(BytesIO(first)) as parts:
        assert {each.date_time for each in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not {"docProps/thumbnail.jpeg", "docProps/app.xml", "word/stylesWithEffects.xml"} & {
            *parts.namelist()
        }
        everything = b"".join(parts.read(name) for name in parts.namelist())
    assert b"python-docx" not in everything


def test_only_addresses_that_lead_out_safely_are_links() -> None:
    sources = [
        Source(id="s1", title="Safe", url="https://example.org/a"),
        Source(id="s2", title="Not safe", url="javascript:alert(1)"),
    ]
    issue = Issue(id="i", title="Flow")
    evidence = [replace(cited(issue, id=f"e{at}"), source=each.id) for at, each in enumerate(sources)]
    word = opened(make_word(snapshot_of(issue, *sources, *evidence), BRIEF, issued=TODAY))
    outside = {each.target_ref for each in word.part.rels.values() if each.is_external}
    assert outside <= {"https://example.org/a"}
    assert "javascript:alert(1)" in words_of(word)


def test_figures_are_pictures_with_the_words_that_stand_for_them() -> None:
    records = records_in("river-irel")
    brief = next(each for each in records if isinstance(each, Brief))
    snapshot = Snapshot.of(records, as_of=TODAY)
    word = opened(make_word(snapshot, brief, issued=TODAY))
    figures = heard(make_paper(snapshot, brief, issued=TODAY)).document.all("Figure")
    said = {each.said.get("Alt", "") for each in figures}
    told = [each.get("descr", "") for each in word.element.body.iter(qn("wp:docPr"))]
    assert len(told) >= 4
    assert set(told) <= said
    block = FORMATS[brief.paper].block
    assert all(abs(each.width - Pt(block)) < Pt(1) for each in word.inline_shapes)
    captions = styled(word, "Caption")
    assert sum(each.startswith("Figure") for each in captions) == len(told)


def test_a_picture_holds_what_the_pen_draws() -> None:
    image = Image.new("RGB", (600, 600), "white")
    page = FORMATS["A4"]
    pen = PicturePen(image, page, {INK: RED})
    left = page.side
    pen.fill(pen.disc_of(left + 50, 50, 20), INK)
    pen.rule(left, left + 90, 90, 2, ACCENT, (10, 10))
    scale = 6
    red, blue = image.getpixel((50 * scale, 50 * scale)), image.getpixel((5 * scale, 90 * scale))
    assert red == tuple(round(float(part) * 255) for part in RED.split())  # the house's own in place of ink
    assert blue == tuple(round(float(part) * 255) for part in ACCENT.split())
    assert image.getpixel((15 * scale, 90 * scale)) == (255, 255, 255)  # the gap of the dash
    assert image.getpixel((50 * scale, 29 * scale)) == (255, 255, 255)  # outside the disc


def test_it_can_be_given_up() -> None:
    with pytest.raises(Cancelled):
        make_word(small(), BRIEF, issued=TODAY, cancelled=lambda: True)


def test_what_can_not_be_set_is_never_left_out_silently() -> None:
    class Strange(Flowable):
        """A part of a paper that no one thought of."""

    paper = Paper(small(), BRIEF, Order(template("status")), issued=TODAY, number=None)
    setter = _Setter(docx.Document(), paper, ())
    with pytest.raises(TypeError, match="Strange"):
        setter.put(Strange())


def test_bars_beside_what_differs_from_the_edition_before_are_borders() -> None:
    before = small()
    changed = [
        replace(each, statement="It may move.") if isinstance(each, Position) else each
        for each in before.records().values()
    ]
    order = Order(template("status"), before=before, since="edition 1 of 1 March 2026")
    word = opened(make_word(snapshot_of(*changed), BRIEF, issued=TODAY, number=2, order=order))
    barred = [each for each in word.paragraphs if each._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") is not None]
    assert any("It may move." in each.text for each in barred)
    rows = [row for table in word.tables for row in table.rows]
    marked = [row for row in rows if next(row._tr.iter(qn("w:tcBorders")), None) is not None]
    assert [row.cells[0].text.split("\n")[0] for row in marked] == ["Flow"]
    assert [row.cells[0].text.split("\n")[-1] for row in marked] == ["Changed"]
    said = "Changed since edition 1 of 1 March 2026"
    told = [each.text.replace("\u00a0", " ") for each in word.paragraphs]
    (at,) = [at for at, each in enumerate(told) if each.startswith(said)]
    assert any("It may move." in each for each in told[at - 4 : at]), "those who see no bar are told"
    same = Order(template("status"), before=before, since="edition 1 of 1 March 2026")
    plain = opened(make_word(small(), BRIEF, issued=TODAY, number=2, order=same))
    assert [
        each.text for each in plain.paragraphs if next(each._p.iter(qn("w:pBdr")), None) is not None
    ] == []


def test_the_contents_are_words_own_and_tables_stand_where_they_do_on_paper() -> None:
    word = opened(make_word(small(), BRIEF, issued=TODAY))
    listed = [each for each in word.paragraphs if each.style and each.style.name == "toc 1"]
    assert listed
    marks = [mark.get(qn("w:fldCharType")) for each in listed for mark in each._p.iter(qn("w:fldChar"))]
    assert marks == ["begin", "separate", "end"]
    (code,) = [each.text for each in word.element.iter(qn("w:instrText"))]
    assert code.strip() == r'TOC \o "1-1" \h \z \u'
    for each in word.tables:
        properties = each._tbl.tblPr
        names = [part.tag for part in properties if part.tag in (qn("w:tblInd"), qn("w:tblBorders"))]
        assert names == [qn("w:tblInd"), qn("w:tblBorders")]
        assert properties.find(qn("w:tblCaption")).get(qn("w:val"))


def test_heads_and_what_hangs_beside_them_stay_with_what_follows() -> None:
    word = opened(
        make_word(small(Scenario(id="s", title="Stalemate", narrative="Nobody moves.")), BRIEF, issued=TODAY)
    )
    heads = [
        table.rows[0]
        for table in word.tables
        if table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    ]
    assert heads
    assert all(each.paragraph_format.keep_with_next for row in heads for each in row.cells[0].paragraphs)
    at = next(at for at, each in enumerate(word.paragraphs) if "Stalemate" in each.text)
    assert word.paragraphs[at + 1].text in styled(word, "Small print")
    assert word.paragraphs[at + 1].paragraph_format.keep_with_next


def test_what_goes_on_over_many_rows_is_said_again_for_the_next_page() -> None:
    document = docx.Document()
    looks.dress(document, "en-GB")
    columns = [Column("What", 80, merged=True), Column("Record", names=True)]
    rows = [[plain("Position: new"), plain(f"Record {at}")] for at in range(20)]
    Writer(document, ()).table(table(62, 471, columns, rows), 56)
    (made,) = document.tables
    said = [row._tr.tc_lst[0] for row in made.rows][1:]
    texts = [
        "".join(text.text or "" for text in each.iter(qn("w:t"))).replace("\u00a0", " ") for each in said
    ]
    assert [at for at, text in enumerate(texts) if text] == [0, 8, 16]
    assert [each.vMerge for each in said] == [
        *["restart", *["continue"] * 7] * 2,
        "restart",
        *["continue"] * 3,
    ]
    assert made._tbl.tblPr.find(qn("w:tblInd")).get(qn("w:w")) == "120"
