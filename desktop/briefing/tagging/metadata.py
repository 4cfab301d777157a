"""What a file says of itself, once as its information dictionary and once, in the same words, as XMP."""

from typing import NamedTuple

from desktop.briefing.tagging.objects import Raw, pdf_string, raw_stream

PRODUCER = "Parley, with ReportLab"
_DECLARED = "http://www.aiim.org/pdfa/ns/"
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": f"{_DECLARED}id/",
    "pdfaExtension": f"{_DECLARED}extension/",
    "pdfaSchema": f"{_DECLARED}schema#",
    "pdfaProperty": f"{_DECLARED}property#",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
# PDF/A knows only some names: what a file says beyond them it must explain (ISO 19005-2, 6.6.2.3).
_EXPLAINED = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    f"<pdfaSchema:namespaceURI>{_NAMESPACES['pdfuaid']}</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Which part of the PDF/UA standard is met</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)


class Facts(NamedTuple):
    """What a file says of itself; what is empty is not said. `day`: ISO, the day of issue.

    Texts must hold no control characters and no lone surrogates.
    """

    title: str
    day: str
    author: str = ""
    subject: str = ""
    keywords: str = ""
    creator: str = "Parley"


def info(facts: Facts) -> Raw:
    """The information dictionary. The day has no time: it is midnight, UTC."""
    stamp = f"D:{facts.day.replace('-', '')}000000Z"
    said = (
        ("Title", facts.title), ("Author", facts.author), ("Subject", facts.subject),
        ("Keywords", facts.keywords), ("Creator", facts.creator), ("Producer", PRODUCER),
        ("CreationDate", stamp), ("ModDate", stamp),
    )  # fmt: skip
    told = "".join(f"/{key}{pdf_string(text)}" for key, text in said if text)
    return Raw(f"<<{told}>>\n".encode("latin-1"))


def xmp(facts: Facts, part: int) -> Raw:
    """The same as XMP, and which standards the file keeps: PDF/UA-1 and PDF/A-`part`a, unless that is 0."""
    stamp = f"{facts.day}T00:00:00Z"
    said = (
        f"<dc:title>{_in_language(facts.title)}</dc:title>",
        f"<dc:creator><rdf:Seq><rdf:li>{_escaped(facts.author)}</rdf:li></rdf:Seq></dc:creator>"
        if facts.author
        else "",
        f"<dc:description>{_in_language(facts.subject)}</dc:description>" if facts.subject else "",
        f"<pdf:Keywords>{_escaped(facts.keywords)}</pdf:Keywords>" if facts.keywords else "",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        f"<xmp:CreatorTool>{_escaped(facts.creator)}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>",
        f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" if part else "",
        f"<pdfuaid:part>1</pdfuaid:part>{_EXPLAINED}",
    )
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {names}>{"".join(said)}</rdf:Description></rdf:RDF></x:xmpmeta>\n'
        '<?xpacket end="w"?>\n'
    )
    return raw_stream("/Type/Metadata/Subtype/XML", packet.encode(), packed=False)


def _escaped(text: str) -> str:
    """`text` as XML has it; the library's way would load what speaks HTTP."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _in_language(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_escaped(text)}</rdf:li></rdf:Alt>'
