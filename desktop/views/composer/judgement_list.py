"""The key judgements of a paper, likelihood and confidence apart; each is edited in its form."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Judgement
from desktop.session import Session
from desktop.theme import Theme
from desktop.widgets.heading import SectionHeading
from desktop.widgets.row_list import INSET, ListRow, RowList


class JudgementList(QWidget):
    """`opened`: the id of a judgement to edit; `wanted`: a new one."""

    opened = Signal(str)
    wanted = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.heading = SectionHeading(theme, "Judgements", link="New judgement")
        self.rows = RowList(theme, "Key judgements", two_lines=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.heading.setContentsMargins(INSET, 0, INSET, 0)
        column.addWidget(self.heading)
        column.addWidget(self.rows)
        self.heading.link_clicked.connect(self.wanted)
        self.rows.opened.connect(self.opened)

    def show_of(self, brief_id: str) -> None:
        """Show the judgements of a paper, in their order."""
        store = self._session.store
        found = store.find(Judgement, brief=brief_id)
        found.sort(key=lambda each: (each.rank is None, each.rank or 0, each.text))
        titles = store.titles([each.scenario for each in found if each.scenario])
        rows = [
            ListRow(each.id, each.text, _said(each, titles.get(each.scenario or "", ""))) for each in found
        ]
        self.rows.show_rows(rows)
        self.heading.set_count(f"{len(rows):,}" if rows else "")
        self.heading.link.setEnabled(not store.readonly)


def _said(judgement: Judgement, scenario: str) -> str:
    """Confidence and likelihood, each by its name."""
    likelihood = "not stated"
    if scenario:
        likelihood = f"as estimated for “{scenario}”"
    elif judgement.low is not None and judgement.high is not None:
        likelihood = f"{judgement.low:g}–{judgement.high:g} %"
    return f"Confidence: {judgement.confidence or 'not stated'} · Likelihood: {likelihood}"
