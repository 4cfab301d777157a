"""A value before and after of which one at least is a record: its name leads to it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.operations.labels import cut
from desktop.theme import Theme
from desktop.widgets.buttons import LinkButton
from desktop.widgets.flow import FlowLayout
from desktop.widgets.label import Label

ARROW = "→"


class NamedValues(QWidget):
    """Shows values with an arrow between them, each in words with the id of its record, '' for none.

    `opened`: the id of a record that was pressed.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, values: Sequence[tuple[str, str]], *, face: str = "body_medium") -> None:
        super().__init__()
        self._theme, self._face = theme, face
        self.text = f" {ARROW} ".join(words for words, _ in values)
        self.links: list[LinkButton] = []
        flow = FlowLayout(6, self)
        for place, (words, id) in enumerate(values):
            if place:
                flow.addWidget(Label(theme, ARROW, "body", "text2"))
            flow.addWidget(self._value(words, id))

    def _value(self, words: str, id: str) -> QWidget:
        if not id:
            return Label(self._theme, cut(words))
        link = LinkButton(self._theme, cut(words), self._face)
        link.setAccessibleName(f"Go to {cut(words)}")
        link.setToolTip(words)
        link.clicked.connect(lambda: self.opened.emit(id))
        self.links.append(link)
        return link
