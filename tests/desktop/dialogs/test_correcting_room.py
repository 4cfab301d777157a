"""The dialog that corrects a text scrolls the text alone, at every text size."""

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from db.changes import Change
from desktop.dialogs.correcting import CorrectTextDialog
from desktop.operations.documents import Corrected
from desktop.theme import Theme

TEXT = "The lake talks go on.\n\n" * 80
LOST = "3 passages lose their place: each keeps its quote. Press Correct again to do it all the same. " * 2


@pytest.mark.parametrize("size", [80, 100, 200])
def test_the_text_is_scrolled_and_nothing_around_it(
    size: int, theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp, "light", size)
    corrected = Corrected(Change("Correct", ()), ())
    dialog = CorrectTextDialog(theme, TEXT, 0, lambda _text, _over: corrected, None)
    qtbot.addWidget(dialog)
    dialog.offer_discard(lambda: True)
    dialog.setModal(False)
    dialog.show()
    before = dialog.box.height()
    dialog.tell(LOST)
    qtbot.waitUntil(lambda: dialog.box.height() < before)
    assert not dialog.findChildren(QScrollArea)
    assert dialog.height() < dialog.screen().availableGeometry().height()
    assert dialog.box.verticalScrollBar().isVisible()
    assert dialog.box.viewport().height() > 3 * dialog.box.fontMetrics().lineSpacing()
