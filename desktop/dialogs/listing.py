"""Shows a list of things for the analyst alone: what was left out of an export, and why."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.dialogs.frame import WIDE, DialogFrame
from desktop.dialogs.table import Column, WordsTable
from desktop.theme import Theme
from desktop.widgets.buttons import LinkButton

HEIGHT = 380


class ListingDialog(DialogFrame):
    """A title, what it means, and the rows; they can be copied as a table. Without rows, the words alone."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        words: str,
        columns: Sequence[Column],
        rows: Sequence[tuple[str, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, title, words, parent, width=WIDE)
        self.table = WordsTable(theme, title, columns)
        self.body.addWidget(self.table)
        self.table.show_rows(rows)
        self.table.fit(self.inner_width, self.high(HEIGHT))
        copy = LinkButton(theme, "Copy as table", "second_medium")
        copy.clicked.connect(self.table.copy)
        self.add_aside(copy)
        close = self.add_button("Close")
        close.clicked.connect(self.reject)
        for widget in (self.table, copy):  # heads over nothing, and a copy of it, help nobody
            widget.setVisible(bool(rows))
        self.begin_with(self.table if rows else close)
