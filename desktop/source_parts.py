"""What is done with sources: their commands, made and wired into the window."""

from desktop.folders import Folders
from desktop.resting_commands import RestingCommands
from desktop.running import Running
from desktop.window import MainWindow


def make_sources(window: MainWindow, running: Running) -> None:
    """Make the commands about sources, and connect them."""
    works = (window.session, window.theme, window.notify, running, Folders(window.settings), window.toast)
    resting = RestingCommands(*works, window)
    resting.pages, resting.inspector, resting.travel = window.pages, window.inspector, window.travel
    resting.watch()
    window.table.connect_to("record.resting", resting.show_chosen)
