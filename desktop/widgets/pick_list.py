"""A list to find a line in by typing: a search line over it, rows to choose one of or to tick."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.check_box import CheckBox
from desktop.widgets.painting import paint_line
from desktop.widgets.rows import RowState, paint_row
from desktop.widgets.search_box import IconField

Index = QModelIndex | QPersistentModelIndex
Tick = Qt.CheckState
INSET = 8
BOX_ROOM = 28
MOST_WORDS = 0.6  # of a row, for the words at its right
WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Pick:
    """One row: what comes back, what it says, words at its right, and its tick where rows are ticked."""

    key: str
    title: str
    words: str = ""
    tick: Tick = Tick.Unchecked


class Picks(QAbstractListModel):
    """The rows that hold all the words looked for. `ticked`: the tick of a row was changed."""

    ticked = Signal(str)

    def __init__(self, *, ticks: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticks = ticks
        self._all: list[Pick] = []
        self._words: list[str] = []
        self.rows: list[Pick] = []

    def show(self, picks: Sequence[Pick]) -> None:
        """Show these rows instead, narrowed by the words looked for."""
        self.beginResetModel()
        self._all = list(picks)
        self._narrow()
        self.endResetModel()

    def look_for(self, text: str) -> None:
        """Keep the rows whose title holds all words of `text`."""
        self.beginResetModel()
        self._words = text.casefold().split()
        self._narrow()
        self.endResetModel()

    def _narrow(self) -> None:
        self.rows = [p for p in self._all if all(word in p.title.casefold() for word in self._words)]

    def picks(self) -> tuple[Pick, ...]:
        """All rows, also those that are not shown."""
        return tuple(self._all)

    def toggle(self, row: int) -> None:
        """Tick a row, or take its tick away; one that is half ticked gets ticked."""
        pick = self.rows[row]
        to = Tick.Unchecked if pick.tick == Tick.Checked else Tick.Checked
        self.rows[row] = replace(pick, tick=to)
        self._all[next(n for n, each in enumerate(self._all) if each.key == pick.key)] = self.rows[row]
        self.dataChanged.emit(self.index(row), self.index(row))
        self.ticked.emit(pick.key)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._ticks and index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        pick = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return pick.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (pick.title, pick.words) if part)
        if role == Qt.ItemDataRole.CheckStateRole and self._ticks:
            return pick.tick
        return None


class PickView(QListView):
    """The rows. `picked`: the key of the row that Enter or a click chose."""

    picked = Signal(str)

    def __init__(self, theme: Theme, name: str, *, ticks: bool) -> None:
        super().__init__()
        self.picks = Picks(ticks=ticks, parent=self)
        self._ticks = ticks
        self._box = CheckBox(theme)
        self._box.setParent(self)
        self._box.hide()  # it only lends its look
        self.setModel(self.picks)
        self.setItemDelegate(_Row(theme, self, ticks=ticks))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("PickView { background: transparent; }")
        self.clicked.connect(self._clicked)
        theme.changed.connect(self.viewport().update)

    def act(self) -> None:
        """Choose the current row, or tick it."""
        row = self.currentIndex().row()
        if not 0 <= row < len(self.picks.rows):
            return
        if self._ticks:
            self.picks.toggle(row)
        else:
            self.picked.emit(self.picks.rows[row].key)

    def _clicked(self, _index: QModelIndex) -> None:
        self.act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space or (event.key() in ENTER and not self._ticks):
            self.act()
            return
        if event.key() in ENTER:
            event.ignore()  # for the button of the dialog
            return
        super().keyPressEvent(event)

    def paint_box(self, painter: QPainter, place: QRect, tick: Tick) -> None:
        """Draw a check box as the look has it."""
        states = {Tick.Checked: "On", Tick.Unchecked: "Off", Tick.PartiallyChecked: "NoChange"}
        option = QStyleOptionButton()
        option.rect = place
        option.state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag[f"State_{states[tick]}"]
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter, self._box)


class _Row(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: PickView, *, ticks: bool) -> None:
        super().__init__(view)
        self._theme, self._view, self._ticks = theme, view, ticks

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(80), MEASURES.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        pick = self._view.picks.rows[index.row()]
        current = self._view.currentIndex() == index
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        state = RowState(selected=current, hovered=hovered, focused=current and self._view.hasFocus())
        paint_row(painter, option.rect, state, self._theme, rule=False, raised=True)
        box: QRect = option.rect.adjusted(INSET, 0, -INSET, 0)
        if self._ticks:
            place = QRect(box.left(), box.center().y() - px(7), MEASURES.icon, MEASURES.icon)
            self._view.paint_box(painter, place, pick.tick)
            box.setLeft(box.left() + px(BOX_ROOM))
        self._paint_words(painter, QRectF(box), pick, state)

    def _paint_words(self, painter: QPainter, area: QRectF, pick: Pick, state: RowState) -> None:
        if pick.words:
            font = self._theme.font("second")
            wanted = QFontMetricsF(font).horizontalAdvance(pick.words) + 1
            width = min(wanted, area.width() * MOST_WORDS)
            side = QRectF(area.right() - width, area.top(), width, area.height())
            paint_line(painter, side, pick.words, font, self._theme.token(state.faint))
            area.setRight(side.left() - 12)
        paint_line(painter, area, pick.title, self._theme.font(), self._theme.token("text"))


class FinderLine(IconField):
    """The line over the rows, which arrows walk from here. `entered`: Enter was pressed."""

    entered = Signal()

    def __init__(self, theme: Theme, words: str, view: PickView) -> None:
        super().__init__(theme, "search", words)
        self._view = view

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in WALKING:
            QListView.keyPressEvent(self._view, event)
        elif event.key() in ENTER and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class PickList(QWidget):
    """A search line and the rows that fit. `picked`: a row was chosen; `ticked`: a tick was changed.

    `entered`: Enter was pressed in the line, with what is typed there.
    """

    picked = Signal(str)
    ticked = Signal(str)
    entered = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        words: str,
        *,
        rows: int,
        ticks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`name`: what the rows are; `words`: what stands in the empty line; `rows`: how many are seen."""
        super().__init__(parent)
        self.view = PickView(theme, name, ticks=ticks)
        self.line = FinderLine(theme, words, self.view)
        self.view.setFixedHeight(rows * MEASURES.row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.view)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._look)
        self.line.entered.connect(lambda: self.entered.emit(self.line.text()))
        self.view.picked.connect(self.picked)
        self.view.picks.ticked.connect(self.ticked)

    def show_picks(self, picks: Sequence[Pick]) -> None:
        """Show these rows instead, the first of them current."""
        self.view.picks.show(picks)
        self._to_first()

    def current(self) -> Pick | None:
        """The row the keyboard is on."""
        row = self.view.currentIndex().row()
        return self.view.picks.rows[row] if 0 <= row < len(self.view.picks.rows) else None

    def _look(self, text: str) -> None:
        self.view.picks.look_for(text)
        self._to_first()

    def _to_first(self) -> None:
        if self.view.picks.rows:
            self.view.setCurrentIndex(self.view.picks.index(0))
