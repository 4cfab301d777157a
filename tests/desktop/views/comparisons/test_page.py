"""What all comparison views share: they come without delay, and what did not change stays in its place."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Source
from desktop.analysis.comparisons import BY_KEY
from desktop.views import pages
from desktop.views.comparisons.matrix import MatrixPage
from desktop.views.comparisons.page import ComparisonPage
from desktop.widgets.row_list import RowList
from tests.desktop.windows import Open


def test_an_explanation_that_stays_the_same_keeps_its_rows_and_the_focus(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    robot = open_window(sample)
    robot.go_to("position matrix")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, MatrixPage)
    qtbot.waitUntil(lambda: page.result is not None)
    rows = page.explanation.findChild(RowList)
    assert rows is not None
    rows.setFocus()
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.do(Change("Add", (Edit.insert(Source(id="new", title="Another")),)))
    assert page.explanation.findChild(RowList) is rows
    assert rows.hasFocus()


def test_the_pages_of_comparisons_are_imported_ahead_when_nothing_else_goes_on(
    open_window: Open, sample: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "AHEAD", 1)
    shown = open_window(sample).window.pages
    assert set(shown.coming) <= BY_KEY.keys()
    qtbot.waitUntil(lambda: not shown.coming)
    assert shown.key == "overview", "nothing is shown for it"


def test_where_there_is_nothing_to_compare_that_is_said_once_and_nothing_is_to_be_chosen(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    robot = open_window(sample)
    robot.window.travel.go_in("hypotheses")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, ComparisonPage)
    qtbot.waitUntil(lambda: not page.comparing.is_on)
    assert page.report.empty
    assert page.empty.isVisible()
    assert (page.sentence.isVisible(), page.explanation.isVisible()) == (False, False)
    assert not page.notes.isVisible()
    robot.window.travel.go_in("matrix")
    other = robot.window.pages.currentWidget()
    assert isinstance(other, ComparisonPage)
    qtbot.waitUntil(lambda: other.result is not None)
    assert (other.sentence.isVisible(), other.explanation.isVisible()) == (True, True)


def test_on_a_wide_screen_the_sentence_is_broken_where_it_can_still_be_read(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    robot = open_window(sample)
    robot.window.travel.go_in("zone")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, ComparisonPage)
    qtbot.waitUntil(lambda: page.result is not None)
    wide = []
    for width in (1280, 2560):
        robot.window.resize(width, 1000)
        QApplication.processEvents()
        wide.append(max(len(line) for line in page.sentence.lines()))
        assert " ".join(page.sentence.lines()) == page.report.sentence
    assert wide[0] < wide[1] <= 180
