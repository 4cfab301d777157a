"""What can go wrong with a tracker, each as a sentence for the person in front of it."""

from collections.abc import Sequence


class StoreError(Exception):
    """Anything the store could not do; nothing was written."""


class KnownError(StoreError):
    """The environment or the input is at fault: `str()` says what happened, what was kept, what to do."""


class Stopped(KnownError):
    """What was being read is not wanted any more (`Reader.interrupt`)."""

    def __init__(self) -> None:
        super().__init__("It was stopped. Nothing was changed.")


class BugError(StoreError):
    """The application is at fault: shown as a crash, never as the user's mistake."""


class InvalidField(KnownError):
    """A value that a field can't hold. `reason` is a sentence for under the field."""

    def __init__(self, kind: str, id: str, field: str, value: object, reason: str) -> None:
        self.kind, self.id, self.field, self.value, self.reason = kind, id, field, value, reason
        record = " ".join(part for part in (kind.replace("_", " ").capitalize(), id) if part)
        super().__init__(f"{record}, {field.replace('_', ' ')}: {reason}")


class Conflict(KnownError):
    """The record changed since it was read. `fields`: those that differ; none: it is gone, or there."""

    def __init__(self, table: str, id: str, fields: Sequence[str] = ()) -> None:
        self.table, self.id, self.fields = table, id, tuple(fields)
        what = f"{table.replace('_', ' ').capitalize()} {id}"
        named = ", ".join(name.replace("_", " ") for name in self.fields)
        done = f"changed ({named})" if named else "made or deleted"
        super().__init__(
            f"{what} was {done} by another edit. Nothing was written. "
            "Look at it again, then repeat your edit."
        )


class NoSuchRecord(KnownError):
    """No record has this id, or it is of another kind."""

    def __init__(self, kind: str, id: str) -> None:
        self.kind, self.id = kind, id
        super().__init__(
            f"There is no {kind.replace('_', ' ')} {id}. It may have been deleted; undo brings it back."
        )


class NoSuchChange(KnownError):
    """The journal holds no change with this id."""

    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__(f"There is no change {id} in the history of this tracker. Nothing was changed.")


class StillUsed(KnownError):
    """Records that other records refer to were to be deleted without them. `by`: ids of those that refer."""

    def __init__(self, id: str, by: Sequence[str]) -> None:
        self.id, self.by = id, tuple(by)
        more = len(self.by) - 3
        shown = ", ".join(self.by[:3]) + (f" and {more} more" if more > 0 else "")
        super().__init__(
            f"{id} is still used by {shown}. Nothing was deleted. Delete those first, or together."
        )


class NothingToUndo(KnownError):
    """The journal holds no change of this desk that can be undone."""

    def __init__(self) -> None:
        super().__init__("There is nothing to undo. Changes of other desks can be taken back in the history.")


class NothingToRedo(KnownError):
    """Nothing was undone since the last edit."""

    def __init__(self) -> None:
        super().__init__("There is nothing to redo. An edit after an undo ends the chance to redo.")


class NoSuchLevel(KnownError):
    """A marking that is no level of the dossier's set. `known`: those that are."""

    def __init__(self, level: str, known: Sequence[str]) -> None:
        self.level, self.known = level, tuple(known)
        listed = f"Choose one of: {', '.join(self.known)}" if known else "The dossier has no marking set"
        super().__init__(f"{level} is no level of this tracker's markings. Nothing is shown. {listed}.")


class BadMoment(KnownError):
    """Text that names no moment of the journal."""

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text}” is not a moment. Write for example 2026-11-21 or 2026-11-21T14:30Z.")


class FileError(KnownError):
    """Something about a file or folder. `path`: as it was given."""

    def __init__(self, path: object, sentence: str) -> None:
        self.path = str(path)
        # A file name may hold bytes that are no text; the sentence must still be one everywhere.
        super().__init__(sentence.encode(errors="replace").decode())


class NoSuchFile(FileError):
    """There is nothing at the path."""

    def __init__(self, path: object) -> None:
        super().__init__(path, f"There is no file {path}. It may have been moved or renamed.")


class NotOpened(FileError):
    """The system does not let the file be read. `why`: in its own words."""

    def __init__(self, path: object, why: str) -> None:
        self.why = why
        super().__init__(path, f"{path} can't be opened: {why}. It was left as it is.")


class IsFolder(FileError):
    """A folder stands where a tracker was expected."""

    def __init__(self, path: object) -> None:
        super().__init__(path, f"{path} is a folder, not a tracker. Choose a file NAME.parley.")


class Busy(FileError):
    """Another program, or Parley on another machine of a share, keeps the file to itself."""

    def __init__(self, path: object) -> None:
        super().__init__(
            path, f"{path} is held by another program. It was left as it is. Close it there, then try again."
        )


class NoSuchFolder(FileError):
    """The folder a file was to be written to is missing."""

    def __init__(self, path: object) -> None:
        super().__init__(
            path, f"There is no folder {path}. Nothing was written. Make it first, or choose another."
        )


class NoFolderToRead(FileError):
    """The folder a file was to be read from is missing."""

    def __init__(self, path: object) -> None:
        super().__init__(path, f"There is no folder {path}. It may have been moved or renamed.")


class AlreadyThere(FileError):
    """A file stands where a new tracker was to be made."""

    def __init__(self, path: object) -> None:
        super().__init__(
            path, f"{path} exists already and was left as it is. Choose another name, or open it."
        )


class NotWritten(FileError):
    """The system refused a write: no space, no permission, a stick pulled out. `why`: its own words."""

    def __init__(self, path: object, why: str) -> None:
        self.why = why
        super().__init__(
            path,
            f"{path} could not be written: {why}. What was saved before is kept. "
            "Try again once that is mended, or save a copy elsewhere.",
        )


class DiskFull(NotWritten):
    """There is no room for the file."""

    def __init__(self, path: object) -> None:
        self.why = "the disk is full"
        FileError.__init__(
            self,
            path,
            f"There is no room for {path}: {self.why}. What was there before is as it was. "
            "Make room, or write to another disk.",
        )


class TooLarge(NotWritten):
    """The disk, or a limit set for this person, takes no file of that size."""

    def __init__(self, path: object) -> None:
        self.why = "no file may be that large there"
        FileError.__init__(
            self,
            path,
            f"{path} would be too large: {self.why}. What was there before is as it was. "
            "Write to another disk.",
        )


class NoRightToWrite(NotWritten):
    """The folder is read-only, or belongs to somebody else."""

    def __init__(self, path: object, folder: object) -> None:
        self.why = f"nothing may be written in {folder}"
        FileError.__init__(
            self,
            path,
            f"{path} could not be written: {self.why}. What was there before is as it was. "
            "Choose another folder.",
        )


class InUse(NotWritten):
    """Another program has the file open, and the system does not let it be replaced meanwhile."""

    def __init__(self, path: object) -> None:
        self.why = "another program has it open"
        FileError.__init__(
            self,
            path,
            f"{path} could not be replaced: {self.why}. It is as it was. "
            "Close it there and try again, or choose another name.",
        )


class StillWriting(NotWritten):
    """A large step is being written to the same tracker: one at a time."""

    def __init__(self, path: object) -> None:
        self.why = "a large step is still being written"
        FileError.__init__(
            self, path, f"{path}: {self.why}. Nothing else was written. Try again when it is done."
        )


class NotATracker(FileError):
    """The file is something else."""

    def __init__(self, path: object) -> None:
        super().__init__(
            path, f"{path} is not a Parley tracker. It was left as it is. Choose a file NAME.parley."
        )


class TooNew(FileError):
    """A newer application wrote the file. `version`: its migrations, `known`: those of this application."""

    def __init__(self, path: object, version: int, known: int) -> None:
        self.version, self.known = version, known
        super().__init__(
            path,
            f"{path} was written by a newer Parley (version {version} of the file, this one knows {known}). "
            "It was left as it is. Open it with that Parley, or have it exported as a bundle.",
        )


class Damaged(FileError):
    """The file does not pass SQLite's check. `detail`: the first thing found."""

    def __init__(self, path: object, detail: str) -> None:
        self.detail = detail
        super().__init__(
            path,
            f"{path} is damaged: {detail}. It was left as it is. "
            "Open its latest backup, or recover what can be read.",
        )


class ForeignSchema(FileError):
    """Tables, indexes, triggers or views other than the migrations make. `difference`: in words."""

    def __init__(self, path: object, difference: str) -> None:
        self.difference = difference
        super().__init__(
            path,
            f"{path} is not built like a Parley tracker: {difference}. It was not opened and is as it was. "
            "Ask whoever sent it for a bundle instead.",
        )


class MigrationFailed(FileError):
    """An older file could not be brought up to date. `step`: which migration, `backup`: the copy, if any."""

    def __init__(self, path: object, step: str, backup: object) -> None:
        self.step, self.backup = step, str(backup)
        copy = f"; a copy is at {backup}. Keep both, and go on" if self.backup else ". Go on"
        super().__init__(
            path,
            f"{path} could not be brought up to date (step {step}) and is as it was{copy} "
            "with the older Parley.",
        )


class AlreadyOpen(FileError):
    """Another Parley edits the tracker. `who`, `machine`, `since`: as it said of itself."""

    def __init__(self, path: object, who: str, machine: str, since: str) -> None:
        self.who, self.machine, self.since = who, machine, since
        super().__init__(
            path,
            f"{path} is being edited by {who or 'somebody'} on {machine or 'an unnamed machine'} "
            f"since {since or 'an unknown time'}. Nothing was written. "
            "Open it read-only, or wait until it is closed there.",
        )


class ReadOnly(FileError):
    """A write to a tracker that was opened for reading."""

    def __init__(self, path: object) -> None:
        super().__init__(path, f"{path} is open read-only. Nothing was written. Save a copy to edit.")


class BadBundle(FileError):
    """A bundle, table or packet that can't be read. `line`: where, 0 when not known."""

    def __init__(self, path: object, reason: str, line: int = 0) -> None:
        self.reason, self.line = reason, line
        where = f"Line {line} of {path}" if line else str(path)
        super().__init__(path, f"{where}: {reason} Nothing was imported.")
