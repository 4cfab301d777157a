"""A check box whose focus ring only the keyboard brings up."""

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.theme import Theme
from desktop.widgets.focus import KeyboardRing


class CheckBox(QCheckBox):
    """A box to tick, with its words."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.ring = KeyboardRing(theme, self)
