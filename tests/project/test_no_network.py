"""Nothing of the suite can reach a network: the filter is in force, for Python, Qt, threads and children."""

import ctypes
import errno
import platform
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtNetwork import QHostAddress, QTcpServer

from tests import no_network

pytestmark = pytest.mark.skipif(
    not no_network.is_wanted(), reason="no filter on this system, or switched off"
)


def test_the_kernel_reports_the_filter() -> None:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    assert "Seccomp:\t2" in status


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK, socket.AF_PACKET])
def test_no_socket_but_a_local_one(family: int) -> None:
    with pytest.raises(PermissionError):
        socket.socket(family, socket.SOCK_DGRAM)


def test_a_local_socket_is_given() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as local:
        assert local.fileno() >= 0


def test_qt_gets_no_socket_either() -> None:
    server = QTcpServer()
    assert not server.listen(QHostAddress(QHostAddress.SpecialAddress.LocalHost), 0)


def test_a_thread_gets_none() -> None:
    outcome: list[str] = []

    def reach_out() -> None:
        try:
            socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
        except PermissionError:
            outcome.append("refused")

    thread = threading.Thread(target=reach_out)
    thread.start()
    thread.join()
    assert outcome == ["refused"]


def test_a_child_process_gets_none() -> None:
    child = subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket(socket.AF_INET)"], capture_output=True, text=True
    )
    assert child.returncode == 1
    assert "PermissionError" in child.stderr


def test_the_way_round_by_io_uring_is_shut() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    number = no_network.MACHINES[platform.machine()].io_uring_setup
    assert libc.syscall(ctypes.c_long(number), ctypes.c_ulong(1), None) == -1
    assert ctypes.get_errno() == errno.EPERM
