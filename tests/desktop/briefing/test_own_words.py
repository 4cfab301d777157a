"""The desk's own text in a paper: set in its looks, its lists as lists, its links and notes leading on."""

from dataclasses import replace

import pytest

from db.queries.snapshot import Snapshot
from db.records import Actor, BriefSection, Issue, Judgement, Option, Position, PositionOption, Record
from desktop.briefing import make_paper
from desktop.briefing.measures import A4
from tests.desktop.briefing.papers import (
    BRIEF,
    DOSSIER,
    SOURCE,
    TODAY,
    cited,
    paper_of,
    read,
    set_on,
    text_of,
)
from tests.desktop.briefing.tagging.reading import Heard, Leads, Node, entries, heard, plain
from tests.desktop.briefing.test_markings import levels

RECORDS: tuple[Record, ...] = (
    Actor(id="a", name="Upper"),
    Issue(id="i", title="Flow", discussed="o"),
    Option(id="o", issue="i", label="Half of it", value=50),
    Position(id="p", actor="a", issue="i", channel="official", statement="It stays."),
    PositionOption(id="p-o", position="p", option="o", stance="conditional"),
    SOURCE,
)
POSITION = RECORDS[3]


def said(text: str, *records: Record, kind: str = "positions") -> tuple[Record, ...]:
    """All records, with an own text for a section."""
    return (*RECORDS, *records, BriefSection(id="s", brief="brief", kind=kind, text=text))


def own(text: str, *records: Record) -> Heard:
    """The paper with an own text before the positions."""
    return heard(paper_of(*said(text, *records)))


def lists(paper: Heard) -> list[Node]:
    """The outermost lists of own texts."""
    return [each for each in paper.document.all("L") if each.said["ListNumbering"] != "/None"]


def links(paper: Heard) -> list[Leads]:
    return [kid for each in paper.document.all("Link") for kid in each.kids if isinstance(kid, Leads)]


def fonts_of(pdf: bytes, words: str) -> set[str]:
    """The faces that some words are set in."""
    found: set[str] = set()

    def visit(text: str, _: object, __: object, font: dict[str, str] | None, ___: float) -> None:
        if font and words in text:
            found.add(font["/BaseFont"].partition("+")[2])

    for page in read(pdf).pages:
        page.extract_text(visitor_text=visit)
    return found


def test_bold_italic_and_both_have_their_faces() -> None:
    pdf = paper_of(*said("Plainly **firmly** and *lightly* and ***doubly*** so."))
    assert "Plainly firmly and lightly and doubly so." in text_of(pdf)
    assert fonts_of(pdf, "firmly") == {"SourceSerif4-Semibold"}
    assert fonts_of(pdf, "lightly") == {"SourceSerif4-It"}
    assert fonts_of(pdf, "doubly") == {"SourceSerif4-SemiboldIt"}


def test_a_list_is_heard_as_a_list_with_its_labels() -> None:
    (first, second) = lists(own("They want:\n\n- water\n- land\n\nAnd then:\n\n3. peace\n4. trade"))
    assert [(plain(label), plain(text)) for label, text in entries(first)] == [
        ("•", "water"), ("•", "land"),
    ]  # fmt: skip
    assert [(plain(label), plain(text)) for label, text in entries(second)] == [
        ("3.", "peace"), ("4.", "trade"),
    ]  # fmt: skip
    assert (first.said["ListNumbering"], second.said["ListNumbering"]) == ("/Disc", "/Decimal")


def test_a_list_in_a_list_belongs_to_the_item_above_it() -> None:
    outer, inner = lists(own("- one\n  1. a\n  2. b\n\n     more of b\n- two"))
    assert [each.tag for each in outer.nodes] == ["LI", "LI"]
    assert inner in outer.nodes[0].nodes[1].nodes
    assert [plain(each.text) for each in inner.nodes] == ["1. a", "2. b more of b"]
    assert [each.tag for each in inner.nodes[1].nodes[1].nodes] == ["P"]


def test_items_hang_and_go_on_under_their_text() -> None:
    pieces = [piece for page in set_on(paper_of(*said(f"- {'word ' * 40}\n  - deep"))) for piece in page]
    lines = [piece.x for piece in pieces if piece.text.startswith("word word")]
    (deep,) = [piece.x for piece in pieces if piece.text.startswith("deep")]
    assert len(lines) > 2
    assert lines == pytest.approx([A4.text + 17.5] * len(lines), abs=0.01)
    assert deep == pytest.approx(A4.text + 35, abs=0.01)


def test_a_list_alone_has_its_number_before_it() -> None:
    (listing,) = lists(own("- water\n- land"))
    assert {each.tag for each in listing.nodes} == {"LI"}


def test_words_lead_to_the_paragraph_of_a_record() -> None:
    paper = own("See [the claim](record:p) of theirs.")
    (link,) = [each for each in links(paper) if each.says.startswith("Upper")]
    (place,) = [each for each in paper.document.all("P") if "It stays." in each.text]
    assert link.to == f"page {min(place.pages) + 1}"


@pytest.mark.parametrize("id", ["o", "nobody"])
def test_words_on_what_does_not_stand_in_the_paper_are_plain(id: str) -> None:
    paper = own(f"See [the claim](record:{id}) of theirs.")
    assert "See the claim of theirs." in plain(paper.document.text)
    assert {each.says for each in links(paper)} == {each.says for each in links(own("See the claim."))}


def test_words_lead_to_an_address() -> None:
    paper = own("Read [the letter](https://example.org/letter).")
    assert {each.to for each in links(paper) if each.to.startswith("http")} == {"https://example.org/letter"}
    assert "Read the letter." in plain(paper.document.text)


def test_a_citation_is_the_note_of_what_is_known_of_a_record() -> None:
    pdf = paper_of(*said("So it is said [@p]. And so on.", cited(POSITION)))
    assert "So it is said1. And so on." in text_of(pdf).replace("said 1", "said1").replace("1 .", "1.")
    assert "Note 1" in [each.says for each in links(heard(pdf))]


def test_a_citation_of_a_source_gives_its_place() -> None:
    text = text_of(paper_of(*said("So it is said [@letter, page 4].")))
    assert "“A letter to the editor”, page 4." in text


def test_the_bottom_line_and_the_basis_of_a_judgement_cite_too() -> None:
    judgement = Judgement(
        id="j", brief="brief", text="It will **hold**.", basis="It did so *twice* [@letter, page 5]."
    )
    brief = replace(BRIEF, bottom_line="The gate stays *shut* [@letter, page 1].")
    text = text_of(paper_of(*RECORDS, judgement, brief=brief))
    assert "The gate stays shut" in text
    assert "It did so twice" in text
    assert text.index("editor”, page 1.") < text.index(", page 5.")


def test_what_is_cited_and_not_on_record_stays_as_it_was_typed() -> None:
    assert "So they say [@nobody, page 4]." in text_of(paper_of(*said("So they say [@nobody, page 4].")))


def test_what_a_lower_edition_may_keep_out_is_not_named_in_it() -> None:
    secret = replace(SOURCE, id="secret-source", title="The other letter", handling="TLP:RED")
    dossier = replace(DOSSIER, marking_set="tlp")
    records = (dossier, *levels("tlp"), *said("So they say [@secret-source]. It is so.", secret))
    lower = Snapshot.of(records, as_of=TODAY, handling_at_most="TLP:GREEN")
    text = text_of(make_paper(lower, BRIEF, issued=TODAY))
    assert "So they say. It is so." in text
    assert "secret-source" not in text
