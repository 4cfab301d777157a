"""The foot of the inspector: how many fields are to be corrected, what is unsaved, Revert and Save."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout

from db.wording import counted
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.buttons import Button
from desktop.widgets.chip import GAP, StatusChip
from desktop.widgets.label import Label
from desktop.widgets.surface import Surface


class ProblemsLink(StatusChip):
    """How many fields are to be corrected, in the colour of errors; pressing it goes to the first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, leads=True)
        self._theme = theme
        self.setFont(theme.font("second_medium"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRect(0, (self.height() - MEASURES.icon) // 2, MEASURES.icon, MEASURES.icon)
        self._theme.icon("circle-alert", "error").paint(painter, box)
        painter.setFont(self.font())
        painter.setPen(self._theme.token("error"))
        words = self.rect().adjusted(MEASURES.icon + GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())


class InspectorFoot(Surface):
    """`problems_pressed`: the way to the first field to correct."""

    problems_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "chrome", rules=("top",))
        self.problems = ProblemsLink(theme)
        self.words = Label(theme, "", "second", "text2", wrap=True)
        self.revert = Button(theme, "Revert", "quiet")
        self.save = Button(theme, "Save", "primary")
        self.save.setToolTip("Save (Ctrl+Return)")
        self._build()
        self.problems.clicked.connect(self.problems_pressed)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        padding = MEASURES.inspector_padding
        row.setContentsMargins(padding, 0, padding, 0)
        row.setSpacing(8)
        row.addWidget(self.problems)
        row.addWidget(self.words, 1)
        row.addWidget(self.revert)
        row.addWidget(self.save)
        self.setFixedHeight(MEASURES.inspector_foot)

    def show_state(self, *, problems: int, edited: bool, new: bool, readonly: bool) -> None:
        """Say what is to be done; a tracker open for reading has neither Save nor Revert."""
        count = f"{counted(problems, 'field')} to correct" if problems else ""
        self.problems.show_state(count, "circle-alert", "error")
        words = (
            "Open read-only. Save a copy to edit it."
            if readonly
            else "Not saved yet"
            if edited or new
            else ""
        )
        self.words.setText("" if problems else words)
        for button in (self.revert, self.save):
            button.setVisible(not readonly)
            button.setEnabled(edited or new)
        self.revert.setText("Cancel" if new else "Revert")
        self.revert.updateGeometry()
