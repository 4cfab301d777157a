"""What the system must bring, and what each package manager calls it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Names:
    """What one thing is called by each package manager."""

    apt: str
    dnf: str
    pacman: str
    zypper: str


@dataclass(frozen=True)
class Manager:
    """A package manager: its program, its command to install, the field of `Names` it goes by."""

    program: str
    install: tuple[str, ...]
    field: str
    refresh: tuple[str, ...] = ()


MANAGERS = (
    Manager("apt-get", ("apt-get", "install", "-y", "--no-install-recommends"), "apt", ("apt-get", "update")),
    Manager("dnf", ("dnf", "install", "-y"), "dnf"),
    Manager("pacman", ("pacman", "-S", "--noconfirm", "--needed"), "pacman"),
    Manager("zypper", ("zypper", "-n", "install"), "zypper"),
)

QT_LIBRARIES: Mapping[str, Names] = {
    "libGL.so.1": Names("libgl1", "mesa-libGL", "libglvnd", "Mesa-libGL1"),
    "libEGL.so.1": Names("libegl1", "mesa-libEGL", "libglvnd", "Mesa-libEGL1"),
    "libxkbcommon.so.0": Names("libxkbcommon0", "libxkbcommon", "libxkbcommon", "libxkbcommon0"),
    "libdbus-1.so.3": Names("libdbus-1-3", "dbus-libs", "dbus", "libdbus-1-3"),
    "libfontconfig.so.1": Names("libfontconfig1", "fontconfig", "fontconfig", "libfontconfig1"),
    "libglib-2.0.so.0": Names("libglib2.0-0", "glib2", "glib2", "libglib-2_0-0"),
}
VALIDATORS: Mapping[str, Names] = {
    "qpdf": Names("qpdf", "qpdf", "qpdf", "qpdf"),
    "pdfinfo": Names("poppler-utils", "poppler-utils", "poppler", "poppler-tools"),
}
PEER_LIBRARIES: Mapping[str, Names] = {
    "libpango-1.0.so.0": Names("libpango-1.0-0", "pango", "pango", "libpango-1_0-0"),
    "libpangoft2-1.0.so.0": Names("libpangoft2-1.0-0", "pango", "pango", "libpango-1_0-0"),
}
WINDOW_LIBRARIES: Mapping[str, Names] = {  # only for a window on X11
    "libxcb-cursor.so.0": Names("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor", "libxcb-cursor0"),
    "libxkbcommon-x11.so.0": Names(
        "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11", "libxkbcommon-x11-0"
    ),
    "libxcb-icccm.so.4": Names("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm", "libxcb-icccm4"),
    "libxcb-keysyms.so.1": Names(
        "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms", "libxcb-keysyms1"
    ),
    "libxcb-image.so.0": Names("libxcb-image0", "xcb-util-image", "xcb-util-image", "libxcb-image0"),
    "libxcb-render-util.so.0": Names(
        "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil", "libxcb-render-util0"
    ),
    "libxcb-shape.so.0": Names("libxcb-shape0", "libxcb", "libxcb", "libxcb-shape0"),
    "libxcb-xkb.so.1": Names("libxcb-xkb1", "libxcb", "libxcb", "libxcb-xkb1"),
    "libxcb-randr.so.0": Names("libxcb-randr0", "libxcb", "libxcb", "libxcb-randr0"),
    "libxcb-shm.so.0": Names("libxcb-shm0", "libxcb", "libxcb", "libxcb-shm0"),
    "libxcb-sync.so.1": Names("libxcb-sync1", "libxcb", "libxcb", "libxcb-sync1"),
    "libxcb-xfixes.so.0": Names("libxcb-xfixes0", "libxcb", "libxcb", "libxcb-xfixes0"),
}
