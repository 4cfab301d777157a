"""Passages that are filed are marked, lead to their records, and are led to from there."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.changes import Change, Edit
from db.records import Evidence, Obstacle, Source
from desktop.views.inspector import EVIDENCE
from desktop.widgets.toast import Message
from tests.robots.reader import ReaderRobot
from tests.robots.window import CTRL

Key = Qt.Key


def test_passages_that_overlap_have_lines_and_letters_of_their_own(reader: ReaderRobot) -> None:
    reader.file_obstacle("two banks, one dam", "One dam")
    reader.file_obstacle("dam, and a summer", "Summer")
    reader.file_obstacle("summer water", "Water")
    source = reader.page.source
    assert source is not None

    assert [mark.lane for mark in source.marks] == [0, 1, 0]
    chips = reader.page.text.chips.chips()
    assert [chip.mark.letter for chip in chips] == ["O", "O", "O"]
    assert len({(chip.box.left(), chip.box.top()) for chip in chips}) == 3


def test_one_steps_from_mark_to_mark_and_on_to_the_record(reader: ReaderRobot) -> None:
    reader.file_obstacle("two banks, one dam", "One dam")
    reader.file_obstacle("summer water", "Water")
    reader.put_caret("by a guest")
    reader.press("M")
    assert reader.selected() == "two banks, one dam"
    assert reader.here() == "Return shows Obstacle: One dam"
    reader.press("M")
    reader.press("M")
    assert reader.selected() == "summer water"
    reader.robot.press(Key.Key_Return)
    assert reader.window.inspector.title == "Water"
    assert reader.window.pages.currentWidget() is reader.page
    reader.press("M", shift=True)
    assert reader.selected() == "two banks, one dam"


def test_of_several_records_at_a_place_each_is_shown_in_turn(reader: ReaderRobot) -> None:
    reader.file_obstacle("summer water", "Water")
    reader.file_obstacle("summer water", "Summer")
    shown = []
    for _ in range(3):
        reader.put_caret("mmer water")
        reader.press("M", shift=True)
        reader.robot.press(Key.Key_Return)
        shown.append(reader.window.inspector.title)

    assert shown[0] == shown[2]
    assert {*shown} == {"Water", "Summer"}


def test_a_low_page_leaves_the_room_of_the_keys_to_the_text(reader: ReaderRobot) -> None:
    assert reader.page.strip.keys["P"].isVisible()
    reader.page.resize(reader.page.width(), 300)

    assert not reader.page.strip.keys["P"].isVisible()
    assert reader.page.strip.here.isVisible()


def test_no_message_lies_over_the_keys(reader: ReaderRobot) -> None:
    strip, toast = reader.page.strip, reader.window.toast

    def foot() -> int:
        QApplication.processEvents()
        return strip.mapTo(reader.window, strip.rect().bottomLeft()).y()

    before = foot()
    toast.show_message(Message("1 record filed"))
    assert foot() < toast.mapTo(reader.window, QPoint()).y()
    toast.dismiss()
    assert foot() == before


def test_a_letter_of_the_margin_selects_its_passage_and_shows_its_record(reader: ReaderRobot) -> None:
    reader.file_obstacle("two banks, one dam", "One dam")
    reader.window.inspector.show_record("veld")
    chips = reader.page.text.chips
    (chip,) = chips.chips()
    place = QPoint(round(chip.box.center().x()), round(chip.box.center().y()))
    on, none = chip.box.center(), Qt.MouseButton.NoButton
    move = QEvent.Type.MouseMove
    held = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(chips, QMouseEvent(move, on, chips.mapToGlobal(on), none, none, held))
    assert reader.page.text.pointed == chip.mark
    QTest.mouseClick(chips, Qt.MouseButton.LeftButton, pos=place)

    assert reader.selected() == "two banks, one dam"
    assert reader.window.inspector.title == "One dam"


def test_marks_follow_what_others_do(reader: ReaderRobot) -> None:
    reader.file_obstacle("summer water", "Water")
    session = reader.window.session
    (obstacle,) = session.store.all(Obstacle)
    session.do(Change("Rename", (Edit.update(obstacle, title="No water"),)))

    assert reader.marks() == ["Obstacle: No water"]
    assert reader.page.about.text().endswith("1 passage filed")


def test_a_source_that_is_deleted_says_so(reader: ReaderRobot) -> None:
    store = reader.window.session.store
    source = store.need(Source, "talks")
    reader.window.session.do(Change("Delete", (Edit.delete(source),)))

    assert reader.page.empty.isVisible()
    assert not reader.page.text.isVisible()
    reader.robot.undo()
    assert reader.page.text.isVisible()


def test_one_key_leads_from_a_record_to_its_passage(reader: ReaderRobot) -> None:
    reader.file_obstacle("summer water", "Water")
    (obstacle,) = reader.window.session.store.all(Obstacle)
    reader.put_caret("by a guest")
    reader.window.travel.open_record(obstacle.id)
    reader.robot.press(Key.Key_R, CTRL)

    assert reader.has_keyboard
    assert reader.selected() == "summer water"


def test_one_key_leads_from_a_row_of_evidence_to_its_passage(reader: ReaderRobot) -> None:
    reader.file_obstacle("summer water", "Water")
    (obstacle,) = reader.window.session.store.all(Obstacle)
    reader.read("brief")
    inspector = reader.window.inspector
    inspector.show_record(obstacle.id)
    inspector.tabs.setCurrentIndex(EVIDENCE)
    inspector.evidence.rows[0].setFocus()
    reader.robot.press(Key.Key_R, CTRL)

    assert reader.page.source_id == "talks"
    assert reader.selected() == "summer water"


def test_of_several_passages_one_is_chosen(reader: ReaderRobot) -> None:
    reader.file_obstacle("summer water", "Water")
    (obstacle,) = reader.window.session.store.all(Obstacle)
    store = reader.window.session.store
    more = Evidence(
        id="more", source="brief", record=obstacle.id, first=2, last=7, quote="State", locator="top"
    )
    reader.window.session.do(Change("Cite", (Edit.insert(more),)))
    menu = reader.window.reading.passage_menu(store.find(Evidence, record=obstacle.id))
    words = [action.text() for action in menu.actions()]
    menu.actions()[1].trigger()
    menu.close()

    assert words == ["What's going on at the Halden talks?, paragraph 2", "State of the delta, top"]
    assert reader.page.source_id == "brief"
    assert reader.selected() == "State"


def test_a_quote_without_a_place_is_looked_for(reader: ReaderRobot) -> None:
    typed = Evidence(id="typed", source="talks", record="veld", quote="its envoys\nrepeat it")
    reader.window.session.do(Change("Cite", (Edit.insert(typed),)))
    reader.window.travel.open_record("veld")
    reader.robot.press(Key.Key_R, CTRL)

    assert reader.page.finding.isVisible()
    assert reader.selected() == "its envoys repeat it"


def test_a_record_that_rests_on_nothing_to_read_says_so(reader: ReaderRobot) -> None:
    reader.window.travel.open_record("ostra")
    reader.robot.press(Key.Key_R, CTRL)

    assert "No source is cited" in reader.window.toast.message.text
