"""Where a tracker lies: on a share or not, writable or not, linked or not."""

from pathlib import Path

import pytest

from db import places

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
//server/talks /mnt/share cifs rw,vers=3.0 0 0
server:/export /mnt/nfs\\040share nfs4 rw 0 0
tmpfs /mnt/share/local tmpfs rw 0 0
desk@host: /data/olena/remote fuse.sshfs rw 0 0
/dev/sdb1 /mnt/stick vfat ro 0 0
systemd-1 /mnt/auto autofs rw 0 0
server:/auto /mnt/auto nfs rw 0 0
broken
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    file = tmp_path / "mounts"
    file.write_text(MOUNTS)
    return file


@pytest.mark.parametrize(
    ("path", "shared"),
    [
        ("/data/olena/talks.parley", False),
        ("/data/olena/remote/talks.parley", True),
        ("/mnt/share/talks.parley", True),
        ("/mnt/share/deep/er/talks.parley", True),
        ("/mnt/share/local/talks.parley", False),
        ("/mnt/shared/talks.parley", False),
        ("/mnt/nfs share/talks.parley", True),
        ("/mnt/stick/talks.parley", False),
        ("/mnt/auto/talks.parley", True),
    ],
)
def test_a_network_share_is_known_by_its_mount(mounts: Path, path: str, shared: bool) -> None:
    assert places.on_network(Path(path), mounts) is shared


def test_where_mounts_can_not_be_read_a_path_is_local(tmp_path: Path) -> None:
    assert not places.on_network(tmp_path / "talks.parley", tmp_path / "nothing")


def test_this_machine_has_a_list_of_mounts_that_can_be_read(tmp_path: Path) -> None:
    assert places.on_network(tmp_path / "talks.parley") in (True, False)


def test_a_link_is_followed_and_anything_else_is_left(tmp_path: Path) -> None:
    file, link, loop = tmp_path / "file", tmp_path / "link", tmp_path / "loop"
    link.symlink_to(file)
    loop.symlink_to(loop)
    assert places.followed(link) == file
    assert places.followed(file) == file
    assert places.followed(Path("talks.parley")) == Path("talks.parley")
    places.followed(loop)


def test_a_file_is_known_whatever_it_is_called(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.touch()
    before = places.identity(one)
    one.rename(two)
    one.touch()
    assert places.identity(two) == before != places.identity(one)
    assert places.identity(tmp_path / "three") is None
