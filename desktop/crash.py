"""What happens when Parley is at fault: a report on this machine, without any text of the tracker."""

import platform
import re
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

from db.errors import KnownError, StoreError

KEPT_REPORTS = 20
KEPT_MESSAGES = 20
ROOT = Path(__file__).resolve().parent.parent
# Attributes of errors that name a record or a field; their text is fixed by Parley, not typed by anybody.
NAMING = ("table", "kind", "id", "field")
NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
QT_ORIGIN = re.compile(r"Q\w+(::\w+)*")
MessageHandler = Callable[[QtMsgType, QMessageLogContext, str], object]
ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def reports_folder() -> Path:
    """Where the reports of this person lie."""
    return platformdirs.user_state_path("parley", appauthor=False) / "reports"


class CrashReporter(QObject):
    """Takes every error that nothing else has taken.

    `crashed(path or None)` comes on the GUI thread, once for each place that fails, after the report is
    written; `known(KnownError)` for an error whose words are meant for the person.
    """

    crashed = Signal(object)
    known = Signal(object)
    _to_tell = Signal(object)
    _to_say = Signal(object)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder or reports_folder()
        self._messages: deque[str] = deque(maxlen=KEPT_MESSAGES)
        self._told: set[tuple[str, ...]] = set()
        self._hooks: tuple[ExceptHook, Callable[[threading.ExceptHookArgs], object]] | None = None
        self._handler: MessageHandler | None = None
        queued = Qt.ConnectionType.QueuedConnection  # never a dialog from within a paint event or a thread
        self._to_tell.connect(self.crashed, queued)
        self._to_say.connect(self.known, queued)

    def install(self) -> None:
        """Take errors of slots, of threads, and messages of Qt from now on."""
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.take
        threading.excepthook = self._take_of_thread
        self._handler = qInstallMessageHandler(self._take_message)

    def uninstall(self) -> None:
        """Leave errors and messages to whoever took them before."""
        if self._hooks is not None:
            sys.excepthook, threading.excepthook = self._hooks
            self._hooks = None
            qInstallMessageHandler(self._handler)

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None = None
    ) -> None:
        """Deal with an error: a known one is told in its words, any other is reported."""
        if isinstance(error, KnownError):
            self._to_say.emit(error)
        elif isinstance(error, Exception):
            self.report(error)
        else:  # the person or the system wants Parley to end
            sys.__excepthook__(kind, error, trace)

    def report(self, error: Exception) -> None:
        """Write a report of an error; an error at the same place as one before is written no second time."""
        stack = tuple(frames_of(error))
        if stack in self._told:
            return
        self._told.add(stack)
        text = self._words(error, stack)
        write_error(text)
        self._to_tell.emit(self._write(text))

    def _take_of_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_type, args.exc_value, args.exc_traceback)

    def _take_message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """Remember which part of Qt warned: its sentence may hold a text and is not kept."""
        origin = QT_ORIGIN.match(text)
        parts = (kind.name, context.category or "", origin.group() if origin else "")
        words = " ".join(part for part in parts if part)
        self._messages.append(words)
        # A terminal shows it whole; where there is none, the system may write down what is said here.
        write_error(f"{text if sys.stderr is not None and sys.stderr.isatty() else words}\n")

    def _words(self, error: Exception, stack: tuple[str, ...]) -> str:
        first, *behind = chain(error)
        kinds = [f"Error: {first}", *(f"Because of: {kind}" for kind in behind)]
        lines = [
            f"Parley {version_of('parley-desk')}, {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
            f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.machine()}",
            "This report holds kinds of errors and places in the program, and nothing of any tracker.",
            "",
            *kinds,
            "",
            "Where, the innermost last:",
            *(f"  {frame}" for frame in stack),
        ]
        if self._messages:
            lines += ["", "Warnings of Qt before it:", *(f"  {message}" for message in self._messages)]
        return "\n".join(lines) + "\n"

    def _write(self, text: str) -> Path | None:
        """Write a report and keep the newest of all; None when it can't be written."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self._free_path()
            path.write_text(text, encoding="utf-8")
            for old in sorted(self.folder.glob("report-*.txt"))[:-KEPT_REPORTS]:
                old.unlink(missing_ok=True)
        except OSError:
            return None
        return path

    def _free_path(self) -> Path:
        stamp = f"{datetime.now(UTC):%Y%m%d-%H%M%S}"
        number = 1
        while (path := self.folder / f"report-{stamp}-{number:02}.txt").exists():
            number += 1
        return path


def write_error(text: str) -> None:
    """Say something on the error stream; a window started without a terminal may have none."""
    if sys.stderr is not None:
        sys.stderr.write(text)


def chain(error: BaseException) -> Iterator[str]:
    """The kinds of an error and of those behind it, with the record and field they name, never their text."""
    behind: BaseException | None = error
    seen: set[int] = set()
    while behind is not None and id(behind) not in seen:
        seen.add(id(behind))
        values = {name: str(getattr(behind, name, "")) for name in NAMING if isinstance(behind, StoreError)}
        names = [f"{name} {value}" for name, value in values.items() if NAME.fullmatch(value)]
        kind = f"{type(behind).__module__}.{type(behind).__qualname__}".removeprefix("builtins.")
        yield f"{kind} ({', '.join(names)})" if names else kind
        behind = behind.__cause__ or (None if behind.__suppress_context__ else behind.__context__)


def frames_of(error: BaseException) -> Iterator[str]:
    """Where an error came from, outermost first, as "desktop/window.py:120 in export_paper"."""
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield f"{place_of(Path(frame.f_code.co_filename))}:{line} in {frame.f_code.co_name}"


def place_of(file: Path) -> str:
    """A source file without the folders of this machine, which may carry a person's name."""
    if file.is_relative_to(ROOT):
        inside = file.relative_to(ROOT)
        if "site-packages" not in inside.parts:
            return inside.as_posix()
    parts = file.parts
    for mark in ("site-packages", "dist-packages"):
        if mark in parts:
            return "/".join(parts[parts.index(mark) + 1 :])
    return file.name


def version_of(package: str) -> str:
    """The version a package is installed in, for a report."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown version"
