"""The lock beside a tracker: one Parley edits it, and the next one learns who, where and since when."""

import getpass
import json
import os
import platform
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from db.errors import AlreadyOpen


class EditLock:
    """Held while a tracker is open for editing. `acquire` raises AlreadyOpen when another one holds it."""

    def __init__(self, tracker: Path, author: str = "") -> None:
        self._tracker = tracker
        self._author = author
        self._lock = FileLock(tracker.with_name(f".{tracker.name}.lock"), blocking=False)
        self._info = tracker.with_name(f".{tracker.name}.editor")

    def acquire(self) -> None:
        """Take the lock and say who holds it, or raise AlreadyOpen with what its holder said."""
        try:
            self._take()
        except Timeout:
            raise self._held() from None
        since = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
        said = {"who": self._author or _user(), "machine": platform.node(), "since": since}
        self._info.write_text(json.dumps(said), encoding="utf-8")

    def _take(self) -> None:
        # A lock file is removed by its holder on closing. One that was opened just before and locked just
        # after that is nobody's: only if a second try at the path fails is the lock at the path ours.
        while True:
            self._lock.acquire()
            probe = FileLock(self._lock.lock_file, blocking=False)
            try:
                probe.acquire()
            except Timeout:
                return
            probe.release()
            self._lock.release()

    def release(self) -> None:
        """Give the lock back and take its traces away."""
        if self._lock.is_locked:
            self._info.unlink(missing_ok=True)
            if os.name == "posix":  # elsewhere an open file can't be removed
                Path(self._lock.lock_file).unlink(missing_ok=True)
            self._lock.release()

    def _held(self) -> AlreadyOpen:
        try:
            said = json.loads(self._info.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            said = {}
        said = said if isinstance(said, dict) else {}
        who, machine, since = (str(said.get(key, "")) for key in ("who", "machine", "since"))
        return AlreadyOpen(self._tracker, who, machine, since)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such user on this system, as in some containers
        return ""
