"""The history of a record: every change of it, newest first, field by field, each value to be restored."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.errors import KnownError
from desktop.forms.row import INSET
from desktop.forms.wrapped_label import WrappedLabel
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.history_steps import Difference, Step, restoring, steps_of
from desktop.widgets.buttons import LinkButton
from desktop.widgets.label import Label
from desktop.widgets.surface import Rule

FEW = 30  # steps shown at first
LONGEST = 600  # letters of a value; the form has it whole


class HistoryPage(QWidget):
    """The steps of one record. `failed`: a restore could not be made, as sentences."""

    failed = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self.record_id = ""
        self.steps: list[Step] = []
        self.restores: list[LinkButton] = []
        self._all = False
        self.older = LinkButton(theme, "Show older changes", "second_medium")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 8, INSET, 16)
        column.addLayout(self._list)
        column.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.older.clicked.connect(self._show_all)

    def show_of(self, record: str) -> int:
        """Show the history of the record with this id; how many steps it has."""
        if record != self.record_id:
            self.record_id, self._all = record, False
        self.steps = steps_of(self._session.store, record)
        self._clear()
        shown = self.steps if self._all else self.steps[:FEW]
        for step in shown:
            self._list.addWidget(self._step(step))
            self._list.addWidget(Rule(self._theme, "line2"))
        self.older.setVisible(len(shown) < len(self.steps))
        return len(self.steps)

    def _clear(self) -> None:
        self.restores.clear()
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _show_all(self) -> None:
        self._all = True
        self.show_of(self.record_id)

    # -- one step ------------------------------------------------------------------------------------

    def _step(self, step: Step) -> QWidget:
        block = QWidget()
        block.setAccessibleName(f"{step.label}, {step.when}")
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(2)
        column.addWidget(Label(self._theme, step.when, "second", "text2", wrap=True))
        column.addWidget(WrappedLabel(self._theme, step.label, "body_medium"))
        for difference in step.differences:
            self._add_difference(column, step, difference)
        return block

    def _add_difference(self, column: QVBoxLayout, step: Step, difference: Difference) -> None:
        column.addSpacing(4)
        column.addWidget(WrappedLabel(self._theme, difference.label, "second", "text2"))
        words = f"{_cut(difference.before)} → {_cut(difference.after)}"
        column.addWidget(WrappedLabel(self._theme, words))
        if self._session.store.readonly or not difference.can_be_restored:
            return
        link = LinkButton(self._theme, "Restore this value", "second_medium")
        link.setAccessibleName(f"Restore {difference.label.lower()} to {_cut(difference.before)}")
        link.setToolTip(f"Back to: {_cut(difference.before)}")
        link.clicked.connect(lambda: self._restore(difference))
        self.restores.append(link)
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _restore(self, difference: Difference) -> None:
        try:
            change = restoring(self._session.store, difference)
        except KnownError as error:
            self.failed.emit(str(error))
            return
        self._session.do(change)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"
