"""Writes a paper to disk whole or not at all."""

from pathlib import Path

from db.exchange.beside import write_whole


def write_paper(path: Path, data: bytes) -> None:
    """Write the bytes of a paper to `path`, in place of what was there.

    It is written beside, flushed, then renamed. Raises NoSuchFolder when the folder does not exist,
    NotWritten when the system refuses; then what was there is as it was.
    """
    write_whole(path, (data,))
