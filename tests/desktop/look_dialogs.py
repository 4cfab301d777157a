"""Pages to look at: every dialog that holds more than a question, side by side, and the checks."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.exchange import Plan
from db.exchange.plan import Counts
from db.exchange.reading import Refusal
from db.records import Brief, Marking
from desktop.action_table import ACTIONS
from desktop.dialogs.about import AboutDialog
from desktop.dialogs.export_choice import ExportDialog
from desktop.dialogs.frame import DialogFrame
from desktop.dialogs.import_preview import ImportPreview
from desktop.dialogs.new_tracker import NewTrackerDialog
from desktop.dialogs.paper_choice import PaperDialog, PaperOffer
from desktop.dialogs.shortcuts import ShortcutsDialog
from desktop.operations.sample import FICTIONAL
from desktop.operations.templates import offered
from desktop.theme import Theme
from desktop.views.pages import CHECKS
from desktop.widgets.surface import Surface
from tests.desktop.look_window import on_sample

REASONS = (
    ("actor", "There is no actor “Atlantis”, neither in the tracker nor in what is imported."),
    ("stated", "There is no month 13. Use 01 to 12."),
    ("channel", "“shouted” is not one of: official, public statement, Track I, Track II, back-channel."),
)
REFUSALS = [
    Refusal("positions.csv", line, "position", f"p{line}", field, reason)
    for line, (field, reason) in enumerate(REASONS, 3)
]
LEVELS = [
    Marking(id=level, set="tlp", level=level, rank=rank)
    for rank, level in enumerate(("TLP:CLEAR", "TLP:RED"))
]
BRIEFS = [
    Brief(id="a", title="Territory bars a settlement in 2026; a pause depends on two conditions"),
    Brief(id="b", title="What changed in November"),
]


def asking(theme: Theme) -> QWidget:
    """The dialogs that ask for something, one of them answered wrongly."""
    paper = PaperDialog(theme, PaperOffer(BRIEFS, offered(Path("nowhere")), LEVELS, "2026-11-22"), BRIEFS[0])
    paper.as_of.put("2026-13")
    paper.as_of.check()
    sample = NewTrackerDialog(theme)
    sample.sample.choose(FICTIONAL.name)
    columns = ((NewTrackerDialog(theme), ExportDialog(theme, LEVELS)), (paper, sample))
    return beside(theme, columns)


def showing(theme: Theme) -> QWidget:
    """The dialogs that show a table."""
    plan = Plan({"actor": Counts(3, 1, 2, 0), "position": Counts(2, 0, 0, 3)}, REFUSALS, [], [], [], {})
    columns = (
        (ImportPreview(theme, plan, "2 files"),),
        (ShortcutsDialog(theme, ACTIONS),),
        (AboutDialog(theme),),
    )
    return beside(theme, columns)


def beside(theme: Theme, columns: tuple[tuple[DialogFrame, ...], ...]) -> QWidget:
    """Dialogs as parts of one page."""
    page = Surface(theme, "sunken")
    row = QHBoxLayout(page)
    row.setContentsMargins(24, 24, 24, 24)
    row.setSpacing(24)
    for dialogs in columns:
        column = QVBoxLayout()
        column.setSpacing(24)
        for dialog in dialogs:
            dialog.setParent(page, Qt.WindowType.Widget)
            column.addWidget(dialog, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        row.addLayout(column)
    row.addStretch(1)
    return page


def checks(theme: Theme) -> QWidget:
    """What the checks find in the sample."""
    window = on_sample(theme)
    window.travel.show_page(CHECKS)
    return window
