"""A page of a calendar with its title and the way to the pages before and after."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.calendar_grid import CalendarGrid
from desktop.forms.calendar_model import CalendarModel
from desktop.theme import Theme
from desktop.widgets.buttons import IconButton
from desktop.widgets.label import Label


class CalendarPage(QWidget):
    """`grid` is walked by keyboard; the buttons do for the mouse what its Page Up and Page Down do."""

    def __init__(self, theme: Theme, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self.model = CalendarModel(today, self)
        self.grid = CalendarGrid(theme, self.model)
        self.title = Label(theme, "", "body_strong")
        self.before = IconButton(theme, "chevron-left", "Page before (Page Up)")
        self.after = IconButton(theme, "chevron-right", "Page after (Page Down)")
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.before)
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignCenter)
        head.addWidget(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.grid, 0, Qt.AlignmentFlag.AlignHCenter)
        self.before.clicked.connect(lambda: self.grid.turn(-1))
        self.after.clicked.connect(lambda: self.grid.turn(1))
        self.grid.level_asked.connect(lambda level: self.grid.show_day(self.grid.day, level))
        self.grid.moved.connect(lambda: self.title.setText(self.model.title))
        self.title.setText(self.model.title)
