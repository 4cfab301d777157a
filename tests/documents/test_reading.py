"""Files of every format read: their words, what they say of themselves, what stands around them."""

import re

import pytest

from desktop.documents.document import Document
from desktop.documents.errors import NothingInIt
from desktop.documents.reading import read
from tests.documents import papers

HEADINGS = (f"# {papers.TITLE}", "## What the south says")
PLAIN = "\n\n".join((papers.TITLE, *papers.PARAGRAPHS)) + "\n"


def said(document: Document) -> dict[str, str]:
    return {each.field: each.value for each in document.proposed}


def where(document: Document) -> dict[str, str]:
    return {each.field: each.found for each in document.proposed}


def aside(document: Document) -> list[tuple[str, str]]:
    return [(" ".join(each.text.split()), each.why) for each in document.aside]


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("talks.html", papers.page(), "text/html"),
        ("talks.docx", papers.docx(), "vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("talks.odt", papers.odt(), "vnd.oasis.opendocument.text"),
        ("talks.pdf", papers.pdf(), "application/pdf"),
        ("talks.eml", papers.mail(), "message/rfc822"),
        ("talks.txt", PLAIN.encode(), "text/plain"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.parametrize("disguise", ["", "a wrong name.bin"])
def test_a_file_is_read_by_what_it_is(name: str, data: bytes, media_type: str, disguise: str) -> None:
    document = read(disguise or name, data)

    assert document.media_type.endswith(media_type)
    assert document.original == data
    assert papers.PARAGRAPHS[2][:60] in " ".join(document.text.split())
    assert said(document)["title"] == papers.TITLE
    assert "\r" not in document.text


@pytest.mark.parametrize("data", [papers.page(), papers.docx(), papers.odt()], ids=["html", "docx", "odt"])
def test_headings_and_items_are_marked_and_paragraphs_apart(data: bytes) -> None:
    paragraphs = read("talks", data).text.split("\n\n")

    for heading in HEADINGS:
        assert heading in paragraphs
    for item in papers.ITEMS:
        assert f"• {item}" in paragraphs


def test_what_stands_around_the_article_of_a_page_is_set_aside_with_its_reason() -> None:
    assert aside(read("talks.html", papers.page())) == [
        ("• Home", "Navigation"),
        ("• World", "Navigation"),
        ("We use cookies to please you. Accept all?", "Cookie notice"),
        (papers.OTHER_NEWS, "Outside the article"),
        ("Printed and published in Tarn. All rights reserved.", "Foot of the page"),
    ]  # fmt: skip


def test_what_a_page_says_of_itself_is_proposed_with_where_it_was_found() -> None:
    document = read("talks.html", papers.page())

    assert said(document) == {
        "title": papers.TITLE,
        "author": "Ilse Maren",
        "issued": "2031-04-09",
        "publisher": "The Tarn Courier",
        "url": "https://courier.example/vessin",
        "language": "en",
        "type": "webpage",
    }
    assert where(document)["issued"] == "meta “article:published_time”"
    assert where(document)["url"] == "link “canonical”"


def test_the_data_of_a_page_for_search_engines_is_read() -> None:
    authors = '[{"name": "A. Oru"}, "B. Tarn"]'
    data = f'{{"@graph": [{{"@type": "NewsArticle", "headline": "Water", "author": {authors}}}]}}'
    page = f'<html><script type="application/ld+json">{data}</script><p>{papers.PARAGRAPHS[0]}</p></html>'

    document = read("a.html", page.encode())

    assert said(document)["author"] == "A. Oru; B. Tarn"
    assert where(document)["title"] == "data of the page, “headline”"


def test_no_script_of_a_page_is_in_its_text() -> None:
    document = read("talks.html", papers.page())

    assert "document.write" not in document.text
    assert not any("document.write" in each.text for each in document.aside)


def test_a_table_is_read_row_by_row() -> None:
    assert "Side | Share\n\nNorth | 40" in read("talks.docx", papers.docx()).text
    assert "North | 40" in read("talks.odt", papers.odt()).text


def test_spaces_breaks_and_notes_of_an_odt_are_words_and_comments_are_not() -> None:
    document = read("talks.odt", papers.odt())

    assert "South  Vessin [A note.]  is ready.\nIs it?" in document.text
    assert aside(document) == [("Is that so?", "Comment")]


def test_the_lines_of_a_pdf_become_paragraphs_on_their_pages() -> None:
    pages = read("talks.pdf", papers.pdf()).text.split("\f")

    assert [page.strip().split("\n\n") for page in pages] == [
        [
            "What the north says",
            "North Vessin asks for forty parts in a hundred of the inflow, and says that it will take "
            "nothing less than that.",
        ],
        [
            "South Vessin is ready to speak about thirty parts, if the old canal is mended first.",
            "Another paragraph begins here and goes on to the next line.",
        ],
        ["The mediators from Tarn hold that both can be had within a year."],
    ]


def test_running_titles_and_page_numbers_of_a_pdf_are_set_aside() -> None:
    found = aside(read("talks.pdf", papers.pdf()))

    assert found == [
        pair
        for number in (1, 2, 3)
        for pair in (
            (f"The Tarn Courier, {number} April", "Stands on most pages"),
            (f"{number}", "Page number"),
        )
    ]


def test_a_pdf_of_pictures_says_so_and_is_kept() -> None:
    document = read("scan.pdf", papers.blank_pdf())

    assert document.text.strip() == ""
    assert "only pictures" in document.warnings[0]


def test_a_pdf_of_one_page_knows_its_page() -> None:
    assert "\f" in read("one.pdf", papers.pdf([("One line of text.",)])).text


def test_a_mail_gives_its_plain_text_its_headers_and_names_its_attachments() -> None:
    document = read("talks.eml", papers.mail(html=True))

    assert document.text.startswith(papers.PARAGRAPHS[0])
    assert (said(document)["author"], said(document)["issued"]) == ("Ilse Maren", "2031-04-09")
    assert said(document)["type"] == "personal communication"
    assert [why for _, why in aside(document)] == ["Headers of the mail"]
    assert "map.bin (6 bytes)" in document.warnings[0]


def test_a_mail_without_plain_text_gives_that_of_its_page() -> None:
    document = read("talks.eml", papers.mail(plain=False, html=True))

    assert HEADINGS[1] in document.text
    assert ("• Home", "Navigation") in aside(document)


def test_the_front_matter_of_markdown_is_set_aside_and_proposed() -> None:
    text = "---\ntitle: 'Water'\ndate: 2031-04-09\nlang: en\n---\n# Head\n\n* one\n- two\n\nWords *of* it.\n"

    document = read("talks.md", text.encode())

    assert document.text == "# Head\n\n• one\n• two\n\nWords *of* it.\n"
    assert (said(document)["title"], said(document)["issued"], said(document)["language"]) == (
        "Water",
        "2031-04-09",
        "en",
    )
    assert aside(document)[0][1] == "Front matter"


def test_plain_text_stays_as_it_came_but_for_what_is_set_aside() -> None:
    text = f"Skip to main content\n{PLAIN}\nShare this article\n"

    document = read("talks.txt", text.replace("\n", "\r\n").encode())

    assert document.text == f"{PLAIN}\n"
    assert [why for _, why in aside(document)] == ["Navigation", "Sharing"]
    assert "".join((document.aside[0].text, document.text, document.aside[1].text)) == text


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("🔴 LIVE — Day 40 of the talks  |  Latest: What Oru said", "Ticker"),
        ("Home > World > Vessin", "Navigation"),
        ("Subscribe to our newsletter", "Subscription"),
        ("1,204 views", "Counter"),
        ("5 min read", "Counter"),
        ("This site uses cookies. Read our policy.", "Cookie notice"),
        ("© 2031 The Tarn Courier", "Copyright line"),
        ("Read more: The canal", "Links elsewhere"),
        ("ADVERTISEMENT", "Advertisement"),
        ("Live talks are to begin in May, said the envoy.", ""),
        ("Share of the inflow", ""),
        ("Donors met in Oru", ""),
        ("The cookies of Oru are famed.", ""),
        ("Registers of both sides differ", ""),
    ],
)
def test_lines_around_a_text_are_told_from_its_own(line: str, why: str) -> None:
    document = read("talks.txt", f"{papers.TITLE}\n\n{line}\n\n{papers.PARAGRAPHS[0]}\n".encode())

    assert aside(document) == ([(" ".join(line.split()), why)] if why else [])
    assert (line in document.text) is not bool(why)


def test_a_byline_a_counter_and_a_date_are_read_from_the_words() -> None:
    text = f"{papers.TITLE}\n\nby Ilse Maren and Bo Tarn 49 views\n\nPublished 9 April 2031\n\n{PLAIN}"

    document = read("talks.txt", text.encode())

    assert (said(document)["author"], said(document)["issued"]) == ("Ilse Maren and Bo Tarn", "2031-04-09")
    assert aside(document) == [("49 views", "Counter")]
    assert "by Ilse Maren and Bo Tarn\n" in document.text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r"]
)
def test_the_encoding_of_a_text_is_told(encoding: str) -> None:
    text = "Северная сторона требует сорок частей притока и не возьмёт меньше, говорит её посланник.\n" * 4

    document = read("речь.txt", text.encode(encoding))

    assert document.text == text
    assert bool(document.warnings) == (encoding in ("cp1251", "koi8-r"))


def test_a_page_is_read_in_the_encoding_it_names() -> None:
    page = (
        '<html><meta charset="iso-8859-2"><body><p>Łódź i Žižkov, długie rozmowy o wodzie.</p></body></html>'
    )

    assert "Łódź i Žižkov" in read("a.html", page.encode("iso-8859-2")).text


@pytest.mark.parametrize("data", [b"", b" \n\r\n", b"\x00\x00"])
def test_a_file_of_nothing_says_so(data: bytes) -> None:
    with pytest.raises(NothingInIt, match="holds no words"):
        read("empty.txt", data)


def test_reading_tells_how_far_it_is_and_can_be_given_up() -> None:
    told: list[tuple[int, int]] = []
    read("talks.pdf", papers.pdf(), lambda done, total: told.append((done, total)))

    class GivenUp(Exception):
        pass

    def give_up(done: int, total: int) -> None:
        if total:
            raise GivenUp

    with pytest.raises(GivenUp):
        read("talks.pdf", papers.pdf(), give_up)
    assert [each for each in told if each[1]] == [(0, 3), (1, 3), (2, 3)]


def test_a_document_that_states_no_properties_is_given_none() -> None:
    parts = papers.unzipped(papers.docx())
    links = parts["_rels/.rels"]
    assert isinstance(links, bytes)
    assert parts.pop("docProps/core.xml")
    unlinked = re.sub(rb"<Relationship [^>]*core-properties[^>]*/>", b"", links)

    proposed = {
        each.field: each.value
        for each in read("talks.docx", papers.zipped({**parts, "_rels/.rels": unlinked})).proposed
    }

    assert proposed["title"] == papers.TITLE, "its first heading"
    assert "issued" not in proposed


def test_properties_are_found_under_the_name_libreoffice_has_for_them() -> None:
    parts = papers.unzipped(papers.docx())
    links = parts["_rels/.rels"]
    assert isinstance(links, bytes)
    word, libre = (
        b"openxmlformats.org/package/2006/relationships/metadata",
        b"openxmlformats.org/officedocument/2006/relationships/metadata",
    )
    assert word in links

    document = read("talks.docx", papers.zipped({**parts, "_rels/.rels": links.replace(word, libre)}))

    found = {each.field: (each.value, each.found) for each in document.proposed}
    assert found["title"] == (papers.TITLE, "document properties")
