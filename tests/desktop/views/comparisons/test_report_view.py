"""The columns of a report: shared out by what they hold, none too narrow, all of the room used."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from db.store import Store
from desktop.analysis.report import Cell, Report, cells
from desktop.models.report_table import ReportTable
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.report_view import LEAST_COLUMN, ReportView, shared_out


@pytest.mark.parametrize("weights", [[8, 80, 80, 12], [24, 24], [8, 8, 80, 80, 80, 80]])
def test_columns_fill_the_room_and_none_is_too_narrow(weights: list[int]) -> None:
    leasts = [LEAST_COLUMN] * (len(weights) - 1) + [180]
    widths = shared_out(weights, 800, leasts)
    assert all(width >= least for width, least in zip(widths, leasts, strict=True))
    assert 800 - len(weights) < sum(widths) <= 800


def test_where_there_is_no_room_for_all_each_has_the_least() -> None:
    assert shared_out([8, 80, 80], 200, [LEAST_COLUMN] * 3) == [LEAST_COLUMN] * 3


def test_a_heading_is_not_cut(theme: Theme, qtbot: QtBot) -> None:
    table = ReportTable()
    view = ReportView(theme, table)
    qtbot.addWidget(view)
    view.resize(760, 300)
    long = "What each would have to give"
    words = cells("Flow", "One word after another. " * 9, "Another word and another. " * 9, "none")
    table.show_report(Report("Side by side", "x.", ("Issue", "Kaldria", "Velmora", long), (words,)))
    view.show()
    wide = QFontMetricsF(view.horizontalHeader().font()).horizontalAdvance(long)
    assert view.columnWidth(3) >= wide + 2 * 8


def test_a_cell_that_names_no_record_leads_to_that_of_its_row(theme: Theme, small: Path) -> None:
    table = ReportTable()
    view = ReportView(theme, table)
    row = cells("position new", Cell("Ukraine · Territory", ("p1",)), "No cession.")
    table.show_report(Report("What changed", "1 new.", ("What", "Record", "In words"), (row, cells("none"))))
    assert [table.rests_on(0, column) for column in range(3)] == [("p1",)] * 3
    assert table.rests_on(1, 0) == ()
    with Store.open(small) as store:
        first, last = view.explained(store, 0, 0), view.explained(store, 0, 2)
    assert [part.heading for part in first.parts] == ["Rests on"], "the title says the first cell already"
    assert [part.words for part in last.parts] == ["No cession.", ""]
    assert [each.key for part in last.parts for each in part.rows] == ["p1"]


def test_the_words_of_the_first_column_begin_under_its_heading(theme: Theme, qtbot: QtBot) -> None:
    table = ReportTable()
    view = ReportView(theme, table)
    qtbot.addWidget(view)
    table.show_report(Report("What changed", "1 new.", ("What", "Record"), (cells("MMMM", "Land"),)))
    view.resize(600, 200)
    with qtbot.waitExposed(view):
        view.show()
    shown = view.grab(view.visualRect(table.index(0, 0)).translated(0, view.horizontalHeader().height()))
    image = shown.toImage()
    ground = image.pixelColor(12, 2)  # beside the bar of what is selected
    inked = [x for x in range(12, image.width() // 2) if image.pixelColor(x, image.height() // 2) != ground]
    assert MEASURES.main_padding <= inked[0] <= MEASURES.main_padding + 4


def shown_rows(view: ReportView, table: ReportTable, *rows: tuple[str, str]) -> None:
    """Show a report of two columns, each row with its words and the record it rests on."""
    made = tuple(cells(Cell(words, (id,)), "said") for words, id in rows)
    table.show_report(Report("What blocks what", "x.", ("Issue", "In words"), made))


def test_the_cursor_stays_on_its_row_when_others_come_or_go(theme: Theme, qtbot: QtBot) -> None:
    table = ReportTable()
    view = ReportView(theme, table)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    chosen: list[tuple[int, int]] = []
    view.chosen.connect(lambda row, column: chosen.append((row, column)))
    shown_rows(view, table, ("A", "a"), ("B", "b"), ("C", "c"))
    view.setCurrentIndex(table.index(1, 1))
    shown_rows(view, table, ("Y", "y"), ("Z", "z"), ("A", "a"), ("The B", "b"), ("C", "c"))
    assert (view.currentIndex().row(), view.currentIndex().column()) == (3, 1)
    assert chosen[-1] == (3, 1), "the explanation follows"
    shown_rows(view, table, ("A", "a"), ("C", "c"))
    assert view.currentIndex().row() == 1, "the last there is"
    shown_rows(view, table)
    shown_rows(view, table, ("A", "a"))
    assert not view.currentIndex().isValid() or view.hasFocus()


def test_a_table_that_has_the_focus_has_a_cursor(theme: Theme, qtbot: QtBot) -> None:
    table = ReportTable()
    view = ReportView(theme, table)
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.setFocus()
    shown_rows(view, table, ("A", "a"), ("B", "b"))
    assert view.currentIndex().row() == 0
