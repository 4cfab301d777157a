"""What a mapping lacks: for each field that is needed and has no column, what stands in all rows."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from db.exchange.sheets import Mapping, Problem
from db.exchange.sheets.targets import Target, by_name
from desktop.dialogs.choice_box import ChoiceBox
from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.cut_line import CutLine
from desktop.widgets.label import Label

WIDTH = 200
MOST = 3


class NeededFields(QWidget):
    """`told`: a target, and the text that stands for it in all rows; `typing`: a letter of such a text."""

    told = Signal(str, str)
    typing = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[str, ...] = ()
        self._told: tuple[str, ...] = ()
        self.boxes: dict[str, ChoiceBox | QLineEdit] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)

    def take_as_told(self, targets: Iterable[str]) -> None:
        """Show these too from now on, as if they had been told here."""
        self._told = tuple(targets)

    @property
    def half_typed(self) -> dict[str, str]:
        """What stands in the lines, by target, told or not."""
        lines = {name: box for name, box in self.boxes.items() if isinstance(box, QLineEdit)}
        return {name: line.text().strip() for name, line in lines.items()}

    def show_needed(self, mapping: Mapping, found: Sequence[Problem]) -> None:
        """Show the fields that are lacking, and those that were told here."""
        known = by_name(mapping.shape, mapping.kind)
        lacking = [each.target for each in found if each.column < 0 and each.target in known]
        told = dict(mapping.constants)
        wanted = [*lacking, *(name for name in (*self._shown, *self._told) if name in told and name in known)]
        shown = tuple(sorted({*wanted[:MOST]}, key=list(known).index))
        if shown != self._shown:
            self._build(shown, [known[name] for name in shown])
        for name, box in self.boxes.items():
            _put(box, told.get(name, ""), lacking=name in lacking)
        self.setVisible(bool(shown))

    def _build(self, shown: tuple[str, ...], needed: Sequence[Target]) -> None:
        self._shown = shown
        while item := self._row.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.boxes = {}
        for target in needed:
            box = self._box(target)
            label = Label(self._theme, f"{target.label} in all rows", "body", "text2")
            label.setBuddy(box)
            box.setAccessibleName(label.text())
            box.setFixedWidth(px(WIDTH))
            self.boxes[target.name] = box
            self._row.addWidget(label)
            self._row.addWidget(box)
            self._row.addSpacing(8)
        self._row.addStretch(1)

    def _box(self, target: Target) -> ChoiceBox | QLineEdit:
        name = target.name
        if target.spec.choices:
            choices = [("", "choose, or map a column"), *((word, word) for word in target.spec.choices)]
            box = ChoiceBox(self._theme, choices)
            box.activated.connect(lambda _place: self.told.emit(name, box.value))
            return box
        line = CutLine()
        line.setFont(self._theme.font())
        line.setPlaceholderText("text, or map a column")
        line.textEdited.connect(self.typing)
        line.editingFinished.connect(lambda: self.told.emit(name, line.text().strip()))
        return line


def _put(box: ChoiceBox | QLineEdit, text: str, *, lacking: bool) -> None:
    if isinstance(box, ChoiceBox):
        box.choose(text)
    elif not box.hasFocus():
        box.setText(text)
    box.setProperty("state", "invalid" if lacking else "")
    box.style().unpolish(box)
    box.style().polish(box)
