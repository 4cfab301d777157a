"""What is done from the history: any change taken back, a record or everything brought back to a moment."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.changes import Change
from db.reader import Reader
from db.store import Store
from db.wording import joined
from desktop.models.history_steps import Difference, restoring
from desktop.models.navigation import HISTORY
from desktop.notify import Notify
from desktop.operations import history as operations
from desktop.operations.history import Overlap, Restored
from desktop.operations.labels import counted, cut, past
from desktop.operations.returning import bring_back, restore_as_after
from desktop.running import MANY, Running, Task
from desktop.session import Session, taken_back
from desktop.travel import Travel
from desktop.undo_offer import offer_undo, undoing
from desktop.views.history_page import HistoryPage
from desktop.widgets.toast import Message, Toast

LOOKING = Task("Looking for later changes", "The history could not be read. Nothing was undone.")
COMPARING = Task(
    "Comparing with that moment",
    "The tracker of that moment could not be read. Nothing was restored.",
    "Cancelled. Nothing was restored.",
)

RESTORING = Task(
    "Restoring everything",
    "It could not be restored. All stands as it was.",
    "Cancelled. Nothing was restored.",
)


BRINGING_BACK = Task(
    "Bringing it back", "It could not be brought back. All stands as it was.", "Cancelled. Nothing came back."
)


class HistoryCommands(QObject):
    """The commands of the history page and of the inspector's history."""

    def __init__(
        self,
        session: Session,
        page: HistoryPage,
        running: Running,
        notify: Notify,
        toast: Toast,
        may_leave: Callable[[], bool],
        travel: Travel,
        window: QWidget,
    ) -> None:
        """`may_leave`: stores what is typed in the form; False when that could not be kept."""
        super().__init__(window)
        self._session, self._page, self._running = session, page, running
        self._notify, self._toast, self._window = notify, toast, window
        self._may_leave, self._travel = may_leave, travel
        page.take_back_wanted.connect(self.take_back)
        page.rest_wanted.connect(self.take_rest_back)
        page.restore_wanted.connect(self.restore_everything)
        page.view.back_wanted.connect(self.bring_back)
        page.view.value_wanted.connect(self.restore_value)

    # -- going there ---------------------------------------------------------------------------------

    def show_record(self, id: str) -> None:
        """List the changes of a record."""
        self._travel.go_in(HISTORY)
        self._page.show_record(id)

    def show_chosen(self) -> None:
        """List the changes of the record that is chosen."""
        if id := self._travel.chosen():
            self.show_record(id)

    def show_change(self, seq: int) -> None:
        """Go to the change at a place of the journal."""
        self._travel.go_in(HISTORY)
        self._page.show_change(seq)

    # -- one change ----------------------------------------------------------------------------------

    def take_back(self, id: str) -> None:
        """Take a change back, or say which later ones are in the way."""
        if not self._may_leave():
            return
        store = self._session.store
        change = store.change_without_edits(id)
        if store.extent(change) > MANY:
            self._running.read(
                store,
                LOOKING,
                lambda reader, _report: _in_the_way(reader, change),
                lambda found: self._go_on(change, *found),
            )
        else:
            self._go_on(change, *_in_the_way(store, change))

    def _go_on(self, change: Change, met: list[Overlap], left: bool) -> None:
        if self._toast.message.text == LOOKING.doing:
            self._toast.dismiss()
        if not met:
            verb = "Done again" if change.kind == "undo" else "Undone"
            self._running.write(
                self._session,
                self._session.store.weight(change),
                undoing(change.label),
                lambda store: taken_back(store, change.id),
                lambda written: self._offer(f"{verb}: {cut(change.label)}", written),
            )
            return
        self._page.view.show_overlaps(met, left=left)

    def take_rest_back(self, id: str) -> None:
        """Take back what no later change touched."""
        change = self._session.store.change_without_edits(id)
        self._do(
            lambda store: operations.take_back(store, change, rest_only=True),
            "Undone but for what later changes touched",
            undoing(change.label),
            self._session.store.weight(change),
        )

    # -- records and values --------------------------------------------------------------------------

    def bring_back(self, id: str) -> None:
        """Bring a deleted record back with what went with it."""
        store = self._session.store
        number = sum(map(store.weight, store.history(id)[:1]))  # as many as went with it
        self._do(lambda store: bring_back(store, id), number=number)

    def restore_record(self, id: str, change: str) -> None:
        """Give a record all that it held after the change with this id."""
        self._do(lambda store: restore_as_after(store, id, store.change_without_edits(change)))

    def restore_value(self, difference: Difference) -> None:
        """Give a field the value it had before a change."""
        self._do(lambda store: restoring(store, difference))

    def _do(
        self, make: Callable[[Store], Change], said: str = "", task: Task | None = None, number: int = 1
    ) -> None:
        """Write what `make` comes to; beside the window when it is many edits."""

        def told(written: Change) -> None:
            if written.seq:
                self._offer(said or past(written.label), written)
            else:
                self._toast.show_message(Message("It is as it was then. Nothing was changed."))

        if self._may_leave():
            work = partial(_applied, make)
            self._running.write(self._session, number, task or BRINGING_BACK, work, told)

    def _offer(self, text: str, change: Change) -> None:
        offer_undo(self._toast, self._session, text, change, may_leave=self._may_leave, running=self._running)

    # -- everything ----------------------------------------------------------------------------------

    def restore_everything(self, id: str) -> None:
        """Compare the tracker with what it was before a change, ask, and bring that back as one step."""
        if not self._may_leave():
            return
        store = self._session.store
        change = store.change_without_edits(id)

        def work(reader: Reader, _report: Callable[[int, int], None]) -> Restored:
            return operations.everything_before(reader, change)

        self._running.read(store, COMPARING, work, lambda found: self._ask(store, change, found))

    def _ask(self, store: Store, change: Change, found: Restored) -> None:
        self._toast.dismiss()
        if not self._session.is_open or self._session.store is not store:
            return  # another tracker was opened meanwhile
        if not found.change.edits:
            self._toast.show_message(Message("The tracker is as it was before this change."))
            return
        question = f"Restore everything to before “{cut(change.label)}”?"
        if self._notify.confirm(self._window, question, words_of(found), "Restore"):
            self._running.write(
                self._session,
                len(found.change.edits),
                RESTORING,
                lambda store: store.apply(found.change),
                lambda written: self._offer(f"Restored to before “{cut(change.label)}”", written),
            )


def _in_the_way(reader: Reader, change: Change) -> tuple[list[Overlap], bool]:
    """Where taking a change back meets later ones, and whether something is left of it that meets none."""
    met = operations.overlaps(reader, change)
    return met, bool(met) and bool(operations.take_back(reader, change, rest_only=True).edits)


def _applied(make: Callable[[Store], Change], store: Store) -> Change:
    return store.apply(make(store))


def words_of(found: Restored) -> str:
    """What a restore would do, in sentences."""
    parts = [
        (found.changed, "changes back", "change back"),
        (found.returning, "returns", "return"),
        (found.going, "goes", "go"),
    ]
    said = [f"{counted(n)} {one if n == 1 else many}" for n, one, many in parts if n]
    kept = (
        f" {found.editions:,} later {'edition stays' if found.editions == 1 else 'editions stay'} as issued."
        if found.editions
        else " Issued papers stay as they are."
    )
    return f"{joined(said)}. It is one step that undo takes back, and the history keeps all changes.{kept}"
