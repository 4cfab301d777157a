"""Every dialog at one text size, in a process with a screen of its own; what lacks room goes to stdout.

python -m tests.desktop.dialog_room 200
"""

import sys

from PySide6.QtWidgets import QApplication

from desktop.theme import Theme
from tests.desktop.look import PAGES
from tests.desktop.text_room import crammed

DIALOGS = (
    "asking", "bulk", "columns", "conditions", "documenting", "issuing", "keeping", "mapping",
    "mapping-names", "merging", "pasting", "reading", "resting", "showing", "telling", "triaging",
)  # fmt: skip
ROUNDS = 8  # of events: layouts answer each other over several


def main(size: int) -> None:
    """Show each of them and write what it lacks."""
    application = QApplication([])
    theme = Theme()
    theme.apply(application, "light", size)
    shown = [PAGES[name](theme) for name in DIALOGS]
    for name, page in zip(DIALOGS, shown, strict=True):
        page.show()
        for _ in range(ROUNDS):
            application.processEvents()
        for lacking in crammed(page):
            sys.stdout.write(f"{name}: {lacking}\n")
        page.hide()


if __name__ == "__main__":
    main(int(sys.argv[1]))
