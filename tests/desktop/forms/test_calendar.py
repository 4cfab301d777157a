"""The calendar of a date field: walked and chosen by keyboard and mouse, exact to the day, month or year."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from db import dates
from db.records import Estimate, Position, Record
from desktop.forms.calendar_model import LEVELS, CalendarModel, Chosen, Level, page_of, stepped
from desktop.forms.calendar_popup import CalendarPopup
from desktop.forms.context import FormContext
from desktop.forms.date import DateField
from desktop.forms.fields import field_for
from desktop.theme import Theme

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
TODAY = date(2026, 11, 22)


def made(qtbot: QtBot, context: FormContext, cls: type[Record] = Position, name: str = "stated") -> DateField:
    field = field_for(context, cls, name)
    assert isinstance(field, DateField)
    qtbot.addWidget(field)
    field.resize(300, 32)
    field.show()
    field.line.setFocus()
    return field


@pytest.fixture
def popup(qtbot: QtBot, theme: Theme) -> Iterator[CalendarPopup]:
    owner = QTableView()
    qtbot.addWidget(owner)
    shown = CalendarPopup(theme, owner, today=lambda: TODAY)
    shown.show_date("")
    shown.show()
    yield shown
    owner.close()


def taken(popup: CalendarPopup) -> list[str]:
    found: list[str] = []
    popup.chosen.connect(found.append)
    return found


# -- dates -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "edtf",
    ["2026-02-14", "2026-02", "2026", "2026-02-14~", "2026-02?", "2026%", "2026-02/..", "../2026-02-14~"],
)
def test_a_calendar_keeps_the_dates_it_can_show(edtf: str) -> None:
    assert Chosen.of(edtf, TODAY).edtf == edtf


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("", "2026-11-22"), ("XXXX", "2026-11-22"), ("2026-21", "2026-03"), ("201X", "2010"),
        ("2014/2015", "2014"), ("/2015", "2026-11-22"), ("2022-03-05/2022-04", "2022-03-05"),
    ],
)  # fmt: skip
def test_of_other_dates_it_shows_the_nearest(edtf: str, shown: str) -> None:
    assert Chosen.of(edtf, TODAY).edtf == shown


def test_weeks_begin_on_monday_and_hold_every_day_of_the_month() -> None:
    for month in range(1, 13):
        page = page_of(date(2026, month, 15), "day")
        assert page[0] is not None
        assert page[0].weekday() == 0
        held = {day for day in page if day and day.month == month and day.year == 2026}
        assert len(held) == (date(2026 + month // 12, month % 12 + 1, 1) - date(2026, month, 1)).days


@pytest.mark.parametrize(
    ("day", "level", "steps", "then"),
    [
        (date(2026, 1, 31), "month", 1, date(2026, 2, 28)),
        (date(2024, 2, 29), "year", 1, date(2025, 2, 28)),
        (date(9999, 12, 31), "day", 1, date.max),
        (date(1, 1, 1), "year", -1, date.min),
        (date(2026, 12, 31), "day", 1, date(2027, 1, 1)),
    ],
)
def test_steps_stay_within_the_months_and_the_calendar(
    day: date, level: Level, steps: int, then: date
) -> None:
    assert stepped(day, level, steps) == then


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("day", [date.min, TODAY, date.max])
def test_the_model_is_a_model_to_the_ends_of_the_calendar(qtbot: QtBot, day: date, level: Level) -> None:
    model = CalendarModel(lambda: TODAY)
    tester = QAbstractItemModelTester(model)
    model.show_page(day, level)
    assert model.cell(model.place_of(day)) is not None
    assert tester.model() is model


# -- keys --------------------------------------------------------------------------------------------


def test_arrows_and_pages_walk_and_enter_takes(popup: CalendarPopup) -> None:
    found = taken(popup)
    for key in (Key.Key_Left, Key.Key_Up, Key.Key_PageUp, Key.Key_Return):
        QTest.keyClick(popup.grid, key)
    assert found == ["2026-10-14"]
    assert not popup.isVisible()


@pytest.mark.parametrize(
    ("keys", "edtf"),
    [("m", "2026-11"), ("y", "2026"), ("md", "2026-11-22"), ("m~", "2026-11~"), ("y~?", "2026%"),
     (">", "2026-11-22/.."), ("m<", "../2026-11"), ("<>", "2026-11-22/.."), ("t?", "2026-11-22?")],
)  # fmt: skip
def test_letters_say_how_exact_and_how_sure(popup: CalendarPopup, keys: str, edtf: str) -> None:
    found = taken(popup)
    QTest.keyClicks(popup.grid, keys)
    assert popup.words.text() == f"{dates.words(edtf)} · {edtf}"
    QTest.keyClick(popup.grid, Key.Key_Return)
    assert found == [edtf]


def test_months_and_years_are_walked_in_their_own_steps(popup: CalendarPopup) -> None:
    QTest.keyClick(popup.grid, Key.Key_M)
    QTest.keyClick(popup.grid, Key.Key_Down)
    assert popup.shown.edtf == "2027-02"
    QTest.keyClick(popup.grid, Key.Key_Y)
    QTest.keyClick(popup.grid, Key.Key_PageDown)
    assert popup.shown.edtf == "2047"
    assert popup.title.text() == "2040–2059"


def test_a_day_of_the_next_month_turns_the_page(popup: CalendarPopup) -> None:
    popup.show_date("2026-11-30")
    assert popup.title.text() == "November 2026"
    QTest.keyClick(popup.grid, Key.Key_Right)
    assert popup.title.text() == "December 2026"
    assert popup.model.is_beside(date(2026, 11, 30))


def test_escape_takes_nothing(popup: CalendarPopup) -> None:
    found = taken(popup)
    QTest.keyClick(popup.grid, Key.Key_Escape)
    assert (found, popup.isVisible()) == ([], False)


def test_a_click_takes_the_day(popup: CalendarPopup) -> None:
    found = taken(popup)
    place = popup.grid.visualRect(popup.model.place_of(date(2026, 11, 3))).center()
    QTest.mouseClick(popup.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert found == ["2026-11-03"]


def test_days_are_read_out_and_today_is_marked(popup: CalendarPopup) -> None:
    model = popup.model
    spoken = model.place_of(TODAY).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Sunday 22 November 2026, today"
    assert model.place_of(date(2026, 11, 21)).data(Qt.ItemDataRole.AccessibleTextRole).endswith("2026")
    assert [day for day in page_of(TODAY, "day") if day and model.is_now(day)] == [TODAY]


# -- in the field ------------------------------------------------------------------------------------


def test_alt_down_opens_it_at_the_date_typed(qtbot: QtBot, context: FormContext) -> None:
    field = made(qtbot, context)
    QTest.keyClicks(field.line, "14 Feb 2026")
    QTest.keyClick(field.line, Key.Key_Down, ALT)
    assert field.popup is not None
    assert field.popup.isVisible()
    QTest.keyClick(field.popup.grid, Key.Key_Right)
    QTest.keyClick(field.popup.grid, Key.Key_Return)
    assert (field.line.text(), field.value()) == ("2026-02-15", "2026-02-15")
    assert field.words.text() == "15 February 2026"


def test_a_needed_date_can_not_be_taken_away_by_the_calendar(qtbot: QtBot, context: FormContext) -> None:
    needed, free = made(qtbot, context, Estimate, "made"), made(qtbot, context)
    for field in (needed, free):
        field.open.click()
        assert field.popup is not None
        assert field.popup.none.isHidden() == field.needed
        field.popup.hide()


def test_a_field_that_is_fixed_opens_none(qtbot: QtBot, context: FormContext) -> None:
    field = made(qtbot, context)
    field.set_read_only(True)
    QTest.keyClick(field.line, Key.Key_Down, ALT)
    assert field.popup is None


def test_words_said_from_today_are_kept_as_the_day_they_mean(qtbot: QtBot, context: FormContext) -> None:
    field = made(qtbot, context)
    QTest.keyClicks(field.line, "yesterday")
    day = dates.read_typed("yesterday", today=date.today())
    assert (field.typed(), field.value()) == (day, day)
    field.leave()
    assert field.line.text() == day


# -- where it is narrow ------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "below"), [(190, True), (400, False)])
def test_words_that_have_no_room_beside_a_date_go_below(
    qtbot: QtBot, context: FormContext, width: int, below: bool
) -> None:
    field = made(qtbot, context)
    field.line.setText("2026-11-20")
    field.resize(width, 80)
    qtbot.waitUntil(lambda: (field.words.geometry().top() > field.line.geometry().bottom()) is below)
    said = field.words.fontMetrics().horizontalAdvance("20 November 2026")
    assert field.words.width() >= min(said, width)


@pytest.mark.parametrize("height", [0.0, 0.2, 0.5, 0.9])
def test_the_calendar_leaves_its_field_in_sight(qtbot: QtBot, context: FormContext, height: float) -> None:
    field = made(qtbot, context)
    room = field.screen().availableGeometry()
    field.move(room.right() - 300, room.top() + round(room.height() * height))
    field.open_calendar()
    assert field.popup is not None
    covered = field.popup.geometry()
    line = field.line.rect().translated(field.line.mapToGlobal(field.line.rect().topLeft()))
    assert room.contains(covered)
    assert not covered.intersects(line)
