"""Proposing records from the text of a source: read beside the window, then gone through in a dialog."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.reader import Reader
from db.records import Source
from desktop.actions import Actions
from desktop.forms.context import FormContext
from desktop.in_hand import source_in_hand
from desktop.jobs import Report
from desktop.models.spell_check import SpellCheck
from desktop.operations.filing import kept_text
from desktop.operations.labels import cut
from desktop.running import Running, Task
from desktop.session import Session
from desktop.theme import Theme
from desktop.travel import Travel
from desktop.views.inspector import Inspector
from desktop.views.pages import Pages
from desktop.widgets.toast import Message, Toast

if TYPE_CHECKING:  # all that is needed once records are proposed, and not before
    from desktop.documents.triage.proposal import Proposal

NONE_CHOSEN = "Records are proposed from the text of a source. Choose a source, or open one to read it."
NO_TEXT = "“{}” has no text to propose records from. Add its file as a document, or cite it by hand."
NOTHING = "No rule found anything to propose in “{}”. Read it, and file passages by hand."
PROPOSING = Task(
    "Proposing records", "The text could not be read. Nothing was changed.", "Cancelled. Nothing was changed."
)


class TriageCommands(QObject):
    """The command Propose records. It asks nothing of the text but what the rules of the guide say."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        table: Actions,
        travel: Travel,
        pages: Pages,
        inspector: Inspector,
        toast: Toast,
        running: Running,
        spelling: SpellCheck,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._theme, self._travel, self._pages = session, theme, travel, pages
        self._inspector, self._toast, self._running = inspector, toast, running
        self._spelling, self._window = spelling, window
        table.connect_to("record.propose", self.propose)

    def propose(self) -> None:
        """Propose records from the source that is read, or that is chosen."""
        source = source_in_hand(self._session, self._pages, self._travel)
        if source is None:
            self._say(NONE_CHOSEN)
        elif not source.text:
            self._say(NO_TEXT.format(cut(source.title)))
        elif self._inspector.leave():
            self._running.read(
                self._session.store,
                PROPOSING,
                lambda reader, report: _proposed(reader, report, source.id),
                lambda found: self._go_through(source, found),
            )

    def _go_through(self, source: Source, found: "tuple[Proposal, ...]") -> None:
        from desktop.dialogs.triage import TriageDialog
        from desktop.models.triage import Triage

        self._toast.dismiss()
        triage = Triage.of(self._session, source, found)
        if triage is None or not found:
            self._say(NOTHING.format(cut(source.title)))
            return
        context = FormContext(self._session, self._theme, lambda _id: None, self._spelling)
        dialog = TriageDialog(context, triage, self._window)
        dialog.exec()
        dialog.deleteLater()
        if dialog.wanted:
            self._travel.open_record(dialog.wanted)
        elif words := _outcome(dialog.added, dialog.unfinished):
            self._say(f"{words} from {cut(source.title)}")

    def _say(self, words: str) -> None:
        self._toast.show_message(Message(words))


def _outcome(added: int, unfinished: int) -> str:
    """What came of a triage, in words; '' of one that left nothing."""
    filed = f"{added} {'record' if added == 1 else 'records'} filed" if added else ""
    kept = f"{unfinished} unfinished {'form' if unfinished == 1 else 'forms'} kept" if unfinished else ""
    return ", ".join(part for part in (filed, kept) if part)


def _proposed(reader: Reader, report: Report, id: str) -> "tuple[Proposal, ...]":
    from desktop.operations.triage import proposals_of

    source = reader.get(id)
    text = kept_text(reader, source) if isinstance(source, Source) else None
    return proposals_of(reader, text, report) if text else ()
