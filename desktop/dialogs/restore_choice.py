"""Offers the dated copies of a tracker: one is opened beside it, or gone back to."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtWidgets import QWidget

from desktop.dialogs.frame import WIDE, DialogFrame
from desktop.dialogs.table import Column, WordsTable
from desktop.operations.copies import Copy
from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.label import Label

COLUMNS = (
    Column("Made", 176),
    Column("Changes since", 112, number=True),
    Column("Last change in it"),
    Column("Kept", 96),
    Column("Size", 84, number=True),
)
HEIGHT = 360
NOTE_LINES = 40  # pixels: two lines, so that the dialog does not jump from row to row
WORDS = (
    "Open one beside this tracker to look at it, or go back to it: the tracker then holds what it held{}, "
    "and undo takes the step back. Copies are in {}."
)
KEPT_FIRST = ", what it holds now is kept as a copy first"
NONE = (
    "There are none yet. One is kept each time this tracker is closed after a change. "
    "They go to {}. Edit > Settings… says where, and how many."
)
OFF = "There are none, and none are kept, as Edit > Settings… says. They would go to {}."
AHEAD = "It holds changes that this tracker lacks."
READ_ONLY = "This tracker is open read-only: a copy can be opened, not gone back to."
Verb = Literal["", "open", "back"]


class RestoreDialog(DialogFrame):
    """`chosen` is the copy and `verb` what is to be done with it; '' when nothing was chosen.

    `keeps`: whether copies are kept, by the settings.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        copies: Sequence[Copy],
        folder: str,
        parent: QWidget | None = None,
        *,
        readonly: bool = False,
        keeps: bool = True,
    ) -> None:
        words = WORDS.format(KEPT_FIRST if keeps else "", folder) if copies else NONE.format(folder)
        if not copies and not keeps:
            words = OFF.format(folder)
        super().__init__(theme, f"Which copy of “{name}”?", words, parent, width=WIDE)
        self.verb: Verb = ""
        self._copies, self._readonly = tuple(copies), readonly
        self.table = WordsTable(theme, "Copies, newest first", COLUMNS, chooses=True)
        self.note = Label(theme, "", "second", "text2", wrap=True)
        self._build()
        self._refresh()

    def _build(self) -> None:
        self.note.setFixedHeight(px(NOTE_LINES))
        self.close_button = self.add_button("Close")
        self.close_button.clicked.connect(self.reject)
        self.open_button = self.add_button("&Open beside", acts=True)
        self.back_button = self.add_button("&Go back to it", "primary")
        self.open_button.clicked.connect(lambda: self._choose("open"))
        self.back_button.clicked.connect(lambda: self._choose("back"))
        for widget in (self.table, self.note, self.open_button, self.back_button):
            widget.setVisible(bool(self._copies))
        self.body.addWidget(self.table)
        self.body.addWidget(self.note)
        self.table.show_rows([_row(copy) for copy in self._copies])
        self.table.fit(self.inner_width, self.high(HEIGHT))
        self.table.selectionModel().currentRowChanged.connect(self._refresh)
        self.table.doubleClicked.connect(lambda: self._choose("open"))
        self.begin_with(self.table if self._copies else self.close_button)

    @property
    def chosen(self) -> Copy | None:
        """The copy in the current row."""
        row = self.table.currentIndex().row()
        return self._copies[row] if 0 <= row < len(self._copies) else None

    def _refresh(self) -> None:
        """Say what stands in the way of the current row's copy, if anything does."""
        copy = self.chosen
        sound = copy is not None and not copy.problem
        self.open_button.setEnabled(sound)
        self.back_button.setEnabled(sound and not self._readonly)
        self.note.setText(_note(copy, self._readonly) if copy else "")
        self.note.set_tone("error" if copy and copy.problem else "text2")

    def _choose(self, verb: Verb) -> None:
        if self.chosen and not self.chosen.problem:
            self.verb = verb
            self.accept()


def _row(copy: Copy) -> tuple[str, ...]:
    since = "" if copy.problem else "other" if copy.since is None else f"{copy.since:,}"
    last = "Can't be read" if copy.problem else copy.label
    return (copy.words, since, last, "by hand" if copy.backup else "on closing", copy.size_words)


def _note(copy: Copy, readonly: bool) -> str:
    if copy.problem:
        return copy.problem
    parts = (copy.path.name, AHEAD if copy.since is None else "", READ_ONLY if readonly else "")
    return " · ".join(part for part in parts if part)
