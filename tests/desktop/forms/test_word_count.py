"""The words of long text are counted beneath it while it has the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.records import Position
from desktop.forms.context import FormContext
from desktop.forms.fields import field_for
from desktop.forms.prose import ProseField
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
