"""Says over a form what saving does while lists show a past date, and that its record is not in them."""

from dataclasses import replace
from datetime import date

from db import dates
from db.records import Record
from desktop.models.scope_words import is_shown, not_shown
from desktop.session import Scope, Session
from desktop.theme import Theme
from desktop.views.notice import Notice
from desktop.views.scope_band import WHOLE

NOW = "Back to now"
PAST = "Lists are as of {day}; this form shows what is held now."
SAVING = (
    " What you save is written now and holds from its own dates: what begins after that day is not shown."
)


class ScopeNotice(Notice):
    """Follows the scope and the record that the form shows."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(theme, "text2", beneath=True)
        self._session = session
        self._record: Record | None = None
        self.pressed.connect(self._widen)
        for signal in (session.scope_changed, session.scope_read, session.changed):
            signal.connect(self.refresh)

    def show_of(self, record: Record | None) -> None:
        """Speak of another record; None: one that is not stored yet."""
        self._record = record
        self.refresh()

    def refresh(self) -> None:
        """Say what holds now; nothing when there is nothing to know."""
        if not self._session.is_open:
            self.say("")
            return
        scope = self._session.scope
        past = bool(scope.as_of) and scope.as_of < date.today().isoformat()
        words = " ".join(filter(None, (self._hidden(), self._of_the_past() if past else "")))
        self.say(words, (NOW if past else WHOLE) if words else "")

    def _hidden(self) -> str:
        record = self._session.store.get(self._record.id) if self._record else None
        if record is None or is_shown(self._session, record.id):
            return ""
        label = record.META.label
        where = not_shown(self._session.scope, record)
        return f"This {label[:1].lower()}{label[1:]} is not shown {where}."

    def _of_the_past(self) -> str:
        words = PAST.format(day=dates.words(self._session.scope.as_of))
        return words if self._session.store.readonly else words + SAVING

    def _widen(self) -> None:
        scope = self._session.scope
        self._session.set_scope(replace(scope, as_of="") if self.link.text() == NOW else Scope())
