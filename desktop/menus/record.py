"""The Record menu: new records, the form, back and forward."""

from desktop.menus.spec import ActionSpec

RECORD: tuple[ActionSpec, ...] = (
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
        "record.capture",
        "Record",
        "&Quick capture…",
        "Type a record as one line: Ukraine / territory / official / 2026-02 : what was said",
        "Ctrl+Shift+N",
        "pencil",
        ("writable",),
    ),
    ActionSpec(
        "record.drafts",
        "Record",
        "&Unfinished forms…",
        "List the forms that were left unfinished, and go on with one",
        "Ctrl+Shift+U",
        "file-text",
        ("writable",),
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
        "record.history",
        "Record",
        "Show in h&istory",
        "List the changes of the record that is chosen",
        "",
        "history",
        ("chosen",),
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
)
