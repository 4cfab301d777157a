"""Reads the structure of a paper as a screen reader does: elements, their words, what is ornament."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import NamedTuple

import pikepdf

from tests.desktop.briefing.papers import paper_from, sample_paper

PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "EI"}


class Marked(NamedTuple):
    """A marked part of a page: its number (None for ornament), its kind, the words in it, if it paints."""

    number: int | None
    kind: str
    text: str


@dataclass
class Node:
    """An element: its kind, what it says of itself, and its elements, words and links in order."""

    tag: str
    said: dict[str, str]
    kids: "list[Node | Words | Leads]" = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words in it, in order."""
        return "".join(kid.text for kid in self.kids if not isinstance(kid, Leads))

    def all(self, *tags: str) -> "list[Node]":
        """The elements of these kinds within it, in order, itself among them."""
        return [each for each in self.walk() if each.tag in tags]

    def walk(self) -> "Iterator[Node]":
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    @property
    def nodes(self) -> "list[Node]":
        return [kid for kid in self.kids if isinstance(kid, Node)]

    @property
    def pages(self) -> set[int]:
        """The pages its words stand on."""
        return {kid.page for each in self.walk() for kid in each.kids if isinstance(kid, Words)}


class Words(NamedTuple):
    """Words on a page."""

    text: str
    page: int


class Leads(NamedTuple):
    """A link: what it says of itself, where it leads to (a page, or an address), the page it is on."""

    says: str
    to: str
    page: int


class Heard(NamedTuple):
    """A paper as it is heard: its file, its elements, and the marked parts of each page."""

    pdf: pikepdf.Pdf
    document: Node
    pages: list[list[Marked]]


def heard(data: bytes) -> Heard:
    """The structure of a paper; every marked part of every page must belong to it."""
    pdf = pikepdf.open(BytesIO(data))
    pages = [list(marked_parts(page)) for page in pdf.pages]
    places = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
    root = pdf.Root.StructTreeRoot.K
    return Heard(pdf, _node(root, pages, places), pages)


def _node(element: pikepdf.Object, pages: list[list[Marked]], places: dict[tuple[int, int], int]) -> Node:
    said = {
        key: str(element[f"/{key}"]) for key in ("Alt", "ActualText", "Lang", "ID") if f"/{key}" in element
    }
    if "/A" in element:
        said |= {
            key.lstrip("/"): str(value) for key, value in element.A.items() if key not in ("/O", "/BBox")
        }
        if "/BBox" in element.A:
            said["BBox"] = " ".join(str(each) for each in element.A.BBox)
    node = Node(str(element.S).lstrip("/"), said)
    page = places[element.Pg.objgen] if "/Pg" in element else -1
    kids = element.get("/K", pikepdf.Array())
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        node.kids.append(_kid(kid, page, pages, places))
    return node


def _kid(
    kid: pikepdf.Object | int, page: int, pages: list[list[Marked]], places: dict[tuple[int, int], int]
) -> Node | Words | Leads:
    if isinstance(kid, int):
        return _words(page, kid, pages)
    kind = str(kid.get("/Type", ""))
    if kind == "/MCR":
        return _words(places[kid.Pg.objgen], int(kid.MCID), pages)
    if kind == "/OBJR":
        link = kid.Obj
        to = str(link.A.URI) if "/A" in link else f"page {places[link.Dest[0].objgen] + 1}"
        return Leads(str(link.Contents), to, places[kid.Pg.objgen])
    return _node(kid, pages, places)


def _words(page: int, number: int, pages: list[list[Marked]]) -> Words:
    (found,) = [part for part in pages[page] if part.number == number]
    return Words(found.text, page)


def marked_parts(page: pikepdf.Page) -> Iterator[Marked]:
    """The marked parts of a page in order; "outside" for what is painted outside all of them."""
    fonts = {name: _characters(font) for name, font in page.Resources.Font.items()}
    used: dict[int, str] = {}
    kind, number, text = "", None, ""
    for instruction in pikepdf.parse_content_stream(page):
        assert isinstance(instruction, pikepdf.ContentStreamInstruction)  # no picture is in a paper
        operands, name = instruction.operands, str(instruction.operator)
        if name == "BDC":
            assert not kind, "marked parts do not nest"
            kind, text = str(operands[0]).lstrip("/"), ""
            number = int(operands[1].MCID) if "/MCID" in operands[1] else None
            kind = kind if number is not None else str(operands[1].get("/Subtype", operands[1].Type))
        elif name == "EMC":
            yield Marked(number, kind, text)
            kind = ""
        elif name == "Tf":
            used = fonts[str(operands[0])]
        elif name == "Tj":
            text += "".join(used[code] for code in bytes(operands[0]))
        if name in PAINTS and not kind:
            yield Marked(None, "outside", name)
    assert not kind, "each marked part ends on its page"


def _characters(font: pikepdf.Object) -> dict[int, str]:
    """The characters that the codes of a font stand for."""
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, values in re.findall(r"<(\w+)>\s*<(\w+)>\s*\[(.*?)\]", block, re.DOTALL):
            signs = re.findall(r"<(\w+)>", values)
            codes = range(int(first, 16), int(last, 16) + 1)
            found.update(zip(codes, (bytes.fromhex(sign).decode("utf-16-be") for sign in signs), strict=True))
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, sign in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(sign).decode("utf-16-be")
    assert found
    return found


@cache
def sample_heard() -> Heard:
    """The status paper of the sample dossier."""
    return heard(sample_paper())


@cache
def exercise_heard() -> Heard:
    """The status paper of the second dossier, an invented exercise."""
    return heard(paper_from("river-irel"))


def plain(text: str) -> str:
    """Words with single spaces."""
    return " ".join(text.split())


def entries(listing: Node) -> list[tuple[str, str]]:
    """Label and text of each entry of a list."""
    assert [[part.tag for part in entry.nodes] for entry in listing.nodes] == [["Lbl", "LBody"]] * len(
        listing.nodes
    )
    return [(entry.nodes[0].text, entry.nodes[1].text) for entry in listing.nodes]
