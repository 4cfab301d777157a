"""The hostile run: no network, a home for each test, no Qt warning and no modal dialog but announced ones."""

import gc
import itertools
import os
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

from tests import no_network

# Before anything else of the suite is loaded, so that nothing of it can have opened a socket.
if no_network.is_wanted():
    no_network.refuse_sockets()

import pytest
from hypothesis import settings
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from tests.dialogs import Dialogs

HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_DIRS": "etc",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}


def homes_under(home: Path) -> dict[str, str]:
    """The environment in which `home` is the person's folder, on every system."""
    return {name: str(home / folder) for name, folder in HOMES.items()}


# Qt and its libraries read some of these once, when they start.
os.environ.update(homes_under(Path(tempfile.mkdtemp(prefix="parley-tests-"))))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if sys.platform.startswith("linux"):
    os.environ.update(LANG="C.UTF-8", LC_ALL="C.UTF-8")

# No test asserts on the clock, and every run tries the same examples.
settings.register_profile("parley", deadline=None, derandomize=True, database=None)
settings.load_profile("parley")


# As in the window, rubbish is looked for in the main thread alone: what a thread frees may be a widget.
gc.disable()
WHOLE = 50  # tests after which all is looked through
_tests_run = itertools.count(1)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Free what a test has left behind."""
    done = yield
    gc.collect(2 if next(_tests_run) % WHOLE == 0 else 1)
    return done


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folder of its own for each test; settings, data and caches go beneath it."""
    folder = tmp_path_factory.mktemp("home")
    for name, value in homes_under(folder).items():
        monkeypatch.setenv(name, value)
    return folder


@pytest.fixture
def dialogs(qapp: QApplication) -> Iterator[Dialogs]:
    """Where a test announces the modal dialogs it opens: `dialogs.expect(robot)`."""
    watch = Dialogs(qapp)
    yield watch
    watch.stop()
    assert not watch.unexpected, f"modal dialogs that no test announced: {', '.join(watch.unexpected)}"
    assert not watch.still_expected, f"{watch.still_expected} announced dialogs did not open"


@pytest.fixture(autouse=True)
def watched(request: pytest.FixtureRequest, home: Path) -> None:
    """Every test with a QApplication has its dialogs watched, and its Qt settings in its own home."""
    if "qapp" in request.fixturenames:
        for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(form, QSettings.Scope.UserScope, str(home / ".config"))
        request.getfixturevalue("dialogs")
