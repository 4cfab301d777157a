"""The lock beside a tracker: one Parley edits it, and the next one learns who, where and since when."""

import contextlib
import getpass
import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from db.errors import AlreadyOpen, NotWritten
from db.wording import minute

# A holder that is just closing takes its file away under who waits: time for a second try.
PATIENCE = 0.2


class EditLock:
    """Held while a tracker is open for editing."""

    def __init__(self, tracker: Path, author: str = "") -> None:
        self._tracker = tracker
        self._author = author
        self._lock = FileLock(
            tracker.with_name(f".{tracker.name}.lock"),
            timeout=PATIENCE,
            poll_interval=0.02,
            thread_local=False,  # a tracker may be opened in another thread than the one that closes it
        )
        self._info = tracker.with_name(f".{tracker.name}.editor")

    def acquire(self) -> None:
        """Take the lock and say who holds it.

        Raises AlreadyOpen with what its holder said, NotWritten when the folder takes no lock.
        """
        try:
            self._lock.acquire()
        except Timeout:
            raise self._held() from None
        except OSError as error:
            why = error.strerror or str(error)
            raise NotWritten(self._tracker, f"no lock can be put beside it ({why})") from error
        self._say()

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _say(self) -> None:
        said = {
            "who": self._author or _user(),
            "machine": platform.node(),
            "since": datetime.now(UTC).isoformat(timespec="minutes"),
        }
        with contextlib.suppress(OSError):  # a full disk: it is locked all the same, by somebody
            self._info.unlink(missing_ok=True)
            self._info.write_text(json.dumps(said), encoding="utf-8")

    def release(self) -> None:
        """Give the lock back and take its traces away, also those of a holder that was killed."""
        if not self._lock.is_locked:
            return
        file = Path(self._lock.lock_file)
        with contextlib.suppress(OSError):  # the folder may be gone or write-protected by now
            self._info.unlink(missing_ok=True)
            if os.name == "posix":  # while it is held: later it could be that of the next holder
                file.unlink(missing_ok=True)
        self._lock.release()
        if os.name != "posix":  # an open file can't be removed there, neither ours nor the next holder's
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)

    def _held(self) -> AlreadyOpen:
        try:
            said = json.loads(self._info.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            said = {}
        said = said if isinstance(said, dict) else {}
        who, machine, since = (str(said.get(key, "")) for key in ("who", "machine", "since"))
        return AlreadyOpen(self._tracker, who, machine, _local(since))


def _local(since: str) -> str:
    """A moment in the time of this machine; what can't be read as one, as it is."""
    try:
        return minute(since)
    except ValueError:
        return since


def _user() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # no such user on this system, as in some containers
        return ""
