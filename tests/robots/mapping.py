"""A robot for the mapping dialog: goes along its columns by keyboard, chooses, answers, and reads it."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop.dialogs.choice_box import ChoiceBox
from desktop.dialogs.mapping.answers import QuestionTable
from desktop.dialogs.mapping.columns import BECOMES, STATE
from desktop.dialogs.mapping.dialog import MappingDialog
from desktop.dialogs.mapping.offer import OFFERS_ROLE, OfferBox, Offers


class MappingRobot:
    """Drives one dialog; each step waits until what comes of it is shown."""

    def __init__(self, qtbot: QtBot, dialog: MappingDialog) -> None:
        self._qtbot, self.dialog = qtbot, dialog

    def settle(self) -> None:
        """Wait until the whole sheet was counted."""
        with self._qtbot.waitSignal(self.dialog.settled, timeout=5_000):
            pass

    # -- columns -----------------------------------------------------------------------------------------

    def go_to(self, heading: str) -> None:
        """Put the keyboard on the column with a heading."""
        self.dialog.pane.go_to(self.column(heading))

    def column(self, heading: str) -> int:
        columns = self.dialog.pane.columns
        for place in range(columns.columnCount()):
            head = str(columns.headerData(place, Qt.Orientation.Horizontal))
            if head.split("  ", 1)[1] == heading:
                return place
        raise KeyError(heading)

    def type_field(self, heading: str, words: str) -> None:
        """Type what a column becomes, and take it with Return."""
        self.go_to(heading)
        with self._qtbot.waitSignal(self.dialog.settled, timeout=5_000):
            type_into(self.dialog.pane.view, words)

    def press(self, key: Qt.Key) -> None:
        """Press a key among the columns."""
        QTest.keyClick(self.dialog.pane.view, key)

    def becomes(self, heading: str) -> str:
        return self._cell(BECOMES, heading)

    def state(self, heading: str) -> str:
        return self._cell(STATE, heading)

    def _cell(self, row: int, heading: str) -> str:
        return str(self.dialog.pane.columns.index(row, self.column(heading)).data())

    # -- what is chosen of the sheet ---------------------------------------------------------------------

    def choose(self, box: QWidget, value: str) -> None:
        """Choose in a box as by the mouse."""
        assert isinstance(box, ChoiceBox)
        box.choose(value)
        with self._qtbot.waitSignal(self.dialog.settled, timeout=5_000):
            box.activated.emit(box.currentIndex())

    # -- what comes of it --------------------------------------------------------------------------------

    @property
    def verb(self) -> str:
        """What the button says, without its mnemonic."""
        return self.dialog.take.text().replace("&", "")

    def records(self) -> list[tuple[str, ...]]:
        return list(self.dialog.records.words.rows)

    def refused(self) -> list[tuple[str, ...]]:
        return list(self.dialog.refused.words.rows)

    def questions(self) -> dict[str, tuple[str, str]]:
        """How names and words were read, and what they mean, by the name or word."""
        return {q.words[0]: (q.words[1], q.shown) for q in self.dialog.names.questions.questions}

    def answer(self, asked: str, words: str) -> None:
        """Type what a name or word means."""
        self._answer(self.dialog.names, asked, words)

    def tell(self, field: str, text: str) -> None:
        """Type what stands for a field in all rows."""
        self._answer(self.dialog.all_rows, field, text)

    def _answer(self, table: QuestionTable, asked: str, words: str) -> None:
        found = [n for n, q in enumerate(table.questions.questions) if q.words[0] == asked]
        self.dialog.stack.setCurrentWidget(table)
        table.setCurrentIndex(table.questions.index(found[0], table.questions.columnCount() - 1))
        with self._qtbot.waitSignal(self.dialog.settled, timeout=5_000):
            type_into(table, words)

    def offered(self, asked: str) -> list[str]:
        """What may be chosen for a name or word."""
        table = self.dialog.names
        row = next(n for n, q in enumerate(table.questions.questions) if q.words[0] == asked)
        offers = table.questions.index(row, 2).data(OFFERS_ROLE)
        assert isinstance(offers, Offers)
        return [words for _, words in offers.choices]


def type_into(view: QTableView, words: str) -> None:
    """Type into the current cell of a table, and leave it with Return."""
    view.setFocus()
    QTest.keyClicks(view, words[0])
    editor = editor_of(view)
    QTest.keyClicks(editor, words[1:])
    QTest.keyClick(QApplication.activePopupWidget() or editor, Qt.Key.Key_Return)


def editor_of(view: QTableView) -> OfferBox:
    """The box that is open in a table."""
    editor = view.indexWidget(QModelIndex(view.currentIndex()))
    assert isinstance(editor, OfferBox)
    return editor
