"""A panel over the window: what lies beneath is painted anew only where the panel changed."""

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets.overlay import Overlay


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.number = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.number += event.type() == QEvent.Type.Paint
        return False


def test_only_what_is_around_the_panel_is_painted_anew(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    near, far = QWidget(window), QWidget(window)
    near.setGeometry(100, 350, 50, 50)
    far.setGeometry(10, 650, 50, 40)
    overlay = Overlay(theme, window)
    with qtbot.waitExposed(window):
        window.show()
    overlay.open_over(QRect(100, 20, 300, 30), QLineEdit(overlay.panel))
    overlay.fit(300)
    QApplication.processEvents()
    beneath, away = Paints(near), Paints(far)
    overlay.fit(300)
    QApplication.processEvents()
    assert (beneath.number, away.number) == (0, 0)
    overlay.fit(400)
    QApplication.processEvents()
    assert beneath.number > 0
    assert away.number == 0
