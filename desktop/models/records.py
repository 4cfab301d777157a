"""The list of one kind as a Qt model: row numbers in an array, records fetched by page when shown."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from db.changes import Change, Value
from db.queries import lists
from db.queries.criteria import JOINED, LOOK
from db.queries.lists import Listing
from db.records import KINDS, Filter, Option, Position, PositionOption, Record, specs
from desktop.jobs import Jobs
from desktop.models.columns import STANCES, Column, columns_of, field_text, heading_of, sentence_case
from desktop.models.filter_words import ids_in
from desktop.models.row_reading import RowReading
from desktop.operations.ranking import RANK, can_rank, is_ranked, rank_order
from desktop.session import Session

Index = QModelIndex | QPersistentModelIndex
PAGE = 64
KEPT_PAGES = 32
RECORD_ROLE = Qt.ItemDataRole.UserRole + 1
SECOND_ROLE = Qt.ItemDataRole.UserRole + 2
STANCES_ROLE = Qt.ItemDataRole.UserRole + 3
HEADING_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)  # one may be cut
# An edit of fewer rows than this is told row by row; a larger one makes the list anew.
FEW = 1000
STANCE_OF = (Position.META.kind, PositionOption.META.kind)


@dataclass(frozen=True, slots=True)
class Shown:
    """One row: its record, the titles it needs, and for a position its stances in axis order."""

    record: Record
    names: dict[str, str]
    stances: tuple[tuple[Option, str], ...] = ()


class RecordList(QAbstractTableModel):
    """The records of one kind, sorted and filtered in SQL. `counted` tells how many rows there are."""

    counted = Signal(int)

    def __init__(
        self, session: Session, kind: str, parent: QObject | None = None, *, jobs: Jobs | None = None
    ) -> None:
        """`jobs`: where the rows of a long list are read; without, they are read at once."""
        super().__init__(parent)
        self._session = session
        self.reading = RowReading(session, jobs, self)
        self._anew = False
        self.listing = Listing(kind)
        self.columns: tuple[Column, ...] = columns_of(kind)
        self._numbers: array[int] = array("q")
        self._pages: dict[int, dict[int, Shown]] = {}
        session.changed.connect(self._on_change)
        session.scope_changed.connect(self.reload)
        session.scope_read.connect(self._read)
        session.looked.connect(self._on_looked)
        self.reload()

    # -- what is listed ------------------------------------------------------------------------------

    @property
    def kind(self) -> str:
        """The kind of the records listed."""
        return self.listing.kind

    def filter(self, words: str) -> None:
        """Keep the rows whose text, or whose actor's, issue's … name, holds all `words`."""
        if words != self.listing.words:
            self.listing = replace(self.listing, words=words)
            self.reload()

    def show(self, listing: Listing) -> None:
        """Show another listing of the kind: other words, criteria or order."""
        if listing != self.listing:
            self.listing = listing
            self.reload()

    def narrow(self, equals: dict[str, Value]) -> None:
        """Keep the rows whose fields hold these values."""
        self.listing = replace(self.listing, equals=equals)
        self.reload()

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Show other columns; the rows stay as they are."""
        self.beginResetModel()
        self.columns = columns
        self.endResetModel()

    def can_sort(self, column: int) -> bool:
        """Whether a column has an order: what is drawn has none."""
        return self.columns[column].first != STANCES

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by the fields of a column, in SQL."""
        if not self.can_sort(column):
            return
        chosen = self.columns[column]
        # Ranks count within what the records belong to.
        ranked = chosen.first == RANK and can_rank(self.kind)
        fields = rank_order(self.kind) if ranked else chosen.fields
        descending = order == Qt.SortOrder.DescendingOrder
        self.listing = replace(self.listing, order=fields, descending=descending)
        self._read()

    def sort_by_rank(self) -> None:
        """Sort in the order of the ranks, within what the records belong to."""
        self.listing = replace(self.listing, order=rank_order(self.kind), descending=False)
        self._read()

    @property
    def is_ranked(self) -> bool:
        """Whether the rows stand in the order of their ranks, in which they can be moved."""
        return is_ranked(self.kind, self.listing.order)

    def reload(self) -> None:
        """Read the list anew: after another filter or scope, when most rows may differ."""
        self._anew = True
        self._read()

    def _read(self) -> None:
        """Read which rows there are; until they have come, those that were there stay."""
        self.reading.read(self.listing, self._take)

    def _take(self, numbers: "array[int]") -> None:
        if not self._anew:
            self._arrange(numbers)
            self._repaint()
            return
        self._anew = False
        self.beginResetModel()
        self._numbers = numbers
        self._pages.clear()
        self.endResetModel()
        self.counted.emit(len(self._numbers))

    # -- rows ----------------------------------------------------------------------------------------

    def record(self, row: int) -> Record | None:
        """The record in a row."""
        shown = self._shown(row)
        return shown.record if shown else None

    def row_of(self, id: str) -> int:
        """The row of the record with this id, -1 when it is not listed."""
        n = lists.number_of(self._session.store.db, id)
        try:
            return -1 if n is None else self._numbers.index(n)
        except ValueError:
            return -1

    def numbers(self, rows: Sequence[int] | None = None) -> "array[int]":
        """The numbers by which the records in these rows are read, of all rows without."""
        return self._numbers[:] if rows is None else array("q", (self._numbers[row] for row in rows))

    def is_stored(self, id: str) -> bool:
        """Whether there is a record with this id, listed or not."""
        return self._session.is_open and self._session.store.get(id) is not None

    def ids_of(self, rows: Sequence[int]) -> list[str]:
        """The ids of the records in these rows, without fetching the records."""
        return lists.ids(self._session.store.db, [self._numbers[row] for row in rows])

    def _shown(self, row: int) -> Shown | None:
        if not 0 <= row < len(self._numbers):
            return None
        page = row // PAGE
        if page not in self._pages:
            while len(self._pages) >= KEPT_PAGES:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = self._fetch(self._numbers[page * PAGE : (page + 1) * PAGE])
        return self._pages[page].get(self._numbers[row])

    def _fetch(self, some: Sequence[int]) -> dict[int, Shown]:
        db = self._session.store.db
        records = lists.page(db, self.kind, some)
        names = lists.names(db, records.values())
        filters = [each for each in records.values() if isinstance(each, Filter)]
        names |= self._session.store.titles(
            {id for each in filters for id in ids_in(each.kind, each.conditions)}
        )
        stances: dict[str, list[tuple[Option, str]]] = {}
        if self.kind == Position.META.kind:
            stances = lists.stances(db, [record.id for record in records.values()])
        return {n: Shown(r, names, tuple(stances.get(r.id, ()))) for n, r in records.items()}

    # -- Qt ------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role in HEADING_ROLES:
            return heading_of(self.kind, self.columns[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        shown = self._shown(index.row())
        if shown is None:
            return None
        column = self.columns[index.column()]
        if role == RECORD_ROLE:
            return shown.record
        if role == Qt.ItemDataRole.DisplayRole:
            return self._first(shown, column)
        if role == SECOND_ROLE:
            return self._second(shown, column)
        if role == STANCES_ROLE:
            return shown.stances if column.first == STANCES else None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._whole(shown, column)
        return None

    def _first(self, shown: Shown, column: Column) -> str:
        if column.first == STANCES:
            return "".join(stance[:1].upper() or "·" for _, stance in shown.stances)
        words = field_text(shown.record, column.first, shown.names, self._session.own_files)
        is_choice = specs(type(shown.record))[column.first].kind == "choice"
        return sentence_case(words) if is_choice else words

    def _second(self, shown: Shown, column: Column) -> str:
        own = self._session.own_files
        parts = (field_text(shown.record, name, shown.names, own) for name in column.second)
        words = ", ".join(part for part in parts if part)
        if "stated" in column.second and isinstance(shown.record, Position) and not shown.record.stated:
            words += ", undated"
        return words

    def _whole(self, shown: Shown, column: Column) -> str:
        if column.first == STANCES:
            said = [f"{option.label}: {stance or 'unstated'}" for option, stance in shown.stances]
            return "\n".join(said)
        second = self._second(shown, column)
        first = self._first(shown, column)
        return "\n".join(part for part in (first, second) if part)

    # -- changes -------------------------------------------------------------------------------------

    def _on_change(self, change: Change) -> None:
        touched = sum(number for table, number in change.counts().items() if self._concerns(table))
        if not touched:
            return
        if touched >= FEW:
            self.reload()
            return
        self._pages.clear()
        if self.reading.is_on or self._moves(change):
            self._read()
            if not self.reading.is_on:
                return
        self._repaint()

    def _moves(self, change: Change) -> bool:
        """Whether rows may come, go or stand elsewhere: to read which there are takes long in a long list."""
        listing = self.listing
        if listing.words or listing.criteria or self._session.scope.narrows:
            return True
        asked = {*(listing.order or KINDS[self.kind].META.order), *listing.equals}
        return any(
            edit.before is None or edit.after is None or not asked.isdisjoint(edit.after)
            if edit.table == self.kind
            else (self.kind, edit.table) != STANCE_OF and self._concerns(edit.table)
            for edit in change.edits
        )

    def _on_looked(self) -> None:
        """Rows come and go where the list asks for what stands to look at."""
        if any(each.field == LOOK for each in self.listing.criteria):
            self._read()

    def _concerns(self, table: str) -> bool:
        """True when rows may look different: own records, their stances, and what they name."""
        if table == self.kind or (self.kind == Position.META.kind and table in ("position_option", "option")):
            return True
        if any(JOINED.get(each.field, ("",))[0] == table for each in self.listing.criteria):
            return True
        return any(table in spec_refs or not spec_refs for spec_refs in self._referred())

    def _referred(self) -> list[tuple[str, ...]]:
        return [spec.refs for spec in specs(KINDS[self.kind]).values() if spec.kind == "ref"]

    def _repaint(self) -> None:
        if self._numbers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._numbers) - 1, len(self.columns) - 1))

    def _arrange(self, wanted: "array[int]") -> None:
        """Go from the present rows to `wanted`, telling what came, went and moved; never a reset."""
        if wanted == self._numbers:
            return
        staying = set(wanted)
        if not staying.issuperset(self._numbers):
            self._remove(staying)
        if len(wanted) != len(self._numbers):
            self._insert(wanted)
        if wanted != self._numbers:
            self._move(wanted)
        self.counted.emit(len(self._numbers))

    def _remove(self, staying: set[int]) -> None:
        row = len(self._numbers) - 1
        while row >= 0:
            if self._numbers[row] in staying:
                row -= 1
                continue
            last = row
            while row > 0 and self._numbers[row - 1] not in staying:
                row -= 1
            self.beginRemoveRows(QModelIndex(), row, last)
            del self._numbers[row : last + 1]
            self._pages.clear()
            self.endRemoveRows()
            row -= 1

    def _insert(self, wanted: "array[int]") -> None:
        present = set(self._numbers)
        row = 0
        while row < len(wanted):
            if wanted[row] in present:
                row += 1
                continue
            first = row
            while row < len(wanted) and wanted[row] not in present:
                row += 1
            place = min(first, len(self._numbers))
            self.beginInsertRows(QModelIndex(), place, place + row - first - 1)
            self._numbers[place:place] = wanted[first:row]
            self._pages.clear()
            self.endInsertRows()

    def _move(self, wanted: "array[int]") -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        place = {n: row for row, n in enumerate(wanted)}
        after = [self.createIndex(place[self._numbers[index.row()]], index.column()) for index in before]
        self._numbers = wanted
        self._pages.clear()
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
