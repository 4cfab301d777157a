"""The grid of a calendar: walked by arrows and pages, chosen by Enter or a click; today is marked."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.forms.calendar_model import LEVELS, CalendarModel, Level, name_of, stepped
from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.announce import announce
from desktop.widgets.painting import paint_box

Index = QModelIndex | QPersistentModelIndex
Key = Qt.Key
DAY, DAYS_HIGH = 32, 28
HEAD = 24
STEPS = {Key.Key_Left: -1, Key.Key_Right: 1}
CHOOSE = (Key.Key_Return, Key.Key_Enter, Key.Key_Space)
PAGES: dict[Level, tuple[Level, int]] = {"day": ("month", 1), "month": ("year", 1), "year": ("year", 20)}


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, grid: "CalendarGrid") -> None:
        super().__init__(grid)
        self._theme, self._grid = theme, grid

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(DAY), px(DAYS_HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, colour = self._grid.dates, self._theme.token
        cell = model.cell(index)
        if cell is None:
            return
        chosen = name_of(cell, model.level) == name_of(self._grid.day, model.level)
        now = model.is_now(cell)
        hovered = self._grid.hovered == index
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "sel" if chosen else "hover_raised" if hovered else ""
        ring = chosen and self._grid.hasFocus()
        paint_box(painter, box, colour(fill) if fill else None, colour("ring") if ring else None, width=2)
        painter.setFont(self._theme.font("body_strong" if chosen or now else "body"))
        ink = "accent" if now else "text3" if model.is_beside(cell) and not chosen else "text"
        painter.setPen(colour(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        if now:  # not by colour alone
            painter.fillRect(
                QRectF(box.center().x() - px(7), box.bottom() - px(4), px(14), 2), colour("accent")
            )
        painter.restore()


class CalendarGrid(QTableView):
    """`moved`: the day under the keyboard is another. `chosen`: it is taken. `level_asked`: D, M or Y."""

    moved = Signal()
    chosen = Signal()
    level_asked = Signal(str)

    def __init__(self, theme: Theme, model: CalendarModel) -> None:
        super().__init__()
        self._theme, self.dates = theme, model
        self.day = model.day
        self.hovered = QPersistentModelIndex()
        self.setModel(model)
        self.setItemDelegate(_Painter(theme, self))
        self.setAccessibleName("Calendar")
        self.setAccessibleDescription(
            "Arrows move, Page Up and Page Down turn the page, Enter takes the date; "
            "D, M and Y show days, months and years"
        )
        self._plain()
        self._fit()
        theme.changed.connect(self.viewport().update)

    def _plain(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTableView { background: transparent; }")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setFixedWidth(px(DAY) * 7)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        across = self.horizontalHeader()
        across.setFont(self._theme.font("caption"))
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setStyleSheet(
            "QHeaderView, QHeaderView::section { background: transparent; border: none; padding: 0; }"
        )
        across.setFixedHeight(px(HEAD))
        for header in (self.verticalHeader(), across):
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_day(self, day: date, level: Level) -> None:
        """Go to a day, on the page of days, months or years."""
        turned = level != self.dates.level or not self.dates.place_of(day).isValid()
        self.day = day
        if turned or self.dates.is_beside(day):
            self.dates.show_page(day, level)
            self._fit()
        self.setCurrentIndex(self.dates.place_of(day))
        self.viewport().update()
        if self.isVisible():
            announce(self, self.dates.spoken(day))
        self.moved.emit()

    def turn(self, pages: int) -> None:
        """Go as many pages on, to the same day of the month."""
        level, step = PAGES[self.dates.level]
        self.show_day(stepped(self.day, level, step * pages), self.dates.level)

    def _fit(self) -> None:
        rows, columns = self.dates.rowCount(), self.dates.columnCount()
        days = self.dates.level == "day"
        self.horizontalHeader().setVisible(days)
        for column in range(columns):
            self.setColumnWidth(column, px(DAY) * 7 // columns)
        for row in range(rows):
            self.setRowHeight(row, px(DAYS_HIGH) * 6 // rows)
        self.setFixedHeight(
            px(DAYS_HIGH) * 6 + px(HEAD)
        )  # as high without the weekdays: the page does not jump

    # -- keys and mouse ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, level = event.key(), self.dates.level
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            event.ignore()
        elif (steps := self._steps(key)) != 0:
            self.show_day(stepped(self.day, level, steps), level)
        elif key in (Key.Key_PageUp, Key.Key_PageDown):
            self.turn(1 if key == Key.Key_PageDown else -1)
        elif key in (Key.Key_Home, Key.Key_T):
            self.show_day(self.dates.today, level)
        elif key in CHOOSE:
            self.chosen.emit()
        elif asked := next((each for each in LEVELS if event.text().lower() == each[0]), None):
            self.level_asked.emit(asked)
        else:
            event.ignore()

    def _steps(self, key: int) -> int:
        row = self.dates.columnCount()
        return STEPS.get(Qt.Key(key), 0) + row * ((key == Key.Key_Down) - (key == Key.Key_Up))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.dates.cell(self.indexAt(event.position().toPoint()))
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.show_day(cell, self.dates.level)
            self.chosen.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hovered = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(px(DAY) * 7, px(DAYS_HIGH) * 6 + px(HEAD))
