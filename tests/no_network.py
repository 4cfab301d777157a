"""A filter of the Linux kernel under which this process and its children get no socket but a local one.

Unlike a patched `socket` module it covers C and C++ code (Qt) and every thread. It cannot be taken off again.
Source of the layout: linux/seccomp.h, linux/filter.h; seccomp(2), bpf(4).
"""

import ctypes
import os
import platform
import struct
import sys
from dataclasses import dataclass

SWITCH = "PARLEY_TEST_NO_NETWORK"

AF_UNIX = 1
PR_SET_NO_NEW_PRIVS = 38
SECCOMP_SET_MODE_FILTER = 1
SECCOMP_FILTER_FLAG_TSYNC = 1  # all threads, those already running too
ALLOW = 0x7FFF0000
REFUSE = 0x00050000 | 1  # EPERM

LOAD = 0x20  # BPF_LD | BPF_W | BPF_ABS
IF_EQUAL = 0x15  # BPF_JMP | BPF_JEQ | BPF_K
IF_AT_LEAST = 0x35  # BPF_JMP | BPF_JGE | BPF_K
RETURN = 0x06  # BPF_RET | BPF_K
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
OTHER_ABI = 0x40000000  # the x32 calls of x86_64


@dataclass(frozen=True)
class Machine:
    """One kind of machine: its audit number and the numbers of the calls the filter knows."""

    architecture: int
    socket: int
    seccomp: int
    io_uring_setup: int = 425


MACHINES = {
    "x86_64": Machine(0xC000003E, socket=41, seccomp=317),
    "aarch64": Machine(0xC00000B7, socket=198, seccomp=277),
}


def is_wanted() -> bool:
    """Whether this run is to be without a network: on Linux on a machine known here, unless switched off."""
    known = sys.platform.startswith("linux") and platform.machine() in MACHINES
    return known and os.environ.get(SWITCH) != "0"


def refuse_sockets() -> None:
    """Put this process under the filter. Raises OSError when the system does not allow one."""
    machine = MACHINES[platform.machine()]
    instructions = program(machine)
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in instructions))
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(instructions), ctypes.addressof(code)))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    one, none = ctypes.c_ulong(1), ctypes.c_ulong(0)
    mode, flags = ctypes.c_ulong(SECCOMP_SET_MODE_FILTER), ctypes.c_ulong(SECCOMP_FILTER_FLAG_TSYNC)
    if (
        libc.prctl(PR_SET_NO_NEW_PRIVS, one, none, none, none) != 0
        or libc.syscall(ctypes.c_long(machine.seccomp), mode, flags, header) != 0
    ):
        number = ctypes.get_errno()
        raise OSError(number, f"no network filter: {os.strerror(number)}; {SWITCH}=0 runs without one")


def program(machine: Machine) -> tuple[tuple[int, int, int, int], ...]:
    """The filter as steps (code, jump if true, jump if false, value); jumps count the steps left out."""
    return (
        (LOAD, 0, 0, ARCHITECTURE),
        (IF_EQUAL, 0, 6, machine.architecture),
        (LOAD, 0, 0, NUMBER),
        (IF_AT_LEAST, 4, 0, OTHER_ABI),
        (IF_EQUAL, 3, 0, machine.io_uring_setup),
        (IF_EQUAL, 0, 3, machine.socket),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (IF_EQUAL, 1, 0, AF_UNIX),
        (RETURN, 0, 0, REFUSE),
        (RETURN, 0, 0, ALLOW),
    )
