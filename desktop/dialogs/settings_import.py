"""What settings from a file would change, each old and new, before they are taken over."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.wording import counted
from desktop.dialogs.frame import WIDE, DialogFrame
from desktop.dialogs.table import Column, WordsTable
from desktop.shared_settings import Import
from desktop.theme import Theme

CHANGES = (Column("Setting", 176), Column("Now"), Column("Then"))
LEFT = (Column("What stays as it is, and why"),)
CHANGES_HEIGHT, LEFT_HEIGHT = 260, 160


class ImportSettingsDialog(DialogFrame):
    """Accepted when what it lists is to be taken over; with nothing to change it can only be closed."""

    def __init__(self, theme: Theme, found: Import, path: Path, parent: QWidget | None = None) -> None:
        question = f"Take over the settings of “{path.name}”?"
        super().__init__(theme, question, said(found), parent, width=WIDE)
        self.changes = WordsTable(theme, "What would change", CHANGES)
        self.left = WordsTable(theme, "What stays as it is", LEFT)
        self.changes.show_rows([(each.setting.label, each.old, each.new) for each in found.changes])
        self.left.show_rows([(problem,) for problem in found.problems])
        for table, height in ((self.changes, CHANGES_HEIGHT), (self.left, LEFT_HEIGHT)):
            self.body.addWidget(table)
            table.fit(self.inner_width, self.high(height))
            table.setVisible(bool(table.words.rows))
        self.cancel = self.add_button("Cancel" if found.changes else "Close")
        self.cancel.clicked.connect(self.reject)
        self.begin_with(self.cancel)
        if found.changes:
            take = self.add_button("&Take over", "primary", acts=True)
            take.clicked.connect(self.accept)
            self.begin_with(self.changes)


def said(found: Import) -> str:
    """How much would change, and how much is so already."""
    changes = f"{counted(len(found.changes), 'setting')} would change"
    return f"{changes}; {counted(found.same, 'is', 'are')} so already."
