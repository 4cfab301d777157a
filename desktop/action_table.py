"""Every command of the window as data: its words, shortcut, icon, menu, and what must hold for it."""

from dataclasses import dataclass
from typing import Literal

# What a command may need: a tracker is open, it may be written, records are chosen in the list, a record is
# in the inspector, its form has edits, a list is shown, there is a step to undo or redo, a way back or on.
Condition = Literal[
    "tracker", "writable", "chosen", "record", "edited", "list", "undoable", "redoable", "back", "forward"
]
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

    @property
    def words(self) -> str:
        """The text without its mnemonic and dots, as it is said and searched for."""
        return self.text.replace("&", "").removesuffix("…")


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "file.new", "File", "&New tracker…", "Begin a tracker in a new file", "Ctrl+Shift+N", "file-plus"
    ),
    ActionSpec("file.open", "File", "&Open…", "Open a tracker", "Ctrl+O", "folder-open"),
    ActionSpec("file.recent", "File", "Open &recent", "Open a tracker that was open lately", opens=True),
    ActionSpec(
        "file.save_copy",
        "File",
        "&Save a copy…",
        "Write the whole tracker to another file and go on in this one",
        "Ctrl+Shift+S",
        "copy",
        ("tracker",),
        begins=True,
    ),
    ActionSpec(
        "file.backup", "File", "&Back up now", "Write a backup beside the others", "", "save", ("tracker",)
    ),
    ActionSpec(
        "file.import",
        "File",
        "&Import…",
        "Take in a bundle or tables, after a look at what would change",
        "Ctrl+I",
        "file-input",
        ("tracker", "writable"),
        begins=True,
    ),
    ActionSpec(
        "file.export",
        "File",
        "&Export…",
        "Write the tracker as a bundle or as tables",
        "Ctrl+Shift+E",
        "file-output",
        ("tracker",),
    ),
    ActionSpec(
        "file.close",
        "File",
        "&Close tracker",
        "Close the tracker; everything is saved",
        "Ctrl+W",
        "",
        ("tracker",),
        True,
    ),
    ActionSpec("file.quit", "File", "&Quit", "Close Parley; everything is saved", "Ctrl+Q"),
    ActionSpec(
        "edit.undo",
        "Edit",
        "&Undo",
        "Take back the last change",
        "Ctrl+Z",
        "undo-2",
        ("writable", "undoable"),
    ),
    ActionSpec(
        "edit.redo",
        "Edit",
        "&Redo",
        "Make the change again that was taken back",
        "Ctrl+Shift+Z",
        "redo-2",
        ("writable", "redoable"),
    ),
    ActionSpec(
        "edit.copy_table",
        "Edit",
        "&Copy as table",
        "Copy the chosen rows, or all when none is chosen, as a table",
        "Ctrl+Shift+C",
        "copy",
        ("list",),
        begins=True,
    ),
    ActionSpec(
        "edit.find", "Edit", "&Find in the list", "Filter the list by words", "Ctrl+F", "filter", ("list",)
    ),
    ActionSpec(
        "edit.search",
        "Edit",
        "&Search or command",
        "Find any record or command",
        "Ctrl+K",
        "search",
        ("tracker",),
    ),
    ActionSpec(
        "edit.delete",
        "Edit",
        "&Delete",
        "Delete the chosen records with what goes with them; undo brings all of it back",
        "Del",
        "trash-2",
        ("writable", "chosen"),
        begins=True,
    ),
    ActionSpec("record.new", "Record", "&New", "Add a record", opens=True, needs=("writable",)),
    ActionSpec(
        "record.new_same",
        "Record",
        "New of the &kind shown",
        "Add a record of the kind the list shows",
        "Ctrl+N",
        "plus",
        ("writable", "list"),
    ),
    ActionSpec(
        "record.save",
        "Record",
        "&Save",
        "Save the edits of the form as one step",
        "Ctrl+Return",
        "check",
        ("writable", "edited"),
        begins=True,
    ),
    ActionSpec(
        "record.revert",
        "Record",
        "Re&vert",
        "Drop the edits of the form and show the record as it is",
        "",
        "rotate-ccw",
        ("edited",),
    ),
    ActionSpec(
        "record.back",
        "Record",
        "&Back",
        "Go to the record seen before",
        "Alt+Left",
        "arrow-left",
        ("back",),
        True,
    ),
    ActionSpec(
        "record.forward",
        "Record",
        "&Forward",
        "Go to the record that Back came from",
        "Alt+Right",
        "arrow-right",
        ("forward",),
    ),
    ActionSpec(
        "record.next_pane", "Record", "Ne&xt pane", "Move the focus to the next pane", "F6", begins=True
    ),
    ActionSpec(
        "record.previous_pane", "Record", "&Previous pane", "Move the focus to the pane before", "Shift+F6"
    ),
    ActionSpec(
        "paper.export",
        "Paper",
        "&Export paper",
        "Write the paper as a PDF file",
        "Ctrl+E",
        "file-output",
        ("tracker",),
    ),
    ActionSpec(
        "view.overview",
        "View",
        "&Overview",
        "Show what changed, what is stale and what has no source",
        "Alt+Home",
        "layout-dashboard",
        ("tracker",),
    ),
    ActionSpec(
        "view.light",
        "View",
        "&Light",
        "Show the window in light colours",
        choice="appearance",
        begins=True,
    ),
    ActionSpec("view.dark", "View", "&Dark", "Show the window in dark colours", choice="appearance"),
    ActionSpec(
        "view.system",
        "View",
        "As the &system",
        "Follow the system's colours",
        choice="appearance",
    ),
    ActionSpec(
        "view.compact", "View", "&Compact rows", "Show one line a row in lists", ticks=True, begins=True
    ),
    ActionSpec(
        "view.sort",
        "View",
        "So&rt by",
        "Sort the list by a column; once more, the other way round",
        opens=True,
        needs=("list",),
    ),
    ActionSpec("view.navigator", "View", "&Navigator", "Show or hide the navigator", "F9", ticks=True),
    ActionSpec("view.inspector", "View", "&Inspector", "Show or hide the inspector", "F8", ticks=True),
    ActionSpec(
        "help.shortcuts", "Help", "&Keyboard shortcuts", "List the keys of every command", "F1", "keyboard"
    ),
    ActionSpec("help.about", "Help", "&About Parley", "Version and licences", icon="info", begins=True),
)
SPECS = {spec.id: spec for spec in ACTIONS}
