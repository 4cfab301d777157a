"""Toasts that offer to take one change back: that change and no other, whatever was done since."""

from collections.abc import Callable

from db.changes import Change
from desktop.operations.labels import cut
from desktop.running import Running, Task
from desktop.session import Session, taken_back
from desktop.widgets.toast import Message, Toast

MANY = 250  # edits; more of them take longer to write than a window may stand still


def offer_undo(
    toast: Toast,
    session: Session,
    text: str,
    change: Change,
    *,
    icon: str = "",
    may_leave: Callable[[], bool] = lambda: True,
    running: Running | None = None,
) -> None:
    """Say that `change` was written, and offer to take it back.

    `may_leave` is asked first: it stores what is typed in the form, and is False when that can't be kept.
    `running`: what takes a change of many edits back beside the window.
    """

    def told(undone: Change) -> None:
        label = undone.label if undone.kind == "undo" else change.label
        toast.show_message(Message(f"Undone: {cut(label)}"))

    def undo() -> None:
        if not session.is_open or not may_leave():
            return
        if running is not None and len(change.edits) > MANY:
            running.write(session, undoing(change), lambda store: taken_back(store, change.id), told)
        elif (undone := session.take_back(change.id)) is not None:
            told(undone)

    toast.show_message(Message(text, "Undo", undo, "Ctrl+Z", icon=icon))


def undoing(change: Change) -> Task:
    """What taking a change back is called while it goes on."""
    return Task(f"Undoing “{cut(change.label)}”", "It could not be undone. All of it stands as it was.")
