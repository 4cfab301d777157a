"""A desk at the composer, with a paper on it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from tests.desktop.small import small_tracker
from tests.desktop.views.composer.paper import BRIEF, ROADBLOCK, VIEW
from tests.desktop.windows import Open
from tests.robots.composer import ComposerRobot


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    path = tmp_path / "talks.parley"
    store = small_tracker(path)
    store.apply(Change("Papers", tuple(Edit.insert(each) for each in (BRIEF, ROADBLOCK, VIEW))))
    store.close()
    return path


@pytest.fixture
def desk(qtbot: QtBot, open_window: Open, tracker: Path) -> ComposerRobot:
    robot = open_window(tracker)
    robot.window.resize(1280, 800)
    return ComposerRobot.opened(qtbot, robot)
