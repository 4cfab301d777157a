"""A window in its own process, in which somebody types: python -m tests.desktop.typist TRACKER form.

Into a form, or with `dialog` into the dialog that sets a field of two positions. Each time what was typed is
kept, it says how many letters of the statement were typed by then.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.dialogs.keeping import Keeping
from desktop.dialogs.set_field import SetFieldDialog
from desktop.furnishing import furnished
from desktop.notify import Notify
from desktop.session import Session
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.window import MainWindow

SENTENCE = "no cession of sovereignty "
TWO = "p01", "p02"
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


def in_form(window: MainWindow) -> tuple[QWidget, QTimer]:
    """The statement of a position in its form, and the pause after which it is kept."""
    window.travel.open_record("p01")
    form = window.inspector.form
    assert form is not None
    assert form.stances is not None
    form.rows["until"].field.put("sometime")
    form.stances.table.choose(0, "opposed")
    form.rows["statement"].field.put("")
    return form.rows["statement"].field.control, window.inspector.editing.pause


def in_dialog(window: MainWindow) -> tuple[QWidget, QTimer]:
    """The statement of two positions in the dialog that sets it, and the pause after which it is kept."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SetFieldDialog)
    dialog.choose("statement")
    keeping = dialog.findChild(Keeping)
    assert keeping is not None
    return dialog.field.control, keeping.pause


WHERE = {"form": in_form, "dialog": in_dialog}


def main() -> None:
    window = opened(Path(sys.argv[1]))
    typed = 0

    def type_on(box: QWidget) -> None:
        nonlocal typed
        QTest.keyClicks(box, SENTENCE[typed % len(SENTENCE)])
        typed += 1

    def say() -> None:
        sys.stdout.write(f"{typed}\n")
        sys.stdout.flush()

    def begin() -> None:
        box, pause = WHERE[sys.argv[2]](window)
        keys = QTimer(window, interval=BETWEEN_KEYS)
        keys.setTimerType(Qt.TimerType.PreciseTimer)
        keys.timeout.connect(lambda: type_on(box))
        pause.timeout.connect(say)
        keys.start()

    if sys.argv[2] == "dialog":
        QTimer.singleShot(0, window, lambda: window.bulk.again("set", TWO))
    QTimer.singleShot(0, begin)  # within the dialog, if there is one
    QApplication.exec()


if __name__ == "__main__":
    main()
