"""The history of a record: every change of it, newest first, field by field, each value to be restored."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.errors import KnownError
from desktop.forms.row import INSET
from desktop.forms.wrapped_label import WrappedLabel
from desktop.models.history_steps import Difference, Step, restoring, steps_of
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.field_difference import FieldDifference
from desktop.widgets.buttons import LinkButton
from desktop.widgets.label import Label
from desktop.widgets.surface import Rule

FEW = 30  # steps shown at first


class RecordHistory(QWidget):
    """The steps of one record. `failed`: a restore could not be made, as sentences; `written`: it was.

    `opened`: a record to go to.

    `corrected_since`: by id, since which editions of papers a record was corrected, in words.
    `history_wanted`: the changes of the record with this id are to be listed; `record_wanted`: a record is
    to be as it was after a change, by their ids.
    """

    failed = Signal(str)
    opened = Signal(str)
    written = Signal(object)
    history_wanted = Signal(str)
    record_wanted = Signal(str, str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self.record_id = ""
        self.steps: list[Step] = []
        self.fields: list[FieldDifference] = []
        self.records: list[LinkButton] = []
        self._all, self._built = False, False
        self.corrected_since: Callable[[str], str] = lambda _id: ""
        self.corrected = WrappedLabel(theme, "", "second", "text2", lines=4)
        self.listed = LinkButton(theme, "Show in history", "second_medium")
        self.older = LinkButton(theme, "Show older changes", "second_medium")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 8, INSET, 16)
        column.addWidget(self.listed, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.corrected)
        column.addLayout(self._list)
        column.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.listed.clicked.connect(lambda: self.history_wanted.emit(self.record_id))
        self.older.clicked.connect(self._show_all)

    def show_of(self, record: str) -> int:
        """Show the history of the record with this id; how many steps it has."""
        if record != self.record_id:
            self.record_id, self._all = record, False
        self.steps = steps_of(self._session.store, record)
        self._clear()
        self.tell_corrected()
        if self.isVisible():
            self._fill()
        return len(self.steps)

    def tell_corrected(self) -> None:
        """Say since which editions of papers the record was corrected."""
        words = self.corrected_since(self.record_id) if self.record_id else ""
        self.corrected.setText(words)
        self.corrected.setVisible(bool(words))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._built and self._session.is_open:
            self._fill()

    def _fill(self) -> None:
        """Make what is seen of it: opening a record does not wait for that."""
        self._built = True
        shown = self.steps if self._all else self.steps[:FEW]
        for place, step in enumerate(shown):
            self._list.addWidget(self._step(step, newest=place == 0))
            self._list.addWidget(Rule(self._theme, "line2"))
        self.older.setVisible(len(shown) < len(self.steps))

    def _clear(self) -> None:
        self._built = False
        self.fields.clear()
        self.records.clear()
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _show_all(self) -> None:
        self._all = True
        self.show_of(self.record_id)

    # -- one step ------------------------------------------------------------------------------------

    def _step(self, step: Step, *, newest: bool) -> QWidget:
        block = QWidget()
        block.setAccessibleName(f"{step.label}, {step.when}")
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(2)
        column.addWidget(Label(self._theme, step.when, "second", "text2", wrap=True))
        column.addWidget(WrappedLabel(self._theme, step.label, "body_medium", lines=4))
        for difference in step.differences:
            column.addWidget(self._field(difference))
        if not newest and not self._session.store.readonly:
            column.addSpacing(6)
            column.addWidget(self._as_it_was(step), 0, Qt.AlignmentFlag.AlignLeft)
        return block

    def _field(self, difference: Difference) -> FieldDifference:
        made = FieldDifference(self._theme, difference, restorable=not self._session.store.readonly)
        made.restore_wanted.connect(lambda: self._restore(difference))
        made.opened.connect(self.opened)
        self.fields.append(made)
        return made

    def _as_it_was(self, step: Step) -> LinkButton:
        link = LinkButton(self._theme, "Restore the record as it was here", "second_medium")
        link.setAccessibleName(f"Restore the record as it was after “{step.label}”, {step.when}")
        link.clicked.connect(lambda: self.record_wanted.emit(self.record_id, step.change.id))
        self.records.append(link)
        return link

    def _restore(self, difference: Difference) -> None:
        try:
            change = restoring(self._session.store, difference)
        except KnownError as error:
            self.failed.emit(str(error))
            return
        if (written := self._session.do(change)) is not None and written.seq:
            self.written.emit(written)
