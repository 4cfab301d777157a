"""The menu over the head of a column: sort by it, its width, leave it out, choose others."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from desktop.action_table import SPECS
from desktop.models.columns import heading_of
from desktop.views.record_table import RecordTable

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def head_menu(
    table: RecordTable, place: int, hide: Callable[[str], None], choose: Callable[[], None]
) -> QMenu:
    """The menu for the column at `place`, -1 for the room beside the columns.

    `hide` is given the key of the column that is to be left out, `choose` opens the choice of columns.
    """
    menu = QMenu(table)
    if place >= 0:
        _add_column(menu, table, place, hide)
    spec = SPECS["view.columns"]
    menu.addAction(spec.text, choose).setToolTip(spec.tip)
    return menu


def _add_column(menu: QMenu, table: RecordTable, place: int, hide: Callable[[str], None]) -> None:
    records = table.records
    column = records.columns[place]
    name = heading_of(records.kind, column).replace("&", "&&")
    if records.can_sort(place):
        menu.addAction(f"&Sort by {name}", partial(table.sort_by, place, ASCENDING))
        menu.addAction(f"Sort from the &end by {name}", partial(table.sort_by, place, DESCENDING))
        menu.addSeparator()
    menu.addAction("As wide as its &words", partial(table.resizeColumnToContents, place))
    drawn = menu.addAction("As wide as at &first", partial(table.widths.free, place))
    drawn.setEnabled(column.key in table.widths.by_hand)
    menu.addSeparator()
    left_out = menu.addAction(f"&Leave out {name}", partial(hide, column.key))
    left_out.setEnabled(len(records.columns) > 1)
