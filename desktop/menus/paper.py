"""The Paper menu: what is handed on."""

from desktop.menus.spec import ActionSpec

PAPER: tuple[ActionSpec, ...] = (
    ActionSpec(
        "paper.export",
        "Paper",
        "&Export paper",
        "Write the paper as a PDF file",
        "Ctrl+E",
        "file-output",
        ("tracker",),
    ),
)
