"""A window on a tracker with texts to read, the first of them in sight."""

from pathlib import Path

import pytest

from tests.desktop.reading import reading_tracker
from tests.desktop.windows import Open
from tests.robots.reader import ReaderRobot


@pytest.fixture
def reader(open_window: Open, tmp_path: Path) -> ReaderRobot:
    robot = ReaderRobot(open_window(reading_tracker(tmp_path / "lenn.parley")))
    robot.read("talks")
    return robot
