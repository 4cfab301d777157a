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
        "Write the paper as a PDF file",
        "Ctrl+E",
        "file-output",
        ("tracker",),
    ),
)
