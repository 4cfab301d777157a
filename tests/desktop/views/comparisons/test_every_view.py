"""What every comparison view does alike: by keys, in one line, after edits, in scope, out to paper."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Actor, Event, Issue, Scenario
from db.store import Store
from desktop.analysis.comparisons import BY_KEY
from desktop.session import Scope
from desktop.views.comparisons.explanation import NOTHING
from desktop.views.comparisons.page import DRAWING, TABLE, ComparisonPage
from desktop.widgets.row_list import RowList
from tests.desktop.test_accessible import nameless, takes_keys
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot

Shown = Callable[[str], ComparisonPage]


@pytest.fixture
def robot(open_window: Open, river: Path) -> WindowRobot:
    return open_window(river)


@pytest.fixture
def shown(robot: WindowRobot, qtbot: QtBot) -> Shown:
    """Goes to a view and waits until it is worked out."""

    def go(key: str) -> ComparisonPage:
        robot.window.travel.go_in(key)
        page = robot.window.pages.currentWidget()
        assert isinstance(page, ComparisonPage)
        assert page.key == key
        qtbot.waitUntil(lambda: page.result is not None and not page.comparing.is_on)
        return page

    return go


every_view = pytest.mark.parametrize("key", BY_KEY)


@every_view
def test_a_view_says_in_one_line_what_it_comes_to_and_has_names_and_a_table(
    shown: Shown, robot: WindowRobot, key: str
) -> None:
    page = shown(key)
    assert page.sentence.isVisible()
    assert page.sentence.text() == page.report.in_short
    assert len(page.sentence.lines()) <= 2
    assert page.report.further in page.notes.text()
    assert "\n" not in page.report.sentence
    assert page.report.sentence.endswith(".")
    assert page.stack.currentIndex() in (DRAWING, TABLE)

    drawn = page.stack.currentWidget()
    assert drawn is not None
    drawings = [each for each in (drawn, *drawn.findChildren(QWidget)) if takes_keys(each)]
    assert drawings
    assert all(each.accessibleName() for each in drawings)
    if page.is_drawn():
        read_out(page, robot)
    page.as_table.setChecked(True)
    assert nameless(page) == []
    assert page.table.rowCount() == len(page.report.rows) > 0
    assert page.accessibleName() == BY_KEY[key].title


def read_out(page: ComparisonPage, robot: WindowRobot) -> None:
    """A drawing is a chart to a screen reader, whose value is what the cursor is on, wherever it goes."""
    page.setFocus(Qt.FocusReason.TabFocusReason)
    drawing = QApplication.focusWidget()
    assert drawing is not None
    spoken = QAccessible.queryAccessibleInterface(drawing)
    assert spoken is not None
    assert spoken.role() == QAccessible.Role.Chart
    assert spoken.text(QAccessible.Text.Name) == drawing.accessibleName()
    assert "Show as a table" in spoken.text(QAccessible.Text.Help)
    said = set()
    for arrow in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_End):
        robot.press(arrow)
        said.add(spoken.text(QAccessible.Text.Value))
        assert spoken.text(QAccessible.Text.Value) == spoken.text(QAccessible.Text.Description)
    assert all(said)
    assert len(said) > 1


@every_view
def test_a_view_follows_edits_and_undo_and_obeys_date_channel_and_marking(
    shown: Shown, qtbot: QtBot, key: str
) -> None:
    page = shown(key)
    session, before = page.session, page.report
    with qtbot.waitSignal(page.comparing.ready):
        session.do(Change("Rename", tuple(_renamed(session.store))))
    assert page.report != before
    with qtbot.waitSignal(page.comparing.ready):
        session.undo()
    assert page.report == before
    assert page.sentence.text() == before.in_short

    with qtbot.waitSignal(page.comparing.ready):
        page.session.set_scope(Scope(as_of="1990-01-01"))
    assert page.report != before, "nothing was on record then"
    for scope in (Scope(channels=("back-channel",)), Scope(mark="EXERCISE OPEN")):
        with qtbot.waitSignal(page.comparing.ready):
            page.session.set_scope(scope)
        assert page.report == page.report_of(page.work(page.session.snapshot()))
    with qtbot.waitSignal(page.comparing.ready):
        page.session.set_scope(Scope())
    assert page.report == before


def _renamed(store: Store) -> Iterator[Edit]:
    """Other names for what every view speaks of."""
    yield from (Edit.update(each, name=f"The {each.name}") for each in store.all(Actor))
    titled: list[Issue | Scenario | Event] = [*store.all(Issue), *store.all(Scenario), *store.all(Event)]
    yield from (Edit.update(each, title=f"The {each.title}") for each in titled)


@every_view
def test_a_view_is_copied_goes_into_a_paper_by_one_button_and_leads_to_records_by_keys(
    shown: Shown, robot: WindowRobot, key: str
) -> None:
    page = shown(key)
    robot.click(page.copy_picture)
    assert not QGuiApplication.clipboard().image().isNull()
    robot.click(page.copy_table)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == list(page.report.headings)
    assert "<table" in QGuiApplication.clipboard().mimeData().html()
    asked: list[tuple[str, dict[str, str]]] = []
    page.paper_wanted.disconnect()
    page.paper_wanted.connect(lambda *what: asked.append((what[0], what[1])))
    page.to_paper.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is page.to_paper
    robot.press(Qt.Key.Key_Space)
    assert asked == [(key, page.options())]

    page.setFocus(Qt.FocusReason.TabFocusReason)
    for arrow in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
        robot.press(arrow)
    assert page.explanation.explained != NOTHING
    lists = page.explanation.findChildren(RowList)
    leading = next(rows for rows in lists if rows.isVisible())
    leading.setFocus(Qt.FocusReason.TabFocusReason)
    robot.press(Qt.Key.Key_Home)
    robot.press(Qt.Key.Key_Return)
    assert robot.window.inspector.record_id
