"""The Edit menu: undo, the clipboard, the chosen rows, search."""

from desktop.menus.spec import ActionSpec

EDIT: tuple[ActionSpec, ...] = (
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
        "edit.cell",
        "Edit",
        "Edit the c&ell",
        "Type into the cell of the list the keyboard is on",
        "F2",
        "pencil",
        ("writable", "list"),
        begins=True,
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
        "edit.add_condition",
        "Edit",
        "Add a condit&ion to the list…",
        "Narrow the list by a field, a test and a value",
        "F4",
        "",
        ("list",),
    ),
    ActionSpec(
        "edit.clear_filter",
        "Edit",
        "C&lear the filter of the list",
        "Show all records of the list again",
        "Shift+F4",
        "",
        ("list",),
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
        "edit.spelling",
        "Edit",
        "Next &misspelled word",
        "Go to the next misspelled word of the form and offer what may be meant",
        "F7",
        needs=("tracker",),
        begins=True,
    ),
    ActionSpec(
        "edit.check_spelling", "Edit", "Check spellin&g", "Underline words that may be misspelled", ticks=True
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
)
