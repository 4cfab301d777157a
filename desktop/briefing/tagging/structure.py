"""Puts together the structure of a paper while it is drawn: the order of drawing is that of reading."""

from contextlib import AbstractContextManager, nullcontext
from types import TracebackType

from desktop.briefing.tagging.elements import Annotation, Content, Element

_SAME = nullcontext()


class _Inside:
    """An element that is open for a while; a class, for a paper has ten thousand of these moments."""

    __slots__ = ("_element", "_outer", "_structure")

    def __init__(self, structure: "Structure", element: Element) -> None:
        self._structure, self._element, self._outer = structure, element, structure.current

    def __enter__(self) -> None:
        element, structure = self._element, self._structure
        structure.current = element if element.placed else structure.placed(element)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._structure.current = self._outer


class Structure:
    """The elements of one paper, and which of them each piece of a page's content belongs to.

    `pages`: for each page the element of each of its marked parts, by their numbers; `links`: the element of
    each link, in the order they were put on the pages.
    """

    def __init__(self) -> None:
        self.root = Element("Document")
        self.root.placed = True
        self.current = self.root
        self.pages: list[list[Element]] = [[]]
        self.links: list[Element] = []

    def next_page(self) -> None:
        """What is marked from here on stands on another page."""
        self.pages.append([])

    def begin_section(self) -> None:
        """What is drawn from here on belongs to a new section."""
        self.current = self.root
        self.current = self.placed(Element("Sect"))

    def inside(self, element: Element | None) -> AbstractContextManager[None]:
        """What is drawn meanwhile belongs to `element`, None for the one that is open."""
        return _SAME if element is None else _Inside(self, element)

    def placed(self, element: Element) -> Element:
        """`element`, in its place: where it was first drawn."""
        if not element.placed:
            element.parent = self.placed(element.parent) if element.parent else self.current
            element.parent.kids.append(element)
            element.placed = True
        return element

    def mark(self, element: Element) -> int:
        """The number of a new marked part of this page that belongs to `element`."""
        on_page = self.pages[-1]
        number = len(on_page)
        on_page.append(element)
        element.kids.append(Content(len(self.pages) - 1, number))
        return number

    def link(self, element: Element, name: str) -> None:
        """Note that the link whose object is called `name` belongs to `element`."""
        self.links.append(element)
        element.kids.append(Annotation(len(self.pages) - 1, name))

    def span(self, language: str) -> Element:
        """The element of words in another language: the last one goes on if nothing stands between."""
        kids = self.current.kids
        last = kids[-1] if kids else None
        if isinstance(last, Element) and last.tag == "Span" and last.language == language:
            return last
        return self.placed(Element("Span", language=language))
