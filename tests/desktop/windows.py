"""What tests of the whole window are given: a way to open it on a tracker."""

from collections.abc import Callable
from pathlib import Path

from tests.robots.window import WindowRobot

Open = Callable[[Path], WindowRobot]
