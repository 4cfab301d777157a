"""The columns over a sheet share the width there is by what each of them holds."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from db.exchange.sheets import Sheet
from desktop.dialogs.mapping.columns import SHOWN, ColumnsPane, shared
from desktop.theme import Theme


@pytest.mark.parametrize(
    ("least", "most", "room", "widths"),
    [
        ((100, 100), (100, 300), 400, [100, 300]),  # no more than it likes
        ((100, 100, 100), (200, 300, 90), 450, [150, 200, 100]),  # each by how much it lacks
        ((132, 132), (132, 132), 240, [120, 120]),  # all give way a little
        ((104, 160), (104, 160), 240, [104, 136]),
        ((132, 132), (132, 132), 120, [132, 132]),  # that would not be enough: they are scrolled
        ((), (), 400, []),
    ],
)
def test_columns_share_the_room_there_is(
    least: tuple[int, ...], most: tuple[int, ...], room: int, widths: list[int]
) -> None:
    assert shared(least, most, room, 104) == widths


@pytest.mark.parametrize(("rows", "leaves_room"), [(3, True), (500, False)])
def test_what_a_short_sheet_leaves_of_a_tall_window_is_for_what_comes_of_it(
    rows: int, leaves_room: bool, theme: Theme, qtbot: QtBot
) -> None:
    window, pane, below = QWidget(), ColumnsPane(theme), QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(pane, 3)
    column.addWidget(below, 2)
    window.resize(900, 900)
    window.show()
    pane.show_rows(Sheet("A", "", [["Ukraine", "No."] for _ in range(rows)]), 0, ("Actor", "Statement"))
    qtbot.waitUntil(lambda: (below.height() > pane.height()) == leaves_room)
    shown = sum(pane.sample.rowHeight(row) for row in range(min(rows, SHOWN)))
    assert (pane.sample.viewport().height() >= shown) == leaves_room
