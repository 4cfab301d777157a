"""The scope filters of the toolbar: as-of date, channel and mark, quiet while they leave nothing out."""

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from db import dates
from db.records import CHANNELS, Marking
from desktop.forms.calendar_model import name_of
from desktop.forms.calendar_page import CalendarPage
from desktop.scale import px
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.buttons import Button
from desktop.widgets.focus import KeyboardRing
from desktop.widgets.label import Label, as_tooltip
from desktop.widgets.painting import paint_box, paint_line
from desktop.widgets.pressing import ReturnPresses
from desktop.widgets.search_box import IconField
from desktop.widgets.surface import Surface

INSET, GAP = 10, 5
AROUND = 2 * INSET + GAP + 2  # beside the words and the chevron: the edges
LEAST_VALUE = 48


class ScopeButton(QPushButton):
    """A name and its value, "As of now"; filled while it narrows what is shown.

    Where there is no room for both, the value stands alone, and ends in … if it must.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name = theme, name
        self._narrows = False
        self.ring = KeyboardRing(theme, self)
        ReturnPresses(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_value(self, value: str, narrows: bool) -> None:
        """Show another value."""
        self._narrows = narrows
        self.setText(value)
        self.setAccessibleName(f"{self._name} {value}")
        what = ": narrows what every list and view shows" if narrows else ""
        self.setToolTip(as_tooltip(f"{self._name} {value}{what}"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(
            round(self._name_width() + GAP + self._value_width()) + AROUND + MEASURES.chevron,
            MEASURES.control,
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(
            round(min(self._value_width(), px(LEAST_VALUE))) + AROUND + MEASURES.chevron, MEASURES.control
        )

    def _name_width(self) -> float:
        return QFontMetricsF(self._theme.font()).horizontalAdvance(self._name)

    def _value_width(self) -> float:
        return QFontMetricsF(self._theme.font("body_strong")).horizontalAdvance(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "sel" if self._narrows else "hover" if self.underMouse() or self.isDown() else ""
        paint_box(painter, QRectF(self.rect()), self._theme.token(fill) if fill else None, None)
        words = QRectF(self.rect()).adjusted(INSET, 0, INSET - AROUND, 0)
        if self.width() >= self.sizeHint().width():
            paint_line(painter, words, self._name, self._theme.font(), self._theme.token("text2"))
            words.setLeft(words.left() + self._name_width() + GAP)
        ink = self._theme.token("accent" if self._narrows else "text")
        words.setWidth(words.width() + 1)  # a value that fits by a hair is not cut for the hair
        paint_line(painter, words, self.text(), self._theme.font("body_strong"), ink)
        after = math.ceil(words.left() + self._value_width()) + GAP  # room to spare is behind it
        left = min(after, self.width() - INSET - MEASURES.chevron)
        icon = QRect(left, px(9), MEASURES.chevron, self.height() - 2 * px(9))
        self._theme.icon("chevron-down").paint(painter, icon)


class AsOfPopup(Surface):
    """Asks for a date, in any way it is typed; says what it means before it is taken."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, order: Callable[[], str], parent: QWidget) -> None:
        super().__init__(theme, "raised", rules=("top", "bottom", "left", "right"), parent=parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self._order = order
        self.field = IconField(theme, "calendar", "2026-02, 19 April 2026, last March")
        self.field.setAccessibleName("As of date")
        self._words = Label(theme, "", "second", "text2", wrap=True)
        self.page = CalendarPage(theme)
        self._now = Button(theme, "Now, all")
        self._take = Button(theme, "Show", "primary")
        buttons = QHBoxLayout()
        buttons.addWidget(self._now)
        buttons.addStretch(1)
        buttons.addWidget(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self._words)
        column.addWidget(self.page)
        column.addLayout(buttons)
        self.setFixedWidth(px(300))
        self.page.grid.chosen.connect(self._take_day)
        self.field.textChanged.connect(self._read)
        self.field.returnPressed.connect(self._accept)
        self._take.clicked.connect(self._accept)
        self._now.clicked.connect(lambda: self._choose(""))

    def open_below(self, button: QWidget, day: str) -> None:
        """Show it under its button."""
        self.page.grid.show_day(date.today(), "day")
        self.field.setText(day)
        self._read(day)
        self.adjustSize()
        self.move(button.mapToGlobal(QPoint(0, button.height() + 4)))
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.page.grid.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _take_day(self) -> None:
        """Take the day of the calendar."""
        self._choose(self._day(name_of(self.page.grid.day, self.page.model.level)))

    def _day(self, typed: str) -> str:
        """The last day of what was typed; raises BadDate."""
        first, last = dates.bounds(dates.read_typed(typed, self._order(), date.today()))
        return last or first or ""

    def _read(self, typed: str) -> None:
        if not typed.strip():
            self._words.setText("What was known by a day; empty shows all.")
            self._take.setEnabled(True)
            return
        try:
            day = self._day(typed)
            self._words.setText(f"What was known by {dates.words(day)}" if day else "Which day is not said.")
            self._words.set_tone("text2")
            self._take.setEnabled(bool(day))
            if day:
                self.page.grid.show_day(date.fromisoformat(day), "day")
        except ValueError as error:
            self._words.setText(str(error))
            self._words.set_tone("error")
            self._take.setEnabled(False)

    def _accept(self) -> None:
        typed = self.field.text().strip()
        if self._take.isEnabled():
            self._choose(self._day(typed) if typed else "")

    def _choose(self, day: str) -> None:
        self.hide()
        self.chosen.emit(day)


class ScopeControls(QWidget):
    """The three scope filters over one session."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.as_of = ScopeButton(theme, "As of")
        self.channel = ScopeButton(theme, "Channel")
        self.mark = ScopeButton(theme, "Mark up to")
        self._menu = QMenu(self)
        self.popup = AsOfPopup(theme, lambda: session.dossier.date_order or "DMY", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in (self.as_of, self.channel, self.mark):
            row.addWidget(button)
        self.as_of.clicked.connect(self.ask_date)
        self.channel.clicked.connect(self._offer_channels)
        self.mark.clicked.connect(self._offer_marks)
        self.popup.chosen.connect(lambda day: session.set_scope(replace(session.scope, as_of=day)))
        for signal in (session.scope_changed, session.tracker_changed):
            signal.connect(self.refresh)
        session.changed.connect(self.refresh)
        self.refresh()

    def ask_date(self) -> None:
        """Ask which date is to be shown."""
        self.popup.open_below(self.as_of, self._session.scope.as_of)

    def refresh(self) -> None:
        """Show the scope in force."""
        scope = self._session.scope
        self.as_of.show_value(dates.words(scope.as_of) if scope.as_of else "now", bool(scope.as_of))
        channels = "all" if not scope.channels else scope.channels[0] if len(scope.channels) == 1 else "some"
        self.channel.show_value(channels, bool(scope.channels))
        self.mark.show_value(scope.mark or "any", bool(scope.mark))
        self.mark.setVisible(bool(self._levels()))

    def _levels(self) -> list[str]:
        if not self._session.is_open:
            return []
        set_name = self._session.dossier.marking_set
        found = self._session.store.find(Marking, set=set_name)
        return [marking.level for marking in sorted(found, key=lambda each: each.rank)]

    def _offer_channels(self) -> None:
        self._menu.clear()
        self._add("All channels", not self._session.scope.channels, lambda: self._set_channels(()))
        self._menu.addSeparator()
        for channel in CHANNELS:
            ticked = channel in self._session.scope.channels
            self._add(channel, ticked, partial(self._toggle_channel, channel))
        self._menu.exec(self.channel.mapToGlobal(QPoint(0, self.channel.height() + 4)))

    def _toggle_channel(self, channel: str) -> None:
        now = self._session.scope.channels
        kept = tuple(c for c in CHANNELS if (c in now) != (c == channel))
        self._set_channels(kept)

    def _set_channels(self, channels: tuple[str, ...]) -> None:
        self._session.set_scope(replace(self._session.scope, channels=channels))

    def _offer_marks(self) -> None:
        self._menu.clear()
        for level in ("", *self._levels()):
            ticked = self._session.scope.mark == level
            self._add(level or "Any mark", ticked, partial(self._set_mark, level))
        self._menu.exec(self.mark.mapToGlobal(QPoint(0, self.mark.height() + 4)))

    def _set_mark(self, level: str) -> None:
        self._session.set_scope(replace(self._session.scope, mark=level))

    def _add(self, text: str, ticked: bool, act: Callable[[], None]) -> None:
        action = self._menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(ticked)
        action.triggered.connect(lambda _checked=False: act())
