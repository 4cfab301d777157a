"""What stands beside a drawing: what is chosen in it, in words, with the records it rests on as links."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.analysis.differences import Piece, spoken
from desktop.forms.wrapped_label import WrappedLabel
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.buttons import LinkButton
from desktop.widgets.difference import DifferenceText
from desktop.widgets.heading import SectionHeading
from desktop.widgets.label import ElidedLabel
from desktop.widgets.row_list import INSET, ListRow, RowList, over_rows
from desktop.widgets.surface import Surface

WIDTH = 328
TITLE_LINES = 4  # a name of hundreds of letters must leave room for what is said of it
HEADS = 2  # what stands over the parts: the kind and the title


@dataclass(frozen=True, slots=True)
class Beginning:
    """A link that begins a new record of `kind` with one field filled in."""

    words: str
    kind: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Part:
    """A block of an explanation: a heading, words, and rows that lead to records by their key (an id).

    `pieces`: words with what is removed from them and added to them. `begins`: what can be added to it.
    """

    heading: str = ""
    words: str = ""
    rows: tuple[ListRow, ...] = ()
    pieces: tuple[Piece, ...] = ()
    begins: Beginning | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """What is chosen, in words. `over`: what kind of thing it is ("Matrix cell")."""

    over: str
    title: str
    parts: tuple[Part, ...] = ()


NOTHING = Explained("", "Nothing chosen", (Part(words="Choose something to see what it rests on."),))


class Explanation(Surface):
    """Shows one explanation at a time. `opened`: the id of a record that a row leads to; `begun`: a new
    record of a kind is wanted, with these fields.
    """

    opened = Signal(str)
    begun = Signal(str, dict)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "chrome", rules=("left",), parent=parent)
        self._theme = theme
        self.explained = NOTHING
        self.setAccessibleName("Explanation")
        self._over = ElidedLabel(theme, "", "second", "text2")
        self.title = WrappedLabel(theme, "", "record", lines=TITLE_LINES)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._area = QScrollArea()
        self._build()
        self.explain(NOTHING)

    def _build(self) -> None:
        padding = MEASURES.inspector_padding - INSET  # rows reach as far, words keep the padding
        self._column.setContentsMargins(padding, 16, padding, 16)
        self._column.setSpacing(4)
        self._put(self._over)
        self._put(self.title)
        self._area.setWidget(self._inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.addWidget(self._area)

    def explain(self, explained: Explained) -> None:
        """Show another explanation; where it is the same, what says it stays, with the focus in it."""
        if explained == self.explained and self._column.count() > HEADS:
            return
        self.explained = explained
        self._clear()
        self._over.setText(explained.over)
        self._over.setVisible(bool(explained.over))
        self.title.setText(explained.title)
        for part in explained.parts:
            self._add(part)
        self._column.addStretch(1)
        said = [explained.over, explained.title, *(part.words for part in explained.parts)]
        self.setAccessibleDescription(". ".join(words for words in said if words))

    def _clear(self) -> None:
        """Take off the parts. What stands over them stays: put in once more, its height by width would be
        remembered of the first time.
        """
        while item := self._column.takeAt(HEADS):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add(self, part: Part) -> None:
        if part.heading:
            self._column.addSpacing(8)
            self._put(SectionHeading(self._theme, part.heading, face="body_strong"))
        if part.words:
            self._put(WrappedLabel(self._theme, part.words, "body"))
        if part.pieces:
            stretches = [(each.kind, each.text) for each in part.pieces]
            around = QWidget()
            around.setLayout(over_rows(DifferenceText(self._theme, stretches, spoken(part.pieces))))
            self._column.addWidget(around)
        if part.rows:
            self._column.addWidget(self._rows(part.heading, part.rows))
        if (begins := part.begins) is not None:
            link = LinkButton(self._theme, begins.words, "second_medium")
            link.setAccessibleName(begins.words)
            link.clicked.connect(lambda: self.begun.emit(begins.kind, {begins.field: begins.value}))
            self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _put(self, widget: QWidget) -> None:
        widget.setContentsMargins(INSET, 0, INSET, 0)
        self._column.addWidget(widget)

    def _rows(self, heading: str, rows: Sequence[ListRow]) -> RowList:
        two_lines = any(row.words for row in rows)
        shown = RowList(self._theme, heading or "Records", two_lines=two_lines)
        shown.setStyleSheet("QListView { background: transparent; }")  # it lies on chrome, not on base
        shown.show_rows(rows)
        shown.opened.connect(self.opened)
        return shown
