"""What papers go out with: their commands and the register, made and wired into the window."""

from collections.abc import Callable
from functools import partial

from desktop.edition_commands import EditionCommands
from desktop.folders import Folders
from desktop.issue_commands import IssueCommands
from desktop.paper_commands import PaperCommands
from desktop.running import Running
from desktop.window import MainWindow


def make_papers(window: MainWindow, running: Running) -> None:
    """Make the commands of the Paper menu."""
    session, theme, settings, notify = window.session, window.theme, window.settings, window.notify
    window.papers = PaperCommands(session, theme, settings, notify, window.jobs, window.toast, window)
    works = (session, theme, notify, running, Folders(settings), window.toast, window)
    window.editions, window.issuing = EditionCommands(*works), IssueCommands(*works)
    window.issuing.papers, window.issuing.editions = window.papers, window.editions


def connect_papers(window: MainWindow) -> None:
    """Let the commands go to records, and be given from the menu and the toolbar."""
    papers, issuing = window.papers, window.issuing
    for lead in (papers.added, issuing.opened, window.editions.opened):
        lead.connect(window.travel.open_record)
    slots: dict[str, Callable[[], object]] = {
        "paper.export": partial(_hand_on, window, papers.export),
        "paper.check": partial(_hand_on, window, issuing.check),
        "paper.issue": partial(_hand_on, window, issuing.issue),
    }
    for id, slot in slots.items():
        window.table.connect_to(id, slot)
    window.toolbar.export.clicked.connect(lambda: _hand_on(window, papers.export))


def _hand_on(window: MainWindow, give: Callable[[], object]) -> None:
    """Check, issue or export a paper of the tracker with the form's edits in it."""
    if window.inspector.leave():
        give()
