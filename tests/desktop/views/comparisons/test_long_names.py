"""Names of hundreds of letters: cut where they head something, whole for whoever asks for them."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel

from db.changes import Change, Edit
from desktop.theme import Theme
from desktop.views.comparisons.explanation import TITLE_LINES, Explained, Explanation, Part
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
