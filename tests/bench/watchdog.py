"""How long the GUI thread is held up: a heart that beats in its event loop, and what it missed."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.window import MainWindow

BEAT = 2  # milliseconds
LONGEST_WAIT = 300.0  # seconds until something that does not end is given up


class Watchdog(QObject):
    """`gaps`: the seconds between its beats, and those in which a processor worked for us meanwhile.

    On a machine that is busy with other things too only the second of the two says how much was to be done.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[tuple[float, float]] = []
        self._last = 0.0, 0.0
        self._timer = QTimer(self, interval=BEAT)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.process_time()
        self.gaps.append((now - self._last[0], worked - self._last[1]))
        self._last = now, worked

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Listen to the heart meanwhile."""
        self.gaps.clear()
        self._last = time.perf_counter(), time.process_time()
        self._timer.start()
        try:
            yield
        finally:
            self._beat()
            self._timer.stop()

    @property
    def longest(self) -> float:
        """The longest time in milliseconds in which the window could do nothing."""
        return max((gap for gap, _ in self.gaps), default=0.0) * 1000

    @property
    def most_work(self) -> float:
        """The most milliseconds of work, in all threads, that went by between two beats."""
        return max((worked for _, worked in self.gaps), default=0.0) * 1000


def pass_until(done: Callable[[], bool]) -> None:
    """Let the application run until something is so."""
    end = time.perf_counter() + LONGEST_WAIT
    while not done():
        assert time.perf_counter() < end, "it does not end"
        QApplication.processEvents()
        time.sleep(0.0005)


def settle(window: MainWindow, calm: float = 0.6) -> None:
    """Let a window do all it has begun, and what follows: until it was `calm` for as many seconds."""
    since = time.perf_counter()

    def is_calm() -> bool:
        nonlocal since
        if window.session.busy or window.jobs.running:
            since = time.perf_counter()
        return time.perf_counter() - since > calm

    pass_until(is_calm)
