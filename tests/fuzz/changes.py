"""Files of each format as they should be, and ways to spoil them that get past the first look of a reader."""

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.documents import papers

WORDS: dict[str, tuple[bytes, ...]] = {
    "html": (
        *(
            b"<div>" * 200,
            b"<![CDATA[",
            b"<!--",
            b"&#x1F600;",
            b"<script>",
            b"</p>",
            b"<table><tr>",
            b"<title>",
        ),
        *(b"&lt", b"<ul><li>", b"<b><i>"),
    ),
    "eml": (
        *(
            b"\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
            b"=?utf-8?b?w6k=?=",
            b"\n\n",
            b"charset=zzz",
        ),
        b"(",
    ),
    "txt": (
        *(
            "Ã©".encode(),
            "Р—".encode(),
            b"\xff\xfe",
            b"\x00",
            b"\r",
            b"\f",
            "LIVE — ".encode(),
            b" 12 views\n",
        ),
        b"cookies",
    ),
    "md": (b"---\n", b"title: x\n", b"* " * 50, b"#" * 9, b"\t- "),
    "pdf": (
        *(
            b"obj",
            b"endobj",
            b"stream",
            b"/Length 99999999",
            b"[ 0 0 ]",
            b"<<" * 50,
            b"/Kids [1 0 R]",
            b"trailer",
        ),
        b"%%EOF",
    ),
    "docx": (
        *(b"<w:p>", b"</w:p>", b"<w:tbl>", b"</w:tr>", b'w:val="x"', b"<w:r><w:t>", b"&a;", b"<!DOCTYPE a>"),
        b"<w:numPr/>",
    ),
    "odt": (
        *(b"<text:p>", b"</text:p>", b'<text:s text:c="999999999"/>', b"<text:note>", b"<table:table-row>"),
        *(b"&a;", b"<!ENTITY"),
    ),
}
SEEDS: dict[str, Callable[[], bytes]] = {
    "txt": lambda: "\n\n".join((papers.TITLE, *papers.PARAGRAPHS, "ErdoÄŸan and cafÃ©\n12 views\n")).encode(),
    "md": lambda: ("---\ntitle: A\n---\n# Head\n\n* one\n" + "\n\n".join(papers.PARAGRAPHS)).encode(),
    "html": papers.page,
    "docx": papers.docx,
    "odt": papers.odt,
    "pdf": papers.pdf,
    "eml": lambda: papers.mail(html=True),
}
PACKED = ("docx", "odt")


@dataclass(frozen=True, slots=True)
class Spoil:
    """One change: at a share of the length, so many bytes are taken out, and these put in `times` over."""

    place: float
    length: int
    put: bytes
    times: int


def spoils(reader: str) -> st.SearchStrategy[list[Spoil]]:
    """Lists of changes, with words that mean something to that reader among them."""
    put = st.one_of(st.sampled_from(WORDS[reader]), st.binary(max_size=6))
    one = st.builds(
        Spoil, st.floats(0, 1), st.integers(0, 60), put, st.sampled_from((0, 1, 1, 1, 2, 40, 2000))
    )
    return st.lists(one, min_size=1, max_size=6)


def files(reader: str) -> st.SearchStrategy[bytes]:
    """Files of a format, spoiled; of archives one part before it is packed, or the whole."""
    seed = SEEDS[reader]()
    whole = spoils(reader).map(lambda listed: spoiled(seed, listed))
    if reader not in PACKED:
        return whole
    parts = papers.unzipped(seed)
    inside = st.builds(
        lambda name, listed: papers.zipped(
            {**parts, name: spoiled(bytes_of(parts[name]), listed)}, packed=False
        ),
        st.sampled_from(sorted(parts)),
        spoils(reader),
    )
    return st.one_of(inside, inside, inside, whole)


def bytes_of(part: bytes | str) -> bytes:
    """A part as bytes."""
    return part.encode() if isinstance(part, str) else part


def spoiled(data: bytes, listed: list[Spoil]) -> bytes:
    """The data with these changes made, one after the other."""
    for each in listed:
        at = int(each.place * len(data))
        data = data[:at] + each.put * each.times + data[at + each.length :]
    return data
