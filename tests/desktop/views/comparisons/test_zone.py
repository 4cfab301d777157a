"""The zone of agreement in the window: options walked and explained, packages beneath, one party alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Actor, ActorRole, BriefSection, Position, PositionOption, Stake, link_id
from desktop.analysis.packages import Package
from desktop.analysis.zone import OptionVerdict
from desktop.views.comparisons.packages import PackagesPage
from desktop.views.comparisons.page import DRAWING, EMPTY, TABLE
from desktop.views.comparisons.zone import ZonePage
from desktop.views.comparisons.zone_drawing import short_name
from tests.desktop.small import RETURN, STANCE, small_tracker
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot


@pytest.fixture
def robot(open_window: Open, river: Path) -> WindowRobot:
    return open_window(river)


def shown(robot: WindowRobot, qtbot: QtBot) -> ZonePage:
    robot.go_to("zone of agreement")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, ZonePage)
    qtbot.waitUntil(lambda: page.result is not None)
    page.grid.setFocus()
    return page


def go_to(page: ZonePage, option: str) -> OptionVerdict:
    """Put the cursor on an option (id)."""
    for row, zone in enumerate(page.grid.zones):
        for column, each in enumerate(zone.options):
            if each.option.id == option:
                page.grid.go_to(row, column)
                return each
    raise AssertionError(f"no option {option}")


def headings(page: ZonePage | PackagesPage) -> list[str]:
    return [part.heading for part in page.explanation.explained.parts]


def test_each_option_is_told_with_who_blocks_it_and_what_it_rests_on(
    robot: WindowRobot, qtbot: QtBot
) -> None:
    page = shown(robot, qtbot)
    assert page.stack.currentIndex() == DRAWING
    each = go_to(page, "flow-400")
    assert each.hardest == "blocked"
    assert page.explanation.explained.title == "400 a second, without exception"
    assert headings(page)[0] == "Blocked"
    parties = page.explanation.explained.parts[1]
    assert parties.heading == "Parties"
    assert "Kaldria: red line" in [row.title for row in parties.rows]
    assert "Sunhald Federation: not stated" in [row.title for row in parties.rows]
    assert any(heading.startswith("Evidence") for heading in headings(page))
    said = page.grid.accessibleDescription()
    assert said.startswith("Flow at the border · 400 a second, without exception: Blocked. Kaldria: red line")


def test_a_conditional_option_names_its_conditions_and_a_contested_one_both_lines(
    robot: WindowRobot, qtbot: QtBot
) -> None:
    page = shown(robot, qtbot)
    assert go_to(page, "flow-250").hardest == "conditional"
    assert "Only if" in headings(page)
    part = next(part for part in page.explanation.explained.parts if part.heading == "Only if")
    page.explanation.opened.emit(part.rows[0].key)
    assert robot.window.inspector.record_id == part.rows[0].key
    go_to(page, "strip-deferred")
    assert headings(page)[0] == "Opposed, or open by the softest line"
    assert "opposed or acceptable" in page.grid.accessibleDescription()


def test_arrows_stay_on_options_and_enter_opens_one(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    numbers = [len(zone.options) for zone in page.grid.zones]
    short = numbers.index(min(numbers))
    robot.press(Qt.Key.Key_End)
    assert page.grid.column == numbers[0] - 1
    for _ in range(short):
        robot.press(Qt.Key.Key_Down)
    robot.press(Qt.Key.Key_End)
    robot.press(Qt.Key.Key_Right)
    assert (page.grid.row, page.grid.column) == (short, numbers[short] - 1)
    here = page.grid.here()
    assert here is not None
    robot.press(Qt.Key.Key_Return)
    assert robot.window.inspector.record_id == here[1].option.id


def test_the_option_under_the_mouse_is_told_and_where_a_row_has_ended_nothing(
    robot: WindowRobot, qtbot: QtBot
) -> None:
    page = shown(robot, qtbot)
    heads, cell = page.grid.heads, page.grid.cell_size
    spot = QPoint(heads.width() + cell.width() + 9, heads.height() + cell.height() + 9)
    where = page.grid.viewport().mapToGlobal(spot)
    QApplication.sendEvent(page.grid.viewport(), QHelpEvent(QEvent.Type.ToolTip, spot, where))
    assert page.grid.spoken(1, 1) in QToolTip.text()
    QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (page.grid.row, page.grid.column) == (1, 1)
    row = next(at for at, zone in enumerate(page.grid.zones) if len(zone.options) == 4)
    page.grid.go_to(row, 3)
    beyond = QPoint(heads.width() + 4 * cell.width() + 9, heads.height() + row * cell.height() + 9)
    beyond -= QPoint(page.grid.horizontalScrollBar().value(), page.grid.verticalScrollBar().value())
    assert page.grid.words_at(beyond) == ""


def test_packages_stand_beneath_with_a_bar_each_and_are_reached_by_tab(
    robot: WindowRobot, qtbot: QtBot
) -> None:
    page = shown(robot, qtbot)
    assert page.packages_sentence.text().startswith("82,944 packages cross no red line; the best leaves")
    robot.tab_to("Packages and concessions")
    robot.press(Qt.Key.Key_Down)
    assert page.explanation.explained.title == "Package 2"
    assert headings(page)[:2] == ["Accepted", "Other than in package 1"]
    assert page.ranked.accessibleDescription().startswith("Package 2: accepted by Kaldria 89%, ")
    robot.press(Qt.Key.Key_End)
    assert page.explanation.explained.over == "Concession"
    assert "Its red line" in headings(page)
    entry = page.ranked.here()
    assert entry is not None
    assert not isinstance(entry, Package)
    robot.press(Qt.Key.Key_Return)
    assert robot.window.inspector.record_id == entry.option.id
    robot.press(Qt.Key.Key_Home)
    assert page.ranked.row == 0


def test_an_edit_is_followed_and_the_cursor_stays_on_its_option(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    each = go_to(page, "flow-250")
    held = next(one for one in each.held if one.said)
    store = robot.window.session.store
    links = store.find(PositionOption, position=held.said[0][1].id, option="flow-250")
    number = page.ranked.packages.number if page.ranked.packages else 0
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.do(Change("x", (Edit.update(links[0], stance="red line"),)))
    here = page.grid.here()
    assert here is not None
    assert (here[1].option.id, here[1].hardest) == ("flow-250", "blocked")
    assert page.ranked.packages is not None
    assert page.ranked.packages.number < number


def test_one_issue_or_other_actors_are_shown_alone(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    with qtbot.waitSignal(page.comparing.ready):
        page.issues.choose("flow")
    assert [zone.issue.id for zone in page.grid.zones] == ["flow"]
    with qtbot.waitSignal(page.comparing.ready):
        page.actors.choose(["kal"])
    assert page.sentence.text().startswith("Kaldria is the only party: shown is what it accepts alone")
    assert page.options() == {"issue": "flow", "parties": "kal"}


def test_as_table_as_picture_and_into_a_paper(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    page.copy_picture.click()
    assert not QGuiApplication.clipboard().pixmap().isNull()
    page.as_table.click()
    assert page.stack.currentIndex() == TABLE
    page.copy_table.click()
    assert QGuiApplication.clipboard().text().splitlines()[0] == "Issue\tOption\tVerdict\tWho\tConditions"
    page.to_paper.click()
    store = robot.window.session.store
    kinds = [each.kind for each in store.all(BriefSection)]
    assert "compare-zone" in kinds


def test_without_salience_it_is_said_how_it_is_reckoned(open_window: Open, river: Path, qtbot: QtBot) -> None:
    robot = open_window(river)
    store = robot.window.session.store
    stakes = [each for each in store.all(Stake) if each.actor == "kal"]
    robot.window.session.do(Change("x", tuple(Edit.delete(each) for each in stakes)))
    page = shown(robot, qtbot)
    robot.tab_to("Packages and concessions")
    robot.press(Qt.Key.Key_End)
    robot.press(Qt.Key.Key_Home)
    reckoned = next(p for p in page.explanation.explained.parts if p.heading == "How it is reckoned")
    assert "No salience is stated for Kaldria: all issues weigh alike there." in reckoned.words


def test_when_each_option_is_a_red_line_the_packages_say_what_would_open_them(
    open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    store = small_tracker(tmp_path / "small.parley")
    role = ActorRole(id="role", actor="ukr", role="party")
    again = Position(id="p3", actor="ukr", issue="ceasefire", channel="official", statement="No.")
    reds = [
        PositionOption(
            id=link_id("position_option", *pair), position=pair[0], option=pair[1], stance="red line"
        )
        for pair in (("p2", RETURN), ("p3", "talks-first"))
    ]
    freeze = store.need(PositionOption, STANCE)
    inserts = [Edit.insert(each) for each in (role, again, *reds)]
    store.apply(Change("x", (*inserts, Edit.update(freeze, stance="red line"))))
    store.close()
    page = shown(open_window(tmp_path / "small.parley"), qtbot)
    said = page.packages_sentence.text()
    assert said.startswith("Every option")
    assert "Most would open if Ukraine gave up its red line" in said


def test_without_parties_it_says_what_to_do(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    small_tracker(tmp_path / "small.parley").close()
    page = shown(open_window(tmp_path / "small.parley"), qtbot)
    assert page.stack.currentIndex() == EMPTY
    assert "party" in page.sentence.text()


@pytest.mark.parametrize(
    ("name", "short_of_it", "shown_as"),
    [("Sunhald Federation", "", "SF"), ("Kaldria", "", "Kal."), ("Iran", "", "Iran"), ("Ukraine", "UA", "UA"),
     ("Bank of the Three", "", "BT")],
)  # fmt: skip
def test_names_are_shortened_where_there_is_little_room(name: str, short_of_it: str, shown_as: str) -> None:
    assert short_name(Actor(id="a", name=name, short_name=short_of_it)) == shown_as


# -- packages by themselves ----------------------------------------------------------------------------


def test_packages_by_the_softest_line_are_others(robot: WindowRobot, qtbot: QtBot) -> None:
    robot.go_to("packages")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, PackagesPage)
    qtbot.waitUntil(lambda: page.result is not None)
    before = page.sentence.text()
    with qtbot.waitSignal(page.comparing.ready):
        page.lines.setCurrentIndex(1)
    assert page.options() == {"line": "softest"}
    assert page.sentence.text() != before
    page.ranked.setFocus()
    robot.press(Qt.Key.Key_Down)
    assert page.explanation.explained.title == "Package 2"
    robot.press(Qt.Key.Key_Return)
    entry = page.ranked.here()
    assert isinstance(entry, Package)
    assert robot.window.inspector.record_id == entry.options[0].id


def test_cells_grow_with_the_window(robot: WindowRobot, qtbot: QtBot) -> None:
    page = shown(robot, qtbot)
    assert page.grid.cell_size.width() == 172
    robot.window.resize(2560, 1440)
    qtbot.waitUntil(lambda: page.grid.cell_size.width() > 200)
    assert page.grid.cell_size.width() <= 280
