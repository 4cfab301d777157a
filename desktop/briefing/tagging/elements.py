"""The elements of a paper's structure: what each part is to a reader who hears it (ISO 32000-1, 14.7)."""

from typing import NamedTuple


class Content(NamedTuple):
    """A marked part of a page's content: the page, 0 for the first, and its number on that page."""

    page: int
    number: int


class Annotation(NamedTuple):
    """A link that belongs to an element: the page it is on, and the name of its object in the file."""

    page: int
    name: str


class Element:
    """One element. It is made with the flowable it stands for, and takes its place when that is first drawn.

    However many pages cut what it stands for, it stays one. `parent`: the element it belongs in, None for
    the one that is open when it is drawn. `language`: a BCP 47 tag, "" for its parent's. `alternative`: what
    a drawing shows; `spoken`: the words that stand for signs; `attributes`: as a PDF has them, made below.
    """

    __slots__ = (
        "alternative", "attributes", "id", "kids", "language", "number", "parent", "placed", "spoken", "tag",
    )  # fmt: skip

    def __init__(
        self, tag: str, parent: "Element | None" = None, *, language: str = "", alternative: str = "",
        spoken: str = "", id: str = "", attributes: str = "",
    ) -> None:  # fmt: skip
        self.tag, self.parent, self.language = tag, parent, language
        self.alternative, self.spoken, self.id, self.attributes = alternative, spoken, id, attributes
        self.kids: list[Element | Content | Annotation] = []
        self.placed = False
        self.number = 0  # among the objects of the file, once that is written

    @property
    def holds_shapes(self) -> bool:
        """True when shapes drawn for it are its content; elsewhere they are ornament."""
        return bool(self.alternative or self.spoken)


class Entry(NamedTuple):
    """Where an entry of a list goes: its label and its text."""

    label: Element
    text: Element


def listed(of: Element) -> Entry:
    """A new entry of the list `of`."""
    entry = Element("LI", of)
    return Entry(Element("Lbl", entry), Element("LBody", entry))


def marked_list(numbering: str, parent: Element | None = None) -> Element:
    """A list; within `parent`, if given. `numbering`: "Disc", "Decimal" or "None", what its labels are."""
    return Element("L", parent, attributes=f"/O/List/ListNumbering/{numbering}")


def unnumbered_list(parent: Element | None = None) -> Element:
    """A list whose entries bear no numbers; within `parent`, if given."""
    return marked_list("None", parent)


def note(id: str) -> Entry:
    """A note with its label; `id` tells it from the others of the paper."""
    whole = Element("Note", id=id)
    return Entry(Element("Lbl", whole), Element("P", whole))


def reference(within: Element | None) -> Element:
    """The link of a reference to another place of the paper."""
    return Element("Link", Element("Reference", within))


def head_cell(row: Element, scope: str, *, rows: int = 1, columns: int = 1) -> Element:
    """A cell that names others. `scope`: "Row" or "Column"; `rows`, `columns`: how many it spans."""
    return Element("TH", row, attributes=f"/O/Table/Scope/{scope}{_spans(rows, columns)}")


def cell(row: Element, *, rows: int = 1, columns: int = 1) -> Element:
    """A cell; `rows`, `columns`: how many it spans."""
    spans = _spans(rows, columns)
    return Element("TD", row, attributes=f"/O/Table{spans}" if spans else "")


def _spans(rows: int, columns: int) -> str:
    return (f"/RowSpan {rows}" if rows > 1 else "") + (f"/ColSpan {columns}" if columns > 1 else "")


def figure(alternative: str, area: tuple[float, float, float, float]) -> Element:
    """A drawing that says something. `area`: left, bottom, right and top, as a PDF has them."""
    box = " ".join(f"{side:.2f}" for side in area)
    attributes = f"/O/Layout/Placement/Block/BBox[{box}]"
    return Element("Figure", alternative=alternative, attributes=attributes)
