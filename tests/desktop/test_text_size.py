"""Text of every size has the room it needs, on every page, in every form and dialog, and at once."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from db.records import KINDS, Position
from desktop import settings as s
from desktop.analysis.comparisons import COMPARISONS
from desktop.models.navigation import COMPOSE, HISTORY, REGISTER
from desktop.scale import STEPS, px, set_text_size, step_from, text_size
from desktop.setting_commands import apply
from desktop.theme import Theme, font_of
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.matrix_drawing import MatrixDrawing
from desktop.views.pages import CHECKS
from desktop.widgets.label import Label
from tests.desktop.text_room import crammed
from tests.desktop.windows import Open
from tests.project.tree import ROOT
from tests.robots.window import CTRL, WindowRobot

SIZES = (80, 200)  # what has room at both ends has it between them
PLACES = ("overview", HISTORY, CHECKS, REGISTER, f"{COMPOSE}status", *(each.key for each in COMPARISONS))


@pytest.fixture(autouse=True)
def normal_again(theme: Theme, qapp: QApplication) -> Iterator[None]:
    """Text as it was; the window, which would be given that size too, is let go first."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if text_size() != 100:
        theme.apply(qapp, "light", 100)


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    robot = open_window(sample)
    robot.window.resize(1280, 800)
    return robot


def settled(shown: QWidget) -> None:
    """Let what was asked for be laid out: layouts answer each other over several rounds of events, and the
    records of a large change come one in each."""
    for _ in range(60):
        QApplication.processEvents()
    assert shown.isVisible()


def at_every_size(theme: Theme, shown: QWidget) -> dict[int, list[str]]:
    """What has too little room at each size, after a change of the size while it is shown."""
    found = {}
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    for size in SIZES:
        theme.apply(application, "light", size)
        settled(shown)
        if lacking := crammed(shown):
            found[size] = lacking
    return found


@pytest.mark.parametrize("place", PLACES)
def test_every_page_has_room_for_its_text(robot: WindowRobot, theme: Theme, place: str) -> None:
    robot.window.travel.go_in(place)
    settled(robot.window)
    assert at_every_size(theme, robot.window) == {}


def test_every_list_and_form_has_room_for_its_text_at_the_largest(
    robot: WindowRobot, theme: Theme, qapp: QApplication
) -> None:
    tabs, store = robot.window.inspector.tabs, robot.window.session.store
    theme.apply(qapp, "light", SIZES[-1])
    lacking: dict[tuple[str, str], list[str]] = {}
    for kind, cls in KINDS.items():
        found = store.all(cls)
        if found:
            robot.window.travel.open_record(found[0].id)
        else:
            robot.window.travel.new_record(kind)
        for tab in range(tabs.count()):
            tabs.setCurrentIndex(tab)
            settled(robot.window)
            if told := crammed(robot.window):
                lacking[kind, tabs.tabText(tab)] = told
    assert lacking == {}


@pytest.mark.parametrize("size", SIZES)
def test_every_dialog_has_room_for_its_text_on_a_small_screen(size: int, tmp_path: Path) -> None:
    screen = {"name": "small", "x": 0, "y": 0, "width": 1280, "height": 800, "dpr": 1}
    config = tmp_path / "screen.json"
    config.write_text(json.dumps({"screens": [screen | {"logicalDpi": 96, "logicalBaseDpi": 96}]}))
    child = subprocess.run(
        [sys.executable, "-m", "tests.desktop.dialog_room", str(size)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}", "PYTHONPATH": str(ROOT)},
    )
    assert (child.stdout, child.returncode) == ("", 0), child.stderr


# -- how it is set -----------------------------------------------------------------------------------


def test_keys_make_the_text_larger_and_smaller_and_it_is_kept(robot: WindowRobot) -> None:
    window = robot.window
    sizes = []
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0):
        robot.press(key, CTRL)
        sizes.append(text_size())
        assert window.settings.get(s.TEXT_SIZE) == text_size()
        assert window.toast.message.text == f"Text size {text_size()} %"
    assert sizes == [110, 125, 110, 100]


def test_the_steps_end_at_the_ends() -> None:
    assert [step_from(each, 1) for each in STEPS] == [*STEPS[1:], STEPS[-1]]
    assert [step_from(each, -1) for each in STEPS] == [STEPS[0], *STEPS[:-1]]
    assert (step_from(130, 1), step_from(130, -1), step_from(130, 0)) == (150, 125, 100)


@pytest.mark.parametrize("size", [79, 201, 0, -1])
def test_a_size_beyond_the_ends_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="not from 80 to 200"):
        set_text_size(size)
    assert text_size() == 100


def test_a_size_given_in_the_settings_holds_at_once_and_over_a_change_of_colours(
    robot: WindowRobot, theme: Theme, qapp: QApplication
) -> None:
    window = robot.window
    before = {each: each.font().pointSizeF() for each in window.findChildren(Label)}
    assert before
    window.settings.set(s.TEXT_SIZE, 200)
    apply(window, s.TEXT_SIZE.key)
    for scheme in ("light", "dark"):
        theme.apply(qapp, "dark" if scheme == "dark" else "light")
        for label, points in before.items():
            assert label.font().pointSizeF() == pytest.approx(2 * points), label.text()
    assert font_of("body").pointSizeF() == qapp.font().pointSizeF() == 21


def test_a_change_comes_to_what_a_start_at_that_size_comes_to(
    open_window: Open, sample: Path, theme: Theme, qapp: QApplication, small: Path
) -> None:
    changed = open_window(sample)
    changed.window.resize(1280, 800)
    theme.apply(qapp, "light", 150)
    fresh = open_window(small)
    fresh.window.resize(1280, 800)
    settled(changed.window)
    for name in ("toolbar", "status", "navigator"):
        one, other = getattr(changed.window, name), getattr(fresh.window, name)
        assert (one.minimumSize(), one.maximumSize()) == (other.minimumSize(), other.maximumSize()), name
        assert one.height() == other.height(), name
    assert changed.window.toolbar.search.height() == fresh.window.toolbar.search.height()


def test_what_comes_and_goes_comes_back_as_it_was(
    robot: WindowRobot, theme: Theme, qapp: QApplication
) -> None:
    def bounds() -> list[tuple[str, QSize, QSize, float]]:
        return [
            (type(each).__name__, each.minimumSize(), each.maximumSize(), each.font().pointSizeF())
            for each in robot.window.findChildren(Label)
            if each.isVisible()
        ]

    before = bounds()
    for size in (*STEPS, *reversed(STEPS), 100):
        theme.apply(qapp, "light", size)
    after = bounds()
    assert [each[:3] for each in after] == [each[:3] for each in before]
    assert [each[3] for each in after] == pytest.approx([each[3] for each in before])


def test_rows_of_lists_come_and_go_with_the_text(
    robot: WindowRobot, theme: Theme, qapp: QApplication
) -> None:
    robot.go_to("actors")
    page = robot.window.pages.list_page()
    assert page is not None
    heights: dict[int, set[int]] = {}
    for size in (100, 80, 200, 100):
        theme.apply(qapp, "light", size)
        heights.setdefault(size, set()).update(page.table.rowHeight(row) for row in range(4))
    assert heights == {100: {48}, 80: {38}, 200: {96}}


@pytest.mark.parametrize("size", [80, 90, 100, 200])
def test_the_menus_are_there(robot: WindowRobot, theme: Theme, qapp: QApplication, size: int) -> None:
    bar = robot.window.menuBar()
    theme.apply(qapp, "light", size)
    settled(robot.window)
    for action in bar.actions():
        assert bar.rect().contains(bar.actionGeometry(action)), action.text()
    assert not any(each.isVisible() for each in bar.findChildren(QToolButton))


@pytest.mark.parametrize("size", SIZES)
def test_the_inspector_ends_where_the_window_ends(
    robot: WindowRobot, theme: Theme, qapp: QApplication, size: int
) -> None:
    window = robot.window
    window.travel.open_record(window.session.store.all(Position)[0].id)
    theme.apply(qapp, "light", size)
    settled(window)
    right = window.inspector.mapTo(window, window.inspector.rect().bottomRight()).x()
    assert window.inspector.isVisible()
    assert right < window.width()


def test_drawings_grow_with_the_text_while_they_are_shown(
    robot: WindowRobot, theme: Theme, qapp: QApplication
) -> None:
    robot.go_to("position matrix")
    drawing = robot.window.findChild(MatrixDrawing)
    assert isinstance(drawing, MatrixDrawing)
    before = drawing.cell_size.height()
    theme.apply(qapp, "light", 200)
    settled(robot.window)
    assert drawing.cell_size.height() == 2 * before
    assert drawing.heads.width() <= 0.45 * drawing.viewport().width() + 1


def test_lengths_that_hold_text_grow_with_it_and_lines_do_not(theme: Theme, qapp: QApplication) -> None:
    theme.apply(qapp, "light", 200)
    assert (px(18), MEASURES.row, MEASURES.control) == (36, 64, 64)
    assert (MEASURES.focus_line, MEASURES.radius) == (2, 4)
    assert "min-height: 62px" in theme.sheet()
    theme.apply(qapp, "light", 80)
    assert (px(10), MEASURES.row) == (8, 26)
