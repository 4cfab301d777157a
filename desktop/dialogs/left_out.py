"""Tells the analyst what a marking leaves out: how much beside the choice of it, which as a list."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from desktop.dialogs.listing import ListingDialog
from desktop.dialogs.row import LABELS
from desktop.dialogs.table import Column
from desktop.operations.labels import counted
from desktop.operations.left_out import LeftOut
from desktop.theme import Theme
from desktop.widgets.announce import announce
from desktop.widgets.buttons import LinkButton
from desktop.widgets.label import Label

COLUMNS = (Column("Kind", 140), Column("Record"), Column("Marking", 160))
# A marking and a day (ISO, '' for now) to what is left out, given to a function once it was found.
FindLeftOut = Callable[[str, str, Callable[[Sequence[LeftOut]], None]], None]


def nothing_left_out(_mark: str, _as_of: str, take: Callable[[Sequence[LeftOut]], None]) -> None:
    """Where there is nothing to look in."""
    take(())


class LeftOutDialog(ListingDialog):
    """The records that a marking leaves out, by kind and title."""

    def __init__(
        self, theme: Theme, found: Sequence[LeftOut], mark: str, parent: QWidget | None = None
    ) -> None:
        words = (
            f"They are marked higher than {mark}, or can't stand without a record that is. "
            "This list is for you alone and goes out with nothing."
        )
        rows = [(each.kind, each.title, each.mark or "not marked") for each in found]
        super().__init__(theme, f"{counted(len(rows))} left out", words, COLUMNS, rows, parent)


class LeftOutLine(QWidget):
    """Says under the choice of a marking how many records it leaves out, with the way to the list of them."""

    def __init__(self, theme: Theme, find: FindLeftOut) -> None:
        super().__init__()
        self._theme, self._find = theme, find
        self._asked = ("", "")
        self.found: tuple[LeftOut, ...] = ()
        self.words = Label(theme, "", "second", "text2")
        self.show_which = LinkButton(theme, "Show which", "second_medium")
        self.show_which.clicked.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(LABELS, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words)
        row.addWidget(self.show_which)
        row.addStretch(1)
        self.hide()

    def look_for(self, mark: str, as_of: str) -> None:
        """Find what a marking leaves out as of a day; '' leaves out nothing."""
        if (mark, as_of) == self._asked:
            return
        self._asked = asked = (mark, as_of)
        self._say((), "Looking what is left out …" if mark else "")
        if mark:
            self._find(mark, as_of, lambda found: self._take(asked, found))

    def _take(self, asked: tuple[str, str], found: Sequence[LeftOut]) -> None:
        if not isValid(self) or asked != self._asked:  # left, or another marking was chosen meanwhile
            return
        verb = "is" if len(found) == 1 else "are"
        words = f"{counted(len(found))} {verb} left out" if found else "Nothing is left out"
        self._say(found, words)
        announce(self, words)

    def _say(self, found: Sequence[LeftOut], words: str) -> None:
        self.found = tuple(found)
        self.words.setText(words)
        self.show_which.setVisible(bool(found))
        self.setVisible(bool(words))
        if self.window().isVisible():
            self.window().adjustSize()

    def _show(self) -> None:
        dialog = LeftOutDialog(self._theme, self.found, self._asked[0], self.window())
        dialog.exec()
        dialog.deleteLater()
