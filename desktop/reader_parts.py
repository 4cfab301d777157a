"""What a window has for reading sources: the commands around the page, and those that propose records."""

from typing import TYPE_CHECKING

from desktop.reader_commands import ReaderCommands
from desktop.triage_commands import TriageCommands

if TYPE_CHECKING:
    from desktop.running import Running
    from desktop.window import MainWindow


def make_reading(window: "MainWindow", running: "Running") -> None:
    """Make the commands of a window that read sources and propose records from them."""
    session, table, travel, pages = window.session, window.table, window.travel, window.pages
    inspector, toast = window.inspector, window.toast
    window.reading = ReaderCommands(session, table, travel, pages, inspector, toast, running, window)
    TriageCommands(
        session, window.theme, table, travel, pages, inspector, toast, running, window.spelling, window
    )
