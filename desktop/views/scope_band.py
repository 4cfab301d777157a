"""The band under the toolbar while not everything is shown: what is, how much of it, and the way back."""

from db.records import KINDS, Position
from desktop.action_table import SPECS
from desktop.actions import with_shortcut
from desktop.models.navigation import HISTORY
from desktop.models.scope_words import scope_words
from desktop.session import Scope, Session
from desktop.theme import Theme
from desktop.widgets.band import Band
from desktop.widgets.buttons import LinkButton

WHOLE = "Show everything"


class ScopeBand(Band):
    """Follows the scope of a session, and counts the kind that is listed, else positions."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(theme, "filter")
        self._session, self._page = session, ""
        self.whole = LinkButton(theme, WHOLE, "second_medium")
        self.whole.setAccessibleName(WHOLE)
        self.whole.setToolTip(with_shortcut(WHOLE, SPECS["view.everything"].shortcut))
        self.row.addWidget(self.whole)
        self.whole.clicked.connect(lambda: session.set_scope(Scope()))
        session.scope_changed.connect(self.refresh)
        session.tracker_changed.connect(self.refresh)
        session.changed.connect(lambda _: self.refresh(quiet=True))
        session.scope_read.connect(lambda: self.refresh(quiet=True))

    def show_page(self, key: str) -> None:
        """Tell of another page: a kind's key, or another page's."""
        if key != self._page:
            self._page = key
            self.refresh(quiet=True)

    def refresh(self, *, quiet: bool = False) -> None:
        """Say what is in scope; `quiet`: without having it read out, for only the numbers are others."""
        scope = self._session.scope
        if not self._session.is_open or not scope.narrows:
            self.say("")
            return
        self.set_icon("calendar" if scope.as_of else "filter")
        self.say(f"{scope_words(scope)} — {self._shown()}", quiet=quiet)

    def _shown(self) -> str:
        if self._page == HISTORY:
            return "the history shows every change all the same"
        kind = self._page if self._page in KINDS else Position.META.kind
        shown, all = self._session.snapshot().count(KINDS[kind]), self._session.counts()[kind]
        return f"{shown:,} of {KINDS[kind].META.counted(all)} shown"
