"""The Paper menu: what is handed on."""

from desktop.menus.spec import ActionSpec

PAPER: tuple[ActionSpec, ...] = (
    ActionSpec(
        "paper.compose",
        "Paper",
        "&Compose paper",
        "Order the sections of a paper, write in them and see how it will look",
        "Ctrl+Shift+P",
        "square-pen",
        ("tracker",),
    ),
    ActionSpec(
        "paper.export",
        "Paper",
        "&Export paper",
        "Write the paper as a PDF or a Word file",
        "Ctrl+E",
        "file-output",
        ("tracker",),
    ),
    ActionSpec(
        "paper.print",
        "Paper",
        "P&rint…",
        "Print the paper, without writing a file",
        "Ctrl+P",
        "",
        ("tracker",),
    ),
    ActionSpec(
        "paper.check",
        "Paper",
        "Chec&k before issue…",
        "List what is to correct and to look at in a paper before it goes out",
        "Ctrl+Shift+B",
        "shield-check",
        ("tracker",),
        begins=True,
    ),
    ActionSpec(
        "paper.issue",
        "Paper",
        "&Issue edition…",
        "Check a paper, give it the next number and keep it as it goes out",
        "Ctrl+Alt+P",
        "circle-check",
        ("tracker", "writable"),
    ),
    ActionSpec(
        "paper.register",
        "Paper",
        "Re&gister of papers",
        "List the editions that went out, and what was corrected since",
        "Ctrl+Shift+R",
        "list-ordered",
        ("tracker",),
    ),
)
