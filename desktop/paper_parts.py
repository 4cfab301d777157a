"""What papers go out with: their commands and the register, made and wired into the window."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from db.changes import Value
from db.records import Brief
from desktop.edition_commands import EditionCommands
from desktop.folders import Folders
from desktop.issue_commands import IssueCommands
from desktop.models.navigation import REGISTER
from desktop.models.register import Register
from desktop.paper_commands import PaperCommands
from desktop.running import Running
from desktop.settings import PAPER
from desktop.widgets.let_through import LetThrough
from desktop.window import MainWindow

if TYPE_CHECKING:
    from desktop.views.register_page import RegisterPage


def make_papers(window: MainWindow, running: Running) -> None:
    """Make the commands of the Paper menu."""
    session, theme, settings, notify = window.session, window.theme, window.settings, window.notify
    window.papers = PaperCommands(session, theme, settings, notify, window.jobs, window.toast, window)
    works = (session, theme, notify, running, Folders(settings), window.toast, window)
    window.editions, window.issuing = EditionCommands(*works), IssueCommands(*works)
    window.register = Register(session, window.jobs, window)
    window.travel.begun_with[Brief.META.kind] = partial(_as_set, window)
    window.issuing.papers, window.issuing.editions = window.papers, window.editions


def _as_set(window: MainWindow) -> dict[str, Value]:
    """What a new paper has by the settings, where that is not what every paper has."""
    paper = window.settings.get(PAPER)
    return {"paper": paper} if paper != PAPER.default else {}


def connect_papers(window: MainWindow) -> None:
    """Let the commands go to records, and be given from the menu and the toolbar."""
    papers, issuing = window.papers, window.issuing
    for lead in (papers.added, issuing.opened, window.editions.opened):
        lead.connect(window.travel.open_record)
    slots: dict[str, Callable[[], object]] = {
        "paper.export": partial(_hand_on, window, papers.export),
        "paper.print": partial(_hand_on, window, papers.put_on_paper),
        "paper.check": partial(_hand_on, window, issuing.check),
        "paper.issue": partial(_hand_on, window, issuing.issue),
        "paper.register": partial(window.travel.go_in, REGISTER),
    }
    for id, slot in slots.items():
        window.table.connect_to(id, slot)
    LetThrough(window.table["paper.export"].shortcut(), window)
    window.toolbar.export.clicked.connect(lambda: _hand_on(window, papers.export))
    window.pages.makers[REGISTER] = partial(_register_page, window)
    window.inspector.history.corrected_since = window.register.words_for
    window.register.read.connect(partial(_tell_read, window))


def _register_page(window: MainWindow) -> "RegisterPage":
    from desktop.views.register_page import RegisterPage  # when it is first shown

    page = RegisterPage(window.session, window.theme, window.register)
    editions = window.editions
    verbs: dict[str, Callable[[str], None]] = {
        "save": editions.save,
        "corrected": editions.show_corrected,
        "again": editions.make_again,
        "withdraw": editions.withdraw,
    }
    page.wanted.connect(lambda verb, id: verbs[verb](id))
    page.issue_wanted.connect(partial(_hand_on, window, window.issuing.issue))
    page.table_wanted.connect(editions.export_register)
    return page


def _tell_read(window: MainWindow) -> None:
    """Say what was corrected since papers went out where it is of use."""
    window.navigator.tell(REGISTER, window.register.words())
    window.inspector.history.tell_corrected()


def _hand_on(window: MainWindow, give: Callable[[], object]) -> None:
    """Check, issue or export a paper of the tracker with the form's edits in it."""
    if window.inspector.leave():
        give()
