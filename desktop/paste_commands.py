"""Pasting a block of cells into the list that is shown: looked at first, then one step."""

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from db.records import KINDS
from desktop.bulk_writing import BulkWriting
from desktop.jobs import Jobs
from desktop.running import Running
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.inspector import Inspector
from desktop.views.list_page import ListPage
from desktop.views.pages import Pages
from desktop.widgets.toast import Message, Toast

NOTHING = "There are no cells on the clipboard. Copy a block in a spreadsheet first."


class PasteCommands(QObject):
    """Takes what a spreadsheet, a word processor or a list put on the clipboard."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        jobs: Jobs,
        running: Running,
        pages: Pages,
        inspector: Inspector,
        toast: Toast,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._theme, self._jobs = session, theme, jobs
        self._pages, self._inspector, self._toast, self._window = pages, inspector, toast, window
        self._writing = BulkWriting(session, running, toast, inspector)

    def paste(self) -> None:
        """Show the block that is on the clipboard, and paste what is then taken of it."""
        page = self._pages.list_page()
        if page is None or not self._inspector.leave():
            return
        # What reads and judges a block is loaded when it is asked for.
        from db.exchange.block import read_block
        from desktop.dialogs.pasting import PasteDialog
        from desktop.operations.pasting import first_layout, is_heading, paste

        cls = KINDS[page.kind]
        cells = read_block(*_clipboard(), known=is_heading(cls))
        if not cells:
            self._toast.show_message(Message(NOTHING))
            return
        selected = page.table.selected_ids()
        layout = first_layout(cls, cells, shown_fields(page), selected=len(selected))
        dialog = PasteDialog(
            self._session, self._theme, cls, cells, layout, selected, self._window, jobs=self._jobs
        )
        accepted, judgement = dialog.exec() == QDialog.DialogCode.Accepted, dialog.judgement
        dialog.deleteLater()
        if accepted and judgement is not None:
            taken = judgement.taken
            left = judgement.count("left out")
            rows = f", {left:,} {'row' if left == 1 else 'rows'} left out" if left else ""
            text = f"{cls.META.counted(taken)} pasted{rows}"
            self._writing.write(taken, lambda _reader: paste(cls, judgement), text)


def shown_fields(page: ListPage) -> list[str]:
    """The fields of the list's columns, as they are seen, from the one the keyboard is in."""
    first = max(page.table.currentIndex().column(), 0)
    return [name for column in page.records.columns[first:] for name in column.fields]


def _clipboard() -> tuple[str, str]:
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if data is None:
        return "", ""
    return data.text() if data.hasText() else "", data.html() if data.hasHtml() else ""
