"""What is done with sources: their commands, made and wired into the window."""

from functools import partial

from desktop.dispute_commands import DisputeCommands
from desktop.document_commands import DocumentCommands
from desktop.folders import Folders
from desktop.in_hand import source_in_hand, source_under
from desktop.models.navigation import READ
from desktop.repair_commands import RepairCommands
from desktop.resting_commands import RestingCommands
from desktop.running import Running
from desktop.window import MainWindow


def make_sources(window: MainWindow, running: Running) -> None:
    """Make the commands about sources, and connect them."""
    works = (window.session, window.theme, window.notify, running, Folders(window.settings), window.toast)
    resting, disputes = RestingCommands(*works, window), DisputeCommands(*works, window)
    for commands in (resting, disputes):
        commands.pages, commands.inspector, commands.travel = window.pages, window.inspector, window.travel
    resting.watch()
    window.table.connect_to("record.disagree", disputes.note)
    window.pages.note_wanted.connect(disputes.note_these)
    window.table.connect_to("record.resting", resting.show_chosen)
    hand = partial(source_in_hand, window.session, window.pages, window.travel)
    repairs = RepairCommands(*works, window)
    repairs.in_hand, repairs.may_leave = hand, window.inspector.leave
    window.table.connect_to("record.repairs", repairs.show)
    window.pages.reader_made.connect(lambda page: page.repairs_wanted.connect(repairs.show))
    documents = DocumentCommands(*works, window)
    documents.in_hand = hand
    _connect_documents(window, documents)


def _connect_documents(window: MainWindow, documents: DocumentCommands) -> None:
    """Let documents be chosen, pasted, and dropped anywhere on the window."""
    documents.added.connect(window.travel.open_record)
    documents.added.connect(lambda id: window.travel.go_in(f"{READ}{id}"))  # its text, to be read
    window.table.connect_to("file.add_document", documents.add)
    window.table.connect_to("file.paste_document", documents.paste)
    window.table.connect_to("record.give_document", documents.give)
    documents.under = partial(source_under, window)
    window.setAcceptDrops(True)
    window.installEventFilter(documents)
