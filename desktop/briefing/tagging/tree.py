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
        self._elements = list(_in_order(structure.root))
        self._number = {
            id(each): number for number, each in enumerate(self._elements, start=first + _OF_THE_TREE)
        }

    def __len__(self) -> int:
        return len(self._elements) + _OF_THE_TREE

    def objects(self, numbers: Numbers) -> Iterator[str]:
        """The content of each object, in the order of their numbers."""
        yield self._root()
        yield self._parents()
        yield self._ids()
        for element in self._elements:
            yield self._element(element, numbers)

    def _ref(self, element: Element) -> str:
        return f"{self._number[id(element)]} 0 R"

    def _root(self) -> str:
        next_key = len(self._structure.pages) + len(self._structure.links)
        return (
            f"<</Type/StructTreeRoot/K {self._ref(self._structure.root)}/ParentTree {self._first + 1} 0 R"
            f"/ParentTreeNextKey {next_key}/IDTree {self._first + 2} 0 R>>"
        )

    def _parents(self) -> str:
        """Which element each marked part of each page belongs to, then each link."""
        pages = (f"[{' '.join(map(self._ref, page))}]" for page in self._structure.pages)
        links = map(self._ref, self._structure.links)
        nums = (f"{key} {value}" for key, value in enumerate((*pages, *links)))
        return f"<</Nums[{' '.join(nums)}]>>"

    def _ids(self) -> str:
        named = sorted((each.id, each) for each in self._elements if each.id)
        return f"<</Names[{' '.join(f'{pdf_string(id)} {self._ref(each)}' for id, each in named)}]>>"

    def _element(self, element: Element, numbers: Numbers) -> str:
        page = next((kid.page for kid in element.kids if not isinstance(kid, Element)), None)
        parent = self._ref(element.parent) if element.parent else f"{self._first} 0 R"
        parts = [f"<</S/{element.tag}/P {parent}"]
        if page is not None:
            parts.append(f"/Pg {numbers.pages[page]} 0 R")
        if element.kids:
            kids = [self._kid(kid, page, numbers) for kid in element.kids]
            parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
        parts.extend(_attributes(element))
        return "".join((*parts, ">>"))

    def _kid(self, kid: Element | Content | Annotation, page: int | None, numbers: Numbers) -> str:
        if isinstance(kid, Element):
            return self._ref(kid)
        on = numbers.pages[kid.page]
        if isinstance(kid, Annotation):
            return f"<</Type/OBJR/Obj {numbers.links[kid.name]} 0 R/Pg {on} 0 R>>"
        return str(kid.number) if kid.page == page else f"<</Type/MCR/Pg {on} 0 R/MCID {kid.number}>>"


def _in_order(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _in_order(kid)


def _attributes(element: Element) -> Iterator[str]:
    said = (("Lang", element.language), ("Alt", element.alternative), ("ActualText", element.spoken))
    for key, text in (*said, ("ID", element.id)):
        if text:
            yield f"/{key}{pdf_string(text)}"
    if element.attributes:
        yield f"/A<<{element.attributes}>>"
