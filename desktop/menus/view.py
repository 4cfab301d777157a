"""The View menu: what is shown and how."""

from desktop.menus.spec import ActionSpec

VIEW: tuple[ActionSpec, ...] = (
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
        "view.history",
        "View",
        "&History",
        "Show every change of the tracker, what it did, and take it back",
        "Ctrl+H",
        "history",
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
    ActionSpec(
        "view.columns",
        "View",
        "Colu&mns…",
        "Choose the fields the list shows as columns, and their order",
        "Ctrl+Shift+K",
        "columns-2",
        ("list",),
    ),
    ActionSpec(
        "view.save_filter",
        "View",
        "Save &filter…",
        "Keep what the list shows under a name in the navigator",
        "Ctrl+Shift+L",
        "filter",
        ("writable", "list"),
    ),
    ActionSpec("view.navigator", "View", "&Navigator", "Show or hide the navigator", "F9", ticks=True),
    ActionSpec("view.inspector", "View", "&Inspector", "Show or hide the inspector", "F8", ticks=True),
)
