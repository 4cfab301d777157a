"""The columns of a sheet over its first rows: what each becomes, and in what state it is."""

import math
from collections.abc import Mapping as Named
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from db.exchange.sheets import Sheet
from db.exchange.sheets.cells import Fault, address, column_name, text_of
from desktop.dialogs.mapping.offer import OFFERS_ROLE, SHEET, TONE_ROLE, VALUE_ROLE, Offers, OfferView
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.painting import paint_line

Index = QModelIndex | QPersistentModelIndex
BECOMES, STATE = 0, 1
SHOWN = 30  # rows of the sheet
NARROWEST, WIDEST = 132, 248
TIGHT = 104  # pixels of a column where that spares the rows from being scrolled sideways
MOST_WIDE, LOOKED_AT = 480, 8  # pixels of a column by its cells, and of how many rows
ROWS_WIDTH = 72
ROW = 26
SCROLL_LANE = 12  # pixels, as the style sheet has it
LONGEST = 200  # characters of a cell that are shown


@dataclass(frozen=True, slots=True)
class ColumnState:
    """How a column stands: a word in a tone, and why."""

    word: str
    tone: str
    why: str = ""


class Columns(QAbstractTableModel):
    """Two rows over the columns of a sheet: what each becomes, and its state. `chosen`: another target."""

    chosen = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._offers = Offers(())
        self._labels: dict[str, str] = {}
        self._states: tuple[ColumnState, ...] = ()

    def show(
        self, heads: Sequence[str], columns: Sequence[str], offers: Offers, states: Sequence[ColumnState]
    ) -> None:
        """Show other columns, or what became of them."""
        anew = tuple(heads) != self._heads
        if anew:
            self.beginResetModel()
        self._heads, self._columns, self._offers = tuple(heads), tuple(columns), offers
        self._labels, self._states = dict(offers.choices), tuple(states)
        if anew:
            self.endResetModel()
        elif heads:
            self.dataChanged.emit(self.index(0, 0), self.index(1, len(heads) - 1))

    def state(self, column: int) -> ColumnState:
        """How a column stands."""
        return self._states[column]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or not self._heads else 2

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, state = index.column(), self._states[index.column()]
        target = self._columns[column]
        if index.row() == STATE:
            found: dict[int, object] = {
                Qt.ItemDataRole.DisplayRole: state.word,
                TONE_ROLE: state.tone,
                Qt.ItemDataRole.ToolTipRole: state.why,
            }
        else:
            found = {
                Qt.ItemDataRole.DisplayRole: self._labels.get(target, target),
                TONE_ROLE: "text" if target else "text3",
                OFFERS_ROLE: self._offers,
                VALUE_ROLE: target,
                Qt.ItemDataRole.ToolTipRole: state.why,
            }
        if role == Qt.ItemDataRole.AccessibleTextRole:
            label = self._labels.get(target, target)
            said = f"Column {column_name(column)}, {self._heads[column]}: {label}. {state.word}. {state.why}"
            return said.strip()
        return found.get(role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        self.chosen.emit(index.column(), str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsEditable if index.row() == BECOMES else plain

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return "Becomes" if role == Qt.ItemDataRole.DisplayRole and section == BECOMES else None
        if not 0 <= section < len(self._heads):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{column_name(section)}  {self._heads[section]}"
        return self._heads[section] if role == Qt.ItemDataRole.ToolTipRole else None


class SampleRows(QAbstractTableModel):
    """The first rows of a sheet below its headings; cells that can't be read are marked, with the reason."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet("", "", [])
        self._first = 0
        self._wrong: dict[str, str] = {}

    def show(self, sheet: Sheet, first: int) -> None:
        """Show the rows of a sheet from row `first` on."""
        self.beginResetModel()
        self._sheet, self._first, self._wrong = sheet, first, {}
        self.endResetModel()

    def mark(self, wrong: Named[str, str]) -> None:
        """Mark the cells (by address) that can't be read."""
        if dict(wrong) != self._wrong and self.rowCount():
            self._wrong = dict(wrong)
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else max(min(len(self._sheet.rows) - self._first, SHOWN), 0)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._sheet.width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._first + index.row()
        cell = self._sheet.rows[row][index.column()]
        text = cell.code if isinstance(cell, Fault) else text_of(cell)
        wrong = self._wrong.get(address(row, index.column()), "")
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(text[:LONGEST].split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrong or text[: 4 * LONGEST]
        if role == TONE_ROLE:
            return "error" if wrong or isinstance(cell, Fault) else "text2"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{text[:LONGEST]}. {wrong}" if wrong else text[:LONGEST]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return f"{self._first + section + 1:,}"
        return None


def shared(least: Sequence[int], most: Sequence[int], room: int, tight: int) -> list[int]:
    """The widths of columns in `room` pixels: spare room goes to those that like to be wider, by how much.

    Where the least widths have no room, those over `tight` give way if that is enough; else they stay.
    """
    spare = room - sum(least)
    gives = [max(each - tight, 0) for each in least]
    takes = [max(wide - each, 0) for each, wide in zip(least, most, strict=True)]
    if spare >= 0:
        share = min(spare / sum(takes), 1.0) if any(takes) else 0.0
        return [each + int(take * share) for each, take in zip(least, takes, strict=True)]
    if sum(gives) < -spare:
        return list(least)
    return [each - math.ceil(give * -spare / sum(gives)) for each, give in zip(least, gives, strict=True)]


class _Cells(QStyledItemDelegate):
    """Paints the rows of the sheet; the column that is being chosen for is tinted."""

    def __init__(self, theme: Theme, pane: "ColumnsPane") -> None:
        super().__init__(pane)
        self._theme, self._pane = theme, pane

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() == self._pane.view.currentIndex().column():
            painter.fillRect(option.rect, self._theme.token("hover_raised"))
        under = option.rect.adjusted(0, option.rect.height() - 1, 0, 0)
        painter.fillRect(under, self._theme.token("line"))
        box = QRectF(option.rect).adjusted(px(8), 0, -px(8), -1)
        ink = self._theme.token(str(index.data(TONE_ROLE)))
        paint_line(painter, box, str(index.data()), self._theme.font("second"), ink)


class ColumnsPane(QWidget):
    """The columns over the first rows, scrolled together. Arrows go along, typing chooses the field."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.columns, self.rows = Columns(self), SampleRows(self)
        self.view = OfferView(theme, "Columns of the sheet, and what each becomes")
        self.sample = QTableView()
        self._by_hand = False  # the columns are as wide as somebody has drawn them
        self._least: list[int] = []
        self._most: list[int] = []
        self._build()
        self._connect()

    def _build(self) -> None:
        self.view.setModel(self.columns)
        self.sample.setModel(self.rows)
        self.sample.setItemDelegate(_Cells(self._theme, self))
        self.sample.setAccessibleName("First rows of the sheet")
        for view in (self.view, self.sample):
            view.verticalHeader().setFixedWidth(px(ROWS_WIDTH))
            view.verticalHeader().setFont(self._theme.font("second"))
            view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            view.horizontalHeader().setMinimumSectionSize(80)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.verticalHeader().setDefaultSectionSize(MEASURES.control + 4)
        self.view.setFixedHeight(MEASURES.table_heading + 2 * (MEASURES.control + 4))
        self._build_sample()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._above = QHBoxLayout()
        self._above.addWidget(self.view)
        column.addLayout(self._above)
        self._reserve_lane(0, 0)
        column.addWidget(self.sample, 1)

    def _build_sample(self) -> None:
        self.sample.horizontalHeader().hide()
        self.sample.setShowGrid(False)
        self.sample.setWordWrap(False)
        self.sample.setTabKeyNavigation(False)
        self.sample.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.sample.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.sample.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.sample.verticalHeader().setDefaultSectionSize(px(ROW))
        self.sample.verticalHeader().setMinimumSectionSize(px(ROW))
        self.sample.setStyleSheet(SHEET)

    def _connect(self) -> None:
        above, below = self.view.horizontalScrollBar(), self.sample.horizontalScrollBar()
        above.valueChanged.connect(below.setValue)
        below.valueChanged.connect(above.setValue)
        self.sample.verticalScrollBar().rangeChanged.connect(self._reserve_lane)
        self.view.horizontalHeader().sectionResized.connect(self._resized)
        self.view.selectionModel().currentColumnChanged.connect(lambda: self.sample.viewport().update())

    def _resized(self, place: int, _before: int, width: int) -> None:
        self._by_hand |= bool(QGuiApplication.mouseButtons())  # else a sheet of more columns is shown
        self.sample.setColumnWidth(place, width)

    def _reserve_lane(self, _least: int, most: int) -> None:
        """Let the columns end where the rows below do: before the bar, while there is one."""
        self._above.setContentsMargins(0, 0, SCROLL_LANE if most > 0 else 0, 0)

    def show_columns(
        self, heads: Sequence[str], columns: Sequence[str], offers: Offers, states: Sequence[ColumnState]
    ) -> None:
        """Show what the columns become; a sheet of other headings begins at its first column."""
        self.columns.show(heads, columns, offers, states)
        if heads and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.columns.index(BECOMES, 0))

    def show_rows(self, sheet: Sheet, first: int, heads: Sequence[str]) -> None:
        """Show the first rows of a sheet, the columns as wide as headings and cells need."""
        self.rows.show(sheet, first)
        rows = max(self.rows.rowCount(), 1) * px(ROW) + SCROLL_LANE
        self.setMaximumHeight(self.view.height() + rows)  # what a short sheet leaves is for what comes of it
        metrics = QFontMetricsF(self._theme.font("second_strong"))
        wanted = [f"{column_name(place)}  {head}" for place, head in enumerate(heads)]
        needed = [round(metrics.horizontalAdvance(each)) + 24 for each in wanted]
        self._least = [min(max(each, px(NARROWEST)), px(WIDEST)) for each in needed]
        self._most = [] if sum(self._least) > self._room else self._by_cells()
        self._by_hand = False
        self._share_width()

    def _by_cells(self) -> list[int]:
        """How wide each column likes to be by its first cells."""
        metrics = QFontMetricsF(self._theme.font("second"))
        rows = range(min(self.rows.rowCount(), LOOKED_AT))
        texts = [
            [str(self.rows.index(row, place).data()) for row in rows] for place in range(len(self._least))
        ]
        widest = [max(map(metrics.horizontalAdvance, column), default=0) for column in texts]
        return [min(round(each) + 2 * px(8) + 2, px(MOST_WIDE)) for each in widest]

    @property
    def _room(self) -> int:
        """Pixels for all columns beside the numbers of the rows, and before a bar there may be."""
        return self.width() - px(ROWS_WIDTH) - SCROLL_LANE - 2

    def _share_width(self) -> None:
        """Let the columns have the room there is."""
        if self._by_hand or not self._least:
            return
        widths = shared(self._least, self._most or self._least, self._room, px(TIGHT))
        with QSignalBlocker(self.view.horizontalHeader()):
            for place, width in enumerate(widths):
                self.view.setColumnWidth(place, width)
                self.sample.setColumnWidth(place, width)
        self.view.updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._most and sum(self._least) <= self._room:
            self._most = self._by_cells()
        self._share_width()

    def go_to(self, column: int) -> None:
        """Put the keyboard on a column."""
        self.view.setCurrentIndex(self.columns.index(BECOMES, column))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
