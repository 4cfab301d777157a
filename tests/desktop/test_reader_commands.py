"""A source is read on a page of its own, and records are filed from what is selected in it, by keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleTextInterface, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from db.changes import Change, Edit
from db.records import Evidence, Obstacle, Position, Source
from desktop.dialogs.correcting import CorrectTextDialog
from desktop.dialogs.listing import ListingDialog
from desktop.scale import scaled
from desktop.setting_commands import step_text_size
from desktop.views import drafts
from desktop.views.inspector import EVIDENCE
from tests.desktop.reading import TALKS, reading_tracker
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots.dialogs import press, words_of
from tests.robots.reader import ReaderRobot
from tests.robots.window import ALT, CTRL

Key = Qt.Key
RED_LINE = (
    "Veldmark has publicly said that summer water is a red line, and its envoys repeat it wherever they go."
)
SIGNALLED = "The Ostra League, on the other hand, has reportedly signalled"


@pytest.fixture
def reader(open_window: Open, tmp_path: Path) -> ReaderRobot:
    """A window on the talks, with the first source in sight."""
    robot = ReaderRobot(open_window(reading_tracker(tmp_path / "lenn.parley")))
    robot.read("talks")
    return robot


def journal(reader: ReaderRobot) -> list[str]:
    return [change.label for change in reader.window.session.store.journal()]


# -- going there -----------------------------------------------------------------------------------------


def test_one_key_leads_from_a_source_to_its_text(reader: ReaderRobot) -> None:
    assert reader.has_keyboard
    assert reader.page.title.text() == "What's going on at the Halden talks?"
    assert reader.page.about.text() == "2 April 2026 · not graded"
    assert reader.page.text.toPlainText().startswith(
        "What's going on at the Halden talks?\nby a guest writer\n"
    )


def test_back_and_forward_pass_through_what_is_read(reader: ReaderRobot) -> None:
    reader.select("summer water")
    travel = reader.window.travel
    travel.show_page("actor")
    reader.robot.press(Key.Key_Left, ALT)

    assert reader.page.source_id == "talks"
    assert reader.selected() == "summer water"
    assert travel.words_of(travel.visits.step(0)) == "Read What's going on at the Halden talks?"


def test_two_sources_are_read_in_turn_each_where_it_was_left(reader: ReaderRobot) -> None:
    reader.select("the dam")
    reader.read("brief")
    assert reader.page.title.text() == "State of the delta"
    reader.read("talks")

    assert reader.selected() == "the dam"


def test_a_source_without_a_text_says_how_it_gets_one(reader: ReaderRobot) -> None:
    reader.read("bare")

    assert not reader.page.text.isVisible()
    assert reader.page.empty.isVisible()
    assert not reader.page.strip.isVisible()


def test_without_anything_chosen_the_key_says_what_it_needs(reader: ReaderRobot) -> None:
    reader.window.travel.show_page("overview")
    reader.window.inspector.clear()
    reader.robot.press(Key.Key_R, CTRL)

    assert "Choose a source" in reader.window.toast.message.text


def test_the_menu_and_the_search_box_name_the_command(reader: ReaderRobot) -> None:
    assert any(found.key == "record.read" for found in reader.robot.search("> read in its source"))


# -- selecting -------------------------------------------------------------------------------------------


def test_sentences_and_paragraphs_are_selected_by_one_key(reader: ReaderRobot) -> None:
    reader.put_caret("it could open")
    reader.press("N")
    assert reader.selected().startswith("The Ostra League, on the other hand")
    assert reader.selected().endswith("for the silt.")
    reader.press("N")
    assert reader.selected().startswith("On 3 March 2026")
    reader.press("B")
    reader.press("B", shift=True)
    assert reader.selected().startswith("Veldmark has publicly")
    assert reader.selected().endswith("for the silt.")
    reader.press("G")
    assert reader.selected().startswith("If you have followed")
    assert reader.selected().endswith("leave us?")


def test_the_caret_goes_by_paragraphs(reader: ReaderRobot) -> None:
    reader.put_caret("two banks")
    for key, words in ((Key.Key_Down, "Who wants"), (Key.Key_Up, "If you"), (Key.Key_Up, "by a guest")):
        reader.robot.press(key, CTRL)
        QTest.keyClick(reader.page.text, Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
        assert reader.selected().startswith(words)
        cursor = reader.page.text.textCursor()
        cursor.setPosition(cursor.selectionStart())
        reader.page.text.setTextCursor(cursor)


def test_the_strip_says_what_is_selected(reader: ReaderRobot) -> None:
    assert "Select a passage" in reader.here()
    reader.select("summer that gets drier")

    assert reader.here() == "Selected: paragraph 2 · 4 words"


# -- filing ----------------------------------------------------------------------------------------------


def test_a_position_is_filed_with_its_passage_in_one_step(reader: ReaderRobot) -> None:
    reader.select(RED_LINE)
    reader.press("P")
    assert (reader.field("actor"), reader.field("issue")) == ("veld", "water")
    assert reader.why("channel") == "from “publicly”"
    assert reader.why("firmness") == "from “red line”"
    assert "Saved with its passage" in reader.window.inspector.fields.passage.words.text()
    before = len(journal(reader))
    reader.save()

    (position,) = reader.window.session.store.all(Position)
    evidence = reader.only_evidence(position.id)
    assert len(journal(reader)) == before + 1
    assert journal(reader)[0] == (
        "Record position of Veldmark on Summer water, from What's going on at the Halden talks?"
    )
    assert (position.channel, position.firmness, position.statement) == (
        "public statement",
        "non-negotiable",
        RED_LINE,
    )
    assert (evidence.source, evidence.quote, evidence.locator) == ("talks", RED_LINE, "paragraph 2")
    assert TALKS[evidence.first : evidence.last] == RED_LINE
    assert reader.has_keyboard
    assert reader.marks() == ["Position: Veldmark · Summer water"]
    assert reader.marked() == [RED_LINE]


def test_undo_takes_record_passage_and_mark_together(reader: ReaderRobot) -> None:
    reader.select(RED_LINE)
    reader.press("P")
    reader.save()
    reader.robot.press(Key.Key_Z, CTRL)

    assert reader.window.session.store.all(Position) == []
    assert reader.window.session.store.all(Evidence) == []
    assert reader.marks() == []
    reader.robot.redo()
    assert reader.marks() == ["Position: Veldmark · Summer water"]


def test_what_the_passage_does_not_say_stays_empty_and_is_asked_for(reader: ReaderRobot) -> None:
    reader.put_caret(SIGNALLED)
    reader.press("P")

    assert (reader.field("actor"), reader.field("issue"), reader.field("stated")) == ("ostra", "", "")
    assert reader.field("caveat_text") == "The source says “reportedly”."
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Issue"


def test_what_is_typed_over_is_from_no_passage_any_more(reader: ReaderRobot) -> None:
    reader.select(RED_LINE)
    reader.press("P")
    reader.fill("firmness", "firm")

    assert reader.why("firmness") == ""
    assert reader.why("channel") == "from “publicly”"


@pytest.mark.parametrize(
    ("letter", "kind"),
    [("V", "event"), ("R", "proposal_point"), ("C", "commitment"), ("L", "leverage"), ("O", "obstacle"),
     ("S", "scenario"), ("I", "indicator"), ("Q", "question")],
)  # fmt: skip
def test_each_key_begins_its_kind_from_the_sentence_at_the_caret(
    reader: ReaderRobot, letter: str, kind: str
) -> None:
    reader.put_caret("A dry summer")
    reader.press(letter)

    form = reader.window.inspector.form
    assert form is not None
    assert form.kind == kind
    assert form.passage is not None
    assert form.passage["cited"].quote == "A dry summer is highly likely, the weather office says."
    assert reader.window.pages.currentWidget() is reader.page


def test_a_passage_is_cited_for_a_record_found_by_its_name(reader: ReaderRobot) -> None:
    reader.select("summer that gets drier every year")
    reader.press("E")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Record"
    reader.robot.type("a dry sum")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Key.Key_Tab)
    reader.save()

    evidence = reader.only_evidence("dry")
    assert (evidence.quote, evidence.bearing) == ("summer that gets drier every year", "supports")
    assert TALKS[evidence.first : evidence.last] == evidence.quote
    assert reader.marks() == ["Scenario: A dry summer"]
    assert reader.has_keyboard


def test_the_search_box_files_what_is_selected(reader: ReaderRobot) -> None:
    reader.select("two banks, one dam")
    reader.robot.go_to("file the passage as obstacle")
    reader.fill("title", "One dam")
    reader.robot.window.inspector.save()

    (obstacle,) = reader.window.session.store.all(Obstacle)
    assert reader.only_evidence(obstacle.id).quote == "two banks, one dam"


def test_items_are_filed_with_their_label_and_likelihood(reader: ReaderRobot) -> None:
    reader.read("brief")
    reader.put_caret("Scenario 1")
    reader.press("G")
    reader.press("S")

    assert reader.field("title") == "Shared dredging"
    assert reader.field("likelihood_as_printed") == "likely"
    assert reader.why("likelihood_as_printed") == "from “likely”: 55–75 % on the dossier’s scale"
    form = reader.window.inspector.form
    assert form is not None
    assert form.passage is not None
    assert form.passage["cited"].locator == "Scenarios, bullet 3"


def test_an_unfinished_form_keeps_its_passage(reader: ReaderRobot) -> None:
    reader.put_caret(SIGNALLED)
    reader.press("P")
    reader.fill("confidence", "low")
    reader.window.inspector.show_record("veld")
    (draft,) = drafts.unfinished(reader.window.session.store)
    reader.window.travel.resume(draft)
    assert reader.why("caveat_text") == "from “reportedly”"
    reader.fill("issue", "water")
    reader.window.inspector.save()

    (position,) = reader.window.session.store.all(Position)
    assert reader.only_evidence(position.id).quote.startswith(SIGNALLED)


def test_a_form_that_is_begun_without_a_passage_has_none(reader: ReaderRobot) -> None:
    reader.select(RED_LINE)
    reader.press("P")
    reader.save()
    reader.window.travel.new_record("obstacle")
    reader.fill("title", "Silt")
    reader.window.inspector.save()

    (obstacle,) = reader.window.session.store.all(Obstacle)
    assert reader.window.session.store.find(Evidence, record=obstacle.id) == []


def test_a_form_that_is_cancelled_gives_the_keyboard_back(reader: ReaderRobot) -> None:
    reader.select(RED_LINE)
    reader.press("P")
    assert not reader.has_keyboard
    reader.window.inspector.revert()

    assert reader.has_keyboard
    assert reader.selected() == RED_LINE
    assert drafts.unfinished(reader.window.session.store) == []


def test_nothing_is_filed_in_a_tracker_that_is_only_read(open_window: Open, tmp_path: Path) -> None:
    path = reading_tracker(tmp_path / "lenn.parley")
    window = open_window(path)
    window.window.session.open(path, readonly=True)
    reader = ReaderRobot(window)
    reader.read("talks")
    reader.put_caret(SIGNALLED)
    reader.press("P")

    assert reader.window.inspector.form is None or reader.window.inspector.form.kind == "source"
    assert not reader.page.strip.keys["P"].isEnabled()
    assert not reader.page.correct.isEnabled()


# -- marks -----------------------------------------------------------------------------------------------


def file_obstacle(reader: ReaderRobot, words: str, title: str) -> None:
    reader.select(words)
    reader.press("O")
    reader.fill("title", title)
    reader.save()


def test_passages_that_overlap_have_lines_and_letters_of_their_own(reader: ReaderRobot) -> None:
    file_obstacle(reader, "two banks, one dam", "One dam")
    file_obstacle(reader, "dam, and a summer", "Summer")
    file_obstacle(reader, "summer water", "Water")
    source = reader.page.source
    assert source is not None

    assert [mark.lane for mark in source.marks] == [0, 1, 0]
    chips = reader.page.text.chips.chips()
    assert [chip.mark.letter for chip in chips] == ["O", "O", "O"]
    assert len({(chip.box.left(), chip.box.top()) for chip in chips}) == 3


def test_one_steps_from_mark_to_mark_and_on_to_the_record(reader: ReaderRobot) -> None:
    file_obstacle(reader, "two banks, one dam", "One dam")
    file_obstacle(reader, "summer water", "Water")
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
    file_obstacle(reader, "summer water", "Water")
    file_obstacle(reader, "summer water", "Summer")
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


def test_a_letter_of_the_margin_selects_its_passage_and_shows_its_record(reader: ReaderRobot) -> None:
    file_obstacle(reader, "two banks, one dam", "One dam")
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
    file_obstacle(reader, "summer water", "Water")
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


# -- from the record to its passage ----------------------------------------------------------------------


def test_one_key_leads_from_a_record_to_its_passage(reader: ReaderRobot) -> None:
    file_obstacle(reader, "summer water", "Water")
    (obstacle,) = reader.window.session.store.all(Obstacle)
    reader.put_caret("by a guest")
    reader.window.travel.open_record(obstacle.id)
    reader.robot.press(Key.Key_R, CTRL)

    assert reader.has_keyboard
    assert reader.selected() == "summer water"


def test_one_key_leads_from_a_row_of_evidence_to_its_passage(reader: ReaderRobot) -> None:
    file_obstacle(reader, "summer water", "Water")
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
    file_obstacle(reader, "summer water", "Water")
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


# -- finding ---------------------------------------------------------------------------------------------


def test_words_are_found_counted_and_stepped_through(reader: ReaderRobot) -> None:
    reader.robot.press(Key.Key_F, CTRL)
    reader.robot.type("OSTRA")
    count = reader.page.finding.count

    assert count.text() == "1 of 3"
    reader.robot.press(Key.Key_Return)
    assert (count.text(), reader.selected()) == ("2 of 3", "Ostra")
    reader.robot.press(Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    reader.robot.press(Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert count.text() == "3 of 3"
    reader.robot.press(Key.Key_Escape)
    assert not reader.page.finding.isVisible()
    assert reader.has_keyboard
    assert reader.selected() == "Ostra"


def test_what_is_not_there_is_not_found(reader: ReaderRobot) -> None:
    reader.robot.press(Key.Key_F, CTRL)
    reader.robot.type("lake")

    assert reader.page.finding.count.text() == "Not found"
    assert not reader.page.finding.next.isEnabled()


def test_the_same_key_finds_in_a_list_where_one_is_shown(reader: ReaderRobot) -> None:
    reader.robot.go_to("go to actors")
    reader.robot.press(Key.Key_F, CTRL)
    reader.robot.type("Ostra")

    assert reader.robot.page().filter.text() == "Ostra"


# -- correcting ------------------------------------------------------------------------------------------


def correct(reader: ReaderRobot, dialogs: Dialogs, was: str, now: str, said: list[str]) -> None:
    def robot(dialog: object) -> None:
        assert isinstance(dialog, CorrectTextDialog)
        box = dialog.findChild(QPlainTextEdit)
        assert box is not None
        box.setPlainText(box.toPlainText().replace(was, now))
        press("Correct")(dialog)
        if dialog.isVisible():
            said.append(words_of(dialog))
            press("Correct")(dialog)

    dialogs.expect(robot)
    reader.robot.press(Key.Key_T, CTRL | Qt.KeyboardModifier.ShiftModifier)
    reader.window.activateWindow()
    QApplication.processEvents()


def test_marks_move_along_when_the_text_is_corrected(reader: ReaderRobot, dialogs: Dialogs) -> None:
    file_obstacle(reader, "summer water", "Water")
    said: list[str] = []
    correct(reader, dialogs, "by a guest writer", "by Mira Sand, a guest writer", said)

    assert said == []
    assert "Mira Sand" in reader.page.text.toPlainText()
    assert reader.marked() == ["summer water"]
    reader.robot.undo()
    assert "Mira Sand" not in reader.page.text.toPlainText()
    assert reader.marked() == ["summer water"]


def test_a_passage_that_loses_its_place_is_told_before_and_listed_after(
    reader: ReaderRobot, dialogs: Dialogs
) -> None:
    file_obstacle(reader, "Veldmark a loan of 4 million", "Loan")
    said: list[str] = []
    correct(reader, dialogs, "It has offered Veldmark a loan of 4 million since 2022. ", "", said)

    assert "1 passage loses its place: “Veldmark a loan of 4 million”" in said[0]
    assert reader.marks() == []
    assert reader.page.lost.isVisible()
    (obstacle,) = reader.window.session.store.all(Obstacle)
    evidence = reader.only_evidence(obstacle.id)
    assert (evidence.first, evidence.quote) == (None, "Veldmark a loan of 4 million")
    listed: list[str] = []

    def look(dialog: object) -> None:
        assert isinstance(dialog, ListingDialog)
        listed.extend(row[1] for row in dialog.table.words.rows)
        dialog.reject()

    dialogs.expect(look)
    reader.page.lost.link.click()
    reader.window.activateWindow()
    QApplication.processEvents()
    assert listed == ["Veldmark a loan of 4 million"]
    reader.robot.undo()
    assert reader.marked() == ["Veldmark a loan of 4 million"]
    assert not reader.page.lost.isVisible()


def test_a_text_that_is_left_as_it_was_changes_nothing(reader: ReaderRobot, dialogs: Dialogs) -> None:
    before = journal(reader)
    correct(reader, dialogs, "lake", "sea", [])

    assert journal(reader) == before


# -- look and accessibility ------------------------------------------------------------------------------


def test_lines_are_of_a_length_that_reads_well(reader: ReaderRobot) -> None:
    reader.window.resize(1800, 900)
    QApplication.processEvents()
    block = reader.page.text.document().findBlockByNumber(2)
    layout = block.layout()
    letters = [layout.lineAt(n).textLength() for n in range(layout.lineCount() - 1)]

    assert 60 <= max(letters) <= 84
    assert min(letters) >= 50


def test_the_text_has_the_size_of_the_application(reader: ReaderRobot) -> None:
    before = reader.page.text.document().defaultFont().pointSizeF()
    reader.select("summer water")
    step_text_size(reader.window, 1)
    after = reader.page.text.document().defaultFont().pointSizeF()
    selected = reader.selected()
    step_text_size(reader.window, 0)

    assert before < after == scaled(before) * after / scaled(before)
    assert selected == "summer water"


def test_a_screen_reader_hears_the_text_and_its_caret(reader: ReaderRobot) -> None:
    reader.select("summer water")
    text = QAccessible.queryAccessibleInterface(reader.page.text)

    assert text.text(QAccessible.Text.Name) == "Text of the source"
    inside = text.textInterface()
    assert isinstance(inside, QAccessibleTextInterface)
    assert inside.characterCount() == len(reader.page.text.toPlainText())
    assert inside.selectionCount() == 1


def test_every_key_of_the_strip_is_a_button_with_a_name(reader: ReaderRobot) -> None:
    reader.put_caret("A dry summer")
    key = reader.page.strip.keys["O"]
    assert key.accessibleName() == "Obstacle (O)"
    key.click()

    form = reader.window.inspector.form
    assert form is not None
    assert form.kind == "obstacle"
