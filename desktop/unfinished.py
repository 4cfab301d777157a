"""Unfinished forms and dialogs: offered when a tracker is opened, listed, gone on with or let go."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db import drafts as storing
from db.drafts import Draft
from db.errors import KnownError
from db.records import KINDS
from db.store import Store
from db.wording import minute
from desktop.operations.labels import cut
from desktop.session import Session
from desktop.theme import Theme
from desktop.travel import Travel
from desktop.views import drafts
from desktop.views.asked import DIALOG, Place, Typed, place_of, typed_in
from desktop.views.inspector import Inspector
from desktop.widgets.toast import Message, Toast

if TYPE_CHECKING:
    from desktop.dialogs.unfinished import UnfinishedForm

TOO_MANY = "They were too many to note them. Choose the same rows again: what you typed stands there then."


class Unfinished(QObject):
    """The drafts of the open tracker, as a person sees them.

    `ways`: how each dialog is asked for again about what it was asked about, and with what was typed into it.
    """

    def __init__(
        self,
        session: Session,
        theme: Theme,
        travel: Travel,
        inspector: Inspector,
        toast: Toast,
        go_on: Callable[[], None],
        window: QWidget,
    ) -> None:
        """`go_on`: opens quick capture, where the line left in it stands again."""
        super().__init__(window)
        self._session, self._theme, self._travel, self._toast = session, theme, travel, toast
        self._inspector, self._window = inspector, window
        self._go_on = go_on
        self._gone: list[Draft] = []
        self.ways: Mapping[str, Callable[[Place, Typed], object]] = {}

    def offer(self) -> None:
        """Say that forms were left unfinished, and offer to go on with them."""
        store = self._session.store
        found = [] if store.readonly else drafts.unfinished(store)
        if not found:
            self._offer_line()
            return
        title = _said(store, found[0])
        if len(found) == 1:
            words = f"Unsaved changes kept: {title}"
            self._toast.show_message(Message(words, "Go on", lambda: self._resume(found[0])))
        else:
            words = f"{len(found)} unfinished forms kept, the last: {title}"
            self._toast.show_message(Message(words, "Show them", self.show))

    def _offer_line(self) -> None:
        """Say that a line of quick capture was left unfinished, and offer to go on with it."""
        store = self._session.store
        if line := "" if store.readonly else drafts.line_left(store):
            words = f"Unfinished line kept: “{line}”"
            self._toast.show_message(Message(words, "Go on", self._go_on))

    def show(self) -> None:
        """List the forms that were left unfinished, and go on with the one that is chosen."""
        if not self._session.is_open or not self._inspector.leave():
            return
        from desktop.dialogs.unfinished import UnfinishedDialog  # when it is asked for

        self._gone.clear()
        dialog = UnfinishedDialog(self._theme, self._listed(), self._discard, self._bring_back, self._window)
        dialog.exec()
        dialog.deleteLater()
        if draft := storing.draft(self._session.store, dialog.chosen):
            self._resume(draft)

    def _resume(self, draft: Draft) -> None:
        """Go on with a form, or ask for a dialog again: what was typed stands in it."""
        if draft.kind != DIALOG:
            self._travel.resume(draft)
            return
        place = place_of(draft)
        if place.about:
            self.ways[place.way](place, typed_in(draft))
        else:
            self._toast.show_message(Message(TOO_MANY))

    def _listed(self) -> "list[UnfinishedForm]":
        from desktop.dialogs.unfinished import UnfinishedForm

        store = self._session.store
        return [
            UnfinishedForm(each.key, drafts.title_of(store, each), drafts.words_of(store, each), _when(each))
            for each in drafts.unfinished(store)
        ]

    def _discard(self, key: str) -> "list[UnfinishedForm]":
        draft = storing.draft(self._session.store, key)
        if draft is not None and self._done(lambda: storing.drop(self._session.store, key)):
            self._gone.append(draft)
        return self._listed()

    def _bring_back(self) -> "list[UnfinishedForm]":
        draft = self._gone[-1]
        store = self._session.store
        if self._done(lambda: storing.keep(store, draft.key, draft.record, draft.kind, draft.fields)):
            self._gone.pop()
        return self._listed()

    def _done(self, write: Callable[[], object]) -> bool:
        try:
            write()
        except KnownError as error:
            self._session.failed.emit(str(error))
            return False
        return True


def _said(store: Store, draft: Draft) -> str:
    """What a draft is of, within a sentence."""
    if draft.kind == DIALOG:
        return drafts.title_of(store, draft)
    label = KINDS[draft.kind].META.label.lower()
    return f"“{cut(store.titles([draft.record])[draft.record])}”" if draft.record else f"a new {label}"


def _when(draft: Draft) -> str:
    """When a draft was kept, in the time of this desk."""
    return minute(draft.at)
