"""A file is written whole or not at all."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.errors import NoSuchFolder, NotWritten
from db.whole import free_name, write_whole


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


def test_what_can_not_be_replaced_says_why_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.mkdir()
    with pytest.raises(NotWritten, match="out could not be written"):
        write_whole(path, [b"one"])
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    first = tmp_path / "talks.parley"
    assert free_name(first) == first
    first.touch()
    (tmp_path / "talks-2.parley").touch()
    assert free_name(first) == tmp_path / "talks-3.parley"
