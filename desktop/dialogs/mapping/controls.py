"""What is chosen of a sheet as a whole: which one, what a row is, where its headings are, its dates."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.exchange.sheets import Mapping, Sheet
from db.exchange.sheets.cells import text_of
from db.exchange.sheets.mapping import KNOWN
from db.exchange.sheets.targets import SHAPES, TAKEN_HERE
from db.records import KINDS
from desktop.dialogs.choice_box import ChoiceBox
from desktop.operations.mapping import Start
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.check_box import CheckBox
from desktop.widgets.flow import FlowLayout
from desktop.widgets.label import Label

ORDERS = (("DMY", "day first: 13/02/2026"), ("MDY", "month first: 02/13/2026"), ("YMD", "year first only"))
ACROSS = (("issue", "issues"), ("actor", "actors"))
DELIMITERS = (("", "as found"), (",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "bar |"))
ENCODINGS = (
    ("", "as found"), ("utf-8", "UTF-8"), ("cp1252", "Western (Windows-1252)"),
    ("cp1251", "Cyrillic (Windows-1251)"), ("utf-16", "UTF-16"), ("mac-roman", "Western (Mac)"),
)  # fmt: skip
HEADERS = 12  # rows that are offered as headings
LONGEST = 36


class Labelled(QWidget):
    """A choice with its label before it."""

    def __init__(self, theme: Theme, label: str, box: ChoiceBox, width: int) -> None:
        super().__init__()
        self.box = box
        words = Label(theme, label, "body", "text2")
        words.setBuddy(box)
        box.setAccessibleName(label.replace("&", ""))
        box.setFixedWidth(width)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(words)
        row.addWidget(box)


class SheetControls(QWidget):
    """`read_wanted`: another sheet, or its text otherwise; `meant`: another shape, kind or row of headings;
    `changed`: anything else that a row is read by.
    """

    read_wanted = Signal()
    meant = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filling = False
        kinds = sorted(((kind, KINDS[kind].META.plural) for kind in TAKEN_HERE), key=lambda each: each[1])
        self.sheet = self._labelled("&Sheet", (), 160)
        self.encoding = self._labelled("&Encoding", ENCODINGS, 176)
        self.delimiter = self._labelled("Se&parator", DELIMITERS, 120)
        self.shape = self._labelled("A &row is", tuple(SHAPES.items()), 392)
        self.kind = self._labelled("&Kind", kinds, 200)
        self.across = self._labelled("Headings na&me", ACROSS, 104)
        self.header = self._labelled("Headin&gs in", (), 200)
        self.order = self._labelled("&Dates", ORDERS, 192)
        self.known = self._labelled("Records there alread&y", tuple(KNOWN.items()), 216)
        self.marks = CheckBox(theme, "Read (date), [channel] and ! at the end of a cell")
        self.several = CheckBox(theme, "Se&veral names in a cell, parted by ;")
        self.hidden = CheckBox(theme, "Read &hidden rows too")
        self._ticks = {box: _beside(box) for box in (self.marks, self.several, self.hidden)}
        self._build()
        self._connect()

    def _labelled(self, label: str, choices: Sequence[tuple[str, str]], width: int) -> Labelled:
        return Labelled(self._theme, label, ChoiceBox(self._theme, choices), width)

    @property
    def _all(self) -> tuple[QWidget, ...]:
        return (
            *(self.sheet, self.encoding, self.delimiter, self.shape, self.kind, self.across, self.header),
            *(self.order, self.known, *self._ticks.values()),
        )

    def _build(self) -> None:
        flow = FlowLayout(8, self)
        for control in self._all:
            control.setParent(self)
            control.setMinimumHeight(MEASURES.control)
            flow.addWidget(control)

    def _connect(self) -> None:
        for each in (self.sheet, self.encoding, self.delimiter):
            each.box.activated.connect(self.read_wanted)
        for each in (self.shape, self.kind, self.header):
            each.box.activated.connect(self.meant)
        for each in (self.across, self.order, self.known):
            each.box.activated.connect(self.changed)
        for box in (self.marks, self.several, self.hidden):
            box.clicked.connect(self.changed)

    def show_start(self, start: Start) -> None:
        """Show what a sheet was read by."""
        names = [
            (each.name, f"{each.name} (hidden)" if each.hidden else each.name) for each in start.book.names
        ]
        _refill(self.sheet.box, names, start.sheet.name)
        _refill(self.header.box, _header_rows(start.sheet), str(start.mapping.header))
        self.sheet.setVisible(len(names) > 1)
        self.encoding.setVisible(start.book.is_text)
        self.delimiter.setVisible(start.book.is_text)
        self._ticks[self.hidden].setVisible(bool(start.sheet.hidden))
        self.show_mapping(start.mapping)

    def show_mapping(self, mapping: Mapping) -> None:
        """Show what a mapping says of the sheet as a whole."""
        self.shape.box.choose(mapping.shape)
        self.kind.box.choose(mapping.kind)
        self.across.box.choose(mapping.across)
        self.order.box.choose(mapping.order)
        self.known.box.choose(mapping.known)
        self.marks.setChecked(mapping.marks)
        self.several.setChecked(bool(mapping.several))
        self.hidden.setChecked(mapping.hidden)
        self.kind.setVisible(mapping.shape == "kind")
        self.across.setVisible(mapping.shape == "matrix")
        self._ticks[self.marks].setVisible(mapping.shape == "matrix")
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True


def _beside(box: CheckBox) -> QWidget:
    """A box to tick as high as the choices beside it."""
    around = QWidget()
    around.setFixedHeight(MEASURES.control)
    row = QHBoxLayout(around)
    row.setContentsMargins(0, 0, 8, 0)
    row.addWidget(box)
    return around


def _refill(box: ChoiceBox, choices: Sequence[tuple[str, str]], chosen: str) -> None:
    box.clear()
    for value, words in choices:
        box.addItem(words, value)
    box.choose(chosen)


def _header_rows(sheet: Sheet) -> list[tuple[str, str]]:
    """The rows that may be the headings, each with what stands in it."""
    found = [("-1", "no row")]
    for place, row in enumerate(sheet.rows[:HEADERS]):
        names = dict.fromkeys(" ".join(text_of(cell).split()) for cell in row)
        said = ", ".join(name for name in names if name)
        found.append((str(place), f"row {place + 1}: {said[:LONGEST]}"))
    return found
