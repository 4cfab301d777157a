"""The stance editor: by keys and by mouse, read as a table, with the conditions of what is conditional."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import STANCES, Condition, Option, PositionOption
from desktop.forms.context import FormContext
from desktop.forms.new_record import NewRecordDialog
from desktop.forms.stance_editor import StanceEditor
from desktop.forms.stance_model import CHOICES, FIRST_STANCE, OPTION
from desktop.operations import records
from desktop.session import Session
from desktop.views import reading_order
from desktop.widgets.stance import LETTERS
from tests.desktop.small import FREEZE, RETURN, STANCE
from tests.dialogs import Dialogs

Key = Qt.Key
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def editor(qtbot: QtBot, context: FormContext) -> StanceEditor:
    made = StanceEditor(context)
    qtbot.addWidget(made)
    made.resize(360, 400)
    made.show()
    made.load("p1", "territory")
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(made.model, fatal, made.model)
    made.table.setFocus()
    return made


def test_options_stand_in_the_order_of_the_axis(editor: StanceEditor) -> None:
    assert [option.id for option in editor.model.options] == [RETURN, FREEZE]
    assert editor.axis.accessibleName() == "Axis: 0 unstated, 60 conditional"
    assert (editor.low.text(), editor.high.text()) == ("return", "recognition")


@pytest.mark.parametrize("stance", STANCES)
def test_its_letter_sets_a_stance(editor: StanceEditor, qtbot: QtBot, stance: str) -> None:
    with qtbot.waitSignal(editor.changed):
        QTest.keyClicks(editor.table, LETTERS[stance].lower())
    assert editor.changed_stances() == {RETURN: stance}


def test_a_stop_and_delete_unsay_a_stance(editor: StanceEditor) -> None:
    QTest.keyClicks(editor.table, "p")
    QTest.keyClick(editor.table, Key.Key_Down)
    QTest.keyClicks(editor.table, ".")
    assert editor.stances() == {RETURN: "preferred"}
    QTest.keyClick(editor.table, Key.Key_Up)
    QTest.keyClick(editor.table, Key.Key_Delete)
    assert editor.changed_stances() == {FREEZE: ""}


def test_arrows_go_to_a_cell_and_space_chooses_it(editor: StanceEditor) -> None:
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Space):
        QTest.keyClick(editor.table, key)
    assert editor.stances()[RETURN] == CHOICES[3]
    QTest.keyClick(editor.table, Key.Key_Left)
    QTest.keyClick(editor.table, Key.Key_Return)
    assert editor.stances()[RETURN] == CHOICES[2]


def test_a_click_chooses_a_stance(editor: StanceEditor) -> None:
    index = editor.model.index(0, FIRST_STANCE + CHOICES.index("red line"))
    place = editor.table.visualRect(index).center()
    QTest.mouseClick(
        editor.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert editor.changed_stances() == {RETURN: "red line"}
    assert editor.axis.accessibleName() == "Axis: 0 red line, 60 conditional"


def test_other_keys_are_left_to_the_form(editor: StanceEditor) -> None:
    QTest.keyClicks(editor.table, "z")
    QTest.keyClick(editor.table, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert not editor.is_edited


def test_a_screen_reader_hears_the_table(editor: StanceEditor) -> None:
    model = editor.model
    assert model.index(1, OPTION).data(ACCESSIBLE) == "Freeze on the line: conditional"
    conditional = FIRST_STANCE + CHOICES.index("conditional")
    assert model.index(1, conditional).data(ACCESSIBLE) == "Conditional, chosen"
    assert model.index(0, conditional).data(ACCESSIBLE) == "Conditional, not chosen"
    assert model.headerData(conditional, Qt.Orientation.Horizontal, ACCESSIBLE) == "Conditional"


def test_rows_are_as_high_as_their_labels(editor: StanceEditor, session: Session) -> None:
    low = editor.table.rowHeight(0)
    option = session.store.need(Option, RETURN)
    session.do(records.set_fields(session.store, option, {"label": "Full return of all land " * 4}))
    editor.rebase()
    assert editor.table.rowHeight(0) > low
    assert editor.table.height() == editor.table.rowHeight(0) + editor.table.rowHeight(1)


def test_without_options_it_says_what_to_do(editor: StanceEditor) -> None:
    editor.load("", "")
    assert editor.none.text() == "Choose an issue to set the stance on its options."
    assert editor.table.isHidden()
    assert not editor.is_edited


# -- conditions ------------------------------------------------------------------------------------


def test_stored_conditions_are_listed(editor: StanceEditor) -> None:
    assert list(editor.conditions) == [FREEZE]
    assert [row.fields["text"].typed() for row in editor.conditions[FREEZE].rows] == [
        "Guarantees are in force"
    ]


def test_a_conditional_stance_asks_for_its_condition(editor: StanceEditor) -> None:
    QTest.keyClicks(editor.table, "c")
    part = editor.conditions[RETURN]
    assert part.rows[0].is_blank
    part.rows[0].fields["text"].put("A vote")
    part.rows[0].fields["by"].put("rus")
    wanted = editor.wanted_conditions({RETURN: "x", FREEZE: STANCE})
    assert [(each.text, each.by) for each in wanted["x"]] == [("A vote", "rus")]
    QTest.keyClicks(editor.table, "p")
    assert RETURN not in editor.wanted_conditions({RETURN: "x", FREEZE: STANCE})
    QTest.keyClicks(editor.table, "c")
    assert part.rows[0].fields["text"].typed() == "A vote"


def test_tab_goes_from_a_conditional_stance_to_its_condition(editor: StanceEditor) -> None:
    QTest.keyClicks(editor.table, "c")
    stops = reading_order.in_reading_order(editor)
    condition = editor.conditions[RETURN].rows[0].fields
    assert stops[stops.index(editor.table) + 1] is condition["text"].control


def test_without_options_tab_goes_to_what_adds_one(editor: StanceEditor, session: Session) -> None:
    gone = session.store.get("talks-first")
    assert gone is not None
    assert session.do(Change("Delete option", (Edit.delete(gone),)))
    editor.set_issue("ceasefire")
    assert editor.add in reading_order.in_reading_order(editor)


@pytest.mark.parametrize(("width", "beside"), [(250, False), (500, True)])
def test_what_a_condition_names_stands_side_by_side_where_there_is_room(
    qtbot: QtBot, editor: StanceEditor, width: int, beside: bool
) -> None:
    QTest.keyClicks(editor.table, "c")
    row = editor.conditions[RETURN].rows[0]
    editor.resize(width, 600)
    who, what = row.fields["by"], row.fields["option"]
    qtbot.waitUntil(lambda: (what.x() > who.x(), what.y() > who.y()) == (beside, not beside))


def test_conditions_are_added_and_removed(editor: StanceEditor, qtbot: QtBot) -> None:
    part = editor.conditions[FREEZE]
    part.add.click()
    part.rows[1].fields["text"].put("Another")
    with qtbot.waitSignal(editor.changed):
        part.rows[0].remove.click()
    assert [each.text for each in part.wanted(STANCE)] == ["Another"]
    assert editor.is_edited


def test_a_condition_without_words_is_said_to_need_them(editor: StanceEditor) -> None:
    row = editor.conditions[FREEZE].rows[0]
    row.fields["text"].put("")
    row.fields["by"].put("rus")
    editor.check()
    assert row.row.error == "This is needed."
    assert editor.problems() == [editor.conditions[FREEZE]]


def test_what_another_stores_is_taken_and_what_was_chosen_stays(
    editor: StanceEditor, session: Session
) -> None:
    QTest.keyClicks(editor.table, "r")
    store = session.store
    stance = store.need(PositionOption, STANCE)
    session.do(records.set_fields(store, stance, {"stance": "acceptable"}))
    session.do(records.delete(store, store.goes_with(["c1"])))
    editor.rebase()
    assert editor.stances() == {RETURN: "red line", FREEZE: "acceptable"}
    assert store.all(Condition) == []


def test_a_draft_brings_stances_and_conditions_back(editor: StanceEditor) -> None:
    QTest.keyClicks(editor.table, "c")
    editor.conditions[RETURN].rows[0].fields["text"].put("A vote")
    editor.conditions[FREEZE].rows[0].fields["by"].put("Nobody in particular")
    draft = editor.typed()
    editor.load("p1", "territory")
    assert not editor.is_edited
    editor.put(draft)
    assert editor.typed() == draft
    assert editor.problems() == [editor.conditions[FREEZE]]


def test_an_editor_that_is_only_read_keeps_its_stances(editor: StanceEditor) -> None:
    editor.set_read_only(True)
    QTest.keyClicks(editor.table, "r")
    assert not editor.is_edited
    assert editor.conditions[FREEZE].add.isHidden()


def test_an_option_is_added_on_the_spot_and_what_was_chosen_stays(
    editor: StanceEditor, session: Session, dialogs: Dialogs
) -> None:
    session.changed.connect(lambda _: editor.rebase())  # as the form does
    QTest.keyClicks(editor.table, "r")

    def fill_in(dialog: QDialog) -> None:
        assert isinstance(dialog, NewRecordDialog)
        dialog.form.rows["label"].field.put("A referendum")
        dialog.form.rows["value"].field.put("30")
        dialog.save()

    dialogs.expect(fill_in)
    QTest.keyClick(editor.table, Key.Key_Insert)
    assert [option.label for option in editor.model.options][1] == "A referendum"
    assert editor.model.options[1].issue == "territory"
    assert editor.table.currentIndex().row() == 1
    assert editor.changed_stances() == {RETURN: "red line"}
    assert session.store.journal(limit=1)[0].label.startswith("Add option")


def test_no_option_is_added_without_an_issue_or_where_it_is_only_read(editor: StanceEditor) -> None:
    editor.set_read_only(True)
    assert editor.add.isHidden()
    editor.add_option()
    editor.set_read_only(False)
    editor.set_issue("")
    assert editor.add.isHidden()
    editor.add_option()


@pytest.mark.parametrize("width", [272, 296, 348, 440])
def test_nothing_lies_over_another_at_any_width(
    editor: StanceEditor, session: Session, qtbot: QtBot, width: int
) -> None:
    words = "a long label that has to go over several lines of the narrow table"
    option = Option(id="o9", issue="territory", label=words, value=30.0)
    session.do(Change("Add it", (Edit.insert(option),)))
    editor.load("p1", "territory")
    editor.resize(width, editor.heightForWidth(width))
    qtbot.waitUntil(lambda: editor.add.y() >= editor.table.geometry().bottom())
    assert sum(map(editor.table.rowHeight, range(3))) == editor.table.height()
