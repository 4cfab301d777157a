"""The way to the page a paper is composed on."""

from functools import partial

from PySide6.QtCore import QObject

from db.records import Brief
from desktop.actions import Actions
from desktop.models.navigation import COMPOSE
from desktop.session import Session
from desktop.travel import Travel
from desktop.widgets.toast import Message, Toast


class ComposeCommands(QObject):
    """Wires the command of one window to compose a paper."""

    def __init__(
        self, session: Session, table: Actions, travel: Travel, toast: Toast, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._travel, self._toast = session, travel, toast
        table.connect_to("paper.compose", self.compose)

    def compose(self) -> None:
        """Compose the paper that is chosen or shown, else the first by title; without any, offer one."""
        briefs = sorted(self._session.store.all(Brief), key=lambda brief: (brief.title.casefold(), brief.id))
        if not briefs:
            new = partial(self._travel.new_record, "brief")
            self._toast.show_message(Message("There is no paper in this tracker yet.", "New paper", new))
            return
        chosen = self._travel.chosen()
        brief = next((each for each in briefs if each.id == chosen), briefs[0])
        self._travel.go_in(f"{COMPOSE}{brief.id}")
