"""What the tests of the panels share: an inspector over the small tracker."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.session import Session
from desktop.theme import Theme
from tests.desktop.sessions import small_session
from tests.robots.inspector import InspectorRobot


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    made = small_session(tmp_path)
    yield made
    made.close()


@pytest.fixture
def robot(qtbot: QtBot, session: Session, theme: Theme) -> InspectorRobot:
    return InspectorRobot(qtbot, session, theme)
