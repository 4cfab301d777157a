"""The Compare menu, and the way of a comparison into a paper."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from db.changes import Change
from db.records import Brief
from desktop.actions import Actions
from desktop.analysis.comparisons import BY_KEY, COMPARISONS, SECTION
from desktop.operations.briefs import put_into_paper
from desktop.session import Session
from desktop.travel import Travel
from desktop.views.pages import Pages
from desktop.widgets.toast import Message, Toast


class CompareCommands(QObject):
    """Wires the comparison views of one window. `offer` says what was written and offers to undo it."""

    def __init__(
        self,
        session: Session,
        table: Actions,
        travel: Travel,
        pages: Pages,
        toast: Toast,
        offer: Callable[[Change], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._toast, self._offer = session, toast, offer
        self._menu = QMenu(parent)
        for each in COMPARISONS:
            table.connect_to(f"compare.{each.key}", partial(travel.go_in, each.key))
        pages.paper_wanted.connect(self.put_into_paper)

    def put_into_paper(self, key: str, options: dict[str, str]) -> None:
        """Put a comparison into the tracker's paper; where there are several, ask which."""
        session = self._session
        if session.store.readonly:
            self._say("This tracker is open read-only, so that nothing can be put into its papers.")
            return
        briefs = sorted(session.store.all(Brief), key=lambda brief: brief.title.casefold())
        if not briefs:
            self._say("There is no paper yet. Add one under Papers, then put this into it.")
        elif len(briefs) == 1:
            self._put(key, options, briefs[0])
        else:
            self._ask(key, options, briefs)

    def _ask(self, key: str, options: dict[str, str], briefs: list[Brief]) -> None:
        self._menu.clear()
        for brief in briefs:
            action = self._menu.addAction(brief.title.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, into=brief: self._put(key, options, into))
        self._menu.popup(QCursor.pos())

    def _put(self, key: str, options: dict[str, str], brief: Brief) -> None:
        session, title = self._session, BY_KEY[key].title
        change = put_into_paper(session.store, brief, f"{SECTION}{key}", title, options)
        if not change.edits:
            self._say(f"“{title}” is in {brief.title} already, as it is set here.")
        elif written := session.do(change):
            self._offer(written)

    def _say(self, words: str) -> None:
        self._toast.show_message(Message(words))
