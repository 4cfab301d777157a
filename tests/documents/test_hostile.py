"""Files made to do harm, and broken files: a clear sentence, bounded work, nothing run, nothing lost."""

import struct
import zipfile
from collections.abc import Callable

import pytest

from desktop.documents import bounds
from desktop.documents.bounds import Watch
from desktop.documents.errors import (
    DamagedDocument,
    DeclaresEntities,
    NeedsPassword,
    NotADocument,
    NothingInIt,
    TakesTooLong,
    TooMuch,
    Unreadable,
)
from desktop.documents.reading import read
from tests.documents import papers

ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
WORD = "word/document.xml"


def docx_with(change: Callable[[bytes], bytes]) -> bytes:
    """The Word document with its text as `change` makes it."""
    parts = papers.unzipped(papers.docx())
    text = parts[WORD]
    assert isinstance(text, bytes)
    return papers.zipped({**parts, WORD: change(text)})


def more(name: str, data: bytes) -> bytes:
    """The Word document with one part more."""
    return papers.zipped({**papers.unzipped(papers.docx()), name: data})


UTF_16 = LAUGHS.encode("utf-16")
STYLE = "docProps/x.xml"


def declared(text: bytes) -> bytes:
    return ENTITY.encode() + text


def within(body: str) -> Callable[[bytes], bytes]:
    return lambda text: text.replace(b"<w:body>", b"<w:body>" + body.encode(), 1)


def locked() -> bytes:
    """An archive whose parts say that they are encrypted."""
    data = bytearray(papers.odt())
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            (flags,) = struct.unpack_from("<H", data, at + offset)
            struct.pack_into("<H", data, at + offset, flags | 1)
    return bytes(data)


def mail_of(header: bytes) -> bytes:
    """A mail of words with one header more."""
    return b"From: a\nSubject: b\n" + header + b"\n\nwords"


def deep(tag: str) -> str:
    """300 elements inside one another."""
    return f"<{tag}>" * 300 + f"</{tag}>" * 300


MANY = " ".join(f'a{number}=">"' for number in range(2001))
PDF = papers.pdf()
OPEN_PDF = papers.pdf(password="")  # encrypted, and opened by anybody
STRANGE = OPEN_PDF.replace(b"/Standard", b"/Strange_")
DOCX = papers.docx()
ODT = papers.odt()
CASES: dict[str, tuple[str, bytes, type[Unreadable], str]] = {
    "a picture called .txt": ("a.txt", b"\x89PNG\r\n" + bytes(900), NotADocument, "a picture"),
    "bytes called .txt": ("a.txt", bytes(range(256)) * 40, NotADocument, "no known format"),
    "a program called .md": ("a.md", b"MZ\x90\x00" + bytes(400), NotADocument, "a program"),
    "an old Word file": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), NotADocument, "old kind"),
    "rich text": ("a.rtf", b"{\\rtf1\\ansi words}", NotADocument, "rich text"),
    "another archive": ("a.zip", papers.zipped({"a.txt": "words"}), NotADocument, "a ZIP archive"),
    "a cut PDF": ("a.pdf", PDF[: len(PDF) // 2], DamagedDocument, "no whole PDF"),
    "a PDF of a head": ("a.pdf", PDF[:40], DamagedDocument, "no whole PDF"),
    "an encrypted PDF": ("a.pdf", papers.pdf(password="secret"), NeedsPassword, "save it without one"),
    "a cut PDF anybody may open": ("a.pdf", OPEN_PDF[: len(OPEN_PDF) // 2], DamagedDocument, "no whole PDF"),
    "a PDF without its key": ("a.pdf", OPEN_PDF.replace(b"/O ", b"/X "), NeedsPassword, "encrypted"),
    "a PDF of a strange lock": ("a.pdf", STRANGE, NeedsPassword, "encrypted"),
    "a cut DOCX": ("a.docx", DOCX[: len(DOCX) // 2], DamagedDocument, "no whole Word document"),
    "a DOCX without its text": ("a.docx", papers.zipped({"word/x": ""}), DamagedDocument, "missing"),
    "a DOCX of broken XML": ("a.docx", docx_with(lambda text: text[:-40]), DamagedDocument, "XML is broken"),
    "a bomb in a DOCX": ("a.docx", more("word/media/a.bin", bytes(40_000_000)), TooMuch, "would grow"),
    "many parts in a DOCX": ("a.docx", papers.zipped({f"p{n}": "" for n in range(2001)}), TooMuch, "parts"),
    "entities in a DOCX": ("a.docx", docx_with(declared), DeclaresEntities, "entities"),
    "entities in a part beside": ("a.docx", more(STYLE, LAUGHS.encode()), DeclaresEntities, "entities"),
    "entities in UTF-16": ("a.docx", more(STYLE, UTF_16), DeclaresEntities, "entities"),
    "a deep DOCX": ("a.docx", docx_with(within(deep("w:p"))), TooMuch, "one another"),
    "a cut ODT": ("a.odt", ODT[: len(ODT) // 2], DamagedDocument, "no whole OpenDocument text"),
    "an encrypted ODT": ("a.odt", locked(), NeedsPassword, "encrypted"),
    "entities in an ODT": ("a.odt", papers.odt(before=ENTITY), DeclaresEntities, "entities"),
    "laughs in an ODT": ("a.odt", papers.odt(before=LAUGHS), DeclaresEntities, "entities"),
    "a deep ODT": ("a.odt", papers.odt(deep("text:p")), TooMuch, "one another"),
    "a bomb in an ODT": ("a.odt", papers.odt(f"<text:p>{'a' * 4_000_000}</text:p>"), TooMuch, "would grow"),
    "a deep mail": ("a.eml", mail_of(b"Content-Type: message/rfc822\n\n" * 3000), TooMuch, "one another"),
    "a mail of a long header": ("a.eml", mail_of(b"Content-Type: a/b;" + b" a=b;" * 999), TooMuch, "header"),
    "a page of a PDF that grows": ("a.pdf", papers.drawing(b"(a) Tj " * 5_000_000), TooMuch, "unpacks to"),
    "a page packed twice": ("a.pdf", papers.drawing(b" " * 40_000_000, packed=2), TooMuch, "unpacks to"),
    "forms that draw forms": ("a.pdf", papers.drawing(b"(a) Tj ", forms=9), TooMuch, "unpacks to"),
    "forms without end": ("a.pdf", papers.drawing(b"(a) Tj ", forms=40, times=1), TooMuch, "one another"),
    "a page of attributes": ("a.html", papers.page(f"<p {MANY}>words</p>"), TooMuch, "2,000 attributes"),
    "a text that is too long": ("a.txt", b"x" * (bounds.TEXT_LENGTH + 1), TooMuch, "characters of text"),
    "a file of text that is too large": ("a.txt", b"word " * (bounds.TEXT_BYTES // 5 + 1), TooMuch, "MiB"),
    "nothing but a page's frame": ("a.html", b"<html><body></body></html>", NothingInIt, "no words"),
}  # fmt: skip


def test_an_encrypted_pdf_that_anybody_may_open_is_read() -> None:
    assert read("a.pdf", OPEN_PDF).text == read("a.pdf", PDF).text


@pytest.mark.parametrize("case", CASES)
def test_a_file_that_cannot_be_read_says_why_what_was_kept_and_what_to_do(case: str) -> None:
    name, data, error, words = CASES[case]

    with pytest.raises(error) as raised:
        read(name, data)

    said = str(raised.value)
    assert said.startswith(f"{name} ")
    assert words in said
    assert "Nothing was added, and the file is as it was." in said
    assert said.endswith(".")
    assert ".." not in said
    assert "None" not in said


def test_every_reason_is_tried() -> None:
    assert {error for _, _, error, _ in CASES.values()} | {TakesTooLong} == set(Unreadable.__subclasses__())


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sizes are those that the archive declares: nothing of a larger part is ever unpacked."""
    unpacked: list[object] = []
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda _self, part, *_: unpacked.append(part))

    with pytest.raises(TooMuch):
        read("a.docx", CASES["a bomb in a DOCX"][1])

    assert unpacked == []


def test_a_page_that_draws_forms_within_bounds_is_read() -> None:
    words = b"BT /F1 12 Tf 20 20 Td (words) Tj ET"
    assert read("a.pdf", papers.drawing(words)).text.strip() == "words"
    assert read("a.pdf", papers.drawing(words, forms=2, times=2)).warnings == ()
    assert read("a.pdf", papers.drawing(words, forms=30, times=1)).text.strip() == "words"


def test_macros_are_named_and_left_alone() -> None:
    assert "never run" in read("a.docm", more("word/vbaProject.bin", b"Sub AutoOpen()")).warnings[0]
    parts = papers.unzipped(ODT)
    assert "never run" in read("a.odt", papers.zipped({**parts, "Basic/Standard/m.xml": "<x/>"})).warnings[0]


def test_a_page_as_deep_as_can_be_keeps_its_words() -> None:
    document = read("a.html", b"<div>" * 100_000 + b"Words in the deep." + b"</div>" * 100_000)

    assert document.text == "Words in the deep.\n\n"
    assert "too large" in document.warnings[0]


def test_a_line_that_is_too_long_is_broken_at_spaces_and_that_is_said() -> None:
    text = "word " * 30_000

    document = read("a.txt", text.encode())

    assert max(map(len, document.text.split("\n"))) <= bounds.LINE_LENGTH
    assert document.text.replace("\n", " ") == text
    assert "broken at spaces" in document.warnings[0]


def test_a_long_line_without_spaces_stays_whole() -> None:
    document = read("a.txt", b"x" * 50_000)

    assert (document.text, document.warnings) == ("x" * 50_000, ())


def test_bytes_that_are_no_letters_are_counted() -> None:
    document = read("a.txt", b"The talks of Oru went on " + "später ".encode() * 40 + b"\xe4 and \xff.\n")

    assert document.text.count("\ufffd") == 2
    assert "2 places could not be read" in document.warnings[-1]


def test_reading_ends_when_its_time_is_over() -> None:
    watch = Watch("a.pdf", lambda _done, _total: None, seconds=-1.0)

    with pytest.raises(TakesTooLong, match="takes too long"):
        watch.step(0, 0)
