"""A window in its own process, in which somebody types on and on: python -m tests.desktop.typist TRACKER.

Each time what was typed is kept, it says how many letters of the statement were typed by then.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.furnishing import furnished
from desktop.notify import Notify
from desktop.session import Session
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.window import MainWindow

SENTENCE = "no cession of sovereignty "
BETWEEN_KEYS = 20  # milliseconds


def opened(path: Path) -> MainWindow:
    """A window on a tracker, with a form in which something is wrong and something is chosen."""
    application = QApplication(sys.argv[:1])
    theme = Theme()
    theme.apply(application, "light")
    session = Session(desk="desk-1", author="Ana")
    window = furnished(session, theme, Settings(path.parent / "settings.json"), Notify(theme))
    session.setParent(window)
    window.show()
    session.open(path)
    return window


def main() -> None:
    window = opened(Path(sys.argv[1]))
    window.travel.open_record("p01")
    form = window.inspector.form
    assert form is not None
    assert form.stances is not None
    form.rows["until"].field.put("sometime")
    form.stances.table.choose(0, "opposed")
    box = form.rows["statement"].field.control
    form.rows["statement"].field.put("")
    typed = 0

    def type_on() -> None:
        nonlocal typed
        QTest.keyClicks(box, SENTENCE[typed % len(SENTENCE)])
        typed += 1

    def say() -> None:
        sys.stdout.write(f"{typed}\n")
        sys.stdout.flush()

    keys = QTimer(window, interval=BETWEEN_KEYS)
    keys.setTimerType(Qt.TimerType.PreciseTimer)
    keys.timeout.connect(type_on)
    window.inspector.editing.pause.timeout.connect(say)
    keys.start()
    QApplication.exec()


if __name__ == "__main__":
    main()
