"""The File menu: trackers, copies, imports and exports."""

from desktop.menus.spec import ActionSpec

FILE: tuple[ActionSpec, ...] = (
    ActionSpec(
        "file.new", "File", "&New tracker…", "Begin a tracker in a new file", "Ctrl+Alt+N", "file-plus"
    ),
    ActionSpec("file.open", "File", "&Open…", "Open a tracker", "Ctrl+O", "folder-open"),
    ActionSpec(
        "file.sample",
        "File",
        "Open the sa&mple",
        "Talks on Ukraine from two published articles, in a copy of your own",
        "Ctrl+Alt+1",
        "book-open",
    ),
    ActionSpec(
        "file.fictional",
        "File",
        "Open the &fictional sample",
        "An invented negotiation in which every comparison has something to show, in a copy of your own",
        "Ctrl+Alt+2",
        "book-open",
    ),
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
        "file.restore",
        "File",
        "Res&tore…",
        "List the dated copies; open one beside this tracker, or go back to it",
        "",
        "history",
        ("tracker",),
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
        "file.import_table",
        "File",
        "Import a s&preadsheet…",
        "Take in a spreadsheet as people keep them, its columns mapped to fields",
        "Ctrl+Shift+V",
        "table-properties",
        ("tracker", "writable"),
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
)
