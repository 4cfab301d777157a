"""A paper composed in the window: the outline is worked on by keys, and the preview follows."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Actor, Brief, BriefSection
from db.store import Store
from desktop.theme_tokens import MEASURES
from desktop.views.composer.own_text import OwnText
from tests.desktop.views.composer.paper import BRIEF, said, store_of
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots.composer import ComposerRobot
from tests.robots.dialogs import give_up, press_key
from tests.robots.window import ALT, CTRL, NONE, SHIFT

# -- the outline -----------------------------------------------------------------------------------------


def test_the_command_opens_the_outline_and_the_preview(desk: ComposerRobot) -> None:
    assert desk.page.outline.hasFocus()
    assert desk.titles()[0] == "Key judgements"
    assert desk.page.preview.page_count > 0
    assert "obstacles" in desk.heads()


def test_without_a_paper_one_is_offered_and_composed(
    qtbot: QtBot, open_window: Open, small: Path, dialogs: Dialogs
) -> None:
    robot = open_window(small)
    dialogs.expect(press_key(Qt.Key.Key_Return))
    robot.press(Qt.Key.Key_P, CTRL | SHIFT)
    (brief,) = robot.window.session.store.all(Brief)
    assert ComposerRobot(qtbot, robot).page.composing.brief_id == brief.id


def test_enter_in_the_list_of_papers_composes(qtbot: QtBot, open_window: Open, tracker: Path) -> None:
    robot = open_window(tracker)
    robot.window.travel.go_in("brief")
    robot.page().table.select_id("paper")
    robot.press(Qt.Key.Key_Return)
    assert ComposerRobot(qtbot, robot).page.composing.brief_id == "paper"


def test_a_double_click_in_the_list_of_papers_composes(
    qtbot: QtBot, open_window: Open, tracker: Path
) -> None:
    robot = open_window(tracker)
    robot.window.travel.go_in("brief")
    table = robot.page().table
    place = table.visualRect(table.model().index(0, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert ComposerRobot(qtbot, robot).page.composing.brief_id == "paper"


def test_the_navigator_lists_papers_to_compose(qtbot: QtBot, open_window: Open, tracker: Path) -> None:
    robot = open_window(tracker)
    robot.window.travel.show_page("compose:paper")
    navigator = robot.window.navigator.currentIndex()
    assert navigator.data() == "No end in sight"
    robot.window.travel.show_page("overview")
    robot.window.travel.back()
    assert ComposerRobot(qtbot, robot).page.title.text() == "No end in sight"


def test_a_paper_that_is_not_wanted_is_not_added(open_window: Open, small: Path, dialogs: Dialogs) -> None:
    robot = open_window(small)
    dialogs.expect(give_up)
    robot.press(Qt.Key.Key_P, CTRL | SHIFT)
    assert robot.window.pages.composer is None
    assert robot.window.session.store.all(Brief) == []


def test_alt_down_moves_a_section_and_the_preview_follows(desk: ComposerRobot) -> None:
    before = desk.heads()
    desk.to_outline("positions")
    title = desk.titles()[2]
    desk.robot.press(Qt.Key.Key_Down, ALT)
    assert desk.titles()[3] == title
    assert desk.page.outline.kind == "positions"
    for _ in range(3):
        desk.robot.press(Qt.Key.Key_Up, ALT)
    assert desk.titles()[0] == title
    desk.settle()
    assert desk.heads() != before
    assert desk.heads()[0] == "positions"


def test_undo_takes_a_move_back(desk: ComposerRobot) -> None:
    before = desk.titles()
    desk.to_outline("scenarios")
    desk.robot.press(Qt.Key.Key_Up, ALT)
    assert desk.titles() != before
    desk.robot.undo()
    assert desk.titles() == before


def test_space_leaves_a_section_out_and_takes_it_in(desk: ComposerRobot) -> None:
    desk.to_outline("obstacles")
    desk.robot.press(Qt.Key.Key_Space)
    desk.settle()
    assert desk.left_out() == ["Obstacles"]
    assert "obstacles" not in desk.heads()
    row = desk.page.outline.currentIndex()
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Obstacles, left out"
    desk.robot.press(Qt.Key.Key_Space)
    desk.settle()
    assert "obstacles" in desk.heads()


def test_f2_renames_a_section(desk: ComposerRobot) -> None:
    desk.to_outline("obstacles")
    desk.robot.press(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    desk.robot.type("What stands in the way")
    desk.robot.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "What stands in the way" in desk.titles())
    assert said(desk, "obstacles").title == "What stands in the way"


def test_the_pointer_draws_a_section_to_another_place(desk: ComposerRobot) -> None:
    view = desk.page.outline.viewport()
    title = desk.titles()[0]
    left = MEASURES.row * 2
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, QPoint(left, MEASURES.row // 2))
    QTest.mouseMove(view, QPoint(left, MEASURES.row * 2))
    QTest.mouseMove(view, QPoint(left, MEASURES.row * 3 + 2))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, QPoint(left, MEASURES.row * 3 + 2))
    assert desk.titles()[2] == title


def test_a_section_is_added_and_deleted(desk: ComposerRobot) -> None:
    desk.page.add_section("players")
    assert desk.page.outline.kind == "players"
    desk.settle()
    assert "players" in desk.heads()
    desk.page.outline.setFocus()
    desk.robot.press(Qt.Key.Key_Delete)
    assert "players" not in [each.kind for each in desk.page.outline.parts.parts]


def test_what_is_added_or_moved_comes_into_sight(desk: ComposerRobot) -> None:
    preview = desk.page.preview

    def head() -> QRect:
        spot = next(each for each in preview.spots if each.heads and each.kind == desk.page.outline.kind)
        return preview.area_of(spot)

    desk.page.add_section("players")
    desk.settle()
    assert preview.viewport().rect().intersects(head())
    desk.page.outline.setFocus()
    for _ in range(4):
        desk.robot.press(Qt.Key.Key_Up, ALT)
    desk.settle()
    assert preview.viewport().rect().intersects(head())


def test_the_keyboard_stays_in_the_section_when_what_it_was_on_is_gone(desk: ComposerRobot) -> None:
    desk.page.add_section("compare-side_by_side")
    desk.settle()
    desk.page.section.options.controls["earlier"].setFocus()
    desk.robot.type("x")
    desk.page.add_section("compare-timeline")
    desk.settle()
    assert desk.page.section.kind == "compare-timeline"
    taker = QApplication.focusWidget()
    assert taker is not None
    assert desk.page.section.isAncestorOf(taker), taker.accessibleName()


def test_a_template_that_is_not_there_is_said(desk: ComposerRobot) -> None:
    store = desk.robot.window.session
    store.do(Change("Edit", (Edit.update(BRIEF, template="poem"),)))
    assert "poem" in desk.page.problem.text()
    assert desk.titles() == []


def test_another_paper_does_not_show_the_pages_of_the_one_before(desk: ComposerRobot) -> None:
    other = Brief(id="other", title="Another", template="poem")
    desk.robot.window.session.do(Change("Add", (Edit.insert(other),)))
    desk.robot.window.travel.show_page("compose:other")
    assert desk.page.title.text() == "No paper"
    assert desk.page.preview.page_count == 0
    assert desk.page.place.text() == "No preview"
    desk.robot.window.travel.back()
    desk.settle()
    assert desk.page.preview.page_count > 0


def test_read_only_shows_and_changes_nothing(qtbot: QtBot, open_window: Open, tracker: Path) -> None:
    robot = open_window(tracker)
    robot.window.session.open(tracker, readonly=True)
    desk = ComposerRobot.opened(qtbot, robot)
    before = desk.titles()
    desk.to_outline("situation")
    desk.robot.press(Qt.Key.Key_Down, ALT)
    desk.robot.press(Qt.Key.Key_Delete)
    desk.robot.press(Qt.Key.Key_Space)
    assert (desk.titles(), desk.left_out()) == (before, [])
    assert desk.page.section.text.isReadOnly()


# -- own text --------------------------------------------------------------------------------------------


def write(desk: ComposerRobot, kind: str) -> OwnText:
    """Go from the outline into the text of a section."""
    desk.to_outline(kind)
    desk.robot.press(Qt.Key.Key_Return)
    assert desk.page.section.text.hasFocus()
    return desk.page.section.text


def test_typing_is_in_the_preview_before_it_is_written(desk: ComposerRobot) -> None:
    write(desk, "obstacles")
    spots = len(desk.page.preview.spots)
    desk.robot.type("The wall stands.")
    desk.settle()
    assert len(desk.page.preview.spots) == spots + 1
    assert store_of(desk).all(BriefSection) == []
    desk.robot.press(Qt.Key.Key_Return, CTRL)
    assert said(desk, "obstacles").text == "The wall stands."


def test_going_to_another_section_writes_what_was_typed(desk: ComposerRobot) -> None:
    write(desk, "obstacles")
    desk.robot.type("The wall stands.")
    desk.to_outline("situation")
    assert said(desk, "obstacles").text == "The wall stands."
    assert desk.page.section.text.text() == ""
    desk.robot.undo()
    assert store_of(desk).all(BriefSection) == []


def test_what_cannot_be_written_stays_typed(desk: ComposerRobot) -> None:
    write(desk, "obstacles")
    desk.robot.type("The wall stands.")
    session = desk.robot.window.session
    session.begin_writing("Import", lambda: None)
    desk.robot.press(Qt.Key.Key_Return, CTRL)
    assert not desk.page.leave()
    assert desk.page.section.text.text() == "The wall stands."
    session.end_writing(session.store)
    assert desk.page.leave()
    assert said(desk, "obstacles").text == "The wall stands."


def test_closing_the_window_keeps_what_was_typed(desk: ComposerRobot, tracker: Path) -> None:
    write(desk, "obstacles")
    desk.robot.type("The wall stands.")
    desk.robot.window.close()
    with Store.open(tracker) as store:
        assert [each.text for each in store.all(BriefSection)] == ["The wall stands."]


@pytest.mark.parametrize(
    ("key", "modifiers", "text"),
    [
        (Qt.Key.Key_B, CTRL, "**wall**"),
        (Qt.Key.Key_I, CTRL, "*wall*"),
        (Qt.Key.Key_8, CTRL | SHIFT, "- wall"),
        (Qt.Key.Key_7, CTRL | SHIFT, "1. wall"),
    ],
)
def test_keys_mark_words_and_lists_and_take_it_back(
    desk: ComposerRobot, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str
) -> None:
    box = write(desk, "obstacles")
    desk.robot.type("wall")
    box.selectAll()
    desk.robot.press(key, modifiers)
    assert box.text() == text
    box.selectAll()
    desk.robot.press(key, modifiers)
    assert box.text() == "wall"


def test_bold_is_ended_by_its_key_and_by_return(desk: ComposerRobot) -> None:
    box = write(desk, "obstacles")
    desk.robot.press(Qt.Key.Key_B, CTRL)
    desk.robot.type("wall")
    desk.robot.press(Qt.Key.Key_B, CTRL)
    desk.robot.type(" and ")
    desk.robot.press(Qt.Key.Key_I, CTRL)
    desk.robot.type("gate")
    desk.robot.press(Qt.Key.Key_Return)
    desk.robot.type("- mud")
    assert box.text() == "**wall** and *gate*\n- mud"
    box.setPlainText("")
    desk.robot.press(Qt.Key.Key_B, CTRL)
    desk.robot.type("wall")
    desk.robot.press(Qt.Key.Key_I, CTRL)
    desk.robot.type("gate")
    assert box.text() == "**wall*gate***"


def test_all_words_of_the_buttons_are_read_in_the_narrowest_window(desk: ComposerRobot) -> None:
    desk.robot.window.resize(1280, 800)
    desk.click_spot(record="wall")  # its form takes room at the right
    desk.page.columns.border.setFocus()
    desk.robot.press(Qt.Key.Key_Home)
    assert desk.page.add.width() >= desk.page.add.sizeHint().width()


def test_return_goes_on_with_a_list_and_ends_it(desk: ComposerRobot) -> None:
    box = write(desk, "obstacles")
    desk.robot.type("1. wall")
    desk.robot.press(Qt.Key.Key_Return)
    desk.robot.type("gate")
    desk.robot.press(Qt.Key.Key_Return)
    desk.robot.press(Qt.Key.Key_Return)
    assert box.text() == "1. wall\n2. gate\n"


@pytest.mark.parametrize(
    ("modifiers", "text"), [(CTRL, "See [{name}](record:{id})"), (CTRL | SHIFT, "See [@{id}]")]
)
def test_a_record_is_linked_to_and_cited(
    desk: ComposerRobot, modifiers: Qt.KeyboardModifier, text: str
) -> None:
    actor = store_of(desk).all(Actor)[0]
    box = write(desk, "obstacles")
    desk.robot.type("See ")
    desk.robot.press(Qt.Key.Key_L, modifiers)
    desk.robot.type(actor.name)
    desk.robot.press(Qt.Key.Key_Return)
    assert box.text() == text.format(name=actor.name, id=actor.id)


# -- options and judgements ------------------------------------------------------------------------------


def test_options_are_set_from_what_the_kind_declares(desk: ComposerRobot) -> None:
    desk.to_outline("matrix")
    line = desk.page.section.options.controls["actors"]
    assert isinstance(line, QLineEdit)
    assert line.text() == "5"
    line.setFocus()
    line.selectAll()
    desk.robot.type("2")
    desk.robot.press(Qt.Key.Key_Return)
    assert said(desk, "matrix").options == '{"actors": 2}'
    words = desk.page.section.options.controls["words"]
    words.setFocus()
    desk.robot.press(Qt.Key.Key_Space)
    assert '"words": false' in said(desk, "matrix").options


def test_judgements_show_likelihood_and_confidence_apart_and_open_their_form(desk: ComposerRobot) -> None:
    desk.to_outline("key-judgements")
    rows = desk.page.section.judgements.rows
    assert [each.words for each in rows.rows()] == ["Confidence: low · Likelihood: 55–75 %"]
    rows.setFocus()
    desk.robot.press(Qt.Key.Key_Return)
    assert desk.robot.window.inspector.record_id == "view"
    assert desk.page.isVisible()


def test_a_new_judgement_is_of_this_paper(desk: ComposerRobot) -> None:
    desk.to_outline("key-judgements")
    desk.robot.click(desk.page.section.judgements.heading.link)
    form = desk.robot.window.inspector.form
    assert form is not None
    assert form.kind == "judgement"
    assert form.rows["brief"].field.value() == "paper"
