"""The sentence under a field: as high as it needs to be at every width."""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets.field_row import ErrorLine, FieldRow
from desktop.widgets.label import Label

LONG = "“No land is ceded by signature.” is not a date. Write for example 2026, 2026-02 or 2026-02-14."


@pytest.mark.parametrize("width", [280, 344, 600])
def test_an_error_is_never_cut(qtbot: QtBot, theme: Theme, width: int) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    row = FieldRow(theme, "Stated", QLineEdit())
    column.addWidget(row)
    column.addWidget(FieldRow(theme, "Until", QLineEdit()))
    column.addStretch(1)
    page.resize(width, 400)
    with qtbot.waitExposed(page):
        page.show()
    row.set_error(LONG)
    line = row.findChild(ErrorLine)
    assert line is not None
    words = line.findChild(Label)
    assert words is not None
    qtbot.waitUntil(
        lambda: (
            words.height() >= words.heightForWidth(words.width()) and line.geometry().bottom() <= row.height()
        )
    )
    assert words.text() == LONG
