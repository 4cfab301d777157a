"""Navigator, main and inspector: widths within limits, and the inspector over main where room is short."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets.panels import Panels


class Inspector(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit("typed", self)


@pytest.fixture
def panels(theme: Theme, qtbot: QtBot) -> Panels:
    made = Panels(theme, QWidget(), QWidget(), Inspector())
    qtbot.addWidget(made)
    made.resize(1440, 800)
    made.show()
    return made


def lies_over(panels: Panels) -> bool:
    return panels.is_over


def settle(panels: Panels, width: int) -> None:
    panels.resize(width, 800)
    QApplication.processEvents()


@pytest.mark.parametrize(("width", "inspector"), [(1280, 384), (1440, 384), (2240, 420), (2560, 480)])
def test_the_usual_screens_show_all_three_side_by_side(panels: Panels, width: int, inspector: int) -> None:
    settle(panels, width)
    assert not lies_over(panels)
    assert panels.navigator.width() == 216
    assert panels.inspector.width() == inspector
    assert panels.main.width() == width - 216 - inspector - 2


def draw(panels: Panels, border: int, by: int) -> None:
    """Draw the border after so many panes to the right."""
    splitter = panels.main.parentWidget()
    assert isinstance(splitter, QSplitter)
    handle = splitter.handle(border)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(0, 100))
    QTest.mouseMove(handle, QPoint(by, 100))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(by, 100))


def test_a_width_drawn_by_hand_holds_on_every_screen(panels: Panels) -> None:
    settle(panels, 2560)
    draw(panels, 2, 60)
    drawn = panels.inspector.width()
    assert 384 < drawn < 480
    assert panels.sizes() == (216, drawn)
    settle(panels, 1440)
    settle(panels, 2560)
    assert panels.inspector.width() == drawn


def test_a_navigator_drawn_by_hand_leaves_the_inspector_to_the_window(panels: Panels) -> None:
    draw(panels, 1, 40)
    navigator, inspector = panels.sizes()
    assert navigator > 216
    assert inspector == 0
    settle(panels, 2560)
    assert panels.inspector.width() == 480


def test_the_usual_width_of_before_is_nobodys_choice(panels: Panels) -> None:
    panels.set_sizes((216, 384))
    assert panels.inspector.width() == 384
    settle(panels, 2560)
    assert panels.inspector.width() == 480


def test_the_inspector_gives_way_before_main_gets_too_narrow(panels: Panels) -> None:
    settle(panels, 1200)
    assert not lies_over(panels)
    assert panels.main.width() == 640
    assert panels.inspector.width() == 1200 - 216 - 640 - 2
    settle(panels, 1440)
    assert panels.inspector.width() == 384, "it takes its width back"


def test_the_inspector_slides_over_main_where_both_do_not_fit(panels: Panels) -> None:
    settle(panels, 1100)
    assert lies_over(panels)
    assert panels.inspector.isVisible()
    assert panels.main.width() == 1100 - 216 - 1
    right = panels.inspector.mapTo(panels, panels.inspector.rect().topRight()).x()
    assert right == 1099
    assert panels.inspector.width() == 384
    settle(panels, 1440)
    assert not lies_over(panels)
    assert panels.inspector.isVisible()
    assert panels.inspector.width() == 384


def test_what_was_typed_in_the_inspector_stays(panels: Panels) -> None:
    inspector = panels.inspector
    assert isinstance(inspector, Inspector)
    inspector.field.setText("half a sentence")
    for width in (1000, 1500, 1000):
        settle(panels, width)
    assert inspector.field.text() == "half a sentence"


def test_escape_closes_an_inspector_that_lies_over_main(panels: Panels, qtbot: QtBot) -> None:
    settle(panels, 1000)
    with qtbot.waitSignal(panels.changed):
        QTest.keyClick(panels.inspector, Qt.Key.Key_Escape)
    assert not panels.inspector_shown
    assert not panels.inspector.isVisible()
    settle(panels, 1440)
    assert not panels.inspector.isVisible(), "what was closed stays closed"
    QTest.keyClick(panels.inspector, Qt.Key.Key_Escape)


def test_escape_leaves_an_inspector_beside_main(panels: Panels) -> None:
    QTest.keyClick(panels.inspector, Qt.Key.Key_Escape)
    assert panels.inspector_shown


@pytest.mark.parametrize("width", [1000, 1440])
def test_panes_can_be_hidden_and_shown(panels: Panels, width: int) -> None:
    settle(panels, width)
    panels.show_inspector(False)
    panels.show_navigator(False)
    QApplication.processEvents()
    assert not panels.inspector.isVisible()
    assert not panels.navigator.isVisible()
    assert panels.main.width() == width
    panels.show_inspector(True)
    panels.show_navigator(True)
    assert panels.inspector.isVisible()
    assert panels.navigator_shown


@pytest.mark.parametrize(
    ("asked", "given"), [((250, 420), (250, 420)), ((10, 10), (176, 296)), ((999, 999), (320, 480))]
)
def test_widths_are_kept_within_their_limits(
    panels: Panels, asked: tuple[int, int], given: tuple[int, int]
) -> None:
    settle(panels, 2000)
    panels.set_sizes(asked)
    QApplication.processEvents()
    assert (panels.navigator.width(), panels.inspector.width()) == given
    assert panels.sizes() == given


def test_widths_set_before_showing_hold(theme: Theme, qtbot: QtBot) -> None:
    panels = Panels(theme, QWidget(), QWidget(), QWidget())
    qtbot.addWidget(panels)
    panels.set_sizes((240, 440))
    panels.resize(1440, 800)
    panels.show()
    QApplication.processEvents()
    assert (panels.navigator.width(), panels.inspector.width()) == (240, 440)


def test_the_navigator_gives_way_where_main_is_to_be_kept_clear(panels: Panels) -> None:
    panels.keep_main_clear(True)
    settle(panels, 1000)
    assert not panels.navigator.isVisible()
    assert not lies_over(panels)
    assert panels.main.width() >= 640
    assert panels.sizes()[0] == 216, "its width is kept"

    panels.show_inspector(False)
    assert panels.navigator.isVisible(), "with the inspector gone there is room for it again"
    panels.show_inspector(True)
    panels.keep_main_clear(False)
    assert panels.navigator.isVisible()
    assert lies_over(panels)


def test_a_navigator_that_was_hidden_by_hand_stays_hidden(panels: Panels) -> None:
    panels.show_navigator(False)
    panels.keep_main_clear(True)
    settle(panels, 1000)
    panels.show_inspector(False)
    assert not panels.navigator.isVisible()
    assert not panels.navigator_shown


def test_where_even_that_does_not_help_the_inspector_lies_over_main(panels: Panels) -> None:
    panels.keep_main_clear(True)
    settle(panels, 900)
    assert lies_over(panels)
    assert panels.navigator.isVisible()
