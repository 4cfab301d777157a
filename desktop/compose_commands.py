"""The way to the page a paper is composed on."""

from PySide6.QtCore import QObject

from desktop.actions import Actions
from desktop.models.navigation import COMPOSE
from desktop.paper_commands import PaperCommands
from desktop.travel import Travel


class ComposeCommands(QObject):
    """Wires the command of one window to compose a paper."""

    def __init__(self, papers: PaperCommands, table: Actions, travel: Travel, parent: QObject) -> None:
        super().__init__(parent)
        self._papers, self._travel = papers, travel
        table.connect_to("paper.compose", self.compose)

    def compose(self) -> None:
        """Compose the paper that is chosen or shown, else the first by title; without any, offer one."""
        briefs = self._papers.briefs()
        if not briefs:
            return
        chosen = self._travel.chosen()
        brief = next((each for each in briefs if each.id == chosen), briefs[0])
        self._travel.go_in(f"{COMPOSE}{brief.id}")
