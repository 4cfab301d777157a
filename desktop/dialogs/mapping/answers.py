"""A table of things to settle: each a line of words, and a cell in which its meaning is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.dialogs.mapping.offer import OFFERS_ROLE, TONE_ROLE, VALUE_ROLE, Offers, OfferView
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to settle. `key`: what it is, for whoever asks; `offers`: asked only when it is opened."""

    key: tuple[str, str]
    words: tuple[str, ...]
    value: str
    shown: str
    offers: Callable[[], Offers]
    open: bool = False


class Questions(QAbstractTableModel):
    """The things to settle. `answered`: the key of one, and the value chosen."""

    answered = Signal(object, str)

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self.questions: tuple[Question, ...] = ()

    def show(self, questions: Sequence[Question]) -> None:
        """Show these instead; where only the answers differ, the rows stay."""
        same = [each.key for each in questions] == [each.key for each in self.questions]
        if not same:
            self.beginResetModel()
        self.questions = tuple(questions)
        if not same:
            self.endResetModel()
        elif questions:
            self.dataChanged.emit(self.index(0, 0), self.index(len(questions) - 1, len(self._heads) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.questions)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        question = self.questions[index.row()]
        answer = index.column() == len(self._heads) - 1
        text = question.shown if answer else question.words[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((*question.words, question.shown)) if answer else text
        if role == TONE_ROLE:
            return "warn" if question.open and not answer and index.column() == 0 else "text"
        if not answer:
            return None
        if role == OFFERS_ROLE:
            return question.offers()
        return question.value if role == VALUE_ROLE else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        self.answered.emit(self.questions[index.row()].key, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsEditable if index.column() == len(self._heads) - 1 else plain

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        known = orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._heads)
        return self._heads[section] if known and role == Qt.ItemDataRole.DisplayRole else None


class QuestionTable(OfferView):
    """Shows questions, the answers in the last column; the columns share the width."""

    def __init__(self, theme: Theme, name: str, heads: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.questions = Questions(heads, self)
        self.setModel(self.questions)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(MEASURES.control + 4)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these instead, the keyboard on the first answer."""
        self.questions.show(questions)
        if questions and not self.currentIndex().isValid():
            self.setCurrentIndex(self.questions.index(0, self.questions.columnCount() - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        count = self.questions.columnCount()
        for place in range(count):
            self.setColumnWidth(place, self.viewport().width() // count)
