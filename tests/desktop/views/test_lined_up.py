"""What stands one over the other begins at one edge, and gets the room it has need of."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QWidget

from db.records import Brief
from db.store import Store
from desktop.models.navigation import COMPOSE
from desktop.operations.dossiers import new_dossier
from desktop.theme import Theme
from desktop.views.comparisons.explanation import Explanation
from desktop.views.comparisons.issue_box import IssueBox
from desktop.views.inspector_page import SIDE, InspectorPage
from desktop.views.unnoted import UnnotedPanel
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.heading import SectionHeading
from desktop.widgets.label import Label
from desktop.widgets.row_list import INSET, RowList
from desktop.widgets.search_box import FilterBox
from desktop.window import MainWindow
from tests.desktop.test_text_size import settled
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    made = open_window(sample)
    made.window.resize(1280, 800)
    return made


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.parley"
    with Store.create(path, desk="desk-1", author="Ana") as store:
        store.apply(new_dossier("Talks"))
    return path


def left_of(widget: QWidget) -> int:
    """Where what a widget shows begins, in pixels of its window."""
    return widget.mapTo(widget.window(), QPoint(0, 0)).x() + widget.contentsMargins().left()


def composing(window: MainWindow) -> str:
    return f"{COMPOSE}{window.session.store.all(Brief)[0].id}"


@pytest.mark.parametrize(
    ("key", "within"),
    [
        (lambda _: "matrix", Explanation),
        (lambda _: "disagreement", UnnotedPanel),
        (composing, QWidget),
    ],
)
def test_a_heading_stands_over_the_words_of_its_rows(
    robot: WindowRobot, key: Callable[[MainWindow], str], within: type[QWidget]
) -> None:
    robot.window.travel.show_page(key(robot.window))
    settled(robot.window)
    page = robot.window.pages.currentWidget()
    assert page is not None
    block = next(each for each in page.findChildren(within) if each.findChildren(RowList))
    rows = {left_of(each) + INSET for each in block.findChildren(RowList) if each.isVisible()}
    heads = {
        left_of(label)
        for heading in block.findChildren(SectionHeading)
        if heading.isVisible()
        for label in heading.findChildren(QLabel)[:1]
    }
    assert rows
    assert heads == rows


class Tall(QWidget):
    """As high at any width, so that what can be scrolled to stays the same."""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, _width: int) -> int:
        return 2000


def test_a_scroll_bar_that_gets_wider_takes_nothing_from_the_fields(theme: Theme) -> None:
    page, field = InspectorPage("Fields"), Tall()
    page.column.addWidget(field)
    page.resize(384, 400)
    bar = page.verticalScrollBar()
    widths = set()
    for wide in (3, 12):  # a theme that is put on has it narrow for a moment
        bar.setStyleSheet(f"QScrollBar:vertical {{ width: {wide}px; }}")
        page.show()
        settled(page)
        assert page.width() - page.viewport().width() == wide
        widths.add(field.width())
    assert widths == {384 - 2 * SIDE}
    page.close()


@pytest.mark.parametrize("key", ["checks", "hypotheses", "overview"])
def test_why_nothing_is_there_begins_where_the_heading_does(open_window: Open, empty: Path, key: str) -> None:
    window = open_window(empty).window
    window.travel.show_page(key)
    settled(window)
    page = window.pages.currentWidget()
    assert page is not None
    why = next(each for each in page.findChildren(EmptyState) if each.isVisible())
    title, *_ = (each for each in page.findChildren(Label) if each.isVisible() and not why.isAncestorOf(each))
    assert left_of(why.findChildren(Label)[0]) == left_of(title)


@pytest.mark.parametrize(
    ("kind", "figures", "words"),
    [
        ("membership", ("since", "until"), ("actor", "group")),
        ("proposal_point", ("number",), ("proposal", "text", "issue")),
        ("obstacle_actor", (), ("obstacle", "actor")),
        ("condition", (), ("position_option", "text", "by", "option")),
    ],
)
def test_figures_and_dates_leave_the_room_to_words(
    robot: WindowRobot, kind: str, figures: tuple[str, ...], words: tuple[str, ...]
) -> None:
    robot.window.travel.show_page(kind)
    settled(robot.window)
    page = robot.page()
    widths = {each.key: page.table.columnWidth(n) for n, each in enumerate(page.records.columns)}
    assert set(widths) == {*figures, *words}
    assert all(widths[figure] < widths[word] for figure in figures for word in words)
    assert sum(widths.values()) == page.table.viewport().width()  # nothing to scroll sideways to


def test_editions_are_not_offered_to_be_written(robot: WindowRobot) -> None:
    robot.window.travel.show_page("edition")
    why = robot.page().findChild(EmptyState)
    assert why is not None
    assert why.accessibleName() == "No editions yet"
    assert why.action.isHidden()
    assert why.link.isHidden()
    robot.window.travel.show_page("estimate")
    why = robot.page().findChild(EmptyState)
    assert why is not None
    assert not why.action.isHidden()


def test_a_filter_says_in_one_word_what_it_has_no_room_to_say_whole(theme: Theme) -> None:
    box = FilterBox(theme, "Filter responses to proposals")
    box.resize(400, 32)
    box.show()
    assert box.placeholderText() == "Filter responses to proposals"
    box.resize(120, 32)
    settled(box)
    assert box.placeholderText() == "Filter"
    assert box.accessibleName() == "Filter responses to proposals"
    box.close()


def test_the_choice_of_an_issue_says_when_there_is_none(open_window: Open, empty: Path) -> None:
    window = open_window(empty).window
    window.travel.show_page("axis")
    page = window.pages.currentWidget()
    assert page is not None
    box = page.findChild(IssueBox)
    assert box is not None
    assert (box.currentIndex(), box.placeholderText()) == (-1, "No issue yet")
