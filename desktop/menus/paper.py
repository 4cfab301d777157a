"""The Paper menu: what is handed on."""

from desktop.menus.spec import ActionSpec

PAPER: tuple[ActionSpec, ...] = (
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
)
