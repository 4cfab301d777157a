"""A combo box over values with words for each, for dialogs."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QStyleOptionComboBox

from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.combo_box import ComboBox

BESIDE = 44  # pixels of inset and arrow


class ChoiceBox(ComboBox):
    """Offers values by their words; `value` is the one chosen."""

    def __init__(self, theme: Theme, choices: Iterable[tuple[str, str]], chosen: str = "") -> None:
        super().__init__()
        self.setFont(theme.font())
        for value, words in choices:
            self.addItem(words, value)
        self.choose(chosen)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        room = self.width() - px(BESIDE)
        metrics = QFontMetricsF(self.font())
        option.currentText = metrics.elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    @property
    def value(self) -> str:
        """The value chosen."""
        return str(self.currentData() or "")

    def choose(self, value: str) -> None:
        """Choose a value; one that is not offered is passed over."""
        place = self.findData(value)
        if place >= 0:
            self.setCurrentIndex(place)
