"""The page without a tracker: a sample is one key away, and what was done in it is there again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.operations.sample import FICTIONAL, SAMPLE, Sample
from desktop.views.sample_offer import SampleOffer
from tests.desktop.test_accessible import nameless
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots.dialogs import read_and_close
from tests.robots.window import ALT, CTRL, WindowRobot

Key = Qt.Key


@pytest.fixture
def robot(open_window: Open, small: Path) -> WindowRobot:
    made = open_window(small)
    made.window.close_tracker()
    return made


def offer(robot: WindowRobot) -> SampleOffer:
    (found,) = robot.window.findChildren(SampleOffer)
    return found


@pytest.mark.parametrize(("key", "sample"), [(Key.Key_1, SAMPLE), (Key.Key_2, FICTIONAL)])
def test_each_sample_is_one_key_away(robot: WindowRobot, key: Qt.Key, sample: Sample) -> None:
    robot.press(key, CTRL | ALT)
    session = robot.window.session
    assert session.is_open
    assert session.store.path.stem == sample.name
    assert len(session.store.all(type(session.dossier))) == 1
    assert robot.window.pages.key == "overview"


def test_it_is_opened_from_the_page_by_keyboard_and_comes_back_as_it_was_left(robot: WindowRobot) -> None:
    robot.window.welcome.action.setFocus(Qt.FocusReason.TabFocusReason)
    robot.tab_to("To look around in")
    robot.press(Key.Key_Down)
    robot.press(Key.Key_Return)
    session = robot.window.session
    assert session.store.path.stem == FICTIONAL.name
    actor = session.counts()["actor"]
    robot.window.travel.new_record("actor")
    robot.fill("Name", "A newcomer")
    robot.tab_to("Kind")
    robot.type("s")
    robot.press(Key.Key_Return, CTRL)
    robot.window.close_tracker()
    robot.window.files.open_sample(FICTIONAL.name)
    assert session.counts()["actor"] == actor + 1


def test_all_of_the_page_has_a_name_and_says_the_keys(robot: WindowRobot) -> None:
    assert nameless(robot.window) == []
    spoken = [row.spoken() for row in offer(robot).list.rows()]
    assert "Ctrl+Alt+1" in spoken[0]
    assert "Ctrl+Alt+2" in spoken[1]


def test_a_folder_that_takes_nothing_is_told(robot: WindowRobot, home: Path, dialogs: Dialogs) -> None:
    (home / ".local").mkdir(exist_ok=True)
    (home / ".local" / "share").write_text("in the way")
    told: list[str] = []
    dialogs.expect(read_and_close(told))
    robot.press(Key.Key_1, CTRL | ALT)
    assert "could not be written" in told[0]
    assert not robot.window.session.is_open
