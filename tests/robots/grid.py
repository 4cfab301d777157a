"""Drives a list as a grid: goes to cells, types into them, reads what is shown and what is kept."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.changes import Value
from db.drafts import drafts
from desktop.forms.row import FormRow
from desktop.views.cell_editor import CellEditor
from desktop.views.list_page import ListPage
from tests.robots.window import NONE, WindowRobot


class GridRobot:
    """A person in the list of one kind."""

    def __init__(self, robot: WindowRobot, kind: str) -> None:
        self.robot, self.window = robot, robot.window
        robot.window.travel.go_in(kind)
        self.kind = kind

    @property
    def page(self) -> ListPage:
        return self.robot.page()

    # -- going ---------------------------------------------------------------------------------------

    def go(self, id: str, field: str) -> None:
        """Put the keyboard on the cell of a record whose column begins with a field."""
        keys = [column.first for column in self.page.records.columns]
        self.page.table.go_to_cell(self.page.records.row_of(id), keys.index(field))
        self.page.table.setFocus()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is: in an open list, else where the focus is."""
        QTest.keyClick(self.target, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type, letter by letter, wherever the keyboard then is."""
        for letter in text:
            QTest.keyClicks(self.target, letter)
        QApplication.processEvents()

    @property
    def target(self) -> QWidget:
        self._popup = QApplication.activePopupWidget()  # what it holds is gone when it is let go of
        around = self._popup if self._popup is not None else self.window
        inside: QWidget | None = around.focusWidget()
        return around if inside is None else inside

    # -- reading -------------------------------------------------------------------------------------

    @property
    def here(self) -> tuple[str, str]:
        """The record and the first field of the cell the keyboard is on."""
        index = self.page.table.currentIndex()
        record = self.page.records.record(index.row())
        return (record.id if record else ""), self.page.records.columns[index.column()].first

    @property
    def editor(self) -> CellEditor:
        editor = self.page.editing.editor
        assert editor is not None, "no cell is edited"
        return editor

    @property
    def row(self) -> FormRow:
        """The first field of the cell that is edited."""
        return next(iter(self.editor.rows.values()))

    @property
    def is_editing(self) -> bool:
        return self.page.editing.is_on

    def stored(self, id: str, field: str) -> Value:
        record = self.window.session.store.get(id)
        assert record is not None
        value: Value = getattr(record, field)
        return value

    def labels(self) -> list[str]:
        """The labels of the journal, newest first."""
        return [change.label for change in self.window.session.store.journal()]

    def drafted(self, id: str) -> dict[str, Value]:
        """What the drafts of a record hold."""
        found = [draft for draft in drafts(self.window.session.store) if draft.record == id]
        return {name: text for draft in found for name, text in draft.fields.items()}

    @property
    def said(self) -> str:
        """What the toast says; '' when there is none."""
        return self.window.toast.message.text if self.window.toast.isVisible() else ""
