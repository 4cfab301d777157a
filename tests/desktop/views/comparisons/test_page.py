"""What all comparison views share: they come without delay, and what did not change stays in its place."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import KINDS, Option, Source
from db.records.scenarios import RATING_WORDS
from db.store import Store
from desktop.analysis.comparisons import BY_KEY
from desktop.session import Scope
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
    robot.window.travel.go_in("axis")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, ComparisonPage)
    qtbot.waitUntil(lambda: page.result is not None)
    wide = []
    for width in (1280, 2560):
        robot.window.resize(width, 1000)
        QApplication.processEvents()
        wide.append(max(len(line) for line in page.sentence.lines()))
        assert " ".join(page.sentence.lines()) == page.report.in_short
    assert wide[0] < wide[1] <= 180


@pytest.mark.parametrize("key", [each for each in BY_KEY if each != "changed"])
def test_a_view_of_an_empty_tracker_leads_by_keys_to_what_it_lacks(
    open_window: Open, tmp_path: Path, qtbot: QtBot, key: str
) -> None:
    Store.create(tmp_path / "bare.parley", desk="desk-1").close()
    robot = open_window(tmp_path / "bare.parley")
    robot.window.travel.go_in(key)
    page = robot.window.pages.currentWidget()
    assert isinstance(page, ComparisonPage)
    qtbot.waitUntil(lambda: page.result is not None)
    assert page.empty.action.isVisible()
    assert page.empty.action.text() == f"New {KINDS[page.needed].META.label.lower()}"
    page.setFocus()
    assert QApplication.focusWidget() is page.empty.action
    robot.press(Qt.Key.Key_Space)
    assert robot.window.pages.key == page.needed
    assert robot.window.inspector.isVisible()


def test_where_nothing_is_rated_the_codes_are_told_in_words_and_a_rating_is_begun(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    robot = open_window(sample)
    robot.window.travel.go_in("hypotheses")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, ComparisonPage)
    qtbot.waitUntil(lambda: page.result is not None and not page.comparing.is_on)
    assert all(f"{words} ({code})" in page.report.empty for code, words in RATING_WORDS.items())
    assert page.empty.action.text() == "New rating"
    robot.click(page.empty.action)
    form = robot.window.inspector.form
    assert form is not None
    assert (form.kind, robot.window.inspector.isVisible()) == ("rating", True)


def test_what_can_only_be_read_is_offered_no_new_record(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    robot = open_window(sample)
    robot.window.session.close()
    robot.window.session.open(sample, readonly=True)
    robot.window.travel.go_in("hypotheses")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, ComparisonPage)
    qtbot.waitUntil(lambda: page.result is not None and not page.comparing.is_on)
    assert page.empty.isVisible()
    assert not page.empty.action.isVisible()
    page.setFocus()
    assert QApplication.focusWidget() is not page.empty.action


def test_what_is_empty_in_a_narrow_scope_offers_to_show_all(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    robot = open_window(sample)
    robot.window.travel.go_in("hypotheses")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, ComparisonPage)
    qtbot.waitUntil(lambda: page.result is not None and not page.comparing.is_on)
    assert not page.empty.link.isVisible()
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.set_scope(Scope(as_of="1990-01-01"))
    assert page.empty.link.text() == "Show all"
    with qtbot.waitSignal(page.comparing.ready):
        robot.click(page.empty.link)
    assert not robot.window.session.scope.narrows
    assert not page.empty.link.isVisible()


def test_what_is_cut_of_the_answer_stands_among_the_notes(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    robot = open_window(sample)
    robot.window.resize(1280, 800)
    robot.window.travel.go_in("axis")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, ComparisonPage)
    qtbot.waitUntil(lambda: page.result is not None)
    assert page.report.in_short not in page.notes.text()
    store = robot.window.session.store
    longer = (Edit.update(each, label=f"{each.label} {'and so on ' * 30}") for each in store.all(Option))
    with qtbot.waitSignal(page.comparing.ready):
        robot.window.session.do(Change("Name at length", tuple(longer)))
    assert len(page.sentence.lines()) == 2
    qtbot.waitUntil(lambda: page.report.in_short in page.notes.text())
