"""Steps over many records: written beside the window when they are many, told and undone from a toast."""

from collections.abc import Callable

from db.changes import Change
from db.reader import Reader
from desktop.running import Running, Task
from desktop.session import Session
from desktop.undo_offer import offer_undo
from desktop.views.inspector import Inspector
from desktop.widgets.toast import Message, Toast

SO_ALREADY = "All of it was so already"
Make = Callable[[Reader], Change]


class BulkWriting:
    """Writes a step over several records, says so, and offers to take it back."""

    def __init__(self, session: Session, running: Running, toast: Toast, inspector: Inspector) -> None:
        self._session, self._running, self._toast, self._inspector = session, running, toast, inspector

    def write(self, number: int, make: Make, text: str, then: Callable[[], object] = lambda: None) -> None:
        """Write what `make` comes to; `number`: of records. The toast says `text`; `then` is done after it.

        Many are worked out and written beside the window, in which nothing else is written until then.
        """
        task = Task(
            f"Writing {number:,} records",
            "They could not be written. Nothing was changed.",
            "Cancelled. Nothing was changed.",
        )
        self._running.write(
            self._session,
            number,
            task,
            lambda store: store.apply(make(store)),
            lambda written: self._told(written, text, then),
        )

    def _told(self, written: Change, text: str, then: Callable[[], object]) -> None:
        if not written.seq:
            self._toast.show_message(Message(SO_ALREADY))
            return
        then()
        offer_undo(
            self._toast, self._session, text, written, icon="check", may_leave=self._inspector.leave,
            running=self._running,
        )  # fmt: skip
