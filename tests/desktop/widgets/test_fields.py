"""Fields: invalid ones are marked and keep their text, filters tell when typing pauses, wheels pass by."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets.combo_box import ComboBox
from desktop.widgets.field_row import FieldRow
from desktop.widgets.label import Label
from desktop.widgets.search_box import FilterBox, SearchBox
from desktop.widgets.surface import Surface
from tests.desktop.widgets.pixels import colours_in, marked, seen


def until_row(theme: Theme, qtbot: QtBot, *, beside: bool = True) -> tuple[FieldRow, QLineEdit]:
    field = QLineEdit("2026-13")
    row = FieldRow(theme, "Until", field, hint="EDTF date", beside=beside)
    qtbot.addWidget(row)
    row.resize(344, 80)
    row.show()
    return row, field


def test_an_invalid_field_is_marked_and_keeps_what_was_typed(theme: Theme, qtbot: QtBot) -> None:
    row, field = until_row(theme, qtbot)
    assert field.grab().toImage().pixelColor(60, 4) == theme.token("field")
    row.set_error("There is no month 13. Use 01 to 12.")
    assert field.text() == "2026-13"
    assert row.error == "There is no month 13. Use 01 to 12."
    image = seen(field)
    assert image.pixelColor(60, 4) == theme.token("error_bg")
    assert [image.pixelColor(60, y) for y in (0, 1)] == [theme.token("error")] * 2
    assert image.pixelColor(60, 2) == theme.token("error_bg"), "the outline is 2 px"


def test_an_error_is_read_out_and_its_line_shown(theme: Theme, qtbot: QtBot) -> None:
    row, field = until_row(theme, qtbot)
    before = row.sizeHint().height()
    row.set_error("There is no month 13. Use 01 to 12.")
    assert field.accessibleDescription() == "There is no month 13. Use 01 to 12."
    qtbot.waitUntil(lambda: row.sizeHint().height() > before)
    assert colours_in(seen(row))[theme.token("error").name()] > 20
    row.set_error("")
    assert field.accessibleDescription() == "EDTF date"
    qtbot.waitUntil(lambda: row.sizeHint().height() == before)
    assert seen(field).pixelColor(60, 4) == theme.token("field")


def test_a_corrected_field_has_its_old_height_and_text_edge(theme: Theme, qtbot: QtBot) -> None:
    row, field = until_row(theme, qtbot)
    assert field.height() == 32
    row.set_error("No.")
    assert field.height() == 32


def test_the_label_names_the_control_and_leads_to_it(theme: Theme, qtbot: QtBot) -> None:
    row, field = until_row(theme, qtbot)
    assert field.accessibleName() == row.label == "Until"
    assert field.x() == 84


def test_a_control_that_names_itself_keeps_its_name(theme: Theme, qtbot: QtBot) -> None:
    field = QLineEdit()
    field.setAccessibleName("Until, date")
    row = FieldRow(theme, "Until", field)
    qtbot.addWidget(row)
    assert field.accessibleName() == "Until, date"


def test_a_hint_stands_beside_a_narrow_control_or_under_a_wide_one(theme: Theme, qtbot: QtBot) -> None:
    narrow, _field = until_row(theme, qtbot)
    wide, _other = until_row(theme, qtbot, beside=False)
    assert narrow.sizeHint().height() < wide.sizeHint().height()
    narrow.set_hint("December 2026")
    assert narrow.hint == "December 2026"


def test_prose_can_be_invalid_too(theme: Theme, qtbot: QtBot) -> None:
    field = QPlainTextEdit("Київ")
    row = FieldRow(theme, "Statement", field)
    qtbot.addWidget(row)
    row.resize(344, 120)
    row.show()
    row.set_error("Needed.")
    assert field.toPlainText() == "Київ"
    assert seen(field).pixelColor(100, field.height() - 8) == theme.token("error_bg")


def test_a_filter_is_told_when_typing_pauses(theme: Theme, qtbot: QtBot) -> None:
    box = FilterBox(theme, "Filter positions")
    qtbot.addWidget(box)
    told: list[str] = []
    box.filtered.connect(told.append)
    with qtbot.waitSignal(box.filtered):
        QTest.keyClicks(box, "guarant")
    assert told == ["guarant"]


def test_enter_and_clearing_filter_at_once(theme: Theme, qtbot: QtBot) -> None:
    box = FilterBox(theme, "Filter positions")
    qtbot.addWidget(box)
    told: list[str] = []
    box.filtered.connect(told.append)
    QTest.keyClicks(box, "nato")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert told == ["nato"]
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert told == ["nato"], "nothing changed"
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert told == ["nato", ""]
    assert box.text() == ""


def test_the_cross_clears_the_filter_and_shows_only_when_there_is_one(theme: Theme, qtbot: QtBot) -> None:
    box = FilterBox(theme, "Filter positions")
    qtbot.addWidget(box)
    box.resize(300, 32)
    box.show()
    assert not box.cross.isVisible()
    box.setText("nato")
    assert box.cross.isVisible()
    with qtbot.waitSignal(box.filtered):
        QTest.keyClick(box, Qt.Key.Key_Return)
    with qtbot.waitSignal(box.filtered) as told:
        QTest.mouseClick(box.cross, Qt.MouseButton.LeftButton)
    assert told.args == [""]
    assert not box.cross.isVisible()


def test_escape_in_an_empty_box_is_left_to_others(theme: Theme, qtbot: QtBot) -> None:
    escaped: list[int] = []

    class Around(QWidget):
        def keyPressEvent(self, event: QEvent) -> None:
            escaped.append(1)

    page = Around()
    qtbot.addWidget(page)
    box = SearchBox(theme, "Search or command", "Ctrl+K", page)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert escaped == [1]


def test_the_search_box_names_itself_and_its_key_while_there_is_room(theme: Theme, qtbot: QtBot) -> None:
    box = SearchBox(theme, "Search or command", "Ctrl+K")
    qtbot.addWidget(box)
    assert (box.accessibleName(), box.accessibleDescription()) == ("Search or command", "Ctrl+K")
    box.resize(344, 32)
    right = seen(box).copy(280, 4, 56, 24)
    assert len(colours_in(right)) > 4, "the key stands at the right"
    box.setText("guarant")
    assert len(colours_in(seen(box).copy(280, 4, 56, 24))) == 1
    box.clear()
    box.resize(180, 32)
    assert len(colours_in(seen(box).copy(158, 4, 14, 24))) == 1


def turn_wheel(box: ComboBox) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)


def test_the_wheel_changes_a_choice_only_when_it_has_the_focus(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    other, box = QLineEdit(), ComboBox()
    column.addWidget(other)
    column.addWidget(box)
    box.addItems(["official", "public statement"])
    with qtbot.waitActive(page):
        page.show()
    turn_wheel(box)
    assert box.currentText() == "official"
    box.setFocus()
    turn_wheel(box)
    assert box.currentText() == "public statement"


def test_the_first_line_of_a_long_label_stands_beside_what_is_typed(theme: Theme, qtbot: QtBot) -> None:
    page = Surface(theme, "chrome")
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    rows = [FieldRow(theme, words, QLineEdit()) for words in ("Made", "Made, as it was printed")]
    for row in rows:
        column.addWidget(row)
    page.resize(360, 200)
    page.show()
    labels = [row.findChildren(Label)[0] for row in rows]
    picture, side = seen(page), labels[0].width()
    ups = [row.mapTo(page, QPoint(0, 0)) for row in rows]
    boxes = [QRect(up, QSize(side, label.height())) for up, label in zip(ups, labels, strict=True)]
    tops = [marked(picture.copy(box), theme.token("chrome")).top() for box in boxes]
    assert tops[0] == tops[1] > 0
    assert labels[1].height() > labels[0].height()


def test_a_label_of_one_long_word_is_whole(theme: Theme, qtbot: QtBot) -> None:
    row = FieldRow(theme, "Disagreement", QLineEdit())
    qtbot.addWidget(row)
    row.resize(360, 32)
    row.show()
    label = row.findChildren(Label)[0]
    assert label.contentsRect().width() >= label.fontMetrics().horizontalAdvance("Disagreement")
