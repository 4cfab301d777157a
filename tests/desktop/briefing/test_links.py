"""Links: contents to sections, notes to their entries, addresses only of the kinds that may leave a paper."""

from dataclasses import replace

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, Destination, DictionaryObject

from db.records import Actor, Issue, Position, Source
from tests.desktop.briefing.papers import SOURCE, cited, pages_of, paper_of, read, sample_paper

ACTOR, ISSUE = Actor(id="a", name="Upper"), Issue(id="i", title="Flow")
POSITION = Position(id="p", actor="a", issue="i", channel="official", statement="It stays.")


def links_of(pdf: bytes) -> list[list[DictionaryObject]]:
    """The links of each page."""
    return [[each.get_object() for each in page.get("/Annots", [])] for page in read(pdf).pages]


def page_led_to(reader: PdfReader, link: DictionaryObject) -> int:
    """The page a link leads to, 1 for the first."""
    place = link["/Dest"]
    assert isinstance(place, ArrayObject)
    number = reader.get_page_number(place[0].get_object())
    assert number is not None
    return number + 1


def addresses(url: str) -> list[str]:
    """Where the links of a paper lead that cites a source with an address."""
    pdf = paper_of(ACTOR, ISSUE, POSITION, replace(SOURCE, url=url), cited(POSITION))
    found = [
        link.raw_get("/A").get_object()["/URI"] for page in links_of(pdf) for link in page if "/A" in link
    ]
    assert url[:20].split()[0] in "".join(
        "".join(pages_of(pdf)).split()
    )  # printed, whether it leads anywhere or not
    return [str(each) for each in found]


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=(c)", "http://example.org", "mailto:desk@example.org"]
)
def test_addresses_of_the_web_and_of_mail_become_links(url: str) -> None:
    assert set(addresses(url)) == {url}


@pytest.mark.parametrize(
    "url",
    [
        *(
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "ftp://example.org",
            "/etc/passwd",
        ),
        *("https://example.org/a b", "https://example.org/\u202e", "HTTPS", "http://"),
    ],
)
def test_nothing_else_becomes_one(url: str) -> None:
    assert addresses(url) == []


def test_an_address_in_other_words_is_text() -> None:
    source = Source(id="s", title="See https://example.org and javascript:alert(1)")
    pdf = paper_of(ACTOR, ISSUE, POSITION, source)
    assert not [link for page in links_of(pdf) for link in page if "/A" in link]


def test_each_entry_of_the_contents_leads_to_the_page_it_names() -> None:
    pdf = sample_paper()
    reader = read(pdf)
    entries = [link for link in links_of(pdf)[0] if "/Dest" in link]
    lines = pages_of(pdf)[0].partition("Contents")[2].split("\n")[1:]
    named = [int(line.split()[-1]) for line in lines if line.strip() and line.split()[-1].isdigit()]
    pages = [page_led_to(reader, link) for link in entries]
    assert len(pages) >= 10
    assert pages == named[: len(pages)]


def test_each_number_of_a_note_leads_to_its_entry() -> None:
    pdf = paper_of(ACTOR, ISSUE, POSITION, SOURCE, cited(POSITION, locator="Line 7"))
    reader = read(pdf)
    to_notes = [link for page in links_of(pdf)[1:] for link in page if "/Dest" in link]
    assert len(to_notes) == 1
    assert "Line 7." in pages_of(pdf)[page_led_to(reader, to_notes[0]) - 1]


def test_the_outline_has_sections_and_actors_under_them() -> None:
    titles: list[str] = []
    under: list[str] = []
    for each in read(paper_of(ACTOR, ISSUE, POSITION)).outline:
        if isinstance(each, list):
            under.extend(str(part.title) for part in each if isinstance(part, Destination))
        else:
            titles.append(str(each.title))
    assert titles[:2] == ["1 Situation", "2 Positions and red lines by actor"]
    assert under == ["Upper"]


def test_links_show_no_border() -> None:
    for page in links_of(sample_paper()):
        assert all([int(str(side)) for side in link.raw_get("/Border")] == [0, 0, 0] for link in page)
