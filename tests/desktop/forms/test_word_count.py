"""The words of long text are counted beneath it while it has the keyboard."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.records import Position
from desktop.forms.context import FormContext
from desktop.forms.fields import field_for
from desktop.forms.prose import ProseField
from desktop.forms.row import FormRow
from desktop.theme import Theme
from tests.robots.window import CTRL


def field(context: FormContext, qtbot: QtBot) -> ProseField:
    made = field_for(context, Position, "statement")
    assert isinstance(made, ProseField)
    qtbot.addWidget(made)
    made.resize(300, 200)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_a_line_is_not_counted_and_long_text_is(context: FormContext, qtbot: QtBot) -> None:
    made = field(context, qtbot)
    made.put("No cession.")
    made.box.setFocus()
    assert not made.count.isVisible()
    made.put("No cession\nof any territory,\neach of them.")
    qtbot.waitUntil(made.count.isVisible)
    assert made.count.text() == "8 words"


def test_the_selected_words_are_counted_too(context: FormContext, qtbot: QtBot) -> None:
    made = field(context, qtbot)
    made.put("one\ntwo three")
    made.box.setFocus()
    made.box.moveCursor(made.box.textCursor().MoveOperation.Start)
    QTest.keyClick(
        made.box, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert made.count.text() == "1 of 3 words"
    QTest.keyClick(made.box, Qt.Key.Key_A, CTRL)
    assert made.count.text() == "3 of 3 words"
    QTest.keyClick(made.box, Qt.Key.Key_Right)
    assert made.count.text() == "3 words"


def test_without_the_keyboard_the_count_is_gone_and_its_room_stays(
    context: FormContext, qtbot: QtBot
) -> None:
    made = field(context, qtbot)
    made.put("one\ntwo")
    made.box.setFocus()
    assert made.count.text() == "2 words"
    before = made.sizeHint()
    made.box.clearFocus()
    assert made.count.text() == ""
    assert made.count.isVisible()
    assert made.sizeHint() == before
    QTest.qWait(0)
    assert made.sizeHint() == before


def test_in_a_form_the_count_stands_under_the_label_and_takes_no_room_of_its_own(
    context: FormContext, theme: Theme, qtbot: QtBot
) -> None:
    made = field_for(context, Position, "statement")
    assert isinstance(made, ProseField)
    made.put("one two\nthree")
    row = FormRow(theme, made)
    qtbot.addWidget(row)
    with qtbot.waitActive(row):
        row.show()
        row.activateWindow()
    made.box.setFocus()
    assert made.count.text() == "3 words"
    assert made.count.mapTo(row, made.count.rect().topRight()).x() < made.box.mapTo(row, QPoint()).x()
    assert row.sizeHint().height() == made.box.height()


def test_words_for_no_text_are_cut_with_dots_where_there_is_no_room(
    context: FormContext, qtbot: QtBot
) -> None:
    made = field(context, qtbot)
    made.box.setPlaceholderText("words for no text, which go on and on and on and on and on")
    assert made.box.placeholderText().endswith("…")
    made.resize(900, 200)
    qtbot.waitUntil(lambda: made.box.placeholderText().endswith("and on"))
