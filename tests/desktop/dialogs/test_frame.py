"""A dialog that needs more height than the screen has."""

from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.dialogs.frame import DialogFrame
from desktop.theme import Theme
from tests.dialogs import Dialogs

MANY = 60  # fields: more than any screen of the tests has room for


def test_it_scrolls_its_body_and_the_field_that_had_the_keyboard_keeps_it(
    qtbot: QtBot, theme: Theme, dialogs: Dialogs
) -> None:
    dialog = DialogFrame(theme, "Keep all of this?", "", None)
    qtbot.addWidget(dialog)
    fields = [QLineEdit() for _ in range(MANY)]
    for field in fields:
        dialog.body.addWidget(field)
    verb = dialog.add_button("&Keep", "primary", acts=True)
    dialog.begin_with(fields[3])
    seen = []

    def look(shown: QDialog) -> None:
        QApplication.processEvents()
        room = shown.screen().availableGeometry().height()
        seen.append((shown.height() <= room, verb.geometry().bottom() < shown.height()))
        seen.append((shown.findChild(QScrollArea) is not None, shown.focusWidget() is fields[3]))
        shown.reject()

    dialogs.expect(look)
    dialog.exec()
    assert seen == [(True, True), (True, True)]
