"""Finds what a marking leaves out of what is written, and shows it to the analyst alone."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop.operations.left_out import LeftOut, left_out
from desktop.running import Running, Task
from desktop.session import Session
from desktop.theme import Theme
from desktop.widgets.toast import Message, Toast

LISTING = Task("Looking what was left out", "What was left out could not be listed.")


class LeavingOut:
    """What every export up to a marking offers: before it is written how much is left out, after it which."""

    def __init__(
        self, session: Session, theme: Theme, running: Running, toast: Toast, window: QWidget
    ) -> None:
        self._session, self._theme, self._running = session, theme, running
        self._toast, self._window = toast, window

    def say(self, text: str, mark: str, as_of: str = "") -> None:
        """Say that something was written up to a marking, and offer the list of what is not in it."""
        message = Message(text, "Show which", lambda: self._list(mark, as_of), icon="check")
        self._toast.show_message(message)

    def find(self, mark: str, as_of: str, take: Callable[[Sequence[LeftOut]], None]) -> None:
        """Give to `take` what a marking leaves out as of a day (ISO, '' for now), found beside the window."""
        self._read(mark, as_of, take, quietly=True)

    def _list(self, mark: str, as_of: str) -> None:
        if self._session.is_open:
            self._read(mark, as_of, lambda found: self._show(found, mark))

    def _read(
        self, mark: str, as_of: str, take: Callable[[Sequence[LeftOut]], None], *, quietly: bool = False
    ) -> None:
        self._running.read(
            self._session.store,
            LISTING,
            lambda reader, _report: left_out(reader, mark, as_of=as_of),
            take,
            quietly=quietly,
        )

    def _show(self, found: Sequence[LeftOut], mark: str) -> None:
        from desktop.dialogs.left_out import LeftOutDialog  # when it is asked for

        self._toast.dismiss()
        dialog = LeftOutDialog(self._theme, found, mark, self._window)
        dialog.exec()
        dialog.deleteLater()
