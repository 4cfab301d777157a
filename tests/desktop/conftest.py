"""What the tests of the window share: an application in the look of the project, and a way to open it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.furnishing import furnished
from desktop.notify import Notify
from desktop.operations.sample import FICTIONAL, make_sample
from desktop.scale import text_size
from desktop.session import Session
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.window import MainWindow
from tests.desktop.sessions import sample_session
from tests.desktop.small import small_tracker
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot


@pytest.fixture(scope="session")
def styled(qapp: QApplication) -> Theme:
    """The one theme of the run; tests take `theme`, which is light again for each of them."""
    theme = Theme()
    theme.apply(qapp, "light")
    return theme


@pytest.fixture(scope="session", autouse=True)
def nothing_left_on_the_clipboard(qapp: QApplication) -> Iterator[None]:
    """What tests have put there was made in Python, and must go before Python does."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def theme(styled: Theme, qapp: QApplication) -> Theme:
    if styled.scheme != "light" or text_size() != 100:
        styled.apply(qapp, "light", 100)
    return styled


@pytest.fixture
def open_window(qtbot: QtBot, theme: Theme, home: Path) -> Iterator[Open]:
    """Opens the window on a tracker; what is open at the end is closed."""
    windows: list[MainWindow] = []

    def opened(path: Path) -> WindowRobot:
        session = Session(desk="desk-1", author="Ana")
        window = furnished(session, theme, Settings(home / "settings.json"), Notify(theme))
        session.setParent(window)
        windows.append(window)
        session.open(path)
        return WindowRobot(qtbot, window)

    yield opened
    for window in windows:
        if isValid(window):  # else gone already: closing one lets events of the others through
            window.close()


@pytest.fixture(scope="session")
def whole_sample(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    session = sample_session(folder)
    session.close()
    return folder / "sample.parley"


@pytest.fixture
def sample(whole_sample: Path, tmp_path: Path) -> Path:
    path = tmp_path / "talks.parley"
    path.write_bytes(whole_sample.read_bytes())
    return path


@pytest.fixture(scope="session")
def whole_river(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    path = tmp_path_factory.mktemp("river") / "river.parley"
    make_sample(path, FICTIONAL, author="Ana")
    return path


@pytest.fixture
def river(whole_river: Path, tmp_path: Path) -> Path:
    """The fictional dossier, which states what the sample leaves empty."""
    path = tmp_path / "river.parley"
    path.write_bytes(whole_river.read_bytes())
    return path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.parley"
    small_tracker(path).close()
    return path
