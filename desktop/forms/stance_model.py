"""The stances of a position as a table: a row for each option of the issue, a column for each stance."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from db.records import STANCES, Option
from desktop.widgets.stance import words_of

Index = QModelIndex | QPersistentModelIndex
PLACE, OPTION, FIRST_STANCE = 0, 1, 2
CHOICES = (*STANCES, "")  # the columns after place and option; '' is unstated
STANCE_ROLE = Qt.ItemDataRole.UserRole + 1  # which stance a cell is for
CHOSEN_ROLE = Qt.ItemDataRole.UserRole + 2  # whether it is the option's stance


class StanceModel(QAbstractTableModel):
    """Options in axis order and the stance chosen for each. `chosen`: an option's id and its new stance."""

    chosen = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.options: tuple[Option, ...] = ()
        self._stances: dict[str, str] = {}
        self.fixed = False

    def show(self, options: Sequence[Option], stances: Mapping[str, str]) -> None:
        """Show these options with these stances (by option id; those left out are unstated)."""
        self.beginResetModel()
        self.options = tuple(options)
        self._stances = {option.id: stances.get(option.id, "") for option in options}
        self.endResetModel()

    def stance(self, option: str) -> str:
        """The stance on an option, '' when unstated."""
        return self._stances.get(option, "")

    def stances(self) -> dict[str, str]:
        """Every option's stance, by option id."""
        return dict(self._stances)

    def choose(self, row: int, stance: str) -> None:
        """Give the option in a row a stance; '' unsays it."""
        option = self.options[row].id
        if self.fixed or self._stances[option] == stance:
            return
        self._stances[option] = stance
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        self.chosen.emit(option, stance)

    # -- Qt ------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.options)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else FIRST_STANCE + len(CHOICES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.options[section].label
        return ("Place", "Option")[section] if section < FIRST_STANCE else words_of(CHOICES[section - 2])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        option = self.options[index.row()]
        if index.column() < FIRST_STANCE:
            return self._option_data(option, index.column(), role)
        stance = CHOICES[index.column() - FIRST_STANCE]
        chosen = self._stances[option.id] == stance
        if role == STANCE_ROLE:
            return stance
        if role == CHOSEN_ROLE:
            return chosen
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{words_of(stance)}, {'chosen' if chosen else 'not chosen'}"
        return words_of(stance) if role == Qt.ItemDataRole.ToolTipRole else None

    def _option_data(self, option: Option, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{option.value:g}" if column == PLACE else option.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = f"{option.label}: {words_of(self._stances[option.id]).lower()}"
            return f"{option.value:g}" if column == PLACE else said
        if role == Qt.ItemDataRole.ToolTipRole and column == OPTION:
            return option.description or None
        return None
