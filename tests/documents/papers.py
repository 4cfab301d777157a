"""Files of every format about talks that never were: those over the water of Lake Vessin."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from email.message import EmailMessage

import pikepdf

TITLE = "Lake Vessin: who gives water to whom"
PARAGRAPHS = (
    "North Vessin asks for forty parts in a hundred of the inflow, and says that it will take nothing less. "
    "Its envoy repeated this on the second day of the talks at Oru.",
    "South Vessin is ready to speak about thirty parts, if the old canal is mended first and the count of "
    "the gauges is kept by a third side.",
    "The mediators from Tarn hold that both can be had within a year, but doubt that either side wants it.",
)
ITEMS = ("Gauges: read by Tarn alone", "Canal: mended by the spring")

OTHER_NEWS = "Other news: a bridge was opened in Oru, and the mayor cut the ribbon in the rain."

PAGE = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Vessin | Courier</title>
<meta property="og:title" content="{TITLE}"><meta name="author" content="Ilse Maren">
<meta property="article:published_time" content="2031-04-09T07:30:00Z">
<meta property="og:site_name" content="The Tarn Courier">
<link rel="canonical" href="https://courier.example/vessin"><script>document.write("run")</script>
<link rel="stylesheet" href="https://courier.example/style.css"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies to please you. Accept all?</p></div>
<article><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><h2>What the south says</h2><p>{PARAGRAPHS[1]}</p>
<ul><li>{ITEMS[0]}</li><li>{ITEMS[1]}</li></ul><p>{PARAGRAPHS[2]}</p>
<img src="https://courier.example/lake.png" alt=""></article>
<aside><p>{OTHER_NEWS}</p></aside>
<footer><p>Printed and published in Tarn. All rights reserved.</p></footer></body></html>"""


def page(body: str = "") -> bytes:
    """A saved page; with `body`, one that holds nothing else."""
    return (f"<html><body>{body}</body></html>" if body else PAGE).encode()


def zipped(parts: dict[str, bytes | str], *, packed: bool = True) -> bytes:
    """An archive of these parts in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else None
            archive.writestr(name, data, compress_type=method)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes | str]:
    """The parts of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def docx() -> bytes:
    """A Word document with headings, a list, a table and properties."""
    from docx import Document

    document = Document()
    document.core_properties.title, document.core_properties.author = TITLE, "Ilse Maren"
    document.add_heading(TITLE, 1)
    document.add_paragraph(PARAGRAPHS[0])
    document.add_heading("What the south says", 2)
    document.add_paragraph(PARAGRAPHS[1])
    for item in ITEMS:
        document.add_paragraph(item, style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Side", "Share", "North", "40"), strict=True):
        cell.text = text
    document.add_paragraph(PARAGRAPHS[2])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


ODT_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)


def odt(body: str = "", *, before: str = "") -> bytes:
    """An OpenDocument text; `body`: its paragraphs as XML, `before`: what stands before the root."""
    inside = body or (
        f'<text:h text:outline-level="1">{TITLE}</text:h><text:p>{PARAGRAPHS[0]}</text:p>'
        f'<text:h text:outline-level="2">What the south says</text:h>'
        '<text:p>South<text:s text:c="2"/>Vessin<text:note><text:note-body><text:p>A note.</text:p>'
        "</text:note-body></text:note> is <text:span>ready</text:span>.<text:line-break/>Is it?</text:p>"
        f"<text:list>{''.join(f'<text:list-item><text:p>{each}</text:p></text:list-item>' for each in ITEMS)}"
        "</text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>North</text:p></table:table-cell>"
        "<table:table-cell><text:p>40</text:p></table:table-cell></table:table-row></table:table>"
        f"<text:p><office:annotation><text:p>Is that so?</text:p></office:annotation>{PARAGRAPHS[2]}</text:p>"
    )
    content = (
        f"{before}<office:document-content {ODT_SPACES}><office:body><office:text>{inside}"
        "</office:text></office:body></office:document-content>"
    )
    meta = (
        f"<office:document-meta {ODT_SPACES}><office:meta><dc:title>{TITLE}</dc:title>"
        "<dc:creator>Ilse Maren</dc:creator><dc:date>2031-04-09T08:00:00</dc:date>"
        "</office:meta></office:document-meta>"
    )
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "meta.xml": meta}
    )


def pdf(pages: Sequence[Sequence[str]] = (), *, password: str | None = None) -> bytes:
    """A PDF, a list of lines for each page; each has a running title and a page number.

    `password`: what opens it where it is encrypted, '' where anybody may.
    """
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=None if password is None else StandardEncryption(password, "own"))
    canvas.setTitle(TITLE)
    canvas.setAuthor("Ilse Maren")
    for number, lines in enumerate(pages or PDF_PAGES, 1):
        text = canvas.beginText(60, 780)
        for line in (f"The Tarn Courier, {number} April", "", *lines):
            text.textLine(line)
        text.textLine("")
        text.textLine(str(number))
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


PDF_PAGES = (
    (
        "What the north says",
        "",
        "North Vessin asks for forty parts in a hundred of the",
        "inflow, and says that it will take nothing less than",
        "that.",
    ),
    (
        "South Vessin is ready to speak about thirty parts, if the",
        "old canal is mended first.",
        "Another paragraph begins here and goes on to the next",
        "line.",
    ),
    ("The mediators from Tarn hold that both can be had within", "a year."),
)


def mail(*, plain: bool = True, html: bool = False) -> bytes:
    """A mail with an attachment."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = (
        TITLE,
        "Ilse Maren <ilse@courier.example>",
        "desk@example",
    )
    message["Date"] = "Wed, 09 Apr 2031 07:30:00 +0000"
    if plain:
        message.set_content("\n\n".join(PARAGRAPHS) + "\n")
    if html and plain:
        message.add_alternative(PAGE, subtype="html")
    elif html:
        message.set_content(PAGE, subtype="html")
    message.add_attachment(
        b"\x00\x01data", maintype="application", subtype="octet-stream", filename="map.bin"
    )
    return message.as_bytes()


def blank_pdf() -> bytes:
    """A PDF of two pages without text."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(2):
        canvas.rect(50, 50, 100, 100)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def drawing(content: bytes, *, packed: int = 1, forms: int = 0, times: int = 10) -> bytes:
    """A PDF of a page that draws `content`, packed once or twice, or by forms within forms, `times` each."""
    with pikepdf.new() as made:
        made.add_blank_page()
        page = made.pages[0]
        form = made.make_stream(content)
        for _ in range(forms):
            drawn = form
            drawn.Type, drawn.Subtype, drawn.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 9, 9]
            form = made.make_stream(b"/A#62 Do " * times)
            form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Ab=drawn))
        data = form.read_bytes()
        for _ in range(packed):
            data = zlib.compress(data)
        page.Contents = pikepdf.Stream(made, b"")
        page.Contents.write(data, filter=pikepdf.Array([pikepdf.Name.FlateDecode] * packed))
        if forms:
            page.Resources = form.Resources
        out = io.BytesIO()
        made.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()
