"""Toasts that offer to take one change back: that change and no other, whatever was done since."""

from collections.abc import Callable

from db.changes import Change
from desktop.session import Session
from desktop.widgets.toast import Message, Toast


def offer_undo(
    toast: Toast,
    session: Session,
    text: str,
    change: Change,
    *,
    icon: str = "",
    may_leave: Callable[[], bool] = lambda: True,
) -> None:
    """Say that `change` was written, and offer to take it back.

    `may_leave` is asked first: it stores what is typed in the form, and is False when that can't be kept.
    """

    def undo() -> None:
        if session.is_open and may_leave() and (undone := session.take_back(change.id)):
            toast.show_message(Message(f"Undone: {undone.label if undone.kind == 'undo' else change.label}"))

    toast.show_message(Message(text, "Undo", undo, "Ctrl+Z", icon=icon))
