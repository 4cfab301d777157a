"""What keeps the window in step while threads work: how long Python may hold it up at a time."""

import gc
import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

SWITCH = 0.0005  # seconds a thread that works may keep the others waiting; each query waits for that once
YOUNG, OLDER = 5_000, 2  # objects after which the new ones are looked through, and how often until the older
NEVER = 1_000_000


def keep_pace(application: QApplication) -> None:
    """Let no thread hold up the window for long.

    To look for rubbish among all objects of a large tracker takes half a second in which nothing else runs,
    so that it is done while the window is not in use: only what is new is looked through in between.
    """
    sys.setswitchinterval(SWITCH)
    gc.set_threshold(YOUNG, OLDER, NEVER)
    application.applicationStateChanged.connect(_collect_unseen)


def _collect_unseen(state: Qt.ApplicationState) -> None:
    if state != Qt.ApplicationState.ApplicationActive:
        gc.collect()
