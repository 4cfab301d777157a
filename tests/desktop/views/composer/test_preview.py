"""The preview of a paper: what it leads to, what stays in sight, and how the page is parted."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Brief, Edition, Issue, Position
from tests.desktop.views.composer.paper import BRIEF, said, store_of
from tests.desktop.windows import Open
from tests.robots.composer import ComposerRobot

# -- the preview -----------------------------------------------------------------------------------------


def test_a_click_goes_to_the_section_and_on_a_claim_to_its_record(desk: ComposerRobot) -> None:
    desk.click_spot(heads=True, kind="obstacles")
    assert desk.page.outline.kind == "obstacles"
    assert desk.robot.window.inspector.record_id == ""
    desk.click_spot(record="wall")
    assert desk.robot.window.inspector.record_id == "wall"


def test_the_keyboard_goes_from_claim_to_claim(desk: ComposerRobot) -> None:
    preview = desk.page.preview
    preview.setFocus()
    while preview.spot is None or preview.spot.record != "wall":
        before = preview.spot
        desk.robot.press(Qt.Key.Key_Down)
        assert preview.spot is not before, "the claim was not come to"
    desk.robot.press(Qt.Key.Key_Return)
    assert desk.robot.window.inspector.record_id == "wall"


def test_an_edit_keeps_the_place_and_the_zoom(desk: ComposerRobot) -> None:
    preview = desk.page.preview
    preview.setFocus()
    desk.robot.press(Qt.Key.Key_Plus)
    desk.robot.press(Qt.Key.Key_PageDown)
    place = preview.verticalScrollBar().value()
    pages = [preview.area_of(each).width() for each in preview.spots[:1]]
    assert place > 0
    session = desk.robot.window.session
    session.do(Change("Edit", (Edit.update(BRIEF, reference="X/1"),)))
    with desk.qtbot.waitSignal(desk.page.composing.proofed, timeout=20_000):
        pass
    assert preview.verticalScrollBar().value() == place
    assert [preview.area_of(each).width() for each in preview.spots[:1]] == pages


def test_a_click_in_a_table_leads_to_the_claim_of_its_cell(desk: ComposerRobot) -> None:
    desk.click_spot(kind="matrix", record="p1")
    assert desk.robot.window.inspector.record_id == "p1"
    assert desk.page.outline.kind == "matrix"


def test_arrows_go_along_a_row_and_on_to_the_next(desk: ComposerRobot) -> None:
    preview = desk.page.preview
    preview.show_section("matrix")
    preview.setFocus()

    def after(key: Qt.Key) -> str:
        desk.robot.press(key)
        assert preview.spot is not None
        return preview.spot.record

    issue = after(Qt.Key.Key_Down)
    cell = after(Qt.Key.Key_Right)
    assert isinstance(store_of(desk).get(issue), Issue)
    assert isinstance(store_of(desk).get(cell), Position)
    assert after(Qt.Key.Key_Left) == issue
    after(Qt.Key.Key_Right)
    below = preview.spot
    desk.robot.press(Qt.Key.Key_Down)
    assert preview.spot is not None
    assert below is not None
    assert (preview.spot.page, preview.spot.top) > (below.page, below.top)


def test_what_is_read_stays_where_it_is_when_something_before_it_grows(desk: ComposerRobot) -> None:
    preview, session = desk.page.preview, desk.robot.window.session
    desk.page.preview.setFocus()
    while preview.spot is None or preview.spot.record != "wall":
        desk.robot.press(Qt.Key.Key_Down)
    at = preview.spots.index(preview.spot)
    preview.verticalScrollBar().setValue(
        preview.verticalScrollBar().value() + preview.area_of(preview.spot).top()
    )
    page = preview.spot.page
    assert preview.area_of(preview.spot).top() == 0
    session.do(Change("Edit", (Edit.update(BRIEF, bottom_line="It will last. " * 400),)))
    with desk.qtbot.waitSignal(desk.page.composing.proofed, timeout=20_000):
        pass
    assert preview.spot.record == "wall"
    assert preview.spots.index(preview.spot) != at or preview.spot.page > page
    assert abs(preview.area_of(preview.spot).top()) <= 1


def test_the_preview_names_its_page(desk: ComposerRobot) -> None:
    preview = desk.page.preview
    count = preview.page_count
    assert preview.accessibleName() == f"Preview, page 1 of {count}"
    preview.setFocus()
    desk.robot.press(Qt.Key.Key_End)
    assert preview.accessibleName() == f"Preview, page {count} of {count}"
    assert desk.page.place.text() == f"Page {count} of {count}"


# -- how it is parted ------------------------------------------------------------------------------------


def test_arrows_part_outline_and_preview_and_that_is_remembered(
    desk: ComposerRobot, qtbot: QtBot, open_window: Open, tracker: Path
) -> None:
    columns, rows = desk.page.columns, desk.page.rows
    wide, high = columns.sizes()[0], rows.sizes()[0]
    columns.border.setFocus()
    desk.robot.press(Qt.Key.Key_Left)
    rows.border.setFocus()
    desk.robot.press(Qt.Key.Key_Down)
    parted = columns.sizes()[0], rows.sizes()[0]
    assert parted == (wide - 16, high + 16)
    assert columns.border.accessibleName() == f"Width of the outline, {wide - 16} pixels"
    desk.robot.window.close()
    robot = open_window(tracker)
    robot.window.resize(1280, 800)
    again = ComposerRobot.opened(qtbot, robot).page
    assert (again.columns.sizes()[0], again.rows.sizes()[0]) == parted


def test_home_and_end_part_as_far_as_both_can_be_read(desk: ComposerRobot) -> None:
    columns = desk.page.columns
    columns.border.setFocus()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        desk.robot.press(key)
        assert min(columns.sizes()) > 200
    narrow = columns.sizes()
    desk.robot.press(Qt.Key.Key_End)
    assert columns.sizes()[0] > narrow[0]


def test_the_outline_gets_wider_with_the_window_until_a_hand_has_set_it(desk: ComposerRobot) -> None:
    columns = desk.page.columns
    at_first = columns.sizes()[0]
    desk.robot.window.resize(1800, 900)
    assert columns.sizes()[0] > at_first
    columns.border.setFocus()
    desk.robot.press(Qt.Key.Key_Left)
    by_hand = columns.sizes()[0]
    desk.robot.window.resize(1600, 900)
    assert columns.sizes()[0] == by_hand


# -- bars beside what differs from the edition before ------------------------------------------------


def test_bars_are_counted_and_left_out_by_the_box_above_the_preview(desk: ComposerRobot) -> None:
    box, store = desk.page.bars, store_of(desk)
    assert not box.isVisible(), "there is no edition before the first"
    edition = Edition(id="e1", brief="paper", number=1, issued="2026-04-19", change=store.head().last)
    desk.robot.window.session.do(Change("Issue", (Edit.insert(edition),)))
    desk.settle()
    assert (box.isVisible(), box.isChecked(), box.accessibleName()) == (True, True, "No bars since edition 1")
    paper = store.need(Brief, "paper")
    desk.robot.window.session.do(Change("Edit", (Edit.update(paper, bottom_line="It goes on."),)))
    desk.settle()
    assert box.text() == "1 bar"
    desk.robot.tab_to("1 bar since edition 1")
    desk.robot.press(Qt.Key.Key_Space)
    desk.settle()
    assert (box.isChecked(), box.text()) == (False, "Bars")
    assert said(desk, "front").options == '{"bars": false}'
    assert desk.titles()[0] == "Key judgements"
    desk.robot.undo()
    desk.settle()
    assert (box.isChecked(), box.text()) == (True, "1 bar")


def test_a_paper_that_tells_what_changed_offers_no_bars(desk: ComposerRobot) -> None:
    store = store_of(desk)
    edition = Edition(id="e1", brief="paper", number=1, issued="2026-04-19", change=store.head().last)
    paper = store.need(Brief, "paper")
    edits = (Edit.insert(edition), Edit.update(paper, template="changes"))
    desk.robot.window.session.do(Change("Issue", edits))
    desk.settle()
    assert desk.page.preview.page_count
    assert not desk.page.bars.isVisible()
