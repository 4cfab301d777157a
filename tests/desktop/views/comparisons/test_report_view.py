"""The table of a report: rows get their height when they come into sight, hidden ones not before."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.analysis.report import Cell, Report, Row, Rows, cells
from desktop.models.report_table import ReportTable
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.report_view import MOST_FITTED, ReportView

LONG = "a ceasefire along the line of contact with monitors on both sides of it " * 4
MANY = 3_000


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication, theme: Theme) -> ReportView:
    """A view of a size that shows a few rows of long words."""
    table = ReportTable()
    found = ReportView(theme, table)
    qtbot.addWidget(found)
    found.resize(500, 400)
    found.show()
    return found


def long_report(rows: int = MANY) -> Report:
    """Rows of long words."""
    return Report("Long", "Much.", ("Number", "Words"), tuple(cells(f"{n}", LONG) for n in range(rows)))


def table_of(view: ReportView) -> ReportTable:
    table = view.model()
    assert isinstance(table, ReportTable)
    return table


def test_a_row_far_down_has_its_height_when_it_is_scrolled_to(view: ReportView) -> None:
    table_of(view).show_report(long_report())
    assert view.rowHeight(MOST_FITTED - 1) > MEASURES.row
    assert view.rowHeight(2_000) == view.verticalHeader().defaultSectionSize()
    view.verticalScrollBar().setValue(view.rowViewportPosition(2_000) + view.verticalScrollBar().value())
    assert view.rowAt(0) >= MOST_FITTED
    assert view.rowHeight(view.rowAt(0)) > MEASURES.row


def test_the_cell_the_keyboard_is_on_stays_in_sight(view: ReportView, qtbot: QtBot) -> None:
    table = table_of(view)
    table.show_report(long_report())
    view.setCurrentIndex(table.index(1_000, 1))
    for _ in range(30):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        shown = view.visualRect(view.currentIndex())
        assert view.viewport().rect().contains(shown.center())
    assert view.currentIndex().row() == 1_030
    assert view.rowHeight(1_030) > MEASURES.row


def test_what_is_hidden_is_fitted_when_it_is_shown(view: ReportView) -> None:
    view.hide()
    table_of(view).show_report(long_report(2))  # no bar beside them, which would change the width
    assert view.rowHeight(0) == view.verticalHeader().defaultSectionSize()
    view.show()
    assert view.rowHeight(0) > MEASURES.row
    assert view.rowHeight(1) == view.rowHeight(0)


def test_another_report_is_fitted_anew(view: ReportView) -> None:
    table_of(view).show_report(long_report(20))
    table_of(view).show_report(Report("Short", "", ("Number",), (cells("1"), cells("2"))))
    assert view.rowHeight(1) == MEASURES.row


def test_rows_are_written_when_they_are_asked_for() -> None:
    written: list[int] = []

    def maker(number: int) -> Row:
        written.append(number)
        return cells(f"{number}")

    rows = Rows([partial(maker, number) for number in range(5)])
    assert len(rows) == 5
    assert rows[3] == (Cell("3"),)
    assert rows[-2] == (Cell("3"),)
    assert rows[1:3] == ((Cell("1"),), (Cell("2"),))
    assert written == [3, 1, 2]
    with pytest.raises(IndexError):
        rows[5]


def test_rows_are_alike_when_what_they_say_is() -> None:
    rows = Rows([lambda: cells("1"), lambda: cells("2")])
    assert rows == (cells("1"), cells("2"))
    assert [row[0].text for row in rows] == ["1", "2"]
    assert rows != (cells("1"),)
    assert rows != (cells("1"), cells("3"))
    assert rows != "12"
    assert Rows([]) == ()
