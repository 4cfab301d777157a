"""The command that takes back what was repaired or set aside in the text of a source."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from db.records import Source
from desktop.operations.labels import cut
from desktop.reader_commands import CORRECTING
from desktop.running import A_PARAGRAPH, WorkCommands
from desktop.undo_offer import offer_undo

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.changes import Change
    from db.reader import Reader
    from desktop.documents.document import Document
    from desktop.jobs import Report

NONE_CHOSEN = "Choose a source whose text was read from a document, or open it to read it."
NOTHING = "Nothing is repaired or set aside in the text of “{}”."


class RepairCommands(WorkCommands):
    """`in_hand`: the source that is read or chosen. `may_leave`: stores what is typed in the form."""

    in_hand: "Callable[[], Source | None]"
    may_leave: "Callable[[], bool]"

    def show(self) -> None:
        """List what was repaired and set aside, and take back what a person wants back."""
        from desktop.operations.documents import document_of

        source = self.in_hand()
        document = document_of(self._session.store, source) if source is not None else None
        if source is None:
            self._running.say(NONE_CHOSEN)
        elif document is None or not (document.repairs or document.aside):
            self._running.say(NOTHING.format(cut(source.title)))
        elif self.may_leave():
            self._ask(source, document)

    def _ask(self, source: Source, document: "Document") -> None:
        from desktop.dialogs.correcting import COMPARING, KEPT
        from desktop.dialogs.repairs import RepairsDialog
        from desktop.operations.documents import Corrected, keep_document

        def keep(document: "Document", over: QWidget) -> Corrected | None:
            def kept(reader: "Reader", report: "Report") -> Corrected:
                return keep_document(reader, source, document, report)

            return self._running.wait_for(self._session.store, COMPARING, KEPT, kept, over)

        dialog = RepairsDialog(self._theme, source.title, document, keep, self._window)
        dialog.exec()
        dialog.deleteLater()
        if dialog.corrected is not None:
            self._write(dialog.corrected.change, len(document.text))

    def _write(self, change: "Change", length: int) -> None:
        self._running.write(
            self._session,
            length // A_PARAGRAPH,
            CORRECTING,
            lambda store: store.apply(change),
            self._offer,
        )

    def _offer(self, written: "Change") -> None:
        said = "Taken back: the text has it as it came"
        offer_undo(self._toast, self._session, said, written, running=self._running, may_leave=self.may_leave)
