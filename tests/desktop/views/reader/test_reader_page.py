"""A source is read on a page of its own: going there, selecting, finding, and how it looks and speaks."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleTextInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.scale import scaled
from desktop.setting_commands import step_text_size
from tests.robots.reader import ReaderRobot
from tests.robots.window import ALT, CTRL

Key = Qt.Key


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


def test_a_page_whose_tracker_was_closed_says_nothing_of_what_stands_at_the_caret(
    reader: ReaderRobot,
) -> None:
    page = reader.page
    said = page.strip.here.text()
    reader.window.session.close()
    page.text.selectAll()
    page.text.moved.emit()
    assert page.strip.here.text() == said


def test_without_anything_chosen_the_key_says_what_it_needs(reader: ReaderRobot) -> None:
    reader.window.travel.show_page("overview")
    reader.window.inspector.clear()
    reader.robot.press(Key.Key_R, CTRL)

    assert "Choose a source" in reader.window.toast.message.text


def test_the_menu_and_the_search_box_name_the_command(reader: ReaderRobot) -> None:
    assert any(found.key == "record.read" for found in reader.robot.search("> read in its source"))


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
