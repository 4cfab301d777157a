"""Page-down in a list of a million rows, through the table as a person pages it."""

import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from db.records import Position
from desktop.models.records import RecordList
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.record_table import RecordTable
from tests.bench.bulk import filled_tracker

ROWS = 1_000_000
PAGES = 200


@pytest.fixture(scope="module")
def million(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tracker with a million positions, written past the store: its making is not what is measured."""
    return filled_tracker(tmp_path_factory.mktemp("million") / "million.parley", ROWS)


def test_page_down_in_a_million_rows(
    benchmark: BenchmarkFixture, million: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    theme = Theme()
    theme.apply(qapp, "light")
    session = Session(desk="bench")
    session.open(million)
    table = RecordTable(theme, RecordList(session, Position.META.kind))
    qtbot.addWidget(table)
    table.resize(1000, 800)
    with qtbot.waitExposed(table):
        table.show()
    table.selectRow(0)
    taken: list[float] = []

    def page_down() -> None:
        began = time.perf_counter()
        qtbot.keyClick(table, Qt.Key.Key_PageDown)
        table.viewport().repaint()
        taken.append((time.perf_counter() - began) * 1000)

    benchmark.pedantic(page_down, rounds=PAGES, iterations=1)
    p95 = sorted(taken)[int(len(taken) * 0.95)]
    benchmark.extra_info.update(p95_ms=round(p95, 1), target=50)
    sys.stdout.write(f"\n{benchmark.name}: p95 {p95:.1f} ms (target 50)\n")
    assert table.currentIndex().row() > PAGES
    session.close()
