"""Writes the structure of a paper as the objects of its file (ISO 32000-1, 14.7.2)."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from desktop.briefing.tagging.elements import Annotation, Content, Element
from desktop.briefing.tagging.objects import pdf_string
from desktop.briefing.tagging.structure import Structure

_OF_THE_TREE = 3  # objects before those of the elements: the root, the tree of parents, the tree of ids


class Numbers(NamedTuple):
    """The numbers that objects have in the file: of its pages, in order, and of its links, by their names."""

    pages: list[int]
    links: Mapping[str, int]


class Tree:
    """The structure as objects that are numbered from `first` on; the first of them is its root."""

    def __init__(self, structure: Structure, first: int) -> None:
        self._structure, self._first = structure, first
        self._elements: list[Element] = []
        self._gather(structure.root)
        for number, element in enumerate(self._elements, start=first + _OF_THE_TREE):
            element.number = number

    def _gather(self, element: Element) -> None:
        """Put an element and those within it into the order they are read in."""
        self._elements.append(element)
        for kid in element.kids:
            if kid.__class__ is Element:
                self._gather(kid)

    def __len__(self) -> int:
        return len(self._elements) + _OF_THE_TREE

    def objects(self, numbers: Numbers) -> Iterator[str]:
        """The content of each object, in the order of their numbers."""
        yield self._root()
        yield self._parents()
        yield self._ids()
        for element in self._elements:
            yield self._element(element, numbers)

    def _root(self) -> str:
        next_key = len(self._structure.pages) + len(self._structure.links)
        return (
            f"<</Type/StructTreeRoot/K {_ref(self._structure.root)}/ParentTree {self._first + 1} 0 R"
            f"/ParentTreeNextKey {next_key}/IDTree {self._first + 2} 0 R>>"
        )

    def _parents(self) -> str:
        """Which element each marked part of each page belongs to, then each link."""
        pages = (f"[{' '.join(map(_ref, page))}]" for page in self._structure.pages)
        links = map(_ref, self._structure.links)
        nums = (f"{key} {value}" for key, value in enumerate((*pages, *links)))
        return f"<</Nums[{' '.join(nums)}]>>"

    def _ids(self) -> str:
        named = sorted((each.id, _ref(each)) for each in self._elements if each.id)
        return f"<</Names[{' '.join(f'{pdf_string(id)} {ref}' for id, ref in named)}]>>"

    def _element(self, element: Element, numbers: Numbers) -> str:
        parent = element.parent.number if element.parent else self._first
        page, on, kids = -1, "", []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{kid.number} 0 R")
                continue
            if page < 0:
                page = kid.page
                on = f"/Pg {numbers.pages[page]} 0 R"
            if isinstance(kid, Content) and kid.page == page:
                kids.append(str(kid.number))
            else:
                kids.append(_elsewhere(kid, numbers))
        held = f"/K[{' '.join(kids)}]" if len(kids) != 1 else f"/K {kids[0]}"
        return f"<</S/{element.tag}/P {parent} 0 R{on}{held}{_said(element)}>>"


def _ref(element: Element) -> str:
    return f"{element.number} 0 R"


def _elsewhere(kid: Content | Annotation, numbers: Numbers) -> str:
    """A link, or what is marked on another page than where the element begins."""
    on = numbers.pages[kid.page]
    if isinstance(kid, Annotation):
        return f"<</Type/OBJR/Obj {numbers.links[kid.name]} 0 R/Pg {on} 0 R>>"
    return f"<</Type/MCR/Pg {on} 0 R/MCID {kid.number}>>"


def _said(element: Element) -> str:
    """What an element says of itself; most say nothing."""
    said = f"/A<<{element.attributes}>>" if element.attributes else ""
    if element.language:
        said += f"/Lang{pdf_string(element.language)}"
    if element.alternative:
        said += f"/Alt{pdf_string(element.alternative)}"
    if element.spoken:
        said += f"/ActualText{pdf_string(element.spoken)}"
    return f"{said}/ID{pdf_string(element.id)}" if element.id else said
