"""What is painted in the stance editor grows with the text, and stays in line with it."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.forms.context import FormContext
from desktop.forms.stance_editor import StanceEditor
from desktop.forms.stance_model import FIRST_STANCE, OPTION
from desktop.scale import px
from tests.desktop.widgets.pixels import marked, seen


@pytest.mark.parametrize("size", [80, 100, 200])
def test_label_and_marks_of_an_option_stand_in_one_line(
    size: int, qtbot: QtBot, context: FormContext, qapp: QApplication
) -> None:
    context.theme.apply(qapp, "light", size)
    editor = StanceEditor(context)
    qtbot.addWidget(editor)
    editor.load("p1", "territory")
    editor.resize(px(420), px(420))
    editor.show()
    table, row = editor.table, 0
    picture = seen(table)

    def ink(column: int) -> QRect:
        box = table.visualRect(editor.model.index(row, column)).adjusted(2, 2, -2, -2)
        found = marked(picture.copy(box), picture.pixelColor(box.topRight()))
        return found.translated(box.topLeft())

    label, disc = ink(OPTION), ink(FIRST_STANCE)
    assert abs(label.center().y() - disc.center().y()) <= px(2)
    assert disc.height() == pytest.approx(px(9), abs=2)
