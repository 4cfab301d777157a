"""Keeps what is typed into a dialog in the tracker: it stands there again after leaving or a kill."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, SignalInstance

from db.errors import KnownError
from db.store import Store
from desktop.session import Session
from desktop.views import asked
from desktop.views.asked import Place, Typed
from desktop.views.form_editing import PAUSE


class Typing(Protocol):
    """What a dialog says of itself to be kept. `edited`: something was typed; `closed`: it is left.

    A button that gives up what was typed sets `given_up` before it closes.
    """

    given_up: bool

    @property
    def edited(self) -> SignalInstance: ...

    @property
    def closed(self) -> SignalInstance: ...

    def typed(self) -> Typed:
        """What stands in it, by names of its own."""
        ...

    def put(self, typed: Typed) -> None:
        """Let all that `typed` once was stand in it again."""
        ...

    def first_words(self) -> str:
        """The first words of what was typed, for a list of what is unfinished."""
        ...

    def windowTitle(self) -> str:
        """What it asks."""
        ...

    def offer_discard(self, discard: Callable[[], bool]) -> None:
        """Say that what was typed before stands here again; `discard` takes it out, or brings it back."""
        ...


class Shelf:
    """Where the words of one dialog are kept. Only the open tracker is written, and only where it can be."""

    def __init__(self, session: Session, place: Place) -> None:
        self._session, self._place = session, place
        self._store = session.store if session.is_open and not session.store.readonly else None
        self._due: Callable[[Store], object] | None = None

    @property
    def typed(self) -> Typed:
        """What is kept there."""
        return asked.typed_at(self._store, self._place) if self._store is not None else {}

    def keep(self, title: str, said: str, typed: Typed) -> None:
        """Keep what is typed; nothing typed is forgotten."""
        if typed:
            self._write(lambda store: asked.keep(store, self._place, title, said, typed))
        else:
            self.forget()

    def forget(self) -> None:
        """Forget what is kept there."""
        self._write(lambda store: asked.drop(store, self._place))

    def _write(self, work: Callable[[Store], object]) -> None:
        self._due = work
        self._write_due()

    def _write_due(self) -> None:
        """Do what was asked for last, as soon as nothing else is being written."""
        store, work = self._store, self._due
        if store is None or work is None or not self._session.is_open or self._session.store is not store:
            return
        if self._session.busy:
            QTimer.singleShot(PAUSE, self._session, self._write_due)
            return
        self._due = None
        try:
            work(store)
        except KnownError as error:
            self._session.failed.emit(str(error))


class Keeping(QObject):
    """Over one dialog, from before it is shown; before a tracker is open nothing is kept.

    What is typed is kept within `PAUSE`, and when the dialog is left. It is forgotten by `settle`, which who
    opened the dialog calls once it is written as records, by the button that gives it up, and by typing it
    back to what stood there first.
    """

    def __init__(self, session: Session, dialog: Typing, place: Place, *, title: str = "") -> None:
        """`title`: what it is called in a list of what is unfinished, where its question says too little."""
        assert isinstance(dialog, QObject)
        super().__init__(dialog)
        self._dialog, self._title = dialog, title
        self._shelf = Shelf(session, place)
        self._first = dict(dialog.typed())
        self._kept = self._shelf.typed
        self._out: Typed | None = None  # what stood in the dialog when it was discarded
        self.pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.pause.timeout.connect(self.keep)
        if self._kept:
            dialog.put({**self._first, **self._kept})
            dialog.offer_discard(self._discard)
        dialog.edited.connect(self._edited)
        dialog.closed.connect(self._closed)

    def _discard(self) -> bool:
        """Take what was typed out of the dialog, or bring it back; whether it is out now."""
        back, self._out = self._out, None
        if back is None:
            self._out = dict(self._dialog.typed())
        self._dialog.put(self._first if back is None else back)
        self.keep()
        return back is None

    def _edited(self) -> None:
        if not self.pause.isActive():
            self.pause.start()

    def keep(self) -> None:
        """Keep what differs from what stood in the dialog at first, as it stands now."""
        self.pause.stop()
        first, now = self._first, self._dialog.typed()
        typed = {name: now.get(name, "") for name in {**first, **now} if first.get(name) != now.get(name)}
        if typed != self._kept:
            self._kept = typed
            title = self._title or self._dialog.windowTitle().rstrip("?")
            self._shelf.keep(title, self._dialog.first_words(), typed)

    def _closed(self) -> None:
        self.pause.stop()
        if self._dialog.given_up:
            self.settle()
        else:
            self.keep()

    def settle(self) -> None:
        """Forget what was kept: it is written by now, or given up."""
        self._shelf.forget()
