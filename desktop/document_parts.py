"""The way of documents into a window: made, and wired to its menu, its surface and what it shows."""

from desktop.document_commands import DocumentCommands
from desktop.folders import Folders
from desktop.running import Running
from desktop.window import MainWindow


def connect_documents(window: MainWindow) -> None:
    """Let documents be chosen, pasted, and dropped anywhere on the window."""
    running = Running(window.jobs, window.notify, window.toast, window)
    folders = Folders(window.settings)
    commands = DocumentCommands(
        window.session, window.theme, window.notify, running, folders, window.toast, window
    )
    commands.added.connect(window.travel.open_record)  # the one place that says what is shown of a new source
    window.table.connect_to("file.add_document", commands.add)
    window.table.connect_to("file.paste_document", commands.paste)
    window.setAcceptDrops(True)
    window.installEventFilter(commands)
