"""A list of positions with one field a column, and the list as it comes."""

from pathlib import Path

import pytest

from tests.desktop.windows import Open
from tests.robots.grid import GridRobot

COLUMNS = ("actor", "issue", "channel", "stated", "statement", "firmness", "stances", "handling", "venue")


@pytest.fixture
def grid(open_window: Open, small: Path) -> GridRobot:
    made = GridRobot(open_window(small), "position")
    made.page.choose_columns(COLUMNS)
    return made


@pytest.fixture
def standard(open_window: Open, small: Path) -> GridRobot:
    return GridRobot(open_window(small), "position")
