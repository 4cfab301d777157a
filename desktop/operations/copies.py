"""Dated copies of a tracker: kept, listed, the oldest removed, and gone back to."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db import dates
from db.changes import Change
from db.errors import FileError, KnownError, NoSuchFolder, NotWritten
from db.heads import Head, head_of
from db.reader import Reader
from db.store import Store
from db.whole import free_name
from desktop.operations.restoring import change_to

Report = Callable[[int, int], None]
# A copy kept by itself, and one a person had written; only the first kind is ever removed.
KEPT = re.compile(r".+ copy (\d{4}-\d\d-\d\d \d\d-\d\d-\d\d)(-\d+)?", re.DOTALL)
BACKUP = re.compile(r".+\.(\d{4}-\d\d-\d\d-\d{6})(-\d+)?", re.DOTALL)
STAMPS = {KEPT: "%Y-%m-%d %H-%M-%S", BACKUP: "%Y-%m-%d-%H%M%S"}
SUFFIX = ".parley"
LONGEST = 160  # bytes of a tracker's name in the names of its copies: a system takes 255 in all


@dataclass(frozen=True, slots=True)
class Copy:
    """A dated copy of a tracker. `made`: local time, from its name. `size`: bytes.

    `backup`: a person had it written, beside the tracker; it is never removed.
    `since`: how many changes the tracker has had since then; None when the copy holds changes that the
    tracker lacks, or can't be read. `label`: its last change. `problem`: why it can't be read, '' if it can.
    """

    path: Path
    made: datetime
    size: int
    backup: bool = False
    since: int | None = None
    label: str = ""
    problem: str = ""

    @property
    def words(self) -> str:
        """When it was made: "21 November 2026 14:02"."""
        return moment_words(self.made)

    @property
    def size_words(self) -> str:
        """Its size: "412 kB", "203.4 MB"."""
        kilobytes = self.size / 1000
        return f"{kilobytes:,.0f} kB" if kilobytes < 1000 else f"{kilobytes / 1000:,.1f} MB"


class OtherTracker(FileError):
    """A file that was not made from the open tracker."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"{path} is not a copy of this tracker. Nothing was changed. Open it by itself.",
        )


def moment_words(moment: datetime) -> str:
    """A day in words and the time: "21 November 2026 14:02"."""
    return f"{dates.words(moment.date().isoformat())} {moment:%H:%M}"


def folder_of(tracker: Path, chosen: str = "") -> Path:
    """Where the copies of a tracker go: `NAME copies`, beside it or in the folder chosen in the settings."""
    around = Path(chosen) if chosen else tracker.parent
    return around / f"{_short(tracker.stem)} copies"


def _short(name: str) -> str:
    return name.encode(errors="surrogateescape")[:LONGEST].decode(errors="ignore").rstrip()


# -- looking -----------------------------------------------------------------------------------------


def listed(reader: Reader, folder: Path) -> tuple[Copy, ...]:
    """The copies of a tracker in their folder, and the backups beside it, newest first.

    Copies of other trackers are left out, also those of the same name.
    """
    places = dict.fromkeys((folder, reader.path.parent))
    found = (copy for place in places for path in _files(place) if (copy := _looked_at(reader, path)))
    return tuple(sorted(found, key=_newness, reverse=True))


def _newness(copy: Copy) -> tuple[datetime, int]:
    """By when they were made; two of one second by what they hold."""
    return copy.made, -(copy.since or 0)


def _files(folder: Path) -> Iterator[Path]:
    with suppress(OSError):  # not there, or not to be read: then there are none
        for path in folder.glob(f"*{SUFFIX}"):
            if path.is_file() and not path.is_symlink():
                yield path


def _looked_at(reader: Reader, path: Path) -> Copy | None:
    """What a file is as a copy of the tracker; None when it is none."""
    dated = _dated(path)
    if dated is None or path == reader.path:
        return None
    made, backup = dated
    try:
        size = path.stat().st_size
        head = head_of(path)
    except OSError:  # gone meanwhile
        return None
    except KnownError as error:
        ours = path.name.startswith(_short(reader.path.stem))
        return Copy(path, made, size, backup, problem=str(error)) if ours else None
    return _compared(reader, head, Copy(path, made, size, backup, label=head.label))


def _compared(reader: Reader, head: Head, copy: Copy) -> Copy | None:
    now = reader.head()
    if not head.origin or head.origin != now.origin:
        return None
    since = now.seq - head.seq if reader.holds(head) else None
    return Copy(copy.path, copy.made, copy.size, copy.backup, since, copy.label)


def _dated(path: Path) -> tuple[datetime, bool] | None:
    """When a file was made as a copy, by its name, and whether as a backup; None when it is not named so."""
    for pattern, stamp in STAMPS.items():
        if named := pattern.fullmatch(path.stem):
            with suppress(ValueError):  # digits that are no date
                return datetime.strptime(named[1], stamp), pattern is BACKUP
    return None


# -- keeping -----------------------------------------------------------------------------------------


def is_due(reader: Reader, folder: Path, *, changed: bool) -> bool:
    """Whether the last change of a tracker is in no copy yet.

    `changed`: it was changed since it was opened; else only one that has copies already is due.
    """
    copies = listed(reader, folder)
    if any(copy.since == 0 for copy in copies):
        return False
    return bool(reader.head().seq) and (changed or any(not copy.backup for copy in copies))


def keep(
    reader: Reader, folder: Path, most: int, report: Report | None = None, *, now: datetime | None = None
) -> Path:
    """Write a dated copy into `folder`, made if need be, and remove the oldest beyond `most`; where it is.

    Only earlier states of this very tracker that were kept so are removed. Raises NoSuchFolder, NotWritten.
    """
    _make(folder)
    stamp = f"{now or datetime.now():{STAMPS[KEPT]}}"
    name = f"{_short(reader.path.stem)} copy {stamp}{SUFFIX}"
    written = reader.save_copy(free_name(folder / name), report=report)
    _thin(reader, folder, most, written)
    return written


def keep_if_due(
    reader: Reader, folder: Path, most: int, *, changed: bool, report: Report | None = None
) -> Path | None:
    """Keep a copy when one is due and any are wanted (`most`); where it is, None when there is none."""
    return keep(reader, folder, most, report) if most and is_due(reader, folder, changed=changed) else None


def _make(folder: Path) -> None:
    if not folder.parent.is_dir():
        raise NoSuchFolder(folder.parent)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise NotWritten(folder, error.strerror or str(error)) from error


def _thin(reader: Reader, folder: Path, most: int, written: Path) -> None:
    ours = [
        copy
        for copy in listed(reader, folder)
        if copy.since is not None and not copy.backup and copy.path.parent == folder and copy.path != written
    ]
    by_age = sorted(ours, key=lambda copy: (copy.since or 0, -copy.made.timestamp()))
    for copy in by_age[max(most - 1, 0) :]:
        try:
            copy.path.unlink(missing_ok=True)
        except OSError as error:
            raise KnownError(
                f"A copy was kept, but the older “{copy.path.name}” could not be removed: "
                f"{error.strerror or error}. Remove it yourself when you want its room."
            ) from error


# -- going back --------------------------------------------------------------------------------------


def go_back(reader: Reader, path: Path) -> Change:
    """The change after which a tracker holds what a copy of it holds; undo takes it back.

    Raises OtherTracker, NoSuchFile, Damaged, TooNew or another KnownError; then there is no change.
    """
    with Store.open(path, readonly=True) as copy:
        if copy.head().origin != reader.head().origin:
            raise OtherTracker(path)
        return change_to(reader, copy.records(), f"Go back to {_called(path)}", blob=copy.blob)


def _called(path: Path) -> str:
    dated = _dated(path)
    return f"the copy of {moment_words(dated[0])}" if dated else f"“{path.name}”"
