"""The Word twin of a paper: the same words under real heads, tables that repeat theirs, the same bytes."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt

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
    Source,
)
from desktop.briefing import Cancelled, make_paper, make_word
from desktop.briefing.flow import Flowable
from desktop.briefing.paper import Order
from desktop.briefing.templates import builtin, template
from desktop.briefing.word.document import _Setter
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
ONLY_ON_PAGES = {"Contents", "Paragraphs", "Page", "continued"}  # heads of what Word has its own way for


def opened(data: bytes) -> Document:
    return docx.Document(BytesIO(data))


def words_of(document: Document) -> str:
    """All text of the body, paragraphs and cells in order."""
    return "\n".join(
        "".join(each.text or "" if each.tag == qn("w:t") else " " for each in paragraph.iter(*TEXT))
        for paragraph in document.element.body.iter(qn("w:p"))
    )


def styled(document: Document, style: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style and each.style.name == style]


def heads(document: Document, level: int) -> list[str]:
    return styled(document, f"Heading {level}")


def small(*more: object) -> Snapshot:
    """Two actors that hold something, with a source."""
    records = [
        Actor(id="a", name="Upper bank"), Actor(id="b", name="Lower bank"),
        Issue(id="i", title="Flow", discussed="o"), Option(id="o", issue="i", label="Half each", value=50),
        Position(id="p", actor="a", issue="i", channel="official", statement="It stays."),
        PositionOption(id="po", position="p", option="o", stance="red line"),
        Event(id="e", title="A round of talks", start="2026-01-03"),
        SOURCE,
    ]  # fmt: skip
    return snapshot_of(*records, cited(records[4]))


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
    written = set(WORD.findall(words_of(word) + headers(word)))
    pages = {str(number) for number in range(1, len(pages_of(pdf)) + 1)}
    whole = "".join(written)  # a word that is too long for its column stands in two parts on the page
    missing = printed - written - ONLY_ON_PAGES - pages
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
    assert styled(word, "Note")[0].startswith("1 A·B3\t")
    names = {each.get(qn("w:name")) for each in word.element.body.iter(qn("w:bookmarkStart"))}
    anchors = [each.get(qn("w:anchor")) for each in word.element.body.iter(qn("w:hyperlink"))]
    assert "note_1" in anchors
    assert set(anchors) <= names
    assert not any("-" in name for name in names)


def test_tables_repeat_their_heads_and_stances_are_letters_with_words() -> None:
    word = opened(make_word(small(), BRIEF, issued=TODAY, number=1))
    matrix = next(each for each in word.tables if each.cell(0, 0).text == "Issue")
    repeated = [next(row._tr.iter(qn("w:tblHeader")), None) is not None for row in matrix.rows]
    assert repeated == [True, *[False] * (len(repeated) - 1)]
    assert "R red line" in matrix.cell(1, 1).text
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
    assert "TLP:RED" in section.header.paragraphs[0].text
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
        assert not [name for name in parts.namelist() if "thumbnail" in name]
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


def test_it_can_be_given_up() -> None:
    with pytest.raises(Cancelled):
        make_word(small(), BRIEF, issued=TODAY, cancelled=lambda: True)


def test_what_can_not_be_set_is_never_left_out_silently() -> None:
    class Strange(Flowable):
        """A part of a paper that no one thought of."""

    with pytest.raises(TypeError, match="Strange"):
        _Setter(Writer(docx.Document(), ())).put(Strange())
