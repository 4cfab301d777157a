"""Toasts that offer to take one change back: that change and no other, whatever was done since."""

from collections.abc import Callable

from db.changes import Change
from desktop.operations.labels import cut
from desktop.running import Running, Task
from desktop.session import Session, taken_back
from desktop.widgets.toast import Message, Toast


def offer_undo(
    toast: Toast,
    session: Session,
    text: str,
    change: Change,
    *,
    running: Running,
    icon: str = "",
    may_leave: Callable[[], bool] = lambda: True,
    show: Callable[[], None] | None = None,
) -> None:
    """Say that `change` was written, and offer to take it back.

    `may_leave` is asked first: it stores what is typed in the form, and is False when that can't be kept.
    `show` goes to what was written.
    """
    id, label, number = change.id, change.label, session.store.weight(change)  # its edits can go

    def told(undone: Change) -> None:
        toast.show_message(Message(f"Undone: {cut(undone.label if undone.kind == 'undo' else label)}"))

    def undo() -> None:
        if session.is_open and may_leave():
            running.write(session, number, undoing(label), lambda store: taken_back(store, id), told)

    toast.show_message(Message(text, "Undo", undo, "Ctrl+Z", icon=icon, show=show))


def undoing(label: str) -> Task:
    """What taking the change with this label back is called while it goes on."""
    return Task(
        f"Undoing “{cut(label)}”",
        "It could not be undone. All of it stands as it was.",
        "Cancelled. Nothing was undone.",
    )
