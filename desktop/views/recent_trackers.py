"""The trackers opened last, on the page that stands while none is open: gone on with by key or click."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.folders import folder_words
from desktop.jobs import Jobs
from desktop.settings import RECENT_FILES, Settings
from desktop.theme import Theme
from desktop.widgets.heading import SectionHeading
from desktop.widgets.row_list import ListRow, RowList

HEADING = "Recent trackers"
MISSING = "not found in"
WIDTH = 480


class RecentTrackers(QWidget):
    """`opened`: the path of the one that was chosen. Those that are gone say so."""

    opened = Signal(str)

    def __init__(self, theme: Theme, settings: Settings, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._jobs = settings, jobs
        self._missing: frozenset[str] = frozenset()
        self.list = RowList(theme, HEADING, two_lines=True)
        self.list.opened.connect(self.opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(4)
        self.heading = SectionHeading(theme, HEADING)
        column.addWidget(self.heading)
        column.addWidget(self.list)
        self.setMaximumWidth(WIDTH)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()  # at the start this page stands for a moment before a tracker does

    def refresh(self) -> None:
        """Read the list anew, and look beside the window which of them are still there."""
        if not self.isVisible():
            return
        names = self._settings.get(RECENT_FILES)
        self.heading.setVisible(bool(names))
        self._show(names)
        if names:
            # A folder of a network that does not answer would keep the window waiting.
            job = self._jobs.make("Looking for recent trackers", lambda _report: _gone(names))
            job.succeeded.connect(lambda gone: self._tell(names, cast(frozenset[str], gone)))
            job.start()

    def _tell(self, names: tuple[str, ...], missing: frozenset[str]) -> None:
        if names == self._settings.get(RECENT_FILES):
            self._missing = missing
            self._show(names)

    def _show(self, names: tuple[str, ...]) -> None:
        here = self.list.currentIndex().row()
        self.list.show_rows([self._row(name) for name in names])
        if 0 <= here < len(names):
            self.list.setCurrentIndex(self.list.model().index(here, 0))

    def _row(self, name: str) -> ListRow:
        path = Path(name)
        words = folder_words(path)
        return ListRow(name, path.stem, f"{MISSING} {words}" if name in self._missing else words)


def _gone(names: tuple[str, ...]) -> frozenset[str]:
    """Those of the paths that lead to no file that can be reached."""
    return frozenset(name for name in names if not _is_there(Path(name)))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a drive that is not there, a name that no system takes
        return False
