"""Watches for modal dialogs: one that a test did not announce is closed at once and fails the test."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

Robot = Callable[[QDialog], None]


class Dialogs(QObject):
    """Hands each modal dialog, as it opens, to the robot that a test has announced for it."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._robots: deque[Robot] = deque()
        self._passing: tuple[type[QDialog], ...] = ()
        self.unexpected: list[str] = []
        self._application = application
        application.installEventFilter(self)

    def expect(self, robot: Robot) -> None:
        """Let `robot` drive the next modal dialog; it must close it."""
        self._robots.append(robot)

    def let_pass(self, *kinds: type[QDialog]) -> None:
        """Leave dialogs of these kinds alone, which come where something takes long, and go by themselves."""
        self._passing += kinds

    @property
    def still_expected(self) -> int:
        """How many announced dialogs have not opened yet."""
        return len(self._robots)

    def stop(self) -> None:
        self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and is_modal_window(watched):
            self._opened(watched)
        return False

    def _opened(self, window: QWidget) -> None:
        if isinstance(window, self._passing):
            return
        if self._robots and isinstance(window, QDialog):
            robot = self._robots.popleft()
            QTimer.singleShot(0, window, lambda: drive(robot, window))
            return
        self.unexpected.append(f"{type(window).__name__} “{window.windowTitle()}”")
        QTimer.singleShot(0, window, window.close)


def drive(robot: Robot, window: QDialog) -> None:
    """Let a robot act; one that fails must not leave the dialog, and so the test, waiting for ever."""
    acted = False
    try:
        robot(window)
        acted = True
    finally:
        if not acted:
            window.close()


def is_modal_window(widget: QWidget) -> bool:
    return widget.isWindow() and widget.isModal()
