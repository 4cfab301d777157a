"""The sample dossiers on the page that stands while no tracker is open: opened by key or click."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme import Theme
from desktop.views.recent_trackers import WIDTH
from desktop.widgets.heading import SectionHeading
from desktop.widgets.row_list import ListRow, RowList

HEADING = "To look around in"


class SampleOffer(QWidget):
    """`opened`: the name of the sample that was chosen."""

    opened = Signal(str)

    def __init__(self, theme: Theme, rows: Sequence[ListRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = RowList(theme, HEADING, two_lines=True)
        self.list.show_rows(rows)
        self.list.opened.connect(self.opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(4)
        column.addWidget(SectionHeading(theme, HEADING))
        column.addWidget(self.list)
        self.setMaximumWidth(WIDTH)
