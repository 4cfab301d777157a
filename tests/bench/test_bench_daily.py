"""What is done all day in the window over 100 000 positions: how long each of it holds the window up."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.models.navigation import HISTORY
from desktop.window import MainWindow
from tests.bench.test_bench_watchdog import held_up, large, open_on, pace, window

__all__ = ["large", "open_on", "pace", "window"]  # fixtures


def test_sorting_and_narrowing_100_000_positions(benchmark: BenchmarkFixture, window: MainWindow) -> None:
    page = window.pages.list_page()
    assert page is not None
    table, records = page.table, page.records
    down = Qt.SortOrder.DescendingOrder
    held_up(
        benchmark,
        window,
        by_actor=partial(table.sort_by, 0),
        backwards=partial(table.sort_by, 0, down),
        by_statement=partial(table.sort_by, 2),
        words=partial(records.filter, "Statement 77"),
        no_words=partial(records.filter, ""),
        selecting_all=table.selectAll,
        selecting_none=table.clearSelection,
        history=partial(window.travel.go_in, HISTORY),
        checks=partial(window.travel.go_in, "checks"),
        back=partial(window.run_command, "list position"),
    )
    assert records.rowCount() > 0


def test_another_look_over_100_000_positions(benchmark: BenchmarkFixture, window: MainWindow) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply = window.theme.apply
    held_up(
        benchmark,
        window,
        dark=partial(apply, application, "dark", 100),
        larger=partial(apply, application, "dark", 120),
        both=partial(apply, application, "light", 100),
    )
    assert window.theme.scheme == "light"
