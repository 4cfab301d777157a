"""What is done with editions that were issued: saved, made again, withdrawn, listed."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog

from db.records import Brief, Edition
from db.whole import write_whole
from desktop.folders import file_name
from desktop.notify import PAPERS, TABLES
from desktop.running import Task, WorkCommands
from desktop.undo_offer import offer_undo

if TYPE_CHECKING:  # what papers are made with is loaded when one is asked for
    from desktop.analysis.changes import Changed
    from desktop.operations.editions import Again

SAVING = Task("Saving the PDF", "The PDF could not be saved. The edition is kept in the tracker.")
AGAIN = Task(
    "Making the edition again",
    "The edition could not be made again. The one that was issued is kept.",
    "Cancelled. Nothing was written.",
)
LOOKING = Task("Looking what was corrected", "What was corrected could not be listed.")
LISTING = Task(
    "Writing the register", "The register could not be written.", "Cancelled. No register was written."
)
WITHDRAW = (
    "It stays in the register with its number, marked as withdrawn from today; its PDF is kept. "
    "Who was sent it is not told by Parley. Undo takes the withdrawal back."
)


class EditionCommands(WorkCommands):
    """Each is given the id of an edition. `opened`: a record of what was corrected is to be gone to."""

    opened = Signal(str)

    def brief_of(self, edition: Edition) -> Brief:
        """The paper that an edition is of."""
        return self._session.store.need(Brief, edition.brief)

    def _edition(self, id: str) -> Edition:
        return self._session.store.need(Edition, id)

    def _name(self, edition: Edition) -> str:
        brief = self.brief_of(edition)
        return f"{brief.reference or brief.title}, edition {edition.number}"

    def _ask_where(self, title: str, name: str, *, table: bool = False) -> Path | None:
        kind, suffix = (TABLES, "csv") if table else (PAPERS, "pdf")
        folder = self._folders.last(self._session.store.path.parent)
        suggested = folder / f"{file_name(name)}.{suffix}"
        path = self._notify.ask_save(self._window, title, (kind,), suggested)
        if path is not None:
            self._folders.keep(path.parent)
        return path

    # -- its PDF -------------------------------------------------------------------------------------

    def save(self, id: str) -> None:
        """Ask where, and write the PDF as it was issued."""
        from desktop.operations.editions import pdf_of

        edition = self._edition(id)
        path = self._ask_where("Save the PDF as it was issued", self._name(edition))
        if path is not None:
            self._running.read(
                self._session.store,
                SAVING,
                lambda reader, _report: write_whole(path, (pdf_of(reader, edition),)),
                lambda _: self._running.say_written(f"Edition {edition.number} saved: {path.name}", path),
            )

    def make_again(self, id: str) -> None:
        """Make an edition again from the journal, say if it comes to the same bytes, offer to save it."""
        from desktop.operations.editions import again

        edition = self._edition(id)
        self._running.read(
            self._session.store,
            AGAIN,
            lambda reader, report: again(reader, edition, report),
            partial(self._made_again, edition),
        )

    def _made_again(self, edition: Edition, made: "Again") -> None:
        self._toast.dismiss()
        if made.same:
            question = f"Edition {edition.number} comes to the same bytes"
            words = "Made again from the journal, it is to the last byte what was issued."
        else:
            question = f"Edition {edition.number} comes to other bytes than were issued"
            words = (
                "Another version of Parley made it: text and data are those of the journal, the file is not "
                "the one that was issued. The PDF that is kept is the record."
            )
        if not self._notify.confirm(self._window, question, words, "Save it…", "Close"):
            return
        path = self._ask_where("Save the PDF made again", f"{self._name(edition)}, made again")
        if path is not None:
            self._running.read(
                self._session.store,
                SAVING,
                lambda _reader, _report: write_whole(path, (made.pdf,)),
                lambda _: self._running.say_written(f"Made again and saved: {path.name}", path),
            )

    # -- what becomes of it --------------------------------------------------------------------------

    def withdraw(self, id: str) -> None:
        """Ask, and withdraw an edition as of today; undo takes it back."""
        from desktop.operations.editions import withdraw

        edition = self._edition(id)
        question = f"Withdraw edition {edition.number} of “{self.brief_of(edition).title}”?"
        if not self._notify.confirm(self._window, question, WITHDRAW, "Withdraw"):
            return
        written = self._session.write(lambda store: store.apply(withdraw(edition, date.today().isoformat())))
        if written is not None:
            text = f"Edition {edition.number} withdrawn"
            offer_undo(self._toast, self._session, text, written, running=self._running)

    def show_corrected(self, id: str) -> None:
        """List what of the data of an edition reads otherwise by now, with the way to each record."""
        from desktop.operations.editions import changed_since

        edition = self._edition(id)
        self._running.read(
            self._session.store,
            LOOKING,
            lambda reader, _report: changed_since(reader, edition),
            partial(self._show_corrected, edition),
        )

    def _show_corrected(self, edition: Edition, found: "Sequence[Changed]") -> None:
        from desktop.dialogs.corrected import CorrectedDialog

        self._toast.dismiss()
        gone = {each.record.id: each.record for each in found}
        titles = self._session.store.titles(gone)
        dialog = CorrectedDialog(self._theme, edition, found, titles, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            self.opened.emit(dialog.record)

    # -- all of them ---------------------------------------------------------------------------------

    def export_register(self) -> None:
        """Ask where, and write the register as a table."""
        from desktop.operations.editions import register, register_table

        name = f"{self._session.dossier.title or self._session.store.path.stem}, register of papers"
        path = self._ask_where("Save the register", name, table=True)
        if path is not None:
            self._running.read(
                self._session.store,
                LISTING,
                lambda reader, report: write_whole(path, (register_table(register(reader, report=report)),)),
                lambda _: self._running.say_written(f"Register written: {path.name}", path),
            )
