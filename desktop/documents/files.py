"""Documents read from where they lie: a file is looked at for its size before a byte of it is read."""

from pathlib import Path

from db.errors import NoSuchFile, NotOpened
from desktop.documents.bounds import FILE_BYTES, Report
from desktop.documents.document import Document
from desktop.documents.errors import TooMuch
from desktop.documents.reading import nothing, read


def read_file(path: Path, progress: Report = nothing) -> Document:
    """Read the document at `path`; raises NoSuchFile, NotOpened, and what `read` raises."""
    try:
        if not path.is_file():
            raise NotOpened(path, "it is no file") if path.exists() else NoSuchFile(path)
        size = path.stat().st_size
        if size > FILE_BYTES:
            raise TooMuch(path.name, f"is {size >> 20:,} MiB large; at most {FILE_BYTES >> 20} are read")
        data = path.read_bytes()
    except OSError as error:
        raise NotOpened(path, (error.strerror or "the system refuses it").lower()) from error
    return read(path.name, data, progress)
