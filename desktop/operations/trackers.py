"""Making a tracker file, whole or not at all."""

import tempfile
from pathlib import Path

from db import opening, places
from db.changes import Change
from db.errors import AlreadyThere, NoSuchFolder, NotWritten
from db.store import Store


def make_tracker(
    path: Path, first: Change, *, desk: str = "", author: str = "", replace: bool = False
) -> None:
    """Make a tracker that holds its first change; `replace` another tracker of that name that nobody edits.

    Made beside its place and then put there. Raises AlreadyThere, AlreadyOpen, NotATracker (only trackers are
    replaced), NoSuchFolder, NotWritten.
    """
    path = places.followed(path)
    if not path.parent.is_dir():
        raise NoSuchFolder(path.parent)
    if path.exists():
        if not replace:
            raise AlreadyThere(path)
        opening.look_at(path)
    try:
        with (
            tempfile.TemporaryDirectory(prefix=".parley-", dir=path.parent) as folder,
            Store.create(Path(folder) / path.name, desk=desk, author=author) as store,
        ):
            store.apply(first)
            store.save_copy(path, replace_existing=replace)
    except NotWritten as error:  # names the place beside it where it was made
        raise NotWritten(path, error.why) from error
    except OSError as error:
        raise NotWritten(path, error.strerror or str(error)) from error
