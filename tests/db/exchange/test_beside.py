"""A file is written whole or not at all."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.errors import NoSuchFolder, NotWritten
from db.exchange.beside import write_whole


def test_a_file_is_replaced_and_nothing_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "out"
    write_whole(path, [b"one"])
    write_whole(path, [b"two", b" three"])
    assert path.read_bytes() == b"two three"
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_on_the_way_leaves_what_was_there(tmp_path: Path) -> None:
    def parts() -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "No space left on device")

    path = tmp_path / "out"
    path.write_bytes(b"earlier")
    with pytest.raises(NotWritten, match="No space left on device"):
        write_whole(path, parts())
    assert path.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFolder, match="none"):
        write_whole(tmp_path / "none" / "out", [b""])


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_a_new_file_has_the_permissions_of_new_files_and_a_replaced_one_keeps_its_own(tmp_path: Path) -> None:
    path, plain = tmp_path / "out", tmp_path / "plain"
    plain.touch()
    write_whole(path, [b""])
    assert path.stat().st_mode == plain.stat().st_mode
    path.chmod(0o640)
    write_whole(path, [b""])
    assert path.stat().st_mode & 0o777 == 0o640
