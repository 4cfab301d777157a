"""Lists every command with its keys, menu by menu, and finds one by its words or its keys."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.dialogs.frame import WIDE, DialogFrame
from desktop.dialogs.table import Column, WordsTable
from desktop.menus.spec import MENUS, ActionSpec
from desktop.theme import Theme
from desktop.widgets.label import Label
from desktop.widgets.search_box import FilterBox

COLUMNS = (Column("Menu", 80), Column("Command", 196), Column("Keys", 124), Column("What it does"))
HEIGHT = 420
# What lists, fields and toasts do with keys of their own, which stand in no menu.
ELSEWHERE: tuple[tuple[str, str, str, str], ...] = (
    ("Lists", "Open", "Return", "Show the record of the row in the inspector"),
    ("Lists", "Go to a row", "Up", "With Down, Page Up, Page Down, Ctrl+Home and Ctrl+End: walk the rows"),
    ("Lists", "Go to a cell", "Right", "With Left: walk the cells of a row; the rows selected stay so"),
    (
        "Lists",
        "Replace the cell",
        "",
        "Letters typed stand in place of what the cell held; rows are found by the filter",
    ),
    ("Lists", "Copy", "Ctrl+C", "Copy the chosen rows as a table, for other programs and back"),
    ("Lists", "Empty the cell", "Backspace", "Begin anew in the cell"),
    ("Cell", "Store and go down", "Return", "Shift+Return goes up; in long text it breaks the line"),
    (
        "Cell",
        "Store and go right",
        "Tab",
        "With Shift left; first through the fields of the cell, then on to other cells",
    ),
    ("Cell", "Store and stay", "Ctrl+Return", "Store what is typed and stay on the cell"),
    ("Cell", "Take back", "Esc", "Leave the cell as it was"),
    (
        "Inspector",
        "Fields, evidence, history",
        "Alt+1",
        "Alt+2 shows the evidence, Alt+3 the history, from the list too; Ctrl+Tab goes from one to the next",
    ),
    ("Date", "Calendar", "Alt+Down", "Open the calendar of a date"),
    ("Name", "New record", "Ctrl+Return", "Make a record of the name typed, without leaving the form"),
    ("Stances", "Say a stance", "", "P, A, C, O or R on an option; a full stop or Delete takes it back"),
    ("Filter", "Clear", "Esc", "Take the filter away"),
    ("Condition", "Change", "Return", "Ask for another test or value of the condition"),
    ("Condition", "Remove", "Delete", "Take the condition away, also with Backspace"),
    ("Saved filter", "Rename", "F2", "Give the filter another name, in the navigator"),
    ("Saved filter", "Move", "Alt+Up", "With Alt+Down: put the filter before or after its neighbour"),
    ("Saved filter", "Delete", "Delete", "Delete the filter; undo brings it back"),
    ("Search", "Show and stay", "Ctrl+Return", "Show the record beside the search box, which stays open"),
    ("Search", "In texts", "", "w: keeps to the words of texts; Return reads the source at the passage"),
    ("Search", "This kind only", "Tab", "Keep to the kind that is named or chosen"),
    ("Back, Forward", "Places", "Alt+Down", "List the places visited, on the icons of the toolbar"),
    ("Reader", "Cite", "", "E cites the selected passage, or the sentence at the caret, for a record"),
    (
        "Reader",
        "File",
        "",
        "P position, V event, R point of a proposal, C commitment, L leverage, O obstacle, S scenario, "
        "I indicator, Q question",
    ),
    ("Reader", "Select", "", "N the next sentence, B the one before, with Shift beside it; G the paragraph"),
    ("Reader", "Next mark", "", "M goes to the next passage that is filed, with Shift to the one before"),
    ("Reader", "To the record", "Return", "Show the record that is filed from the passage at the caret"),
    ("Reader", "Back to the text", "Esc", "Leave the form for the text; one with nothing typed is given up"),
    ("Reader", "By paragraphs", "Ctrl+Down", "With Ctrl+Up: go from paragraph to paragraph; Shift selects"),
    ("Reader", "Find the next", "F3", "Shift+F3 finds the one before; Esc ends the search"),
    (
        "Proposed records",
        "Accept or merge",
        "A",
        "A accepts, M merges with a record; Ctrl+Return from the form",
    ),
    ("Proposed records", "Another kind", "K", "Make it a record of another kind, chosen by its letter"),
    ("Proposed records", "Reject or skip", "R", "R rejects, or takes that back; S skips, B goes back"),
    ("Proposed records", "Take back", "Ctrl+Z", "Take back what was accepted last"),
    (
        "Paper",
        "Move a section",
        "Alt+Up",
        "With Alt+Down: put it before or after its neighbour in the outline",
    ),
    ("History", "Go to what can be done", "Return", "From a change to its buttons; nothing is done yet"),
    ("Capture", "Save and go on", "Ctrl+Return", "Save the line as it was read and ask for the next"),
    ("Paper", "Rename a section", "F2", "Give it another title; without one it has that of its template"),
    ("Paper", "Leave a section out", "Space", "Or take it in again; Delete takes it away"),
    (
        "Own text",
        "Bold",
        "Ctrl+B",
        "Make what is selected bold, or take that back; Ctrl+I the same in italic",
    ),
    ("Own text", "List", "Ctrl+Shift+8", "Make items of the lines; Ctrl+Shift+7 numbers them"),
    ("Own text", "Link", "Ctrl+L", "Lead to a record; Ctrl+Shift+L cites one"),
    ("Own text", "Store", "Ctrl+Return", "Store what is typed; it is stored as well when you rest or leave"),
    ("Preview", "Go to a claim", "Down", "With Up: from one head or claim to the next; Return opens it"),
    ("Preview", "Larger", "+", "With −: larger and smaller; 0 fits the width"),
    ("Message", "Dismiss", "Esc", "Take the message away"),
)


class ShortcutsDialog(DialogFrame):
    """The commands that can be given in this window, with their keys as this system writes them."""

    def __init__(self, theme: Theme, specs: Sequence[ActionSpec], parent: QWidget | None = None) -> None:
        super().__init__(theme, "Keyboard shortcuts", "", parent, width=WIDE)
        self._rows = [*map(_row, specs), *((*words, keys_of(keys), tip) for *words, keys, tip in ELSEWHERE)]
        self.filter = FilterBox(theme, "Find a command or its keys")
        self.table = WordsTable(theme, "Commands and their keys", COLUMNS)
        self.none = Label(theme, "No command has these words or keys.", "body", "text2")
        self._build()
        self.look_for("")

    def _build(self) -> None:
        self.table.setFixedHeight(self.high(HEIGHT))
        for widget in (self.filter, self.none, self.table):
            self.body.addWidget(widget)
        self.filter.filtered.connect(self.look_for)
        close = self.add_button("Close")
        close.clicked.connect(self.reject)
        self.begin_with(self.filter)

    def look_for(self, words: str) -> None:
        """Show the commands that hold all of `words` in their menu, name, keys or description."""
        parts = words.casefold().split()
        found = [row for row in self._rows if all(part in " ".join(row).casefold() for part in parts)]
        self.table.show_rows(found)
        self.none.setVisible(not found)


def _row(spec: ActionSpec) -> tuple[str, ...]:
    return (spec.menu, spec.words, keys_of(spec.shortcut) or way_through_menu(spec), spec.tip)


def way_through_menu(spec: ActionSpec) -> str:
    """The keys that open the menu of a command and choose it there: "Alt+F, T"."""
    menu = keys_of(f"Alt+{_mnemonic(dict(MENUS)[spec.menu])}")
    return f"{menu}, {_mnemonic(spec.text)}"


def _mnemonic(text: str) -> str:
    return text.partition("&")[2][:1].upper()


def keys_of(shortcut: str) -> str:
    """Keys as this system writes them; '' for none."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
