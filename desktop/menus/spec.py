"""What a command of the window is: its words, shortcut, icon, menu, and what must hold for it."""

from dataclasses import dataclass
from typing import Literal

# What a command may need: a tracker is open, it may be written, records are chosen in the list, two at least
# are, a record is in the inspector, its form has edits, a list is shown, a list or a text is, there is a step
# to undo or redo, a way back or on; not everything is shown.
Condition = Literal[
    "tracker",
    "writable",
    "chosen",
    "several",
    "record",
    "edited",
    "list",
    "searchable",
    "undoable",
    "redoable",
    "back",
    "forward",
    "narrowed",
]
# Why a command is grey, for who rests the pointer on it.
REASONS: dict[Condition, str] = {
    "tracker": "no tracker is open",
    "writable": "the tracker is open to be read only",
    "chosen": "no record is chosen",
    "several": "fewer than two records are chosen in the list",
    "record": "no record is shown",
    "edited": "nothing was edited",
    "list": "no list is shown",
    "searchable": "no list and no text is shown",
    "undoable": "there is nothing to undo",
    "redoable": "there is nothing to redo",
    "back": "there is no record to go back to",
    "forward": "there is no record to go on to",
    "narrowed": "everything is shown",
}
MenuName = Literal["File", "Edit", "Record", "Compare", "Paper", "View", "Help"]
MENUS: tuple[tuple[MenuName, str], ...] = (
    ("File", "&File"),
    ("Edit", "&Edit"),
    ("Record", "&Record"),
    ("Compare", "&Compare"),
    ("Paper", "&Paper"),
    ("View", "&View"),
    ("Help", "&Help"),
)


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One command. `text` carries its mnemonic, `tip` is a sentence for the status bar and screen readers.

    `needs`: all must hold, or it is grey. `begins`: a line stands before it in its menu. `choice`: of the
    commands with the same word one is ticked; `ticks`: it is ticked by itself. `opens`: it is a menu.
    `also`: a second shortcut, for keyboards where the first takes Shift.
    """

    id: str
    menu: MenuName
    text: str
    tip: str
    shortcut: str = ""
    icon: str = ""
    needs: tuple[Condition, ...] = ()
    begins: bool = False
    choice: str = ""
    ticks: bool = False
    opens: bool = False
    also: str = ""

    @property
    def words(self) -> str:
        """The text without its mnemonic and dots, as it is said and searched for."""
        return self.text.replace("&", "").removesuffix("…")
