"""Commands on what is shown: the date, everything; and what is said when something saved is not shown."""

from dataclasses import replace

from PySide6.QtCore import QObject

from db.changes import Change, Edit
from db.records import KINDS
from desktop.action_table import SPECS
from desktop.models.scope_words import not_shown
from desktop.running import MANY
from desktop.session import Scope, Session
from desktop.views.scope_band import WHOLE
from desktop.views.scope_controls import ScopeControls
from desktop.widgets.toast import Message, Toast


class ScopeCommands(QObject):
    """Watches over what leaves the lists by being saved, so that nothing is silently gone."""

    def __init__(self, session: Session, controls: ScopeControls, toast: Toast, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._controls, self._toast = session, controls, toast
        self._before: frozenset[str] | None = None
        self._waiting: list[Change] = []  # until it is known again what is in scope
        session.scope_changed.connect(self._remember)
        session.tracker_changed.connect(self._remember)
        session.changed.connect(self._follow)
        session.scope_read.connect(self._follow_waiting)

    def as_of(self) -> None:
        """Ask for the date that is shown."""
        self._controls.ask_date()

    def everything(self) -> None:
        """Show everything again."""
        self._session.set_scope(Scope())

    def _remember(self) -> None:
        self._waiting.clear()
        self._before = self._session.in_scope() if self._session.is_open else None

    def _follow(self, change: Change) -> None:
        if not self._session.scope.narrows:
            return
        if not self._session.scope_is_old:
            self._compare(change)
        elif len(change.edits) <= MANY:
            self._waiting.append(change)

    def _follow_waiting(self) -> None:
        edits = tuple(edit for change in self._waiting for edit in change.edits)
        if self._waiting:
            self._compare(replace(self._waiting[-1], edits=edits))
        else:
            self._remember()

    def _compare(self, change: Change) -> None:
        """Say what was saved and is in the lists no more."""
        before = self._before
        self._remember()
        if before is None or self._before is None or change.kind != "edit":
            return
        gone = [edit for edit in change.edits if _is_gone(edit, before, self._before)]
        if gone:
            self._say(change, gone)

    def _say(self, change: Change, gone: list[Edit]) -> None:
        kind = gone[0].table
        lost = [edit for edit in gone if edit.table == kind]
        saved = [edit for edit in change.edits if edit.table == kind and edit.after is not None]
        record = self._session.store.get(gone[0].id)
        where = not_shown(self._session.scope, record if len(lost) == 1 else None)
        text = f"Saved; not shown {where}"
        if len(saved) > 1:
            text = f"Saved; {len(lost):,} of {KINDS[kind].META.counted(len(saved))} not shown {where}"
        self._toast.show_message(Message(text, WHOLE, self.everything, SPECS["view.everything"].shortcut))


def _is_gone(edit: Edit, before: frozenset[str], now: frozenset[str]) -> bool:
    """Whether what was saved is not in the lists: new, or until now among them."""
    return edit.after is not None and edit.id not in now and (edit.before is None or edit.id in before)
