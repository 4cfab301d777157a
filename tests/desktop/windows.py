"""What tests of the whole window are given: a way to open it on a tracker."""

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.robots.window import WindowRobot

Open = Callable[[Path], WindowRobot]


def as_killed(path: Path) -> Path:
    """The tracker as the disk has it at this moment: what is there once the process is killed."""
    copy = path.parent / "after" / path.name
    copy.parent.mkdir()
    for each in path.parent.glob(f"{path.name}*"):
        shutil.copy(each, copy.parent / each.name)
    return copy
