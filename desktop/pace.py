"""What keeps the window in step while threads work: how long Python may hold it up at a time."""

import gc
import sys

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

# Seconds a thread that works may keep the others waiting. Each query waits for that once, the window at each
# of its paints: with the usual 0.005 a page of twenty parts stood still for a tenth of a second, and with
# 0.0005 a list of two hundred cells while two threads worked. The work takes no longer for it.
SWITCH = 0.0001
EVERY = 500  # milliseconds
FEW, MANY = 5_000, 20_000  # new objects: not worth looking through yet; so many that they are records read


class Pace(QObject):
    """Looks for rubbish on the GUI thread alone, in small parts, and everywhere while nobody looks.

    Left to itself Python does that in whichever thread happens to make an object: half a second in which
    nothing else runs where a large tracker is open, and what it frees there may be a widget, which is the
    end of the process.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        sys.setswitchinterval(SWITCH)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(look_through_new)
        self._timer.start()
        application.applicationStateChanged.connect(_look_through_all)


def look_through_new() -> None:
    """Free what is new and unreachable; what was read from a tracker holds no circles and is left out."""
    new = gc.get_count()[0]
    if new > MANY:
        gc.freeze()
        gc.unfreeze()
    elif new > FEW:
        gc.collect(1)


def _look_through_all(state: Qt.ApplicationState) -> None:
    if state != Qt.ApplicationState.ApplicationActive:
        gc.collect()
