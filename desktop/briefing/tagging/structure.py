"""Puts together the structure of a paper while it is drawn: the order of drawing is that of reading."""

from collections.abc import Iterator
from contextlib import contextmanager

from desktop.briefing.tagging.elements import Annotation, Content, Element


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

    @contextmanager
    def inside(self, element: Element | None) -> Iterator[None]:
        """What is drawn meanwhile belongs to `element`, None for the one that is open."""
        outer = self.current
        if element is not None:
            self.current = self.placed(element)
        try:
            yield
        finally:
            self.current = outer

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
