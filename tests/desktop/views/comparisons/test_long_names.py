"""Names of hundreds of letters: cut where they head something, whole for whoever asks for them."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Actor
from desktop.theme import Theme
from desktop.views.comparisons.explanation import TITLE_LINES, Explained, Explanation, Part
from desktop.views.comparisons.page import ComparisonPage
from desktop.views.overview import Overview
from tests.desktop.windows import Open

LONG = "The name of a thing that goes on " * 12


def test_a_long_title_leaves_room_for_what_is_said_of_it(theme: Theme) -> None:
    pane = Explanation(theme)
    pane.resize(pane.width(), 600)
    pane.explain(Explained("Matrix cell", LONG, (Part(words="Conditional."),)))
    assert len(pane.title.lines()) <= TITLE_LINES
    assert pane.title.lines()[-1].endswith("…")
    assert LONG.strip() in pane.title.toolTip()
    assert LONG in pane.accessibleDescription()


def test_long_names_leave_room_for_the_answer_and_stand_whole_among_the_notes(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    robot = open_window(sample)
    robot.window.resize(1280, 800)
    robot.window.travel.go_in("plans")
    page = robot.window.pages.currentWidget()
    assert isinstance(page, ComparisonPage)
    qtbot.waitUntil(lambda: page.result is not None)
    answer = page.sentence.text()
    assert answer == page.report.in_short
    session = robot.window.session
    renamed = tuple(
        Edit.update(each, name=f"{each.name} {LONG}".strip()) for each in session.store.all(Actor)
    )
    with qtbot.waitSignal(page.comparing.ready):
        session.do(Change("Name at length", renamed))
    told = page.sentence.text()
    assert LONG.strip() in page.report.in_short
    assert LONG.strip() not in told
    assert told.count("…") == page.report.in_short.count(LONG.strip())
    assert told.endswith(answer[-11:])
    assert not page.sentence.is_cut
    qtbot.waitUntil(lambda: page.report.in_short in page.notes.text())


def test_a_dossier_with_a_name_of_one_long_word_leaves_the_overview_as_wide_as_the_window(
    open_window: Open, small: Path
) -> None:
    robot = open_window(small)
    session = robot.window.session
    session.do(Change("Rename", (Edit.update(session.dossier, title="Donaudampfschiff" * 40),)))
    overview = robot.window.pages.currentWidget()
    assert isinstance(overview, Overview)
    overview.refresh()
    page, name = overview.widget(), session.dossier.title
    assert page is not None
    assert any(each.text() == name for each in page.findChildren(QLabel)), "it is shown"
    QApplication.processEvents()
    assert page.minimumSizeHint().width() <= overview.viewport().width()
