"""The head of the inspector: the kind, whom the record belongs to, its title, and the menu."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.forms.wrapped_label import WrappedLabel
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.buttons import IconButton, LinkButton
from desktop.widgets.flow import FlowLayout
from desktop.widgets.label import ElidedLabel

TITLE_LINES = 3
MOST_OWNER = 52  # letters: a line beneath the kind has room for about so many


class InspectorHeader(QWidget):
    """`owner_pressed`: the link to the record this one belongs to. The menu's actions are its attributes."""

    owner_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.kind = ElidedLabel(theme, "", "second", "text2")
        self.owner = LinkButton(theme, "", "second_medium")
        self.title = WrappedLabel(theme, "", "record", lines=TITLE_LINES)
        self.more = IconButton(theme, "ellipsis", "More for this record")
        self.duplicate = QAction("Duplicate", self)
        self.delete = QAction("Delete", self)
        self.copy_link = QAction("Copy link", self)
        self.copy_id = QAction("Copy id", self)
        self.copy_title = QAction("Copy title", self)
        self._build()
        self.owner.clicked.connect(self.owner_pressed)

    def _build(self) -> None:
        menu = QMenu(self.more)
        menu.addActions([self.duplicate, self.delete])
        menu.addSeparator()
        menu.addActions([self.copy_link, self.copy_id, self.copy_title])
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.kind.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        above = QWidget()
        names = FlowLayout(4, above, lines=2)
        names.addWidget(self.kind)
        names.addWidget(self.owner)
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(above, 1, Qt.AlignmentFlag.AlignVCenter)
        first.addWidget(self.more)
        column = QVBoxLayout(self)
        padding = MEASURES.inspector_padding
        column.setContentsMargins(padding, 6, padding - 8, 6)
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(self.title)
        self.title.setContentsMargins(0, 0, 8, 0)

    def show_record(self, kind: str, title: str, owner: str = "") -> None:
        """Show a kind's label, a title, and the title of the record it belongs to ('' for none)."""
        self.kind.setText(f"{kind} of" if owner else kind)
        self.owner.setText(owner if len(owner) <= MOST_OWNER else f"{owner[: MOST_OWNER - 1]}…")
        self.owner.setVisible(bool(owner))
        self.owner.setAccessibleName(f"Go to {owner}")
        self.owner.updateGeometry()
        self.title.setText(title)

    def allow(self, *, stored: bool, editable: bool, duplicable: bool) -> None:
        """Offer what can be done: with a record that is stored, in a tracker that can be written."""
        self.more.setEnabled(stored)
        self.delete.setEnabled(stored and editable)
        self.duplicate.setEnabled(stored and editable and duplicable)
