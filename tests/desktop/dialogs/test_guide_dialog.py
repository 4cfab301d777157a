"""The guide is read beside the work: by keyboard, by words, from link to link, and it opens nothing else."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.dialogs.guide_dialog import NONE, GuideDialog
from desktop.guide import NAMES, titles
from desktop.theme import Theme
from tests.desktop.windows import Open
from tests.robots.window import SHIFT


@pytest.fixture
def guide(theme: Theme, qtbot: QtBot) -> GuideDialog:
    made = GuideDialog(theme)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def listed(guide: GuideDialog) -> list[str]:
    return [guide.list.item(row).text() for row in range(guide.list.count())]


def test_every_page_is_reached_by_the_arrow_keys(guide: GuideDialog) -> None:
    assert listed(guide) == [title for _, title in titles()]
    seen = []
    for _ in NAMES:
        assert guide.page is not None
        seen.append(guide.page.name)
        assert guide.reader.toPlainText().startswith(guide.page.title)
        assert guide.reader.accessibleName() == guide.page.title
        QTest.keyClick(guide.list, Qt.Key.Key_Down)
    assert seen == list(NAMES)


def test_words_leave_the_pages_that_hold_them_and_are_marked(guide: GuideDialog) -> None:
    QTest.keyClicks(guide.filter, "red line")
    QTest.keyClick(guide.filter, Qt.Key.Key_Return)
    assert 0 < len(listed(guide)) < len(NAMES)
    marked = [mark.cursor.selectedText().lower() for mark in guide.reader.extraSelections()]
    assert set(marked) == {"red", "line"}
    QTest.keyClick(guide.filter, Qt.Key.Key_Escape)
    assert listed(guide) == [title for _, title in titles()]
    assert guide.isVisible(), "the first Escape clears, the second closes"
    assert guide.reader.extraSelections() == []


def test_words_that_are_nowhere_are_said(guide: GuideDialog) -> None:
    guide.look_for("zebra")
    assert guide.none.text() == NONE
    assert guide.none.isVisible()
    assert not guide.list.isVisible()
    assert guide.page is None
    assert guide.reader.toPlainText() == ""


def test_the_page_stays_while_it_holds_the_words(guide: GuideDialog) -> None:
    guide.show_page("copies")
    guide.look_for("undo")
    assert guide.page is not None
    assert guide.page.name == "copies"


def test_links_lead_to_pages_and_others_nowhere(guide: GuideDialog) -> None:
    guide.reader.anchorClicked.emit(QUrl("grid.md"))
    assert guide.page is not None
    assert guide.page.name == "grid"
    for address in ("https://example.org", "file:///etc/passwd", "nothing.md"):
        guide.reader.anchorClicked.emit(QUrl(address))
        assert guide.page.name == "grid"
        assert guide.reader.toPlainText().startswith("Lists and cells")
    assert not guide.reader.openExternalLinks()
    assert not guide.reader.openLinks()


def test_a_page_that_is_none_is_refused(guide: GuideDialog) -> None:
    with pytest.raises(KeyError):
        guide.show_page("nothing")


def test_the_type_follows_the_theme(guide: GuideDialog, theme: Theme, qapp: QApplication) -> None:
    def ink() -> str:
        return guide.reader.document().begin().begin().fragment().charFormat().foreground().color().name()

    before = ink()
    theme.apply(qapp, "dark")
    assert ink() == theme.token("text").name() != before


def test_it_opens_beside_the_window_which_goes_on_working(open_window: Open, sample: Path) -> None:
    robot = open_window(sample)
    assert [hit.key for hit in robot.search("> Guide: Copies")] == ["guide copies"]
    robot.press(Qt.Key.Key_Escape)
    robot.press(Qt.Key.Key_F1, SHIFT)
    guide = robot.window.guide
    assert guide is not None
    assert guide.isVisible()
    assert not guide.isModal()
    robot.window.run_command("guide copies")
    assert robot.window.guide is guide
    assert guide.page is not None
    assert guide.page.name == "copies"
    QTest.keyClick(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()
