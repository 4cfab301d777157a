"""The Help menu: keys and versions."""

from desktop.menus.spec import ActionSpec

HELP: tuple[ActionSpec, ...] = (
    ActionSpec(
        "help.guide",
        "Help",
        "&Guide",
        "Read what each part is for and how it is used",
        "Shift+F1",
        "book-open",
    ),
    ActionSpec(
        "help.shortcuts", "Help", "&Keyboard shortcuts", "List the keys of every command", "F1", "keyboard"
    ),
    ActionSpec("help.about", "Help", "&About Parley", "Version and licences", icon="info", begins=True),
)
