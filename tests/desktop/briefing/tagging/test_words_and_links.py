"""What is within the text of a paper: lists, notes, links, figures and signs, words in other languages."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from db.records import (
    Condition,
    Estimate,
    Evidence,
    Scenario,
    Source,
)
from desktop.briefing.canvas import PaperCanvas
from desktop.briefing.flow import draw_lines, set_lines
from desktop.briefing.measures import A4
from desktop.briefing.pen import Pen
from desktop.briefing.styles import BODY, MID
from desktop.briefing.tagging.metadata import Facts
from desktop.briefing.text import Words
from tests.desktop.briefing.papers import BRIEF, SOURCE, TODAY, cited, paper_of, read
from tests.desktop.briefing.tagging.reading import (
    Heard,
    Leads,
    Node,
    entries,
    heard,
    plain,
)
from tests.desktop.briefing.tagging.talks import ACTOR, ISSUE, POSITION, SAMPLES, STANCE, paper

# -- lists ---------------------------------------------------------------------------------------


def test_stances_are_a_list_and_their_conditions_a_list_within_it() -> None:
    conditions = [
        Condition(id=f"c{at}", position_option="p-o", text=f"Step {at}", rank=at) for at in range(2)
    ]
    found = paper(STANCE, *conditions)
    (stances,) = [each for each in found.document.all("L") if "Half of it" in each.text]
    ((label, text),) = entries(stances)
    assert plain(label) == "C conditional:"
    assert plain(text) == "Half of it · condition: Step 0 · condition: Step 1"
    (inner,) = stances.nodes[0].nodes[1].all("L")
    assert [(plain(label), plain(text)) for label, text in entries(inner)] == [
        ("· condition:", "Step 0"),
        ("· condition:", "Step 1"),
    ]
    assert stances.said == inner.said == {"ListNumbering": "/None"}


def test_sources_are_a_list_by_their_letters() -> None:
    found = paper(SOURCE, cited(POSITION), Source(id="s", title="Uncited"))
    listing = found.document.all("Sect")[-2].nodes[-1]
    assert [label for label, _ in entries(listing)] == ["A ", "B "]
    assert "Uncited" in entries(listing)[1][1]


# -- notes and links -----------------------------------------------------------------------------


@SAMPLES
def test_every_note_has_an_id_by_which_it_is_found(of: Callable[[], Heard]) -> None:
    found = of()
    notes = found.document.all("Note")
    ids = [note.said["ID"] for note in notes]
    assert ids == [f"note-{at}" for at in range(1, len(notes) + 1)]
    names = list(found.pdf.Root.StructTreeRoot.IDTree.Names)
    assert [str(name) for name in names[::2]] == sorted(ids)
    assert {str(element.S) for element in names[1::2]} == {"/Note"}
    assert [[part.tag for part in note.nodes] for note in notes] == [["Lbl", "P"]] * len(notes)


@SAMPLES
def test_every_link_says_where_it_leads_and_belongs_to_its_words(of: Callable[[], Heard]) -> None:
    found = of()
    links = found.document.all("Link")
    told = [kid for link in links for kid in link.kids if isinstance(kid, Leads)]
    assert len(told) == sum(len(page.get("/Annots", [])) for page in found.pdf.pages)
    for link in links:
        assert link.text.strip()
        assert all(kid.says for kid in link.kids if isinstance(kid, Leads))
    numbers = {kid.says for kid in told if kid.says.startswith("Note ")}
    assert numbers <= {f"Note {at}" for at in range(1, len(found.document.all("Note")) + 1)}
    assert len(numbers) > 50


def test_the_number_of_a_note_is_a_reference_that_leads_to_it() -> None:
    found = paper(SOURCE, cited(POSITION))
    (number,) = [
        each for each in found.document.all("Reference") if each.text == "1 " and not in_contents(found, each)
    ]
    (link,) = number.nodes
    (note,) = found.document.all("Note")
    assert link.kids[-1] == Leads("Note 1", f"page {min(note.pages) + 1}", min(number.pages))


def in_contents(found: Heard, element: Node) -> bool:
    return any(element is each for entry in found.document.all("TOC") for each in entry.walk())


def test_an_address_is_a_link_that_says_itself() -> None:
    url = "https://example.org/" + "a-long-way/" * 12
    found = paper(replace(SOURCE, url=url), cited(POSITION))
    (link,) = [each for each in found.document.all("Link") if "example" in each.text]
    leads = [kid for kid in link.kids if isinstance(kid, Leads)]
    assert len(leads) > 1  # one for each line it is set on
    assert {(kid.says, kid.to) for kid in leads} == {(url, url)}
    assert "".join(link.text.split()) == url


@SAMPLES
def test_the_contents_name_each_section_and_lead_to_its_page(of: Callable[[], Heard]) -> None:
    found = of()
    (contents,) = found.document.all("TOC")
    *heads, last = [section.nodes[0] for section in found.document.all("Sect")]
    assert plain(last.text) == "About this paper"  # the end of each, which nobody looks for
    assert len(contents.nodes) == len(heads)
    for entry, head in zip(contents.nodes, heads, strict=True):
        label, target = entry.nodes
        (link,) = target.nodes
        leads = link.kids[-1]
        assert isinstance(leads, Leads)
        page = min(head.pages) + 1
        assert (target.tag, leads.to) == ("Reference", f"page {page}")
        assert leads.says == f"{plain(head.text)}, page {page}"
        assert plain(head.text).startswith(plain(label.text))
        assert plain(link.text).endswith(f" {page}")


# -- figures and signs ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [
        (20.0, 45.0, "A bar from 20 to 45 on a scale from 0 to 100 per cent"),
        (12.5, 12.5, "A bar at 12.5 on a scale from 0 to 100 per cent"),
    ],
)
def test_the_strip_of_a_likelihood_is_a_figure_that_says_what_it_shows(
    low: float, high: float, says: str
) -> None:
    scenario = Scenario(id="s", title="It opens", family="main")
    found = heard(paper_of(scenario, Estimate(id="e", scenario="s", low=low, high=high, made="2026-04-01")))
    (figure,) = found.document.all("Figure")
    assert figure.said["Alt"] == says
    left, bottom, right, top = map(float, figure.said["BBox"].split())
    assert (round(right - left), round(top - bottom)) == (84, 3)
    assert 0 < left < right < 187


def test_a_likelihood_without_a_range_has_no_figure() -> None:
    found = heard(paper_of(Scenario(id="s", title="It opens", family="main")))
    assert "not quantified" in found.document.text
    assert found.document.all("Figure") == []


def test_words_in_a_figure_are_part_of_it_and_lead_nowhere() -> None:
    canvas = PaperCanvas(A4, Facts("A drawing", TODAY), language="en-GB")
    pen = Pen(canvas, A4, {})
    words = Words(BODY).text("The river ").address("https://example.org").marks([1])
    with pen.figure("A river between two towns", 100, 200, 300, 50):
        pen.box(100, 200, 300, 50, MID)
        draw_lines(pen, 110, 210, set_lines([words], 200))
    pen.next_page()
    found = heard(canvas.file())
    (figure,) = found.document.nodes
    assert (figure.tag, figure.said["Alt"]) == ("Figure", "A river between two towns")
    assert figure.nodes == []
    assert plain(figure.text) == "The river https://example.org1"
    assert figure.said["BBox"] == "100.00 591.89 400.00 641.89"
    assert "/Annots" not in found.pdf.pages[0]


def test_the_chips_of_the_matrix_are_spoken_in_words() -> None:
    unstated = replace(ACTOR, id="b", name="Lower"), replace(POSITION, id="q", actor="b")
    found = paper(STANCE, *unstated)
    chips = [each.said["ActualText"] for each in found.document.all("Span") if "ActualText" in each.said]
    assert sorted(chips) == ["a position, but not on this option", "conditional"]


# -- languages -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("It is Київ, not Kiev.", [("uk", "Київ")]),
        ("Міжнародний рух «Відсіч» says so.", [("uk", "Міжнародний рух"), ("uk", "Відсіч")]),
        ("The word is мы.", [("ru", "мы")]),
        ("The city is Москва.", [("und-Cyrl", "Москва")]),
        ("In Минск and Витебск.", [("und-Cyrl", "Минск"), ("und-Cyrl", "Витебск")]),
        ("Nothing else here, not even ü.", []),
    ],
)
def test_words_in_cyrillic_letters_bear_their_language(text: str, spans: list[tuple[str, str]]) -> None:
    found = heard(paper_of(ACTOR, ISSUE, replace(POSITION, statement=text)))
    assert languages(found) == spans
    assert plain(text) in plain(found.document.text)


def languages(found: Heard) -> list[tuple[str, str]]:
    return [
        (each.said["Lang"], each.text.strip()) for each in found.document.all("Span") if "Lang" in each.said
    ]


def test_cyrillic_words_over_two_lines_are_one_span() -> None:
    ukrainian = "Міжнародний рух " * 12
    found = heard(paper_of(ACTOR, ISSUE, replace(POSITION, statement=f"They say {ukrainian}so.")))
    ((language, text),) = languages(found)
    assert (language, plain(text)) == ("uk", plain(ukrainian))


def test_a_quotation_bears_the_language_its_source_has_on_record() -> None:
    quoted = Evidence(id="e", source="letter", record="p", quote="Laissons reposer la question.")
    found = paper(replace(SOURCE, language="fr", title="Lettre"), quoted)
    assert languages(found) == [("fr", "Laissons reposer la question."), ("fr", "Lettre")]


@pytest.mark.parametrize("language", ["", "en-US", "French", "x y"])
def test_a_source_in_the_language_of_the_paper_or_of_none_known_has_no_span(language: str) -> None:
    quoted = Evidence(id="e", source="letter", record="p", quote="It stays as it was.")
    assert languages(paper(replace(SOURCE, language=language), quoted)) == []


def test_a_span_is_one_in_a_line_of_the_contents_too() -> None:
    pdf = paper_of(replace(ACTOR, aliases="Україна"), ISSUE, POSITION, brief=BRIEF)
    assert ("uk", "Україна") in languages(heard(pdf))
    assert "Upper (Україна)" in str(read(pdf).outline)
