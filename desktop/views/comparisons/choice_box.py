"""A box over a drawing that narrows it: what can be chosen follows what the tracker has."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from desktop.widgets.combo_box import ComboBox


class ChoiceBox(ComboBox):
    """Choices by their key; the one chosen stays chosen while it is there. `chosen`: it is another now."""

    chosen = Signal()

    def __init__(self, name: str, letters: int) -> None:
        """`name`: what it is called for a screen reader; `letters`: how many it has room for."""
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumContentsLength(letters)
        self.currentIndexChanged.connect(self.chosen)

    def value(self) -> str:
        """The key of what is chosen; '' when there is none."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Choose by a key."""
        if (place := self.findData(key)) >= 0:
            self.setCurrentIndex(place)

    def offer(self, entries: Sequence[tuple[str, str]]) -> None:
        """Offer these (key, words) and no others."""
        here = self.value()
        if list(entries) == [(self.itemData(at), self.itemText(at)) for at in range(self.count())]:
            return
        blocked = self.blockSignals(True)
        self.clear()
        for key, words in entries:
            self.addItem(words, key)
        self.choose(here)
        self.blockSignals(blocked)
        if self.value() != here:
            self.chosen.emit()
