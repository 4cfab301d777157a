"""Drives the page a paper is composed on, by keys and by the pointer."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.composer.page import ComposerPage
from tests.robots.window import CTRL, NONE, SHIFT, WindowRobot

PATIENCE = 20_000  # milliseconds until a paper is there, on a machine with much else to do


class ComposerRobot:
    """A person at the composer of a window."""

    def __init__(self, qtbot: QtBot, robot: WindowRobot) -> None:
        self.qtbot, self.robot = qtbot, robot

    @classmethod
    def opened(cls, qtbot: QtBot, robot: WindowRobot) -> "ComposerRobot":
        """Compose by the command, and wait until the paper is there."""
        robot.press(Qt.Key.Key_P, CTRL | SHIFT)
        made = cls(qtbot, robot)
        made.settle()
        return made

    @property
    def page(self) -> ComposerPage:
        """The page that is shown."""
        page = self.robot.window.pages.currentWidget()
        assert isinstance(page, ComposerPage)
        return page

    def settle(self) -> None:
        """Wait until what is shown is what is written."""
        self.qtbot.waitUntil(lambda: not self.page.composing.is_making, timeout=PATIENCE)

    def titles(self) -> list[str]:
        """The titles in the outline."""
        return [each.title for each in self.page.outline.parts.parts]

    def left_out(self) -> list[str]:
        """The titles of what is left out."""
        return [each.title for each in self.page.outline.parts.parts if not each.shown]

    def heads(self) -> list[str]:
        """The kinds of the sections in the preview, in order."""
        return [each.kind for each in self.page.preview.spots if each.heads]

    def to_outline(self, kind: str) -> None:
        """Put the keyboard on a section."""
        self.page.outline.setFocus()
        outline = self.page.outline
        QTest.keyClick(outline, Qt.Key.Key_Home)
        for _ in outline.parts.parts:
            if outline.kind == kind:
                return
            QTest.keyClick(outline, Qt.Key.Key_Down)
        raise AssertionError(f"{kind} is not in the outline")

    def click_spot(self, **values: object) -> None:
        """Click on the first spot of the preview that has these values."""
        preview = self.page.preview
        at = next(
            n for n, s in enumerate(preview.spots) if all(getattr(s, k) == v for k, v in values.items())
        )
        preview.go_to(at)
        place = preview.area_of(preview.spots[at])
        point = QPoint(place.center().x(), place.top() + 4)
        QTest.mouseClick(preview.viewport(), Qt.MouseButton.LeftButton, NONE, point)
        QApplication.processEvents()
