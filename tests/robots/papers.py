"""Drives the window as a person does who checks papers, issues them and looks after what went out."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Brief, Edition, Evidence, Issue
from desktop.dialogs.issuing import IssueDialog
from desktop.dialogs.paper_choice import PaperDialog
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.window import ALT, CTRL, SHIFT, WindowRobot

BRIEF = Brief(
    id="status", title="No end of talks in sight", reference="P/1", bottom_line="The talks go on.",
    as_of="2026-04", handling="TLP:GREEN",
)  # fmt: skip
CITED = Evidence(id="ev9", source="src-a", record="summit", locator="Page 1")
SECRET = Issue(id="pay", title="Payment of the middleman", handling="TLP:RED")
Key = Qt.Key


PAPER = Change("Paper", tuple(Edit.insert(each) for each in (BRIEF, CITED, SECRET)))


def unsaved(dialog: IssueDialog) -> None:
    """Issue without saving the file."""
    dialog.saves.setChecked(False)


class PaperDesk:
    """A window on the small tracker with one paper, and what is done in it."""

    def __init__(self, robot: WindowRobot, qtbot: QtBot, dialogs: Dialogs) -> None:
        self.robot, self.window, self.qtbot, self.dialogs = robot, robot.window, qtbot, dialogs
        self.store = self.window.session.store
        self.window.session.do(PAPER)

    def finish(self) -> None:
        """Wait for all work that was begun, and for what comes of it."""
        while self.window.jobs.running:
            with self.qtbot.waitSignal(self.window.jobs.running[0].ended, timeout=20_000):
                pass
        with self.qtbot.waitActive(self.window):  # off the screen nobody gives it back what a dialog took
            self.window.activateWindow()

    def put(self, **values: str) -> None:
        """Change the paper."""
        brief = self.store.need(Brief, BRIEF.id)
        self.window.session.do(Change("Paper", (Edit.update(brief, **values),)))

    def check(self, fill: Callable[[PaperDialog], None], look: Callable[[QDialog], None]) -> None:
        self.dialogs.expect(robots.checked_paper(fill))
        self.dialogs.expect(look)
        self.robot.press(Key.Key_B, CTRL | SHIFT)
        self.finish()

    def issue(
        self,
        fill: Callable[[IssueDialog], None],
        verb: str,
        choose: Callable[[PaperDialog], None] = lambda _: None,
    ) -> None:
        self.dialogs.expect(robots.checked_paper(choose))
        self.dialogs.expect(robots.issuing(fill, verb))
        self.robot.press(Key.Key_P, CTRL | ALT)
        self.finish()

    @property
    def editions(self) -> list[Edition]:
        return sorted(self.store.all(Edition), key=lambda each: each.number)

    @property
    def said(self) -> str:
        return self.window.toast.message.text
