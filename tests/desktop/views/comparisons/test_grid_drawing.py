"""A grid while it scrolls: what is moved and the strip that is painted look like the whole painted anew."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.views.comparisons.grid_drawing import GridDrawing


class Numbers(GridDrawing):
    """A grid whose cells say which they are, and note that they are painted."""

    painted: int = 0

    def measured(self) -> tuple[QSize, QSize, int]:
        return QSize(82, 48), QSize(168, 92), 0

    def size_of_grid(self) -> tuple[int, int]:
        return 60, 60

    def spoken(self, row: int, column: int) -> str:
        return f"{row} · {column}"

    def paint_cell(self, painter: QPainter, box: QRect, row: int, column: int) -> None:
        self.painted += 1
        self._write(painter, box, f"{row}.{column}")

    def paint_row_head(self, painter: QPainter, box: QRect, row: int) -> None:
        self._write(painter, box, f"row {row}")

    def paint_column_head(self, painter: QPainter, box: QRect, column: int) -> None:
        self._write(painter, box, f"column {column}")

    def _write(self, painter: QPainter, box: QRect, text: str) -> None:
        dashes = QPen(self._theme.token("text"), 1, Qt.PenStyle.CustomDashLine)
        dashes.setDashPattern([4, 3])  # they begin anew where they are cut
        painter.setPen(dashes)
        painter.drawRoundedRect(box.adjusted(2, 2, -3, -3), 4, 4)
        painter.drawText(box.topLeft().x() + 5, box.center().y(), text)


@pytest.fixture
def grid(qtbot: QtBot, theme: Theme) -> Numbers:
    made = Numbers(theme, "Numbers")
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    return made


def on_screen(grid: Numbers, qapp: QApplication) -> QImage:
    """What the screen shows, after all that was moved and painted in parts."""
    qapp.processEvents()
    return grid.screen().grabWindow(grid.winId()).toImage()


def test_scrolled_in_steps_it_looks_as_if_painted_whole(grid: Numbers, qapp: QApplication) -> None:
    on_screen(grid, qapp)
    for step in range(1, 9):
        grid.verticalScrollBar().setValue(37 * step)
        assert on_screen(grid, qapp) == grid.grab().toImage()
        grid.horizontalScrollBar().setValue(131 * step)
        assert on_screen(grid, qapp) == grid.grab().toImage()
    grid.go_to(59, 59)
    assert on_screen(grid, qapp) == grid.grab().toImage()
    grid.verticalScrollBar().setValue(0)
    grid.horizontalScrollBar().setValue(0)
    assert on_screen(grid, qapp) == grid.grab().toImage()


def test_a_step_paints_the_strip_that_came_into_sight_alone(grid: Numbers, qapp: QApplication) -> None:
    on_screen(grid, qapp)
    grid.painted = 0
    grid.viewport().repaint()
    whole, grid.painted = grid.painted, 0
    grid.verticalScrollBar().setValue(24)
    on_screen(grid, qapp)
    assert 0 < grid.painted <= whole / 4
