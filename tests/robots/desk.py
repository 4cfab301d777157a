"""A desk without a window: a session, a theme, settings and a toast, and the commands over them."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.file_commands import FileCommands
from desktop.jobs import Jobs
from desktop.notify import Notify
from desktop.paper_commands import PaperCommands
from desktop.session import Session
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.widgets.toast import Toast


class Desk:
    """What commands are given to, and what they say."""

    def __init__(self, theme: Theme, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self.folder = folder
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(900, 600)
        self.window.show()
        self.theme, self.notify = theme, Notify(theme)
        self.session = Session(self.window, desk="desk-1", author="Ana")
        self.settings = Settings(folder / "settings.json")
        self.jobs = Jobs(self.window)
        self.toast = Toast(theme, self.window)
        parts = (self.session, theme, self.settings, self.notify, self.jobs, self.toast, self.window)
        self.files = FileCommands(*parts)
        self.papers = PaperCommands(*parts)

    def finish(self) -> None:
        """Wait for all work that was begun, and for what comes of it."""
        while self.jobs.running:
            with self._qtbot.waitSignal(self.jobs.running[0].ended):
                pass

    @property
    def said(self) -> str:
        """What the toast says; '' when there is none."""
        return self.toast.message.text if self.toast.isVisible() else ""

    @property
    def action(self) -> QPushButton:
        """The button of the toast."""
        return self.toast.action

    def close(self) -> None:
        """Leave everything."""
        self.jobs.shut_down()
        self.session.close()
