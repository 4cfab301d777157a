"""The columns of a list: chosen in a dialog, drawn to another place or width, kept, given up."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from db.errors import NotWritten
from db.records import KINDS, Source, specs
from desktop.dialogs.columns import NONE_TICKED, ColumnsDialog
from desktop.models.choice_words import choice_words
from desktop.models.column_choice import ColumnChoice
from desktop.models.columns import columns_of, heading_of, offered
from desktop.scale import px
from desktop.settings import COLUMN_WIDTHS, COLUMNS, Settings, managed_path
from desktop.theme import Theme
from desktop.views.column_widths import MOST_STRETCH, PAD, SIGN
from desktop.views.head_menu import head_menu
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots.window import ALT, CTRL, SHIFT, WindowRobot

Key = Qt.Key
STANDARD = [column.key for column in columns_of("position")]


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    made = open_window(sample)
    made.window.travel.go_in("position")
    return made


def keys(robot: WindowRobot) -> list[str]:
    return [column.key for column in robot.page().records.columns]


def heads(robot: WindowRobot) -> list[str]:
    model = robot.page().records
    return [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())]


def press(dialog: QDialog, *given: tuple[Key, Qt.KeyboardModifier]) -> None:
    for key, modifier in given:
        focus = dialog.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)


NONE = Qt.KeyboardModifier.NoModifier


def test_columns_are_chosen_by_keyboard_alone_and_kept(
    robot: WindowRobot, dialogs: Dialogs, open_window: Open, sample: Path, home: Path
) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ColumnsDialog)
        # Statement goes first, actor goes away.
        press(dialog, (Key.Key_Space, NONE), (Key.Key_Down, NONE), (Key.Key_Down, NONE))
        press(dialog, (Key.Key_Up, ALT), (Key.Key_Up, ALT), (Key.Key_Return, NONE))

    dialogs.expect(choose)
    robot.press(Key.Key_K, CTRL | SHIFT)
    chosen = ["statement", "issue", "stances", "firmness", "channel", "stated"]
    assert keys(robot) == chosen
    assert heads(robot)[:3] == ["Statement", "Issue", "Stance on options"]
    assert robot.window.focusWidget() is robot.page().table
    robot.window.close()
    other = open_window(sample)
    other.window.travel.go_in("position")
    assert keys(other) == chosen
    other.window.travel.go_in("actor")
    assert keys(other) == [column.key for column in columns_of("actor")]


def test_the_dialog_leads_back_to_the_standard_and_cancel_changes_nothing(
    robot: WindowRobot, dialogs: Dialogs
) -> None:
    page = robot.page()
    page.choose_columns(["channel", "venue"])

    def cancel(dialog: QDialog) -> None:
        assert isinstance(dialog, ColumnsDialog)
        assert dialog.list.ticked() == ("channel", "venue")
        dialog.to_standard()
        press(dialog, (Key.Key_Escape, NONE))

    def back(dialog: QDialog) -> None:
        assert isinstance(dialog, ColumnsDialog)
        dialog.to_standard()
        press(dialog, (Key.Key_Return, NONE))

    for robot_of, wanted in ((cancel, ["channel", "venue"]), (back, STANDARD)):
        dialogs.expect(robot_of)
        robot.window.grid.choose_columns()
        assert keys(robot) == wanted
    assert page.choice.is_standard


def test_taking_the_standard_as_it_is_leaves_two_lines_a_column(robot: WindowRobot, dialogs: Dialogs) -> None:
    dialogs.expect(lambda dialog: press(dialog, (Key.Key_Return, NONE)))
    robot.window.grid.choose_columns()
    assert keys(robot) == STANDARD


def test_without_a_tick_the_dialog_stays_and_says_why(qtbot: QtBot, theme: Theme) -> None:
    dialog = ColumnsDialog(theme, "Positions", [("a", "A"), ("b", "B")], ["b"], ["a", "b"])
    qtbot.addWidget(dialog)
    dialog.setModal(False)
    dialog.show()
    assert [dialog.list.item(row).text() for row in range(2)] == ["B", "A"]
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Key.Key_Space)
    dialog.button("Show").click()
    assert dialog.isVisible()
    assert dialog.problem.text() == NONE_TICKED
    dialog.list.item(1).setCheckState(Qt.CheckState.Checked)
    dialog.up.click()
    dialog.down.click()
    dialog.button("Show").click()
    assert dialog.chosen == ("a",)


def test_a_click_on_the_box_ticks_and_one_on_the_words_only_goes_there(qtbot: QtBot, theme: Theme) -> None:
    dialog = ColumnsDialog(theme, "Positions", [("a", "A"), ("b", "B")], ["a", "b"], ["a", "b"])
    qtbot.addWidget(dialog)
    dialog.setModal(False)
    dialog.show()
    row = dialog.list.visualItemRect(dialog.list.item(1))
    for x, ticked in ((row.left() + 100, ("a", "b")), (row.left() + 14, ("a",))):
        place = QPoint(x, row.center().y())
        QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, NONE, place)
        assert dialog.list.ticked() == ticked
        assert dialog.list.currentRow() == 1


def test_other_columns_leave_rows_order_and_keyboard_where_they_were(robot: WindowRobot) -> None:
    page = robot.page()
    robot.go_to("sort by statement")
    page.table.go_to_row(4)
    robot.press(Key.Key_Down, SHIFT)
    chosen, rows = robot.selected(), robot.rows()
    page.choose_columns(["venue", "statement"])
    assert robot.selected() == chosen
    assert robot.rows() == rows
    assert page.table.currentIndex().row() == 5
    assert page.table.sorted_by() == 1
    page.choose_columns(["venue"])
    assert page.table.sorted_by() == -1
    assert page._foot.text().endswith("sorted by statement")


def test_a_head_drawn_to_another_place_takes_its_column_along(robot: WindowRobot, home: Path) -> None:
    head = robot.page().table.horizontalHeader()
    head.moveSection(3, 0)
    QApplication.processEvents()
    moved = [STANDARD[3], *STANDARD[:3]]
    assert keys(robot) == moved
    assert [head.logicalIndex(place) for place in range(4)] == [0, 1, 2, 3]
    assert Settings(home / "settings.json").get(COLUMNS) == {"position": tuple(moved)}
    head.moveSection(0, 3)
    QApplication.processEvents()
    assert keys(robot) == STANDARD
    assert Settings(home / "settings.json").get(COLUMNS) == {}


def test_columns_that_the_organisation_has_set_stay_and_it_is_said(open_window: Open, sample: Path) -> None:
    managed_path().parent.mkdir(parents=True, exist_ok=True)
    managed_path().write_text('locked = ["columns"]\n', encoding="utf-8")
    robot = open_window(sample)
    robot.window.travel.go_in("position")
    head = robot.page().table.horizontalHeader()
    head.moveSection(3, 0)
    QApplication.processEvents()
    assert keys(robot) == STANDARD
    assert [head.logicalIndex(place) for place in range(4)] == [0, 1, 2, 3]
    assert "“Columns” is set by your organisation. It stays as it is." in robot.window.toast.message.text
    robot.page().choose_columns(STANDARD[:2])
    assert keys(robot) == STANDARD


def test_a_width_drawn_is_kept_and_let_go_of(robot: WindowRobot, qtbot: QtBot, home: Path) -> None:
    page = robot.page()
    with qtbot.waitSignal(page.table.widths.kept):
        page.table.horizontalHeader().resizeSection(1, 333)
    robot.window.resize(1000, 700)
    assert page.table.columnWidth(1) == 333
    assert Settings(home / "settings.json").get(COLUMN_WIDTHS) == {"position": {"statement": 333}}
    again = ColumnChoice("position", Settings(home / "settings.json"))
    assert again.widths() == {"statement": 333}
    page.table.widths.free(1)
    assert page.table.columnWidth(1) != 333
    assert Settings(home / "settings.json").get(COLUMN_WIDTHS) == {}


def test_no_head_is_cut_and_what_does_not_fit_is_scrolled_to(robot: WindowRobot) -> None:
    table = robot.page().table
    metrics = QFontMetricsF(table.horizontalHeader().font())
    for chosen in ((), offered("position")):
        robot.page().choose_columns(chosen)
        for width in (1280, 1180, 1000):
            robot.window.resize(width, 800)
            QApplication.processEvents()
            for place, words in enumerate(heads(robot)):
                assert table.columnWidth(place) >= metrics.horizontalAdvance(words) + 2 * PAD + SIGN
            fits = sum(map(table.columnWidth, range(len(heads(robot))))) <= table.viewport().width()
            assert (table.horizontalScrollBar().maximum() == 0) == fits
            assert fits or chosen or width < 1280


def menu_of(robot: WindowRobot, place: int) -> QMenu:
    page = robot.page()
    return head_menu(page.table, place, page._leave_out, page.columns_wanted.emit)


def entries(menu: QMenu) -> dict[str, bool]:
    return {each.text().replace("&", ""): each.isEnabled() for each in menu.actions() if each.text()}


def trigger(menu: QMenu, words: str) -> None:
    next(each for each in menu.actions() if each.text().replace("&", "") == words).trigger()


@pytest.mark.parametrize("kind", ["source", "proposal", "factor", "event"])
def test_a_date_has_room_for_its_longest_day_where_columns_are_short_of_it(
    robot: WindowRobot, kind: str
) -> None:
    robot.window.resize(1280, 800)
    robot.window.travel.go_in(kind)
    page = robot.page()
    QApplication.processEvents()
    metrics = QFontMetricsF(page.table.font())
    dates = [
        place
        for place, column in enumerate(page.records.columns)
        if specs(KINDS[kind])[column.first].kind == "date"
    ]
    assert dates
    for place in dates:
        alone = not page.records.columns[place].second
        longest = metrics.horizontalAdvance("30 September" if alone else "30 September 2028")
        assert page.table.columnWidth(place) >= longest + 2 * PAD


def test_a_grade_in_words_has_room_where_columns_are_short_of_it(robot: WindowRobot) -> None:
    robot.window.resize(1240, 800)
    robot.window.travel.go_in("source")
    page = robot.page()
    QApplication.processEvents()
    place = [column.first for column in page.records.columns].index("reliability")
    metrics = QFontMetricsF(page.table.font())
    for grade in ("A", "C"):
        words = choice_words(Source, "reliability", grade)
        assert page.table.columnWidth(place) >= metrics.horizontalAdvance(words) + 2 * PAD


def test_the_menu_of_a_head_sorts_fits_and_leaves_out(robot: WindowRobot, qtbot: QtBot) -> None:
    menu = menu_of(robot, 1)
    assert entries(menu) == {
        "Sort by Statement": True,
        "Sort from the end by Statement": True,
        "As wide as its words": True,
        "As wide as at first": False,
        "Leave out Statement": True,
        "Columns…": True,
    }
    trigger(menu, "Sort from the end by Statement")
    assert robot.page()._foot.text().endswith("sorted by statement, from the end")
    trigger(menu_of(robot, 0), "As wide as its words")
    assert entries(menu_of(robot, 0))["As wide as at first"]
    trigger(menu_of(robot, 1), "Leave out Statement")
    assert keys(robot) == [STANDARD[0], *STANDARD[2:]]
    assert "Sort by Stance on options" not in entries(menu_of(robot, 1))
    robot.page().choose_columns(["venue"])
    assert not entries(menu_of(robot, 0))["Leave out Venue"]
    assert entries(menu_of(robot, -1)) == {"Columns…": True}


@pytest.mark.parametrize("kind", ["position", "actor", "brief", "judgement"])
def test_every_declared_field_can_be_a_column_that_is_shown_and_sorted(robot: WindowRobot, kind: str) -> None:
    robot.window.travel.go_in(kind)
    page = robot.page()
    page.choose_columns(offered(kind))
    model = page.records
    assert [column.key for column in model.columns] == list(offered(kind))
    for place, column in enumerate(model.columns):
        assert model.headerData(place, Qt.Orientation.Horizontal) == heading_of(kind, column)
        rows = set(robot.rows())
        page.table.sort_by(place)
        assert set(robot.rows()) == rows


def test_a_choice_from_elsewhere_that_names_no_field_is_the_standard(home: Path) -> None:
    path = home / "settings.json"
    path.write_text(json.dumps({"columns": {"position": ["gone"]}, "column_widths": {"position": 3}}))
    settings = Settings(path)
    assert [problem for problem in settings.problems if "Column widths" in problem]
    choice = ColumnChoice("position", settings)
    assert choice.columns() == columns_of("position")
    assert choice.widths() == {}


def test_a_choice_that_can_not_be_written_holds_for_now(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(home / "settings.json")

    def refuse(path: Path, parts: object) -> None:
        raise NotWritten(path, "the disk is full")

    monkeypatch.setattr("desktop.settings.write_whole", refuse)
    choice = ColumnChoice("position", settings)
    choice.choose(["venue"])
    assert [column.key for column in choice.columns()] == ["venue"]


def test_in_a_wide_window_text_stays_readable_and_the_room_is_behind_the_last_column(
    robot: WindowRobot, qtbot: QtBot
) -> None:
    robot.window.resize(2560, 1440)
    table = robot.page().table
    last = len(keys(robot)) - 1
    statement = keys(robot).index("statement")
    qtbot.waitUntil(lambda: table.columnWidth(last) > px(MOST_STRETCH) / 2)
    assert table.columnWidth(statement) == px(MOST_STRETCH)
    assert sum(table.columnWidth(place) for place in range(last + 1)) == table.viewport().width()


def test_the_columns_are_asked_for_from_the_head_of_the_list(robot: WindowRobot, dialogs: Dialogs) -> None:
    asked: list[str] = []

    def look(dialog: QDialog) -> None:
        asked.append(type(dialog).__name__)
        dialog.reject()

    dialogs.expect(look)
    robot.page().filter.setFocus()
    for _ in range(2):  # past the further condition
        robot.press(Key.Key_Tab)
    assert robot.page().columns.hasFocus()
    robot.press(Key.Key_Space)
    assert asked == ["ColumnsDialog"]
