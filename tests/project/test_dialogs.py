"""The watch over modal dialogs: an announced one is driven, any other is closed and reported."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QDialog, QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.dialogs import Dialogs


def accept(dialog: QDialog) -> None:
    dialog.accept()


def test_an_announced_dialog_is_driven_by_its_robot(qtbot: QtBot, dialogs: Dialogs) -> None:
    dialogs.expect(accept)
    assert QDialog().exec() == QDialog.DialogCode.Accepted
    assert dialogs.still_expected == 0


def test_robots_take_their_turns(qtbot: QtBot, dialogs: Dialogs) -> None:
    dialogs.expect(lambda dialog: dialog.accept())
    dialogs.expect(lambda dialog: dialog.reject())
    outcomes = [QDialog().exec(), QDialog().exec()]
    assert outcomes == [QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected]


def test_any_other_is_closed_and_named(qtbot: QtBot, dialogs: Dialogs) -> None:
    dialog = QInputDialog()
    dialog.setWindowTitle("Not announced")
    assert dialog.exec() == QDialog.DialogCode.Rejected
    assert dialogs.unexpected == ["QInputDialog “Not announced”"]
    dialogs.unexpected.clear()


def test_one_that_may_come_and_goes_by_itself_is_left_alone(qtbot: QtBot, dialogs: Dialogs) -> None:
    dialogs.let_pass(QInputDialog)
    dialog = QInputDialog()
    QTimer.singleShot(50, dialog.accept)
    assert dialog.exec() == QDialog.DialogCode.Accepted
    assert dialogs.unexpected == []


def test_a_window_that_is_not_modal_is_left_alone(qtbot: QtBot, dialogs: Dialogs) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    assert window.isVisible()
    assert dialogs.unexpected == []


def test_qt_and_python_see_the_home_of_the_test(qtbot: QtBot, home: Path) -> None:
    assert Path.home() == home
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    assert Path(data).is_relative_to(home)
