"""Notes that records say different things, and goes to where it is said which of them the tracker follows."""

from collections.abc import Sequence

from db.errors import KnownError
from desktop.operations.disagreements import note_disagreement
from desktop.running import WorkCommands
from desktop.travel import Travel
from desktop.undo_offer import offer_undo
from desktop.views.inspector import Inspector
from desktop.views.pages import Pages
from desktop.widgets.toast import Message

NOTED = "Disagreement noted. Say which side the tracker follows, and why."


class DisputeCommands(WorkCommands):
    """Of the rows chosen, of a row of what nobody noted, or of the record shown and those beside it."""

    pages: Pages
    inspector: Inspector
    travel: Travel

    def note(self) -> None:
        """Note a disagreement between what is chosen, as one step, and go to it."""
        self.note_these(self._chosen())

    def note_these(self, ids: Sequence[str]) -> None:
        """Note a disagreement between the records with these ids, as one step, and go to it."""
        if not self.inspector.leave():
            return
        store = self._session.store
        try:
            noted = note_disagreement(store, [record for id in ids if (record := store.get(id))])
        except KnownError as error:
            self._toast.show_message(Message(str(error), failure=True))
            return
        if noted.change is None:
            self._toast.show_message(Message("This disagreement is noted already"))
        elif written := self._session.do(noted.change):
            offer_undo(self._toast, self._session, NOTED, written, running=self._running, icon="check")
        self.travel.open_record(noted.id)

    def _chosen(self) -> Sequence[str]:
        unnoted = self.pages.unnoted
        if unnoted is not None and unnoted.has_keyboard():
            return unnoted.chosen()
        return self.pages.selected() or [id for id in (self.inspector.record_id,) if id]
