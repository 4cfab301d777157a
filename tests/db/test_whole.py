"""A file is written whole or not at all."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

import pytest

from db.errors import DiskFull, InUse, NoRightToWrite, NoSuchFolder, NotWritten, TooLarge
from db.whole import free_name, refused, write_whole

# In a process of its own, for it gives up rights and room: writes over a file, and prints why it could not.
WRITING = """
import os, sys
from pathlib import Path
from tempfile import gettempdir
from db.errors import NotWritten
from db.whole import write_whole

if sys.argv[2] == "small":
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
elif os.geteuid() == 0:
    os.setuid(65534)
try:
    write_whole(Path(sys.argv[1]), [b"x" * 600, b"y" * 600])
except NotWritten as error:
    print(type(error).__name__, error, sep="\\n")
"""


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
    with pytest.raises(DiskFull, match=r"the disk is full\. .* as it was\. Make room"):
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


@pytest.mark.skipif(os.name != "posix", reason="pipes with names are those of POSIX")
def test_a_device_or_pipe_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(NotWritten, match="no file, but a device or a pipe"):
        write_whole(path, [b"one"])
    assert path.is_fifo()
    assert [each.name for each in tmp_path.iterdir()] == ["pipe"]


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    first = tmp_path / "talks.parley"
    assert free_name(first) == first
    first.touch()
    (tmp_path / "talks-2.parley").touch()
    assert free_name(first) == tmp_path / "talks-3.parley"


@pytest.mark.skipif(os.name != "posix", reason="limits and permissions are those of POSIX")
@pytest.mark.parametrize(
    ("how", "error", "words"),
    [
        ("small", TooLarge, "no file may be that large there. What was there before is as it was."),
        ("closed", NoRightToWrite, "What was there before is as it was. Choose another folder."),
    ],
)
def test_a_write_the_system_refuses_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, how: str, error: type[NotWritten], words: str
) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"earlier")
    for folder in (tmp_path, *tmp_path.parents):
        if folder.is_relative_to(gettempdir()) and folder != Path(gettempdir()):
            folder.chmod(0o755)  # found by anybody, written by its owner
    if how == "closed" and os.geteuid() != 0:
        tmp_path.chmod(0o555)
    child = subprocess.run(
        [sys.executable, "-c", WRITING, str(path), how], capture_output=True, text=True, check=True
    )
    name, said = child.stdout.splitlines()
    assert name == error.__name__
    assert words in said
    assert path.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_a_folder_that_can_be_written_but_not_read_takes_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "post"
    folder.mkdir()
    for above in (tmp_path, *tmp_path.parents):
        if above.is_relative_to(gettempdir()) and above != Path(gettempdir()):
            above.chmod(0o755)
    folder.chmod(0o333)
    try:
        child = subprocess.run(
            [sys.executable, "-c", WRITING, str(folder / "paper.pdf"), "closed"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    finally:
        folder.chmod(0o755)
    assert child.stdout == ""
    assert [each.read_bytes() for each in folder.iterdir()] == [b"x" * 600 + b"y" * 600]


def test_a_file_that_a_link_leads_to_is_replaced_where_it_lies(tmp_path: Path) -> None:
    elsewhere, link = tmp_path / "elsewhere", tmp_path / "settings.json"
    elsewhere.mkdir()
    link.symlink_to(elsewhere / "kept.json")
    write_whole(link, [b"one"])
    write_whole(link, [b"two"])
    assert link.is_symlink()
    assert [(each.name, each.read_bytes()) for each in elsewhere.iterdir()] == [("kept.json", b"two")]


def windows(number: int) -> OSError:
    """What Windows says, as Python hands it on."""
    error = PermissionError(13, "Permission denied")
    error.winerror = number  # type: ignore[attr-defined, unused-ignore]  # only on Windows does it have one
    return error


@pytest.mark.parametrize("number", [32, 5])
def test_a_file_that_is_open_elsewhere_on_windows_is_said_to_be(tmp_path: Path, number: int) -> None:
    path = tmp_path / "paper.pdf"
    path.touch()
    told = refused(path, windows(number))
    assert isinstance(told, InUse)
    assert "another program has it open. It is as it was. Close it there" in str(told)


def test_a_read_only_folder_on_windows_is_not_taken_for_an_open_file(tmp_path: Path) -> None:
    assert isinstance(refused(tmp_path / "paper.pdf", windows(5)), NoRightToWrite)
