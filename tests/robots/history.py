"""Drives the history page as a person does: reads the list, chooses a change, presses what is offered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop.views.history_page import HistoryPage
from desktop.widgets.buttons import LinkButton
from tests.robots.window import CTRL, WindowRobot


class HistoryRobot:
    """A person on the history page of a window."""

    def __init__(self, robot: WindowRobot) -> None:
        self.robot, self.window = robot, robot.window
        self.robot.press(Qt.Key.Key_H, CTRL)
        page = self.window.pages.currentWidget()
        assert isinstance(page, HistoryPage)
        self.page = page

    def labels(self) -> list[str]:
        """The labels of the changes listed."""
        changes = self.page.changes
        found = (changes.entry(row) for row in range(changes.rowCount()))
        return [entry.change.label for entry in found if entry]

    def choose(self, label: str) -> None:
        """Go down the list to the newest change with this label."""
        self.page.table.setFocus()
        self.robot.press(Qt.Key.Key_Home)
        for _ in range(self.page.changes.rowCount()):
            if self.page.view.head.label.text() == label:
                return
            self.robot.press(Qt.Key.Key_Down)
        raise AssertionError(f"{label} is not listed, but {self.labels()}")

    def enter(self) -> None:
        """Press Enter on the change chosen, and on the button it leads to."""
        self.page.table.setFocus()
        self.robot.press(Qt.Key.Key_Return)
        if self.page.view.head.take_back.hasFocus():
            self.robot.press(Qt.Key.Key_Return)

    def words(self) -> str:
        """All words of the change chosen."""
        QApplication.processEvents()
        shown = self.page.view.findChildren(QLabel)
        return "\n".join(label.text() for label in shown if label.isVisible() and label.text())

    def link(self, name: str) -> LinkButton:
        """The link of the change chosen that is called so."""
        QApplication.processEvents()
        links = self.page.view.findChildren(LinkButton)
        named = [each for each in links if name in (each.text(), each.accessibleName())]
        found = [each for each in named if not each.isHidden()]
        assert found, f"no link {name}, but {[each.accessibleName() or each.text() for each in links]}"
        return found[0]

    @property
    def said(self) -> str:
        """What the toast says; '' when there is none."""
        toast = self.window.toast
        return toast.message.text if toast.isVisible() else ""

    def press_toast(self) -> None:
        """Press the button of the toast."""
        self.window.toast.action.click()
        QApplication.processEvents()
