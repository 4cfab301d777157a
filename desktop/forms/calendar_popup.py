"""A calendar that drops from a field: a day, a month or a year, its doubts, and whether it is open-ended."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db import dates
from desktop.forms.calendar_model import LEVELS, Chosen, Level, Span
from desktop.forms.calendar_page import CalendarPage
from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.buttons import Button
from desktop.widgets.check_box import CheckBox
from desktop.widgets.label import Label
from desktop.widgets.surface import Surface
from desktop.widgets.tab_bar import TabBar


class CalendarPopup(Surface):
    """`chosen`: the date that was taken, as EDTF; '' for none."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget, *, today: Callable[[], date] = date.today) -> None:
        super().__init__(theme, "raised", rules=("top", "bottom", "left", "right"), parent=parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAccessibleName("Calendar")
        self._today = today
        self.page = CalendarPage(theme, today)
        self.model, self.grid, self.title = self.page.model, self.page.grid, self.page.title
        self.tabs = TabBar(theme)
        self.about, self.unsure = CheckBox(theme, "about (~)"), CheckBox(theme, "uncertain (?)")
        self.since, self.until = CheckBox(theme, "from then on (>)"), CheckBox(theme, "until then (<)")
        self.words = Label(theme, "", "second", "text2", wrap=True)
        self.none, self.take = Button(theme, "No date", "quiet"), Button(theme, "Take it", "primary")
        self._build()
        self._connect()

    def _build(self) -> None:
        for words in ("Day", "Month", "Year"):
            self.tabs.addTab(words)
        self.tabs.setAccessibleName("How exact")
        ticks = QVBoxLayout()
        ticks.setSpacing(4)
        for pair in ((self.about, self.unsure), (self.since, self.until)):
            row = QHBoxLayout()
            for box in pair:
                box.setFont(self._theme.font("second"))
                row.addWidget(box, 1)
            ticks.addLayout(row)
        foot = QHBoxLayout()
        foot.addWidget(self.none)
        foot.addStretch(1)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self.page)
        column.addLayout(ticks)
        column.addWidget(self.words)
        column.addLayout(foot)
        self.setFixedWidth(px(288))

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda tab: self.grid.show_day(self.grid.day, LEVELS[tab]))
        self.grid.level_asked.connect(lambda level: self.tabs.setCurrentIndex(LEVELS.index(level)))
        self.grid.moved.connect(self._show)
        self.grid.chosen.connect(self._take)
        self.take.clicked.connect(self._take)
        self.none.clicked.connect(lambda: self._choose(""))
        for box in (self.about, self.unsure, self.since, self.until):
            box.toggled.connect(self._show)
        self.since.toggled.connect(partial(self._only_one, self.until))
        self.until.toggled.connect(partial(self._only_one, self.since))

    # -- showing -------------------------------------------------------------------------------------

    def open_below(self, field: QWidget, edtf: str) -> None:
        """Show it under a field, at the date that stands there; over or beside it where the screen ends."""
        self.show_date(edtf)
        self.adjustSize()
        self.move(self._place(field))
        self.show()
        self.move(self._place(field))  # its words may need another line than before it was shown
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self, field: QWidget) -> QPoint:
        """Below the field, else above it, else before it: the field itself stays in sight."""
        room, top = field.screen().availableGeometry(), field.mapToGlobal(QPoint(0, 0))
        below, above = top.y() + field.height() + 4, top.y() - self.height() - 4
        if below + self.height() <= room.bottom():
            y = below
        elif above >= room.top():
            y = above
        else:
            before = QPoint(top.x() - self.width() - 4, room.bottom() - self.height())
            return QPoint(max(room.left(), before.x()), max(room.top(), min(top.y(), before.y())))
        return QPoint(max(room.left(), min(top.x(), room.right() - self.width())), y)

    def show_date(self, edtf: str) -> None:
        """Go to a date with its doubts; to today where there is none."""
        shown = Chosen.of(edtf, self._today())
        ticks = (self.about, shown.about), (self.unsure, shown.unsure)
        for box, on in (*ticks, (self.since, shown.span == "from"), (self.until, shown.span == "until")):
            box.setChecked(on)
        self.tabs.setCurrentIndex(LEVELS.index(shown.level))
        self.grid.show_day(shown.day, shown.level)

    @property
    def shown(self) -> Chosen:
        """The date it stands at."""
        at = Chosen(self.grid.day, self._level)
        span: Span = "from" if self.since.isChecked() else "until" if self.until.isChecked() else ""
        return replace(at, about=self.about.isChecked(), unsure=self.unsure.isChecked(), span=span)

    @property
    def _level(self) -> Level:
        return LEVELS[self.tabs.currentIndex()]

    def _show(self) -> None:
        edtf = self.shown.edtf
        self.words.setText(f"{dates.words(edtf)} · {edtf}")

    def _only_one(self, other: CheckBox, on: bool) -> None:
        """A date is open to one side only."""
        if on:
            other.setChecked(False)

    def _take(self) -> None:
        self._choose(self.shown.edtf)

    def _choose(self, edtf: str) -> None:
        self.hide()
        self.chosen.emit(edtf)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        boxes = {"~": self.about, "?": self.unsure, ">": self.since, "<": self.until}
        box = boxes.get(event.text())
        if box is not None:
            box.toggle()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
