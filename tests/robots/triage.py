"""Records proposed from a source's text gone through as a hand on the keyboard would."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.dialogs.triage import TriageDialog
from tests.dialogs import Dialogs
from tests.robots.window import WindowRobot

TEXT = """Where the Lenn talks stand

Veldmark's demands

• Summer water: Veldmark insists on summer water, and its envoys say so everywhere.
• The Ostra League is willing to open the gates in July.

Core obstacles

• Silt in the dam: nobody pays for it; the harbour fills up.

Scenarios

Scenario 1 — A dry summer (likely): the ditches are empty by June 2026.

Scenario 2 — A wet one: nobody asks for water.

Most observers hold the second scenario to be quite unlikely.
"""
Steps = Callable[[TriageDialog], None]


class TriageRobot:
    """A window on a source, whose proposals are gone through in the dialog."""

    def __init__(self, robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot) -> None:
        self.robot, self.dialogs, self.qtbot = robot, dialogs, qtbot
        self.store = robot.window.session.store
        robot.window.travel.open_record("lenn")

    def go_through(self, steps: Steps) -> None:
        """Give the command, and let `steps` be taken in the dialog; it is closed afterwards."""
        done: list[bool] = []

        def drive(dialog: QDialog) -> None:
            assert isinstance(dialog, TriageDialog)
            steps(dialog)
            dialog.close()
            done.append(True)

        self.dialogs.expect(drive)
        self.robot.window.table["record.propose"].trigger()
        self.qtbot.waitUntil(lambda: bool(done))

    def said(self, id: str) -> str:
        """What the window says when records are to be proposed from a record."""
        self.robot.window.travel.open_record(id)
        self.robot.window.table["record.propose"].trigger()
        toast = self.robot.window.toast
        self.qtbot.waitUntil(lambda: toast.isVisible() and "Proposing" not in toast.message.text)
        return toast.message.text


def press(
    dialog: TriageDialog, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(dialog.focusWidget(), key, held)


def lines(dialog: TriageDialog) -> list[str]:
    return [f"{pick.title}, {pick.words}" for pick in dialog.list.picks.picks()]


def go_to(dialog: TriageDialog, title: str) -> None:
    place = next(n for n, line in enumerate(lines(dialog)) if title in line)
    dialog.list.setCurrentIndex(dialog.list.picks.index(place))
