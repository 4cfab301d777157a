"""What is typed into the composer and not written is kept: it stands there again after a kill."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from db.drafts import drafts
from db.records import BriefSection
from db.store import Store
from desktop.views.composer.option_controls import Day
from tests.desktop.test_killed import LOST_AT_MOST
from tests.desktop.views.composer.paper import said, store_of
from tests.desktop.windows import Open, as_killed
from tests.robots.composer import ComposerRobot

Key = Qt.Key


SECTION = "obstacles"


def type_text(desk: ComposerRobot) -> None:
    desk.to_outline(SECTION)
    QTest.keyClicks(desk.page.section.text, "Nobody yields")


def text_of(desk: ComposerRobot) -> str:
    return desk.page.section.text.text()


def type_title(desk: ComposerRobot) -> None:
    desk.to_outline(SECTION)
    desk.robot.press(Key.Key_F2)
    QTest.keyClicks(desk.page.outline.indexWidget(desk.page.outline.currentIndex()), "What is in")


def title_of(desk: ComposerRobot) -> str:
    """What stands in the editor of a title."""
    outline = desk.page.outline
    desk.qtbot.waitUntil(lambda: outline.indexWidget(outline.currentIndex()) is not None)
    editor = outline.indexWidget(outline.currentIndex())
    assert isinstance(editor, QLineEdit)
    return editor.text()


def type_day(desk: ComposerRobot) -> None:
    desk.page.add_section("compare-changed")
    QTest.keyClicks(desk.page.section.options.controls["since"], "2026-13")


def day_of(desk: ComposerRobot) -> str:
    day = desk.page.section.options.controls["since"]
    assert isinstance(day, Day)
    return day.text()


PLACES: dict[str, tuple[Callable[[ComposerRobot], None], Callable[[ComposerRobot], str], str]] = {
    "own text": (type_text, text_of, "Nobody yields"),
    "title": (type_title, title_of, "What is in"),
    "option": (type_day, day_of, "2026-13"),
}


@pytest.mark.parametrize("place", PLACES)
def test_what_is_typed_is_offered_and_stands_there_again_after_a_kill(
    place: str, qtbot: QtBot, desk: ComposerRobot, open_window: Open, tracker: Path
) -> None:
    act, read, typed = PLACES[place]
    act(desk)
    assert desk.page.keeping.pause.isActive()
    desk.page.keeping.keep()
    again = open_window(as_killed(tracker))
    assert again.window.toast.message.text == "Unsaved changes kept: Paper “No end in sight”"
    again.window.toast.action.click()
    left = ComposerRobot(qtbot, again)
    assert read(left) == typed
    written = store_of(left).all(BriefSection)
    left.page.leave()
    if place == "option":  # a day that can't be read stays typed
        assert day_of(left) == typed
        assert len(drafts(store_of(left))) == 1
    else:
        (now,) = store_of(left).all(BriefSection)
        assert written == []
        assert typed in (now.text, now.title)
        qtbot.waitUntil(lambda: not drafts(store_of(left)))


def test_closing_the_window_writes_the_title_that_is_typed(desk: ComposerRobot, tracker: Path) -> None:
    type_title(desk)
    desk.robot.window.close()
    with Store.open(tracker) as store:
        assert [each.title for each in store.all(BriefSection)] == ["What is in"]
        assert drafts(store) == []


def test_keys_without_a_pause_do_not_put_it_off(desk: ComposerRobot) -> None:
    desk.to_outline(SECTION)
    QTest.keyClicks(desk.page.section.text, "A")
    pause = desk.page.keeping.pause
    first = pause.remainingTime()
    for _ in range(3):
        QTest.keyClicks(desk.page.section.text, "b")
        assert 0 < pause.remainingTime() <= first < LOST_AT_MOST


def test_what_is_written_or_given_up_is_not_kept(desk: ComposerRobot, qtbot: QtBot) -> None:
    type_text(desk)
    desk.page.keeping.keep()
    (draft,) = drafts(store_of(desk))
    assert (draft.fields["title"], draft.fields["said"]) == ("Paper “No end in sight”", "Nobody yields")
    desk.page.leave()
    assert said(desk, SECTION).text == "Nobody yields"
    assert drafts(store_of(desk)) == []
    type_title(desk)
    desk.page.keeping.keep()
    assert len(drafts(store_of(desk))) == 1
    desk.robot.press(Key.Key_Escape)
    qtbot.waitUntil(lambda: not drafts(store_of(desk)))


def test_a_day_that_can_not_be_read_stays_typed_while_another_section_is_shown(desk: ComposerRobot) -> None:
    type_day(desk)
    kind = desk.page.outline.kind
    desk.to_outline(SECTION)
    assert [draft.fields["said"] for draft in drafts(store_of(desk))] == []
    desk.page.leave()
    assert [draft.fields["said"] for draft in drafts(store_of(desk))] == ["2026-13"]
    desk.page.outline.choose(kind)
    assert day_of(desk) == "2026-13"
    day = desk.page.section.options.controls["since"]
    day.setFocus()
    QTest.keyClick(day, Key.Key_Backspace)
    QTest.keyClick(day, Key.Key_Return)
    assert drafts(store_of(desk)) == []
    assert said(desk, kind).options == '{"since": "2026-01-01"}'


def test_a_title_that_is_typed_stays_while_the_outline_is_read_again(desk: ComposerRobot) -> None:
    type_title(desk)
    desk.page.composing.outlined.emit()
    assert title_of(desk) == "What is in"
